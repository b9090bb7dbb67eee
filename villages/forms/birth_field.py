"""When somebody was born: the day, or only the year where nobody knows more."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from villages.forms.tanggal_field import parse_tanggal


@dataclass(frozen=True)
class Birth:
    """A day with its year, a year alone, or nothing."""

    day: date | None = None
    year: int | None = None


class BirthField(forms.Field):
    """Read: `12-03-1980`, `12 Maret 1980`, `1980`."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "12-03-1980 atau 1980"})

    def to_python(self, value: Any) -> Birth | None:
        """Raise ValidationError when there is no such day."""
        text = " ".join(str(value or "").split())
        if not text:
            return None
        birth = parse_birth(text)
        if birth is None:
            raise forms.ValidationError("Tulis tanggal seperti 12-03-1980, atau tahunnya saja.", code="born")
        return birth


def parse_birth(text: str) -> Birth | None:
    """The day or the year, or None when the text is neither."""
    if text.isascii() and text.isdigit() and len(text) == 4:
        return Birth(year=int(text))
    day = parse_tanggal(text)
    return Birth(day, day.year) if day else None


def spell_birth(day: date | None, year: int | None) -> str:
    """What `parse_birth` reads back."""
    return f"{day:%d-%m-%Y}" if day else str(year or "")
