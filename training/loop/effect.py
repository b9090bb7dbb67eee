"""Before and after: did the findings that were trained on fall among the trained villages, against the others?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from review.board.area import Area
from review.board.findings import title_of
from training.calculations.effect import Comparison, group_of, group_of_counts
from training.loop.rounds import Round, last_rounds_of
from training.loop.trained import Training, trainings_of


@dataclass(frozen=True)
class PairOfRounds:
    """A village with a round before and one after, and what it was trained on between them."""

    desa_id: int
    before: Round
    after: Round
    trained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RuleEffect:
    """One rule that was treated: trained against untrained villages."""

    rule: str
    title: str
    comparison: Comparison

    @property
    def name(self) -> str:
        """ "R13 Jumlah tidak melebihi pagu"."""
        return f"{self.rule} {self.title}".strip()

    @property
    def was_found(self) -> bool:
        """Whether any village had it, before or after."""
        groups = (self.comparison.trained, self.comparison.untrained)
        return any(group.before or group.after for group in groups)


@dataclass(frozen=True)
class Effect:
    """The comparison of two plan years of an area.

    `rules` are those that were treated and found anywhere. `overall` counts villages in which fewer, more or as many of
    the treated rules found something; a village counts as trained there when it was trained on one of them at least.
    """

    before: Area
    after: Area
    rules: tuple[RuleEffect, ...]
    overall: Comparison
    villages: int
    unpaired: int


def load_effect(before: Area, after: Area) -> Effect:
    """Both years of one area, in the same number of queries for any number of villages, rules and sessions."""
    first, second = last_rounds_of(before), last_rounds_of(after)
    pairs = list(_pairs(first, second))
    trainings = _trainings(after, pairs)
    pairs = [_with_training(pair, trainings.get(pair.desa_id, ())) for pair in pairs]
    treated = sorted(frozenset().union(*(pair.trained for pair in pairs)))
    effects = [RuleEffect(rule, title_of(rule), of_rule(rule, pairs)) for rule in treated]
    return Effect(
        before=before,
        after=after,
        rules=tuple(effect for effect in effects if effect.was_found),
        overall=of_all(frozenset(treated), pairs),
        villages=len(pairs),
        unpaired=len({*first, *second}) - len(pairs),
    )


def of_rule(rule: str, pairs: Iterable[PairOfRounds]) -> Comparison:
    """Villages by whether the rule found something before and after; trained are those trained on this rule."""
    seen = [(rule in pair.trained, (rule in pair.before.rules, rule in pair.after.rules)) for pair in pairs]
    return Comparison(
        trained=group_of(pair for is_trained, pair in seen if is_trained),
        untrained=group_of(pair for is_trained, pair in seen if not is_trained),
    )


def of_all(rules: frozenset[str], pairs: Iterable[PairOfRounds]) -> Comparison:
    """Villages by how many of the treated rules found something before and after."""
    seen = [(bool(pair.trained), (len(pair.before.rules & rules), len(pair.after.rules & rules))) for pair in pairs]
    return Comparison(
        trained=group_of_counts(pair for is_trained, pair in seen if is_trained),
        untrained=group_of_counts(pair for is_trained, pair in seen if not is_trained),
    )


def _pairs(first: dict[int, Round], second: dict[int, Round]) -> Iterable[PairOfRounds]:
    """Villages with two different rounds, the second handed over later."""
    for desa, before in first.items():
        after = second.get(desa)
        if after and after.submission != before.submission and after.handed_on >= before.handed_on:
            yield PairOfRounds(desa, before, after)


def _trainings(area: Area, pairs: Sequence[PairOfRounds]) -> dict[int, list[Training]]:
    since = min((pair.before.handed_on for pair in pairs), default=date.max)
    until = max((pair.after.handed_on for pair in pairs), default=date.min)
    return trainings_of(area, since=since, until=until)


def _with_training(pair: PairOfRounds, trainings: Iterable[Training]) -> PairOfRounds:
    """What the village was trained on after it handed over the first round and before it did the second."""
    between = [one for one in trainings if pair.before.handed_on < one.held_on < pair.after.handed_on]
    return PairOfRounds(
        pair.desa_id, pair.before, pair.after, frozenset().union(*(training.rules for training in between))
    )
