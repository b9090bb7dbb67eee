"""Form fields for rupiah, volume, people and coordinates, with a numeric keypad hint and never a spinner."""

from decimal import Decimal
from typing import Any

from django import forms

from places.formats.rupiah_input import AmountError, parse_rupiah
from places.formats.volume_input import VolumeError, parse_volume


def spell_volume(number: Decimal) -> str:
    """ "1080", "2,5", and "2,3450": a fourth digit keeps three decimals from being read as thousands."""
    text = format(number.normalize(), "f").replace(".", ",")
    return f"{text}0" if len(text.partition(",")[2]) == 3 else text


class RupiahField(forms.Field):
    """Whole rupiah in any usual spelling; shown with dots."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "angka", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """Raise ValidationError with the reason when the text is unclear."""
        if value is None or isinstance(value, int):
            return value
        try:
            return parse_rupiah(str(value))
        except AmountError as error:
            raise forms.ValidationError(str(error), code="amount") from error

    def prepare_value(self, value: Any) -> Any:
        """Integers with dots; what was typed stays as typed."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class VolumeField(forms.Field):
    """A number with at most three decimals, Indonesian style."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "angka", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        """Raise ValidationError with the reason when the text is unclear."""
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return parse_volume(str(value))
        except VolumeError as error:
            raise forms.ValidationError(str(error), code="volume") from error

    def prepare_value(self, value: Any) -> Any:
        """Decimals as "1080" or "2,5"; what was typed stays as typed."""
        return spell_volume(value) if isinstance(value, Decimal) else value


class PeopleField(forms.IntegerField):
    """A number of people, or nothing while they were not counted."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "min_value": 0, "max_value": 1_000_000} | kwargs)


class DegreesField(forms.DecimalField):
    """A coordinate in degrees with at most six decimals (0.1 m), or nothing."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_digits": 9, "decimal_places": 6} | kwargs)


def latitude_field() -> DegreesField:
    """Degrees north, within Indonesia."""
    return DegreesField(label="Lintang", min_value=-11, max_value=6.5)


def longitude_field() -> DegreesField:
    """Degrees east, within Indonesia."""
    return DegreesField(label="Bujur", min_value=95, max_value=141.5)
