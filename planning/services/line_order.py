"""Where a line stands among those of its sub bidang, in either kind of plan."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Max, QuerySet

from accounts.act_log import save_with_history
from accounts.models import Act
from planning.models import RkpKegiatan, RpjmKegiatan

Line = TypeVar("Line", RkpKegiatan, RpjmKegiatan)


def next_position(lines: QuerySet, line: Line) -> int:
    """The place behind all of the line's sub bidang; `lines` are those of its plan."""
    return (_beside(lines, line).aggregate(last=Max("position"))["last"] or 0) + 1


def swap_with_neighbour(lines: QuerySet, line: Line, *, step: int, log: Callable[[], Act]) -> None:
    """Let the line change places with the living one above (-1) or below (+1); at the edge nothing changes."""
    siblings = list(_beside(lines, line).filter(deleted_at=None).order_by("position", "pk"))
    index = next(i for i, sibling in enumerate(siblings) if sibling.pk == line.pk)
    target = index + step
    if not 0 <= target < len(siblings):
        return
    siblings[index], siblings[target] = siblings[target], siblings[index]
    act = log()
    for position, sibling in enumerate(siblings, start=1):
        if sibling.position != position:
            # The order is no part of the line's form: whoever is editing a neighbour must not meet a conflict.
            sibling.position = position
            save_with_history(sibling, act=act)


def _beside(lines: QuerySet, line: Line) -> QuerySet:
    return lines.filter(bidang=line.bidang_id, sub_bidang=line.sub_bidang_id)
