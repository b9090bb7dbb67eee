"""What writing one row of training has in common: its act, its history, its version."""

from typing import Any

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.models import Desa, Kabupaten, Kecamatan


def write_row(
    row: Any, *, by: Membership, verb: str, place: Desa | Kecamatan | Kabupaten | None, summary: str, reason: str = ""
) -> Act:
    """Log the act and save the row, with its history where it keeps one; a stored row gets its next version."""
    is_new = row.pk is None
    if not is_new and hasattr(row, "version"):
        row.version += 1
    act = log_act(by=by, verb=verb, subject=row, place=place, summary=summary, reason=reason)
    save_with_history(row, act=act)
    if is_new and not hasattr(row, "uid"):  # the act knows its row only now
        act.subject_id = str(row.pk)
        act.save(update_fields=["subject_id"])
    return act


def one_line(text: str, longest: int) -> str:
    """A typed text on one line, cut to its column."""
    return " ".join(text.split())[:longest]


def plain_lines(text: str) -> str:
    """A typed list, one entry a line, without empty lines and stray blanks."""
    return "\n".join(line for line in (" ".join(one.split()) for one in text.splitlines()) if line)
