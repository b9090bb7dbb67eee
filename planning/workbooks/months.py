"""When a line is carried out: "Juni", "12 Bulan", "Januari-Maret", "Triwulan I", "1 Maret 2026", dates of Excel."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from places.workbooks.problem import NOTE, Complaint
from places.workbooks.words import clean, plain
from planning.workbooks.words import ROMAN, years_in

_NAMES = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
          "november", "desember")  # fmt: skip
_SHORT = {"jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
          "agt": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11,
          "des": 12}  # fmt: skip
MONTHS = {**{name: number for number, name in enumerate(_NAMES, 1)}, **_SHORT}
_QUARTER = re.compile(r"(?:triwulan|tribulan|tw|kuartal|trw) (?:ke )?([1-4]|i{1,3}|iv)")
_HALF = re.compile(r"(?:semester|smt|sem) (?:ke )?([12]|i{1,2})")
_LENGTH = re.compile(r"(\d{1,2}) ?(?:bulan|bln|bualan)")
_WHOLE = {"sepanjang tahun", "1 tahun", "setahun", "satu tahun", "januari s d desember", "1 thn", "rutin", "tahunan"}
_DAY = re.compile(r"(\d{1,2}) ([a-z]{3,9}) (20\d\d)|(\d{1,2}) (\d{1,2}) (20\d\d)|(20\d\d) (\d{1,2}) (\d{1,2})")


@dataclass(frozen=True)
class Period:
    """First and last day, as far as the words say them, and the words."""

    starts: date | None = None
    ends: date | None = None
    words: str = ""
    complaint: Complaint | None = None


def read_period(value: object, year: int) -> Period:
    """The time of execution that a cell names, within the year of the plan."""
    if value == "" or value is None:
        return Period()
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return _within(Period(day, day, f"{day:%d-%m-%Y}"), year)
    if isinstance(value, int) and value == year:
        return _months(1, 12, year, str(value))
    text = clean(value)[:200]
    return _within(_read(text, year), year) if text not in ("", "-", "–") else Period()


def _read(text: str, year: int) -> Period:
    words = plain(text)
    if words in _WHOLE or words in (str(year), f"tahun {year}", f"ta {year}"):
        return _months(1, 12, year, text)
    if days := _days(words):
        return Period(min(days), max(days), text)
    if quarters := [_number(found) for found in _QUARTER.findall(words)]:
        return _months(3 * min(quarters) - 2, 3 * max(quarters), year, text)
    if halves := [_number(found) for found in _HALF.findall(words)]:
        return _months(6 * min(halves) - 5, 6 * max(halves), year, text)
    if months := [MONTHS[word] for word in words.split() if word in MONTHS]:
        named = years_in(text)
        return _months(min(months), max(months), named[0] if len(set(named)) == 1 else year, text)
    if found := _LENGTH.search(words):
        return _length(int(found[1]), year, text)
    return Period(words=text, complaint=_unclear(text))


def _length(count: int, year: int, text: str) -> Period:
    if count == 12:
        return _months(1, 12, year, text)
    complaint = Complaint(
        "time_only_length", f"“{text}” menyebut lamanya, bukan bulan mulainya.", "Tulis bulan mulai dan selesai.", NOTE
    )
    return Period(words=text, complaint=complaint)


def _months(first: int, last: int, year: int, words: str) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), words)


def _days(words: str) -> list[date]:
    found = []
    for day, name, year, day2, month2, year2, year3, month3, day3 in _DAY.findall(words):
        try:
            if day:
                found.append(date(int(year), MONTHS.get(name, 0), int(day)))
            elif day2:
                found.append(date(int(year2), int(month2), int(day2)))
            else:
                found.append(date(int(year3), int(month3), int(day3)))
        except ValueError:
            return []
    return found


def _number(text: str) -> int:
    return int(text) if text.isdigit() else ROMAN[text]


def _within(period: Period, year: int) -> Period:
    days = [day for day in (period.starts, period.ends) if day]
    if period.complaint is None and any(day.year != year for day in days):
        complaint = Complaint(
            "time_other_year", f"waktu “{period.words}” bukan dalam tahun {year}.", f"Tulis waktu dalam tahun {year}."
        )
        return Period(words=period.words, complaint=complaint)
    return period


def _unclear(text: str) -> Complaint:
    return Complaint(
        "time_unclear", f"waktu “{text[:60]}” bukan bulan atau tanggal.", "Tulis bulannya, misalnya Juni.", NOTE
    )
