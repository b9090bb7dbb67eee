"""Reading a list of days off, one a line."""

from datetime import date

from django import forms

from villages.forms.tanggal_field import parse_tanggal

MOST_HOLIDAYS = 200


class HolidayListField(forms.CharField):
    """Days with their names: "28-11-2026 Hari Jadi"; every line that cannot be read is named."""

    def __init__(self, *, label: str, example: str = "28-11-2026 Hari Jadi Kabupaten", rows: int = 5) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=20_000,
            help_text=f"Satu per baris: tanggal lalu namanya, misalnya {example}.",
            widget=forms.Textarea(attrs={"rows": rows}),
        )


def read_holidays(text: str) -> dict[date, str]:
    """Days with their names. Raises ValidationError naming every line that cannot be read."""
    found: dict[date, str] = {}
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words:
            continue
        day = parse_tanggal(words[0])
        if day is None or len(words) < 2:
            problems.append(f"Baris {number} “{line.strip()[:40]}” tidak terbaca. Contoh: 28-11-2026 Hari Jadi.")
        elif day in found:
            problems.append(f"Baris {number}: tanggal {words[0]} ditulis dua kali.")
        else:
            found[day] = " ".join(words[1:])[:100]
    if len(found) > MOST_HOLIDAYS:
        problems.append(f"Paling banyak {MOST_HOLIDAYS} hari libur.")
    if problems:
        raise forms.ValidationError(problems)
    return found


class NationalHolidaysForm(forms.Form):
    """The days that hold everywhere."""

    holidays = HolidayListField(label="Hari libur nasional", example="17-08-2026 Hari Kemerdekaan", rows=20)

    def clean_holidays(self) -> dict[date, str]:
        """Days with their names."""
        return read_holidays(self.cleaned_data["holidays"])
