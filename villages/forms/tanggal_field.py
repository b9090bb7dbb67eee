"""A date as people type it, with the browser's own calendar where it has one."""

import re
from datetime import date
from typing import Any

from django import forms

from places.formats.tanggal import MONTHS

_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_WORDED = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class TanggalField(forms.Field):
    """Read: `27-04-2020`, `27/4/2020`, `27 April 2020`, `27 apr 2020`, and what a calendar sends (`2020-04-27`)."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        """Raise ValidationError when there is no such day."""
        if value is None or isinstance(value, date):
            return value
        text = " ".join(str(value).split())
        if not text:
            return None
        day = parse_tanggal(text)
        if day is None:
            raise forms.ValidationError("Tulis tanggal yang ada, misalnya 27-04-2020.", code="tanggal")
        return day


def parse_tanggal(text: str) -> date | None:
    """The day, or None when the text is no day."""
    try:
        if not text.isascii():
            return None
        if match := _ISO.fullmatch(text):
            return date(*map(int, match.groups()))
        if match := _NUMBERS.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if (match := _WORDED.fullmatch(text)) and (month := _month(match[2])):
            return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    """Number of a month by its name or the first letters of it, 0 for none."""
    found = [at for at, name in enumerate(MONTHS, start=1) if name.lower().startswith(word.lower())]
    return found[0] if len(found) == 1 else 0
