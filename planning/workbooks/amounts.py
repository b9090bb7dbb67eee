"""Rupiah in a cell, as a number or as a text."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST, AmountError, parse_rupiah
from places.workbooks.problem import NOTE, Complaint


@dataclass(frozen=True)
class Amount:
    """Whole rupiah, or the reason why there is none."""

    amount: int | None = None
    complaint: Complaint | None = None


def read_amount(value: object) -> Amount:
    """The amount of a cell; an empty cell has none and no complaint."""
    if value == "" or value is None:
        return Amount()
    if isinstance(value, bool | date | datetime | time | timedelta):
        return _wrong(f"“{value}” bukan jumlah rupiah; selnya berformat tanggal atau pilihan.")
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, float):
        return _rounded(value)
    text = str(value).strip()
    try:
        return Amount(parse_rupiah(text))
    except AmountError as problem:
        return _wrong(f"biaya tidak terbaca. {problem}")


def _whole(amount: int) -> Amount:
    if amount < 0:
        return _wrong(f"biaya {format_rupiah(amount)} kurang dari nol.")
    if amount > LARGEST:
        return _wrong("biaya terlalu besar. Periksa banyaknya angka nol.")
    return Amount(amount)


def _rounded(value: float) -> Amount:
    if not abs(value) < LARGEST:
        return _wrong("biaya terlalu besar. Periksa banyaknya angka nol.")
    whole = int(Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP))
    if whole < 0:
        return _whole(whole)
    if abs(value - whole) < 1e-6:
        return Amount(whole)
    complaint = Complaint(
        "amount_rounded",
        f"biaya {value} mempunyai sen, dibulatkan menjadi {format_rupiah(whole)}.",
        "Tulis dalam rupiah bulat.",
        NOTE,
    )
    return Amount(whole, complaint)


def _wrong(message: str) -> Amount:
    return Amount(None, Complaint("amount_unclear", message, "Tulis biayanya sebagai angka, misalnya 1.500.000."))
