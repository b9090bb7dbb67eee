"""Dates in Indonesian figures and month names; independent of the process locale."""

from datetime import date

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def format_tanggal(day: date) -> str:
    """27 April 2015."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
