"""What the rows of a workbook say otherwise than is stored, person by person and household by household."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from places.models import Dusun, RukunTetangga
from villages.models import Keluarga, Warga
from villages.resident_preview_rows import CHANGED, EQUAL, REFUSED, FamilyKey, PreviewRow
from villages.resident_reader import WrittenResident


@dataclass(frozen=True)
class WrittenHousehold:
    """What the rows of one household say of it together; `number` is "" and the others None where they say nothing."""

    dusun: Dusun
    rukun_tetangga: RukunTetangga | None
    number: str
    address: str
    is_rtm: bool | None


def households_of(rows: Iterable[PreviewRow]) -> dict[FamilyKey, WrittenHousehold]:
    """The households that these rows form: poor as soon as one row says so, the rest from the first that says it."""
    members: dict[FamilyKey, list[PreviewRow]] = {}
    for row in rows:
        if row.family is not None and row.state != REFUSED:
            members.setdefault(row.family, []).append(row)
    return {key: _household(group) for key, group in members.items()}


def _household(rows: list[PreviewRow]) -> WrittenHousehold:
    marks = [row.written.is_rtm for row in rows if row.written.is_rtm is not None]
    dusun = rows[0].dusun
    if dusun is None:  # rows without a dusun are refused before
        raise ValueError("a household needs a dusun")
    return WrittenHousehold(
        dusun=dusun,
        rukun_tetangga=next((row.rukun_tetangga for row in rows if row.rukun_tetangga), None),
        number=rows[0].written.number,
        address=next((row.written.address for row in rows if row.written.address), ""),
        is_rtm=any(marks) if marks else None,
    )


def compared(rows: list[PreviewRow], families: dict[FamilyKey, Keluarga]) -> list[PreviewRow]:
    """The rows with the RT of their household, and with what they change."""
    households = households_of(rows)
    told: set[FamilyKey] = set()
    found = []
    for row in rows:
        if row.state == REFUSED:
            found.append(row)
            continue
        household, family = (households[row.family], families.get(row.family)) if row.family else (None, None)
        if household is not None:
            rt = household.rukun_tetangga or (family.rukun_tetangga if family else None)
            row = replace(row, rukun_tetangga=rt)
        if row.warga is not None:
            changes = _changes(row, row.warga, family)
            if household is not None and family is not None and row.family not in told:
                changes += _household_changes(household, family)
                told.add(row.family)  # type: ignore[arg-type]
            row = replace(row, state=CHANGED if changes else EQUAL, changes=tuple(changes))
        found.append(row)
    return found


def _changes(row: PreviewRow, warga: Warga, family: Keluarga | None) -> list[str]:
    """What the row says otherwise than is stored; what it does not say stays."""
    written = row.written
    told = {
        "Jenis kelamin": written.gender and written.gender != warga.orang.gender,
        "NIK": written.nik and written.nik != warga.nik,
        "Dusun": row.dusun is not None and row.dusun.pk != warga.dusun_id,
        "RT": row.rukun_tetangga is not None and row.rukun_tetangga.pk != warga.rukun_tetangga_id,
        "Lahir": _differs_in_birth(warga, written),
        "Hubungan": written.relation and written.relation != warga.relation,
        "Pekerjaan": written.occupation and written.occupation != warga.occupation,
        "Disabilitas": _differs_in_disability(warga, written),
        "Keluarga": row.family is not None and (family is None or family.pk != warga.keluarga_id),
    }
    return [name for name, differs in told.items() if differs]


def _household_changes(household: WrittenHousehold, family: Keluarga) -> list[str]:
    rt = household.rukun_tetangga
    told = {
        "Tanda RTM": household.is_rtm is not None and household.is_rtm != family.is_rtm,
        "Nomor KK": household.number and household.number != family.number,
        "Alamat": household.address and household.address != family.address,
        "RT keluarga": rt is not None and rt.pk != family.rukun_tetangga_id,
    }
    return [name for name, differs in told.items() if differs]


def _differs_in_birth(warga: Warga, row: WrittenResident) -> bool:
    if row.born_on:
        return row.born_on != warga.born_on
    return bool(row.birth_year and not warga.born_on and row.birth_year != warga.birth_year)


def _differs_in_disability(warga: Warga, row: WrittenResident) -> bool:
    if row.is_disabled is None:
        return False
    return row.is_disabled != warga.is_disabled or bool(row.disability and row.disability != warga.disability)
