"""Counts and intervals of the loop as words."""

from django import template

from training.calculations.effect import Comparison, Group, Interval
from training.loop.words import change_words, interval_words, share_words, verdict_words

register = template.Library()


@register.filter
def before(group: Group) -> str:
    """ "38 dari 49 (78%)" had it in the first round."""
    return share_words(group.before, group.villages)


@register.filter
def after(group: Group) -> str:
    """ "19 dari 49 (39%)" had it in the second round."""
    return share_words(group.after, group.villages)


@register.filter
def fewer(group: Group) -> str:
    """ "30 dari 49 (61%)": villages in which there are fewer than before."""
    return share_words(group.gone, group.villages)


@register.filter
def change(group: Group) -> str:
    """ "−39 poin"."""
    return change_words(group)


@register.filter
def interval(found: Interval | None) -> str:
    """ "−39 poin (selang 95%: −52 sampai −24)"."""
    return interval_words(found)


@register.filter
def verdict(comparison: Comparison) -> str:
    """What may be said."""
    return verdict_words(comparison)
