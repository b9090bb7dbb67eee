"""Loading ceilings: the year's own, else the latest earlier ones as an assumption."""

from planning.models import PaguIndikatif, PaguTahun
from planning.pagu_usage import PaguFacts, SourceCeiling


def load_pagu(desa_id: int, year: int) -> PaguFacts:
    """The ceilings of a village in a year, in two queries. Without own ones last year's are given as an assumption."""
    known = PaguTahun.objects.filter(desa_id=desa_id, year__in=(year, year - 1)).order_by("-year").first()
    if known is None:
        return PaguFacts(year)
    rows = PaguIndikatif.objects.filter(tahun=known).order_by("sumber__position")
    values = rows.values_list("sumber__code", "amount", "silpa", "regular_amount")
    if known.year == year:
        ceilings = tuple(SourceCeiling(*row) for row in values)
        return PaguFacts(year, ceilings, document=known.document)
    # What last year left over is no promise for this one: SiLPA is not assumed again.
    assumed = tuple(SourceCeiling(source, amount) for source, amount, _silpa, _regular in values)
    return PaguFacts(year, assumed, assumed_from=known.year, document=known.document)
