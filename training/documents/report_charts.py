"""Bars of a report as plain values; `training/documents/_bars.html` draws them in the rows of a table."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from training.attendance_facts import half_words
from training.documents.session_print import SessionPrint
from training.recap import recap_by_role

PICTURE_WIDTH = 60  # units of the drawing
Bar = tuple[str, int | Decimal, str]  # label, size, the size as it is written


def bars(title: str, head: str, unit: str, rows: Sequence[Bar], *, full: int | Decimal | None = None) -> dict[str, Any]:
    """A chart; `full` is the size that fills the width, by default the largest one."""
    largest = full if full is not None else max((size for _, size, _ in rows), default=0)
    return {
        "title": title,
        "head": head,
        "unit": unit,
        "rows": [{"label": label, "amount": written, "width": _width(size, largest)} for label, size, written in rows],
    }


def role_chart(source: SessionPrint) -> dict[str, Any]:
    """Who came, by role."""
    rows = [(one.label, one.came.total, f"{one.came.total}") for one in recap_by_role(source.people, source.came)]
    return bars("Peserta yang hadir menurut peran", "Peran", "Orang", rows)


def attendance_chart(source: SessionPrint) -> dict[str, Any]:
    """Who came, by half day, of all that are named."""
    attendance, named = source.attendance, len(source.named)
    rows = [
        (half_words(half), attendance.count(half), f"{attendance.count(half)} dari {named}")
        for half in attendance.halves
    ]
    return bars("Kehadiran setiap setengah hari", "Waktu", "Hadir", rows, full=named)


def _width(size: int | Decimal, largest: int | Decimal) -> str:
    if largest <= 0 or size <= 0:
        return "0"
    return f"{float(min(Fraction(1), Fraction(size) / Fraction(largest)) * PICTURE_WIDTH):.2f}"
