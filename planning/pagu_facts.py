"""Loading ceilings: the year's own, else last year's as an assumption."""

from collections import defaultdict

from planning.models import PaguIndikatif, PaguTahun
from planning.pagu_data import VILLAGE_SOURCES
from planning.pagu_usage import PaguFacts, SourceCeiling


def load_pagu(desa_id: int, year: int) -> PaguFacts:
    """The ceilings of a village in a year, in two queries.

    While no transfer of the year is known, last year's sums are given as an assumption. What the village itself already
    knows of the year, its own income and its SiLPA, counts beside them.
    """
    years = {row.year: row for row in PaguTahun.objects.filter(desa_id=desa_id, year__in=(year, year - 1))}
    ceilings = _ceilings_by_year(years)
    own, before = ceilings.get(year, ()), ceilings.get(year - 1, ())
    document = years[year].document if year in years else ""
    if not before or any(ceiling.amount and ceiling.source not in VILLAGE_SOURCES for ceiling in own):
        return PaguFacts(year, own, document=document)
    return PaguFacts(year, _assumed(own, before), assumed_from=year - 1, document=years[year - 1].document)


def _ceilings_by_year(years: dict[int, PaguTahun]) -> dict[int, tuple[SourceCeiling, ...]]:
    rows = PaguIndikatif.objects.filter(tahun__in=[row.pk for row in years.values()]).order_by("sumber__position")
    found: dict[int, list[SourceCeiling]] = defaultdict(list)
    for year, *values in rows.values_list("tahun__year", "sumber__code", "amount", "silpa", "regular_amount"):
        found[year].append(SourceCeiling(*values))
    return {year: tuple(ceilings) for year, ceilings in found.items()}


def _assumed(own: tuple[SourceCeiling, ...], before: tuple[SourceCeiling, ...]) -> tuple[SourceCeiling, ...]:
    """Last year's sums with this year's SiLPA: what last year left over is no promise for this one."""
    known = {ceiling.source: ceiling for ceiling in own}
    borrowed = {ceiling.source: ceiling.amount for ceiling in before}
    assumed = []
    for source in dict.fromkeys((*borrowed, *known)):
        mine = known.get(source)
        if mine and mine.amount:
            assumed.append(mine)
        else:
            assumed.append(SourceCeiling(source, borrowed.get(source, 0), mine.silpa if mine else 0))
    return tuple(assumed)
