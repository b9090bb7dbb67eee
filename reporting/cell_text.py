"""One value, one spelling: the text of a cell on screen and on paper."""

from decimal import Decimal

from places.formats.rupiah import format_decimal, format_rupiah
from reporting.payload import Column, Value

TICK = "✓"


def cell_text(column: Column, value: Value | None) -> str:
    """Text as printed: rupiah with dots and zero as "-", true as a check mark, nothing as ""."""
    if value is None or value is False:
        return ""
    if isinstance(value, str):
        return value
    if value is True:
        return TICK
    if column.kind == "rupiah" and isinstance(value, int):
        return format_rupiah(value, zero="-")
    if isinstance(value, Decimal):
        return format_decimal(value)
    return format_rupiah(value)


def letter(index: int) -> str:
    """Letter of a column, counted from 0: a … z, aa, ab …"""
    text = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def column_mark(index: int, style: str) -> str:
    """What stands under a head: the letter or the number of the column."""
    return letter(index) if style == "letters" else str(index + 1)
