"""Which tabs of a village its reader may open."""

from typing import Any

from django import template

from villages.policy_people import may_see_residents

register = template.Library()


@register.simple_tag(takes_context=True)
def may_see_people(context: dict[str, Any]) -> bool:
    """Whether the reader of the page may list the residents of its village."""
    return bool(may_see_residents(context.get("membership"), context["desa"]))
