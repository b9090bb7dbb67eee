"""Loading the facts of a RPJM Desa: plain tuples from four queries, whatever the number of lines."""

from collections import defaultdict
from collections.abc import Sequence

from places.models import RukunTetangga
from planning.enums import LocationKind
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, group_lines, source_order
from planning.models import RpjmBiaya, RpjmDesa, RpjmKegiatan, RpjmLokasi, RpjmTahun

Places = Sequence[tuple[str, str]]


def load_rpjm_facts(rpjm: RpjmDesa) -> PlanFacts:
    """All living lines of the plan under their headings."""
    years, places = _years_by_line(rpjm), _places_by_line(rpjm)
    rows = []
    for number, line in enumerate(rpjm.line_set.for_table(), start=1):
        sub = (line.sub_bidang.code, line.sub_bidang.name) if line.sub_bidang else ("", "Sub bidang belum dipilih")
        fact = _line_fact(line, number, rpjm.desa.name, years.get(line.pk, ()), places.get(line.pk, ()))
        rows.append(((line.bidang.code, line.bidang.name), sub, fact))
    return group_lines(rpjm.years, rows)


def location_words(kind: str, text: str, places: Places, *, desa_name: str) -> str:
    """ "Desa Panji", "Krajan RT 001/RW 002, RT 003/RW 002", or "Tersebar: Krajan; Tengah RT 001" over several dusun.

    `places` are (dusun, RT), the RT "" for a whole dusun; `text` is the village's own remark.
    """
    words = ""
    if kind == LocationKind.WHOLE_VILLAGE:
        words = f"Desa {desa_name}"
    elif kind == LocationKind.PLACES:
        named = _each_dusun_once(places)
        words = f"Tersebar: {'; '.join(named)}" if len(named) > 1 else "".join(named)
    return ", ".join(part for part in (words, text) if part)


def _years_by_line(rpjm: RpjmDesa) -> dict[int, tuple[YearFact, ...]]:
    costs: dict[int, list[CostFact]] = defaultdict(list)
    biaya = RpjmBiaya.objects.filter(tahun__line__rpjm=rpjm, tahun__line__deleted_at=None).order_by()
    for tahun_id, source, amount in biaya.values_list("tahun_id", "sumber__code", "amount"):
        costs[tahun_id].append(CostFact(source, amount))
    years: dict[int, list[YearFact]] = defaultdict(list)
    tahun = RpjmTahun.objects.filter(line__rpjm=rpjm, line__deleted_at=None).order_by("year")
    for pk, line_id, year, target, volume in tahun.values_list("pk", "line_id", "year", "target", "volume"):
        of_year = sorted(costs[pk], key=lambda cost: source_order(cost.source))
        years[line_id].append(YearFact(year, target, volume, tuple(of_year)))
    return {line_id: tuple(facts) for line_id, facts in years.items()}


def _places_by_line(rpjm: RpjmDesa) -> dict[int, list[tuple[str, str]]]:
    places: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = RpjmLokasi.objects.filter(line__rpjm=rpjm, line__deleted_at=None)
    named = rows.values_list("line_id", "dusun__name", "rukun_tetangga__rt", "rukun_tetangga__rw")
    for line_id, dusun, rt, rw in named:
        places[line_id].append((dusun, str(RukunTetangga(rt=rt, rw=rw)) if rt else ""))
    return places


def _each_dusun_once(places: Places) -> list[str]:
    """Each dusun with its RT behind it unless the whole dusun is named."""
    rts: dict[str, list[str]] = {}
    for dusun, rt in places:
        rts.setdefault(dusun, []).append(rt)
    return [dusun if "" in named else f"{dusun} {', '.join(named)}" for dusun, named in rts.items()]


def _line_fact(
    line: RpjmKegiatan, number: int, desa_name: str, years: tuple[YearFact, ...], places: Places
) -> LineFact:
    return LineFact(
        uid=line.uid,
        number=number,
        version=line.version,
        bidang=line.bidang.code,
        sub_bidang=line.sub_bidang.code if line.sub_bidang else "",
        code=line.kegiatan.code if line.kegiatan else "",
        is_code_confirmed=line.is_code_confirmed,
        name=line.name,
        location=location_words(line.location_kind, line.location_text, places, desa_name=desa_name),
        volume=line.volume,
        unit=line.unit.name if line.unit else "",
        manfaat=line.manfaat,
        manfaat_l=line.manfaat_l,
        manfaat_p=line.manfaat_p,
        manfaat_rtm=line.manfaat_rtm,
        data_eksisting=line.data_eksisting,
        pola=line.pola,
        sdgs=tuple(line.sdgs),
        tags=tuple(line.tags),
        origin=line.origin,
        sasaran=line.sasaran.text if line.sasaran else "",
        years=years,
    )
