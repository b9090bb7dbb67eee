"""Writing the act log and the row history; every service of every room goes through here."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from simple_history.utils import bulk_create_with_history

from accounts.models import Act, Membership
from accounts.owner import owner_fields
from places.bulk_write import bulk_set
from places.models import Desa, Kabupaten, Kecamatan

ROWS_IN_AN_INSERT = 500


def log_act(
    *,
    by: Membership,
    verb: str,
    subject: models.Model,
    place: Desa | Kecamatan | Kabupaten | None,
    summary: str = "",
    reason: str = "",
) -> Act:
    """Write who did what to which row of which place, and why."""
    act = new_act(by=by, verb=verb, subject=subject, place=place, summary=summary, reason=reason)
    act.save(force_insert=True)
    return act


def new_act(
    *,
    by: Membership,
    verb: str,
    subject: models.Model,
    place: Desa | Kecamatan | Kabupaten | None,
    summary: str = "",
    reason: str = "",
) -> Act:
    """Give an unsaved act: a service that does the same to many rows writes them with one `bulk_create`."""
    return Act(
        membership=by,
        orang_name=by.orang.name,
        role_label=by.get_role_display(),
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(getattr(subject, "uid", None) or subject.pk),
        summary=summary[:250],
        reason=reason,
        **owner_fields(place),
    )


def save_with_history(row: Any, *, act: Act, update_fields: list[str] | None = None) -> None:
    """Save one row whose model keeps history, with the act's membership as author."""
    row._history_user = act.membership
    row._change_reason = str(act.pk)
    row.save(update_fields=update_fields)


def save_without_act(row: Any, *, reason: str) -> None:
    """Save one row whose model keeps history for somebody who has no login; the row itself names him."""
    row._history_user = None
    row._change_reason = reason
    row.save()


def create_with_history(rows: Sequence[Any], *, act: Act) -> None:
    """Insert new rows of one model that keeps history in two statements, with the act's membership as author."""
    if rows:
        bulk_create_with_history(rows, type(rows[0]), default_user=act.membership, default_change_reason=str(act.pk))


def update_with_history(rows: Sequence[Any], fields: Sequence[str], *, act: Act) -> None:
    """Write some fields of stored rows of one model that keeps history, with the act's membership as author."""
    if not rows:
        return
    model = type(rows[0])
    for name in fields:
        column = model._meta.get_field(name)
        values = ((row.pk, column.get_db_prep_save(getattr(row, column.attname), connection)) for row in rows)
        bulk_set(model, name, values)
    model.history.bulk_history_create(
        rows, update=True, default_user=act.membership, default_change_reason=str(act.pk), batch_size=ROWS_IN_AN_INSERT
    )


def delete_with_history(row: Any, *, act: Act) -> None:
    """Delete one row whose model keeps history, with the act's membership as author."""
    row._history_user = act.membership
    row._change_reason = str(act.pk)
    row.delete()
