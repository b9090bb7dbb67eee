"""Dates in Indonesian, in figures and in the words of a berita acara; independent of the process locale."""

from datetime import date

from places.formats.tanggal import MONTHS, format_tanggal
from reporting.terbilang import terbilang

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def weekday(day: date) -> str:
    """ "Senin" … "Minggu"."""
    return WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """ "Januari" … "Desember"."""
    return MONTHS[day.month - 1]


def format_hari_tanggal(day: date) -> str:
    """ "Senin, 27 April 2015"."""
    return f"{weekday(day)}, {format_tanggal(day)}"


def tanggal_terbilang(day: date) -> str:
    """Opening of a berita acara: "Senin tanggal dua puluh tujuh bulan April tahun dua ribu lima belas"."""
    return f"{weekday(day)} tanggal {terbilang(day.day)} bulan {month(day)} tahun {terbilang(day.year)}"
