"""The row history of a line told act by act: what each act changed, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from accounts.models import Act
from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.formats.rupiah import format_decimal, format_rupiah
from places.models import Dusun, RukunTetangga
from planning.enums import LocationKind, Origin, Pola, Tag
from planning.models import RpjmBiaya, RpjmDesa, RpjmKegiatan, RpjmLokasi, RpjmTahun, SasaranRpjm

ABSENT = "–"
_SILENT = {"id", "uid", "rpjm", "desa", "position", "version", "sub_bidang"}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after an act."""

    label: str
    before: str
    after: str


@dataclass
class Change:
    """One act with what it changed."""

    act: Act
    fields: list[FieldChange] = field(default_factory=list)


def acts_on_line(line: RpjmKegiatan) -> QuerySet[Act]:
    """The act log of one line."""
    return Act.objects.filter(subject_type=line._meta.label_lower, subject_id=str(line.uid))


def acts_on_plan(rpjm: RpjmDesa) -> QuerySet[Act]:
    """The act log of a plan and all its lines, newest first."""
    uids = [str(uid) for uid in rpjm.line_set.values_list("uid", flat=True)]
    return Act.objects.filter(
        subject_type__in=[RpjmDesa._meta.label_lower, RpjmKegiatan._meta.label_lower],
        subject_id__in=[str(rpjm.uid), *uids],
    )


def last_act(line: RpjmKegiatan) -> Act | None:
    """Who touched the line last."""
    return acts_on_line(line).first()


def line_changes(line: RpjmKegiatan) -> list[Change]:
    """All acts on the line, newest first, in a fixed number of queries."""
    acts = {str(act.pk): act for act in acts_on_line(line)}
    states = _states_by_act(line)
    changes: list[Change] = []
    before: dict[str, str] = {}
    for key in sorted(acts, key=int):
        after = states.get(key, before)
        labels = dict.fromkeys((*before, *after))
        fields = [
            FieldChange(label, before.get(label, ABSENT), after.get(label, ABSENT))
            for label in labels
            if before.get(label, ABSENT) != after.get(label, ABSENT)
        ]
        changes.append(Change(acts[key], fields))
        before = after
    return changes[::-1]


def _states_by_act(line: RpjmKegiatan) -> dict[str, dict[str, str]]:
    """The line in words after each act: history rows are replayed in order."""
    line_rows = list(RpjmKegiatan.history.filter(id=line.pk).order_by("history_id"))
    lokasi_rows = list(RpjmLokasi.history.filter(line_id=line.pk).order_by("history_id"))
    words = _Words(line_rows, lokasi_rows)
    tahun_rows = list(RpjmTahun.history.filter(line_id=line.pk).order_by("history_id"))
    tahun_ids = {row.id: row.year for row in tahun_rows}
    events: list[tuple[int, str, dict[str, str | None]]] = []
    for row in line_rows:
        events.append((0, row.history_change_reason or "", words.of_line(row)))
    for row in tahun_rows:
        gone = row.history_type == "-"
        target = (
            None
            if gone
            else ", ".join(
                part
                for part in (row.target, f"volume {format_decimal(row.volume)}" if row.volume is not None else "")
                if part
            )
            or "dikerjakan"
        )
        events.append((1, row.history_change_reason or "", {f"Tahun {row.year}": target}))
    for row in RpjmBiaya.history.filter(tahun_id__in=tahun_ids).order_by("history_id"):
        label = f"Biaya {tahun_ids[row.tahun_id]} dari {words.sources.get(row.sumber_id, 'sumber belum dibagi')}"
        amount = "bagian belum diketahui" if row.amount is None else f"Rp{format_rupiah(row.amount)}"
        events.append((2, row.history_change_reason or "", {label: None if row.history_type == "-" else amount}))
    for row in lokasi_rows:
        label = f"Tempat {words.place(row)}"
        events.append((3, row.history_change_reason or "", {label: None if row.history_type == "-" else "ya"}))
    return _replay(events)


def _replay(events: list[tuple[int, str, dict[str, str | None]]]) -> dict[str, dict[str, str]]:
    """State after each act; within an act deletions come before additions of the same label."""
    states: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    by_act: dict[str, list[dict[str, str | None]]] = {}
    for _, key, change in sorted(events, key=lambda event: event[0]):
        by_act.setdefault(key, []).append(change)
    for key in sorted((key for key in by_act if key.isdigit()), key=int):
        for change in sorted(by_act[key], key=lambda change: any(value is not None for value in change.values())):
            for label, value in change.items():
                if value is None:
                    current.pop(label, None)
                else:
                    current[label] = value
        states[key] = dict(current)
    return states


class _Words:
    """Names of what history rows point to, each list loaded once."""

    def __init__(self, line_rows: list[Any], lokasi_rows: list[Any]) -> None:
        self.sources = dict(SumberDana.objects.values_list("pk", "code"))
        self.bidang = {row.pk: str(row) for row in Bidang.objects.all()}
        self.units = dict(Satuan.objects.values_list("pk", "name"))
        self.kegiatan = _names(Kegiatan, (row.kegiatan_id for row in line_rows))
        self.sasaran = _names(SasaranRpjm, (row.sasaran_id for row in line_rows))
        self.dusun = _names(Dusun, (row.dusun_id for row in lokasi_rows))
        self.rukun_tetangga = _names(RukunTetangga, (row.rukun_tetangga_id for row in lokasi_rows))

    def of_line(self, row: RpjmKegiatan) -> dict[str, str | None]:
        """The fields of a history row in words."""
        found: dict[str, str | None] = {}
        for model_field in RpjmKegiatan._meta.fields:
            if model_field.name in _SILENT:
                continue
            value = getattr(row, model_field.attname)
            found[_capital(model_field.verbose_name)] = (
                self._word(model_field.name, value) if value not in (None, "", []) else None
            )
        return found

    def place(self, row: RpjmLokasi) -> str:
        """Dusun and RT of a history row."""
        parts = (self.dusun.get(row.dusun_id), self.rukun_tetangga.get(row.rukun_tetangga_id))
        return " ".join(part for part in parts if part)

    def _word(self, name: str, value: Any) -> str:
        match name:
            case "bidang":
                return self.bidang.get(value, ABSENT)
            case "unit":
                return self.units.get(value, ABSENT)
            case "kegiatan":
                return self.kegiatan.get(value, ABSENT)
            case "sasaran":
                return self.sasaran.get(value, "sasaran yang sudah dihapus")
            case "volume":
                return format_decimal(value)
            case "pola":
                return str(Pola(value).label)
            case "origin":
                return str(Origin(value).label)
            case "location_kind":
                return str(LocationKind(value).label)
            case "tags":
                return ", ".join(str(Tag(tag).label) for tag in value)
            case "sdgs":
                return ", ".join(str(goal) for goal in value)
            case "is_code_confirmed":
                return "ya" if value else "belum"
            case "deleted_at":
                return "dihapus"
        return str(value)


def _names(model: type[Model], ids: Iterable[int | None]) -> dict[int | None, str]:
    return {row.pk: str(row) for row in model._default_manager.filter(pk__in={pk for pk in ids if pk is not None})}


def _capital(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]
