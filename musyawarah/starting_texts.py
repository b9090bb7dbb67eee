"""What a new meeting of a kind begins with: its agenda, and its tata tertib. Both are texts that people change."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from musyawarah.enums import MusyawarahKind
from musyawarah.meeting_data import AgendaItemData

_DATA = Path(__file__).parent / "data"
_ANY_DAY = date(2000, 1, 1)


def usual_agenda(kind: str, starts_at: time | None) -> list[AgendaItemData]:
    """The usual items of a kind, one after the other from the beginning of the meeting; without it no hours."""
    items: list[AgendaItemData] = []
    begins = datetime.combine(_ANY_DAY, starts_at) if starts_at else None
    for title, minutes in _items_of(kind):
        ends = begins + timedelta(minutes=minutes) if begins else None
        if begins and ends and ends.date() == _ANY_DAY:
            items.append(AgendaItemData(title, starts_at=begins.time(), ends_at=ends.time()))
        else:
            items.append(AgendaItemData(title))
        begins = ends
    return items


@cache
def usual_rules_text(kind: str) -> str:
    """The usual tata tertib of a kind."""
    known = MusyawarahKind(kind)
    name = "musdes" if known.is_musdes else "musdus" if known.collects_ideas else "umum"
    return (_DATA / "tata_tertib" / f"{name}.txt").read_text(encoding="utf-8").strip()


def _items_of(kind: str) -> Iterator[tuple[str, int]]:
    return ((title, minutes) for kinds, minutes, title in _table() if kind in kinds)


@cache
def _table() -> tuple[tuple[frozenset[str], int, str], ...]:
    with (_DATA / "agenda.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((frozenset(row["kinds"].split("|")), int(row["minutes"]), row["title"]) for row in rows)
