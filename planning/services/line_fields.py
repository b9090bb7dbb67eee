"""Copying onto a row what the lines of both plans have in common."""

from places.errors import DomainError
from places.models import Desa
from planning.enums import LocationKind, Origin, Pola, Tag
from planning.line_data import PlanLineData
from planning.models.plan_line import PlanLine

_PLAIN_FIELDS = (
    "is_code_confirmed", "location_kind", "location_text", "latitude", "longitude", "volume", "unit", "manfaat",
    "manfaat_l", "manfaat_p", "manfaat_rtm", "data_eksisting", "pola", "origin", "program", "prioritas", "kerja_sama",
)  # fmt: skip


def apply_shared_fields(line: PlanLine, data: PlanLineData, desa: Desa) -> None:
    """Copy the data onto an unsaved row; the bidang always follows from the code when there is one.

    Raises DomainError, naming the field, when the data contradict themselves or point to another village's rows.
    """
    _check(data, desa)
    for field in _PLAIN_FIELDS:
        setattr(line, field, getattr(data, field))
    line.name = data.name.strip()
    line.kegiatan = data.kegiatan
    if data.kegiatan is not None:
        line.sub_bidang = data.kegiatan.sub_bidang
        line.bidang = data.kegiatan.sub_bidang.bidang
    else:
        line.sub_bidang = None
        line.bidang = data.bidang  # type: ignore[assignment]
    line.sdgs = sorted(set(data.sdgs))
    line.tags = sorted(set(data.tags))


def _check(data: PlanLineData, desa: Desa) -> None:
    if not data.name.strip():
        raise DomainError("Tulis nama kegiatan.", field="name")
    if data.kegiatan is None and data.bidang is None:
        raise DomainError("Pilih kode kegiatan, atau bidangnya bila kodenya belum pasti.", field="kegiatan")
    if data.location_kind == LocationKind.PLACES and not data.places:
        raise DomainError("Pilih sedikitnya satu dusun.", field="places")
    if any(not 1 <= goal <= 18 for goal in data.sdgs):
        raise DomainError("SDGs Desa bernomor 1 sampai 18.", field="sdgs")
    _refuse_foreign_rows(data, desa)
    _check_choices(data)


def _refuse_foreign_rows(data: PlanLineData, desa: Desa) -> None:
    """Every row pointed to belongs to the village or its kabupaten."""
    for field, row, word in (
        ("kegiatan", data.kegiatan, "Kode kegiatan"),
        ("unit", data.unit, "Satuan"),
    ):
        if row is not None and row.kabupaten_id not in (None, desa.kabupaten_id):
            raise DomainError(f"{word} ini milik kabupaten lain.", field=field)
    if data.prioritas is not None and data.prioritas.kabupaten_id != desa.kabupaten_id:
        raise DomainError("Prioritas ini milik kabupaten lain.", field="prioritas")
    if data.program is not None and data.program.desa_id != desa.pk:
        raise DomainError("Program ini bukan milik desa ini.", field="program")
    if data.kerja_sama is not None and data.kerja_sama.desa_id != desa.pk:
        raise DomainError("Kerja sama ini bukan milik desa ini.", field="kerja_sama")
    if any(place.dusun.desa_id != desa.pk for place in data.places):
        raise DomainError("Dusun ini bukan milik desa ini.", field="places")
    if any(place.rukun_tetangga and place.rukun_tetangga.dusun_id != place.dusun.pk for place in data.places):
        raise DomainError("RT ini bukan bagian dari dusun itu.", field="places")


def _check_choices(data: PlanLineData) -> None:
    """Only values of the lists: pages and documents give each its label."""
    offered = {"location_kind": LocationKind.values, "pola": ["", *Pola.values], "origin": Origin.values}
    for field, values in offered.items():
        if getattr(data, field) not in values:
            raise DomainError(f"Pilihan “{getattr(data, field)}” tidak ada dalam daftar.", field=field)
    if unknown := set(data.tags) - set(Tag.values):
        raise DomainError(f"Penanda “{min(unknown)}” tidak ada dalam daftar.", field="tags")
