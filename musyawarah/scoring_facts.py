"""What a year's usulan were given: averages, weighted totals and ranks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from musyawarah.methods import Method, read_method
from musyawarah.models import NilaiUsulan, Skoring
from musyawarah.usulan_facts import UsulanFact
from musyawarah.usulan_reading import load_usulan
from places.models import Desa

_TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Score:
    """What one person gave one usulan for one criterion."""

    usulan_pk: int
    scorer_pk: int
    criterion: str
    value: int


@dataclass(frozen=True)
class ScoredUsulan:
    """A usulan with the averages of its criteria; ranks and total are None until every criterion has a score."""

    usulan: UsulanFact
    averages: tuple[Decimal | None, ...]
    total: Decimal | None
    scorer_count: int
    rank_bidang: int | None = None
    rank_all: int | None = None


@dataclass(frozen=True)
class ScoringFacts:
    """The scoring of a year; `rows` are in the order of the ranks, those without a rank last."""

    pk: int
    year: int
    version: int
    method: Method
    musyawarah_pk: int | None
    scorers: dict[int, str]
    scores: tuple[Score, ...]
    rows: tuple[ScoredUsulan, ...]

    @cached_property
    def ranked(self) -> tuple[ScoredUsulan, ...]:
        """Those that have a rank."""
        return tuple(row for row in self.rows if row.rank_all is not None)

    def given(self, scorer_pk: int) -> dict[tuple[int, str], int]:
        """What one person gave, by usulan and criterion."""
        return {(one.usulan_pk, one.criterion): one.value for one in self.scores if one.scorer_pk == scorer_pk}

    def of_usulan(self, usulan_pk: int) -> dict[tuple[int, str], int]:
        """What everybody gave one usulan, by scorer and criterion."""
        return {(one.scorer_pk, one.criterion): one.value for one in self.scores if one.usulan_pk == usulan_pk}


def load_scoring(desa: Desa, year: int, usulan: Iterable[UsulanFact] | None = None) -> ScoringFacts | None:
    """The scoring of a year over the usulan of its list, in two queries beyond theirs; None where none began."""
    skoring = Skoring.objects.filter(desa=desa, year=year).first()
    if skoring is None:
        return None
    rows = load_usulan(desa).of_year(year) if usulan is None else tuple(usulan)
    stored = NilaiUsulan.objects.filter(skoring=skoring)
    values = list(stored.values_list("usulan_id", "scorer_id", "scorer__name", "criterion", "value"))
    method = read_method(skoring.method)
    scores = tuple(Score(pk, scorer, criterion, value) for pk, scorer, _, criterion, value in values)
    return ScoringFacts(
        pk=skoring.pk,
        year=year,
        version=skoring.version,
        method=method,
        musyawarah_pk=skoring.musyawarah_id,
        scorers={scorer: name for _, scorer, name, _, _ in sorted(values, key=lambda row: (row[2], row[1]))},
        scores=scores,
        rows=rank_usulan(method, rows, scores),
    )


def ranks(desa: Desa, year: int) -> dict[int, tuple[Decimal, int, int]]:
    """Score, rank in its bidang and rank over all of each scored usulan of a year's list, by its key."""
    facts = load_scoring(desa, year)
    return {
        row.usulan.pk: (row.total, row.rank_bidang, row.rank_all)
        for row in (facts.ranked if facts else ())
        if row.total is not None and row.rank_bidang is not None and row.rank_all is not None
    }


def rank_usulan(method: Method, usulan: Iterable[UsulanFact], scores: Iterable[Score]) -> tuple[ScoredUsulan, ...]:
    """Average each criterion over its scorers, weigh, and rank; pure.

    A tie goes to more members of poor households, then to more women; who is equal in these, too, shares the rank.
    """
    by_usulan: dict[int, list[Score]] = defaultdict(list)
    for score in scores:
        by_usulan[score.usulan_pk].append(score)
    rows = [_averaged(method, one, by_usulan.get(one.pk, [])) for one in usulan]
    complete = sorted((row for row in rows if row.total is not None), key=_order)
    over_all = _places(complete)
    in_bidang: dict[int, int] = {}
    for bidang in {row.usulan.bidang_code for row in complete}:
        in_bidang |= _places([row for row in complete if row.usulan.bidang_code == bidang])
    ranked = [
        ScoredUsulan(
            row.usulan, row.averages, row.total, row.scorer_count, in_bidang[row.usulan.pk], over_all[row.usulan.pk]
        )
        for row in complete
    ]
    return (*ranked, *(row for row in rows if row.total is None))


def _averaged(method: Method, usulan: UsulanFact, scores: list[Score]) -> ScoredUsulan:
    given: dict[str, list[int]] = defaultdict(list)
    for score in scores:
        given[score.criterion].append(score.value)
    averages = tuple(
        _mean(given[criterion.code]) if given.get(criterion.code) else None for criterion in method.criteria
    )
    total = None
    if method.criteria and all(average is not None for average in averages):
        weighted = (
            criterion.weight * Decimal(sum(given[criterion.code])) / len(given[criterion.code])
            for criterion in method.criteria
        )
        total = sum(weighted, Decimal(0)).quantize(_TWO_PLACES, ROUND_HALF_UP)
    return ScoredUsulan(usulan, averages, total, len({score.scorer_pk for score in scores}))


def _mean(values: list[int]) -> Decimal:
    return (Decimal(sum(values)) / len(values)).quantize(_TWO_PLACES, ROUND_HALF_UP)


def _merit(row: ScoredUsulan) -> tuple[Decimal, int, int]:
    """What a rank is decided by, the highest first."""
    return (row.total or Decimal(0), row.usulan.manfaat_rtm or 0, row.usulan.manfaat_p or 0)


def _order(row: ScoredUsulan) -> tuple:
    total, poor, women = _merit(row)
    return (-total, -poor, -women, row.usulan.number)


def _places(rows: list[ScoredUsulan]) -> dict[int, int]:
    """1, 2, 2, 4 …: equals share a place."""
    places: dict[int, int] = {}
    before, place = None, 0
    for count, row in enumerate(rows, start=1):
        if _merit(row) != before:
            before, place = _merit(row), count
        places[row.usulan.pk] = place
    return places
