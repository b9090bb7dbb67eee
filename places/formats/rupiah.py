"""Numbers as Indonesian forms print them: dot for thousands, comma for decimals."""

from decimal import Decimal


def format_rupiah(amount: int, *, zero: str = "0", prefix: str = "") -> str:
    """Whole rupiah with dots: 1250000 → "1.250.000"; pass zero="-" for the cells of a form."""
    if amount == 0:
        return zero
    sign = "-" if amount < 0 else ""
    return f"{sign}{prefix}{abs(amount):,}".replace(",", ".")


def format_decimal(value: Decimal | int) -> str:
    """A volume without needless zeros: Decimal("1200.50") → "1.200,5"."""
    text = f"{Decimal(value):,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.replace(",", ".")
    if not fraction:
        return "0" if whole in ("-0", "") else whole
    return f"{whole},{fraction}"
