"""Writing tens of thousands of plain rows: ten times as fast as `bulk_create`, whose time goes into instances."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from places.batches import in_batches

PARAMETERS_IN_A_STATEMENT = 9_000  # SQLite takes 32,766 at most
ROWS_IN_A_BATCH = 2_000


def bulk_insert(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values of `fields`, in that order; values must already be what the columns hold."""
    quote = connection.ops.quote_name
    column_of = _columns(model)
    columns = ", ".join(quote(column_of[name]) for name in fields)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - names of our own columns
    row_marks = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        for batch in in_batches(rows, PARAMETERS_IN_A_STATEMENT // len(fields)):
            cursor.execute(into + ", ".join([row_marks] * len(batch)), [value for row in batch for value in row])


def bulk_set(model: type[models.Model], field: str, values: Iterable[tuple[int, Any]]) -> None:
    """Write one column of many rows, given as (primary key, value); `bulk_update` takes ten times as long."""
    quote = connection.ops.quote_name
    column = quote(_columns(model)[field])
    key = quote(_columns(model)[str(model._meta.pk.name)])
    update = f"UPDATE {quote(model._meta.db_table)} SET {column} = %s WHERE {key} = %s"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for batch in in_batches(((value, pk) for pk, value in values), ROWS_IN_A_BATCH):
            cursor.executemany(update, batch)


def _columns(model: type[models.Model]) -> dict[str, str]:
    return {field.name: field.column for field in model._meta.concrete_fields if field.column}
