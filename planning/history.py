"""The row history of a line told act by act: what each act changed, from what to what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from accounts.models import Act
from places.formats.rupiah import format_decimal
from planning.history_words import ABSENT, Words, amount_words
from planning.models import (
    RkpBiaya,
    RkpDesa,
    RkpKegiatan,
    RkpLokasi,
    RpjmBiaya,
    RpjmDesa,
    RpjmKegiatan,
    RpjmLokasi,
    RpjmTahun,
)

Line = RpjmKegiatan | RkpKegiatan
# When an event counts within an act, the act's number, and the labels that it changes.
Event = tuple[int, str, dict[str, str | None]]


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


def acts_on_line(line: Line) -> QuerySet[Act]:
    """The act log of one line."""
    return Act.objects.filter(subject_type=line._meta.label_lower, subject_id=str(line.uid))


def acts_on_plan(plan: RpjmDesa | RkpDesa) -> QuerySet[Act]:
    """The act log of a plan and all its lines, newest first."""
    uids = [str(uid) for uid in plan.line_set.values_list("uid", flat=True)]
    return Act.objects.filter(
        subject_type__in=[plan._meta.label_lower, plan.line_set.model._meta.label_lower],
        subject_id__in=[str(plan.uid), *uids],
    )


def last_act(line: Line) -> Act | None:
    """Who touched the line last."""
    return acts_on_line(line).first()


def line_changes(line: Line) -> list[Change]:
    """All acts on the line, newest first, in a fixed number of queries."""
    acts = {str(act.pk): act for act in acts_on_line(line)}
    states = states_of_lines([line])[line.pk]
    changes: list[Change] = []
    before: dict[str, str] = {}
    for key in sorted(acts, key=int):
        after = states.get(key, before)
        changes.append(Change(acts[key], differences(before, after)))
        before = after
    return changes[::-1]


def changes_of_lines(lines: Sequence[Line]) -> dict[int, list[FieldChange]]:
    """What acts changed in these lines of one kind of plan, by the number of the act, in a fixed number of queries."""
    found: dict[int, list[FieldChange]] = defaultdict(list)
    for states in states_of_lines(lines).values():
        before: dict[str, str] = {}
        for key, after in states.items():
            found[int(key)] += differences(before, after)
            before = after
    return dict(found)


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[FieldChange]:
    """The labels whose words differ."""
    told = [
        FieldChange(label, before.get(label, ABSENT), after.get(label, ABSENT))
        for label in dict.fromkeys((*before, *after))
    ]
    return [change for change in told if change.before != change.after]


def states_of_lines(lines: Sequence[Line]) -> dict[int, dict[str, dict[str, str]]]:
    """Per line (by its key) the line in words after each act, in order: history rows are replayed."""
    if not lines:
        return {}
    pks = [line.pk for line in lines]
    is_rpjm = isinstance(lines[0], RpjmKegiatan)
    model, lokasi = (RpjmKegiatan, RpjmLokasi) if is_rpjm else (RkpKegiatan, RkpLokasi)
    line_rows = list(model.history.filter(id__in=pks).order_by("history_id"))
    lokasi_rows = list(lokasi.history.filter(line_id__in=pks).order_by("history_id"))
    words = Words(line_rows, lokasi_rows)
    events: dict[int, list[Event]] = {pk: [] for pk in pks}
    for row in line_rows:
        events[row.id].append((0, row.history_change_reason or "", words.of_line(row)))
    for pk, event in _years(pks, words) if is_rpjm else _costs(pks, words):
        events[pk].append(event)
    for row in lokasi_rows:
        label = f"Tempat {words.place(row)}"
        is_gone = row.history_type == "-"
        events[row.line_id].append((3, row.history_change_reason or "", {label: None if is_gone else "ya"}))
    return {pk: _replay(found) for pk, found in events.items()}


def _years(pks: Sequence[int], words: Words) -> Iterator[tuple[int, Event]]:
    tahun_rows = list(RpjmTahun.history.filter(line_id__in=pks).order_by("history_id"))
    years = {row.id: (row.line_id, row.year) for row in tahun_rows}
    for row in tahun_rows:
        parts = (row.target, f"volume {format_decimal(row.volume)}" if row.volume is not None else "")
        target = ", ".join(part for part in parts if part) or "dikerjakan"
        gone = row.history_type == "-"
        yield row.line_id, (1, row.history_change_reason or "", {f"Tahun {row.year}": None if gone else target})
    for row in RpjmBiaya.history.filter(tahun_id__in=years).order_by("history_id"):
        pk, year = years[row.tahun_id]
        yield pk, _cost(row, f"Biaya {year} dari {words.source(row)}")


def _costs(pks: Sequence[int], words: Words) -> Iterator[tuple[int, Event]]:
    for row in RkpBiaya.history.filter(line_id__in=pks).order_by("history_id"):
        yield row.line_id, _cost(row, f"Biaya dari {words.source(row)}")


def _cost(row: Any, label: str) -> Event:
    amount = None if row.history_type == "-" else amount_words(row.amount)
    return (2, row.history_change_reason or "", {label: amount})


def _replay(events: list[Event]) -> dict[str, dict[str, str]]:
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
