"""History rows of plan lines in words."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.tanggal import format_tanggal
from places.models import Dusun, RukunTetangga
from planning.enums import LocationKind, Origin, OutsideGround, Pola, Tag
from planning.models import (
    KerjaSama,
    PrioritasKabupaten,
    ProgramMasuk,
    RkpKegiatan,
    RpjmKegiatan,
    SasaranRpjm,
)

ABSENT = "–"
_SILENT = {"id", "uid", "rpjm", "rkp", "desa", "position", "version", "sub_bidang"}
# What a line points to, and what to say when it is gone.
_POINTED: dict[str, tuple[type[Model], str]] = {
    "kegiatan": (Kegiatan, ABSENT),
    "sasaran": (SasaranRpjm, "sasaran yang sudah dihapus"),
    "program": (ProgramMasuk, ABSENT),
    "prioritas": (PrioritasKabupaten, ABSENT),
    "kerja_sama": (KerjaSama, ABSENT),
    "rpjm_line": (RpjmKegiatan, ABSENT),
    "carried_from": (RkpKegiatan, ABSENT),
}
_CHOICES = {"pola": Pola, "origin": Origin, "location_kind": LocationKind, "outside_ground": OutsideGround}


class Words:
    """Names of what history rows point to, each list loaded once."""

    def __init__(self, line_rows: list[Any], lokasi_rows: list[Any]) -> None:
        self.sources = dict(SumberDana.objects.values_list("pk", "code"))
        self.bidang = {row.pk: str(row) for row in Bidang.objects.all()}
        self.units = dict(Satuan.objects.values_list("pk", "name"))
        self.pointed = {
            field: _names(model, (getattr(row, f"{field}_id", None) for row in line_rows))
            for field, (model, _) in _POINTED.items()
        }
        self.dusun = _names(Dusun, (row.dusun_id for row in lokasi_rows))
        self.rukun_tetangga = _names(RukunTetangga, (row.rukun_tetangga_id for row in lokasi_rows))

    def of_line(self, row: Any) -> dict[str, str | None]:
        """The fields of a history row of a line of either plan in words."""
        found: dict[str, str | None] = {}
        for model_field in row.instance_type._meta.fields:
            if model_field.name in _SILENT:
                continue
            value = getattr(row, model_field.attname)
            found[_capital(model_field.verbose_name)] = (
                self._word(model_field.name, value) if value not in (None, "", []) else None
            )
        return found

    def place(self, row: Any) -> str:
        """Dusun and RT of a history row."""
        parts = (self.dusun.get(row.dusun_id), self.rukun_tetangga.get(row.rukun_tetangga_id))
        return " ".join(part for part in parts if part)

    def source(self, row: Any) -> str:
        """Source of a history row of a cost."""
        return self.sources.get(row.sumber_id, "sumber belum dibagi")

    def _word(self, name: str, value: Any) -> str:
        if name in _POINTED:
            return self.pointed[name].get(value, _POINTED[name][1])
        if name in _CHOICES:
            return str(_CHOICES[name](value).label)
        match name:
            case "bidang":
                return self.bidang.get(value, ABSENT)
            case "unit":
                return self.units.get(value, ABSENT)
            case "volume":
                return format_decimal(value)
            case "tags":
                return ", ".join(str(Tag(tag).label) for tag in value)
            case "sdgs":
                return ", ".join(str(goal) for goal in value)
            case "starts_on" | "ends_on":
                return format_tanggal(value)
            case "is_code_confirmed":
                return "ya" if value else "belum"
            case "deleted_at":
                return "dihapus"
        return str(value)


def amount_words(amount: int | None) -> str:
    """ "Rp1.000"; a candidate source has no share yet."""
    return "bagian belum diketahui" if amount is None else f"Rp{format_rupiah(amount)}"


def _names(model: type[Model], ids: Iterable[int | None]) -> dict[int | None, str]:
    return {row.pk: str(row) for row in model._default_manager.filter(pk__in={pk for pk in ids if pk is not None})}


def _capital(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]
