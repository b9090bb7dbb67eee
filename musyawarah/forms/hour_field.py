"""An hour as people type it, with the browser's own clock where it has one."""

import re
from datetime import time
from typing import Any

from django import forms

_TYPED = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?:[.:]\d{2})?)?(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)


class JamField(forms.Field):
    """Read: `09:00`, `9.00`, `9`, `09.30 WITA`."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def to_python(self, value: Any) -> time | None:
        """Raise ValidationError when there is no such hour."""
        if value is None or isinstance(value, time):
            return value
        text = " ".join(str(value).split())
        if not text:
            return None
        hour = parse_jam(text)
        if hour is None:
            raise forms.ValidationError("Tulis jam yang ada, misalnya 09.30.", code="jam")
        return hour


def parse_jam(text: str) -> time | None:
    """The hour, or None when the text is none."""
    match = _TYPED.fullmatch(text) if text.isascii() else None
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
