"""Loading the facts of a RPJM Desa from the database."""

from planning.enums import LocationKind
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, group_lines, source_order
from planning.models import RpjmDesa, RpjmKegiatan


def load_rpjm_facts(rpjm: RpjmDesa) -> PlanFacts:
    """All living lines of the plan, in four queries whatever their number."""
    rows = []
    for number, line in enumerate(rpjm.line_set.for_table(), start=1):
        sub = (line.sub_bidang.code, line.sub_bidang.name) if line.sub_bidang else ("", "Sub bidang belum dipilih")
        rows.append(((line.bidang.code, line.bidang.name), sub, line_fact(line, number=number, rpjm=rpjm)))
    return group_lines(rpjm.years, rows)


def line_fact(line: RpjmKegiatan, *, number: int, rpjm: RpjmDesa) -> LineFact:
    """One line with its prefetched children as plain values."""
    return LineFact(
        uid=line.uid,
        number=number,
        version=line.version,
        bidang=line.bidang.code,
        sub_bidang=line.sub_bidang.code if line.sub_bidang else "",
        code=line.kegiatan.code if line.kegiatan else "",
        is_code_confirmed=line.is_code_confirmed,
        name=line.name,
        location=location_words(line, desa_name=rpjm.desa.name),
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
        years=tuple(
            YearFact(
                tahun.year,
                tahun.target,
                tahun.volume,
                tuple(
                    sorted(
                        (
                            CostFact(biaya.sumber.code if biaya.sumber else None, biaya.amount)
                            for biaya in tahun.biaya_set.all()
                        ),
                        key=lambda cost: source_order(cost.source),
                    )
                ),
            )
            for tahun in line.tahun_set.all()
        ),
    )


def location_words(line: RpjmKegiatan, *, desa_name: str) -> str:
    """ "Desa Panji", "Krajan RT 001/RW 002, RT 003/RW 002", or "Tersebar: Krajan; Tengah RT 001" over several dusun."""
    if line.location_kind == LocationKind.WHOLE_VILLAGE:
        words = f"Desa {desa_name}"
    elif line.location_kind == LocationKind.PLACES:
        places = _places_by_dusun(line)
        words = f"Tersebar: {'; '.join(places)}" if len(places) > 1 else "".join(places)
    else:
        words = ""
    return ", ".join(part for part in (words, line.location_text) if part)


def _places_by_dusun(line: RpjmKegiatan) -> list[str]:
    """Each dusun once, with its RT behind it unless the whole dusun is named."""
    rts: dict[str, list[str]] = {}
    for lokasi in line.lokasi_set.all():
        rts.setdefault(lokasi.dusun.name, []).append(str(lokasi.rukun_tetangga or ""))
    return [dusun if "" in named else f"{dusun} {', '.join(named)}" for dusun, named in rts.items()]
