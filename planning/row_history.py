"""The history of one plain row told act by act, and the row in words: for rows without children."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.db.models import BigIntegerField, DecimalField, Field, ForeignKey, JSONField, Model, QuerySet
from django.utils import timezone

from accounts.models import Act
from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.tanggal import format_tanggal
from planning.history import ABSENT, Change, FieldChange, differences

_SILENT = {"id", "uid", "desa", "kabupaten", "line", "version", "file", "content_type", "size", "sha256", "added_by"}


def describe_row(row: Model) -> dict[str, str]:
    """Label and value of everything the row says, in the order of the model; that it was deleted only when it was."""
    names = _names(type(row), [row])
    told = [field for field in _told(type(row)) if field.name != "deleted_at" or row.deleted_at]  # type: ignore[attr-defined]
    return {_label(field): _word(field, row, names) for field in told}


def row_changes(row: Model) -> list[Change]:
    """All acts on the row, newest first, in as many queries as the model has keys, and two."""
    return changes_told(type(row), row.history.all())  # type: ignore[attr-defined]


def changes_told(model: type[Model], history: QuerySet) -> list[Change]:
    """The same for any part of a model's history that tells of one thing, also over a delete and a new start."""
    states = list(history.order_by("history_id"))
    acts = Act.objects.in_bulk({_act_id(state) for state in states})
    names = _names(model, states)
    before: dict[str, str] = {}
    changes: list[Change] = []
    for state in states:
        gone = state.history_type == "-"
        after = {} if gone else {_label(field): _word(field, state, names) for field in _told(model)}
        if act := acts.get(_act_id(state)):
            changes.append(Change(act, differences(before, after)))
        before = after
    return changes[::-1]


def changes_of_rows(model: type[Model], keys: Collection[str]) -> dict[int, list[FieldChange]]:
    """What acts changed in rows of a model, by the number of the act; `keys` are uids, or primary keys without them.

    In as many queries as the model has keys, and one.
    """
    history, names_uid = model.history, any(field.name == "uid" for field in model._meta.fields)  # type: ignore[attr-defined]
    wanted = {"uid__in": keys} if names_uid else {"id__in": [int(key) for key in keys if key.isdigit()]}
    states = list(history.filter(**wanted).order_by("history_id"))
    names = _names(model, states)
    before: dict[int, dict[str, str]] = defaultdict(dict)
    found: dict[int, list[FieldChange]] = defaultdict(list)
    for state in states:
        gone = state.history_type == "-"
        after = {} if gone else {_label(field): _word(field, state, names) for field in _told(model)}
        found[_act_id(state)] += differences(before[state.id], after)
        before[state.id] = after
    return dict(found)


def _act_id(state: Any) -> int:
    reason = state.history_change_reason or ""
    return int(reason) if reason.isdigit() else 0


def _told(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.fields if field.name not in _SILENT]


def _names(model: type[Model], rows: list[Any]) -> dict[str, dict[int, str]]:
    """Words for what the rows' keys point to: one query per key that is used."""
    names: dict[str, dict[int, str]] = defaultdict(dict)
    for field in (told for told in _told(model) if isinstance(told, ForeignKey)):
        keys = {getattr(row, field.attname) for row in rows} - {None}
        if keys:
            found = field.remote_field.model._default_manager.filter(pk__in=keys)
            names[field.name] = {row.pk: str(row) for row in found}
    return names


def _word(field: Field, row: Any, names: dict[str, dict[int, str]]) -> str:
    value = getattr(row, field.attname)
    if value in (None, "", []):
        return ABSENT
    if isinstance(field, ForeignKey):
        return names[field.name].get(value, ABSENT)
    if field.choices:
        return str(dict(field.flatchoices)[value])
    if field.name == "deleted_at":
        return f"dihapus {_when(value)}"
    if isinstance(field, BigIntegerField):
        return f"Rp{format_rupiah(value)}"
    if isinstance(field, DecimalField):
        return format_decimal(value)
    if isinstance(field, JSONField):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _when(value) if isinstance(value, date | time) else str(value)


def _when(value: date | time) -> str:
    """A day, the day of a moment as the reader's clock tells it, or an hour."""
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return format_tanggal(timezone.localtime(value) if isinstance(value, datetime) else value)


def _label(field: Field) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]
