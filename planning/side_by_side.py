"""A line in words, field by field: for the conflict page, the history and readers."""

from dataclasses import dataclass

from places.formats.rupiah import format_decimal, format_rupiah
from planning.enums import LocationKind, Origin, OutsideGround, Pola, Tag
from planning.line_data import CostData, LineData, PlanLineData, RkpLineData
from planning.rkp_facts import months_words

ABSENT = "–"


@dataclass(frozen=True)
class ComparedRow:
    """One field in both versions."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two versions say different things."""
        return self.mine != self.theirs


def describe_line(data: LineData) -> dict[str, str]:
    """Label and value of everything a line of a RPJM Desa says, in the order of the form."""
    words = _what(data) | {"Sasaran RPJM": data.sasaran.text if data.sasaran else ABSENT} | _how(data)
    for year in sorted(data.years, key=lambda year: year.year):
        parts = [f"target {year.target}"] if year.target else []
        if year.volume is not None:
            parts.append(f"volume {format_decimal(year.volume)}")
        parts += map(_cost, year.costs)
        words[f"Tahun {year.year}"] = "; ".join(parts) or "dikerjakan"
    return words


def describe_rkp_line(data: RkpLineData) -> dict[str, str]:
    """Label and value of everything a line of a RKP Desa says, in the order of the form."""
    link = {
        "Kegiatan RPJM": str(data.rpjm_line) if data.rpjm_line else ABSENT,
        "Dasar di luar RPJM": str(OutsideGround(data.outside_ground).label) if data.outside_ground else ABSENT,
        "Alasan di luar RPJM": data.outside_reason or ABSENT,
        "Lanjutan dari": f"{data.carried_from} (RKP Desa {data.carried_from.rkp.year})"
        if data.carried_from
        else ABSENT,
    }
    year = {
        "Target capaian": data.target or ABSENT,
        "Waktu": ", ".join(part for part in (months_words(data.starts_on, data.ends_on), data.time_words) if part)
        or ABSENT,
        "Pelaksana kegiatan": data.pelaksana or ABSENT,
        "Biaya": "; ".join(map(_cost, data.costs)) or ABSENT,
    }
    return _what(data) | link | _how(data) | year


def compare_lines(*, mine: LineData | RkpLineData, theirs: LineData | RkpLineData) -> list[ComparedRow]:
    """Both versions field by field; a year that one of them lacks shows a dash there."""
    left, right = _words(mine), _words(theirs)
    fixed = [label for label in left if not label.startswith("Tahun ")]
    years = sorted({label for label in (*left, *right) if label.startswith("Tahun ")})
    return [ComparedRow(label, left.get(label, ABSENT), right.get(label, ABSENT)) for label in (*fixed, *years)]


def _words(data: LineData | RkpLineData) -> dict[str, str]:
    return describe_line(data) if isinstance(data, LineData) else describe_rkp_line(data)


def _what(data: PlanLineData) -> dict[str, str]:
    return {
        "Kode kegiatan": str(data.kegiatan) if data.kegiatan else ABSENT,
        "Kepastian kode": "sudah pasti" if data.is_code_confirmed else "belum pasti",
        "Nama kegiatan": data.name,
    }


def _how(data: PlanLineData) -> dict[str, str]:
    return {
        "Lokasi": _location(data),
        "Prakiraan volume": _volume(data),
        "Sasaran/Manfaat": data.manfaat or ABSENT,
        "Penerima manfaat (L / P / A-RTM)": " / ".join(
            ABSENT if number is None else str(number) for number in (data.manfaat_l, data.manfaat_p, data.manfaat_rtm)
        ),
        "Data eksisting": data.data_eksisting or ABSENT,
        "Pola pelaksanaan": str(Pola(data.pola).label) if data.pola else ABSENT,
        "Program masuk": str(data.program or ABSENT),
        "Prioritas kabupaten": str(data.prioritas or ABSENT),
        "Kerja sama": str(data.kerja_sama or ABSENT),
        "SDGs Desa": ", ".join(map(str, sorted(data.sdgs))) or ABSENT,
        "Penanda": ", ".join(str(Tag(tag).label) for tag in sorted(data.tags)) or ABSENT,
        "Asal usulan": str(Origin(data.origin).label),
    }


def _cost(cost: CostData) -> str:
    source = cost.sumber.code if cost.sumber else "belum dibagi"
    return f"{source} " + ("(bagian belum diketahui)" if cost.amount is None else f"Rp{format_rupiah(cost.amount)}")


def _location(data: PlanLineData) -> str:
    places = ", ".join(
        f"{place.dusun.name} {place.rukun_tetangga}" if place.rukun_tetangga else place.dusun.name
        for place in data.places
    )
    kind = places if data.location_kind == LocationKind.PLACES else str(LocationKind(data.location_kind).label)
    point = f"({data.latitude}, {data.longitude})" if data.latitude is not None else ""
    return ", ".join(part for part in (kind, data.location_text, point) if part)


def _volume(data: PlanLineData) -> str:
    if data.volume is None:
        return ABSENT
    return f"{format_decimal(data.volume)} {data.unit.name if data.unit else ''}".strip()
