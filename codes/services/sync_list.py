"""Bringing one small list up to the rows of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class ListResult:
    """How many rows of one list were touched; `in_file` is how many its file has."""

    list: str
    in_file: int
    created: int
    changed: int
    retired: int

    @property
    def touched(self) -> int:
        """Rows written."""
        return self.created + self.changed + self.retired


def sync_list(
    name: str,
    rows: models.QuerySet,
    wanted: Mapping[Any, dict[str, Any]],
    *,
    key: str,
    also: Mapping[str, Any] | None = None,
    retire_missing: bool = True,
) -> ListResult:
    """Create, change and retire `rows` until they hold `wanted` (key -> field values); nothing is deleted.

    `also` are values that a new row gets besides. A row that comes back is in force again. A list whose model knows
    no retirement keeps what its file lacks.
    """
    model = rows.model
    can_retire = any(field.name == "is_retired" for field in model._meta.fields)
    known = {getattr(row, key): row for row in rows}
    created = [model(**{key: value}, **wanted[value], **(also or {})) for value in wanted if value not in known]
    returning = {"is_retired": False} if can_retire else {}
    changed = [known[value] for value in wanted if value in known and _take(known[value], wanted[value] | returning)]
    retired = []
    if can_retire and retire_missing:
        missing = [row for value, row in known.items() if value not in wanted]
        retired = [row for row in missing if _take(row, {"is_retired": True})]
    model._default_manager.bulk_create(created)
    if changed or retired:
        names = {field for values in wanted.values() for field in values} | returning.keys()
        model._default_manager.bulk_update([*changed, *retired], sorted(names))
    return ListResult(name, len(wanted), len(created), len(changed), len(retired))


def _take(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Set the values on the row; say whether any differed."""
    differs = [field for field, value in values.items() if getattr(row, field) != value]
    for field in differs:
        setattr(row, field, values[field])
    return bool(differs)
