"""What writing one row of a village has in common: its lock, its version, its act and its history."""

from typing import Any, TypeVar

from django.db.models import Model

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import StaleVersion
from places.models import Desa

Row = TypeVar("Row", bound=Model)


def lock_row(row: Row, *, version: int | None = None) -> Row:
    """The row with its village, locked until the transaction ends. Raises StaleVersion unless of that version."""
    fresh: Any = type(row)._default_manager.select_for_update(of=("self",)).select_related("desa").get(pk=row.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Data ini baru saja disimpan oleh orang lain.")
    return fresh


def write_row(row: Any, *, by: Membership, verb: str, desa: Desa, summary: str) -> Act:
    """Log the act and save the row, with its history where it keeps one; a stored row gets its next version."""
    is_new = row.pk is None
    if not is_new and hasattr(row, "version"):
        row.version += 1
    act = log_act(by=by, verb=verb, subject=row, place=desa, summary=summary)
    save_with_history(row, act=act)
    if is_new:  # the act knows its row only now
        act.subject_id = str(row.pk)
        act.save(update_fields=["subject_id"])
    return act


def one_line(text: str, longest: int) -> str:
    """A typed text on one line, cut to its column."""
    return " ".join(text.split())[:longest]
