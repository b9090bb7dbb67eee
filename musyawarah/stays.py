"""Stays in the room as they may be stored: in order, apart from each other, inside the meeting."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from musyawarah.models import Musyawarah
from musyawarah.presence import Stay
from places.errors import DomainError

MOST_STAYS = 10


def clean_stays(musyawarah: Musyawarah, stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """The stays in order; who came before the opening was there from the opening.

    Raises DomainError (field "stays") for stays that overlap, end before they begin, or lie before the opening.
    """
    opened = musyawarah.opened_at
    known = [_from_opening(stay, opened) for stay in stays]
    if not known:
        raise _refused("Tulis dari jam berapa ia hadir.")
    if len(known) > MOST_STAYS:
        raise _refused(f"Paling banyak {MOST_STAYS} kali datang.")
    ordered = sorted(known, key=lambda stay: (stay.arrived_at is not None, stay.arrived_at or opened or datetime.min))
    for stay in ordered:
        _refuse_backwards(stay, opened)
    for before, after in pairwise(ordered):
        if before.left_at is None or after.arrived_at is None or after.arrived_at < before.left_at:
            raise _refused("Jam hadirnya bertumpuk. Tulis dahulu jam pulang sebelum jam datang berikutnya.")
    return tuple(ordered)


def _from_opening(stay: Stay, opened: datetime | None) -> Stay:
    if stay.arrived_at is not None and opened is not None and stay.arrived_at <= opened:
        return Stay(None, stay.left_at)
    return stay


def _refuse_backwards(stay: Stay, opened: datetime | None) -> None:
    begins = stay.arrived_at or opened
    if stay.left_at is not None and begins is not None and stay.left_at <= begins:
        raise _refused("Jam pulang harus sesudah jam datang dan sesudah musyawarah dibuka.")


def _refused(message: str) -> DomainError:
    return DomainError(message, field="stays")
