"""Volumes with their unit in one cell: "1 Paket", "24Lembaga", "1,080 m", "12 x 3 m"."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from places.formats.volume_input import LARGEST, VolumeError, parse_volume
from places.workbooks.problem import NOTE, Complaint
from places.workbooks.words import clean

_UNIT = r"([A-Za-z%][A-Za-z0-9²³%/. ()-]{0,39})"
_ONE = re.compile(r"(\d[\d.,]*)\s*" + _UNIT + r"?")
_SIZES = re.compile(r"\d[\d.,]*\s*[A-Za-z²³]*\s*[x×X*]\s*\d[\d.,]*.*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9²³/. ()-]{0,39}")


@dataclass(frozen=True)
class Quantity:
    """A volume, its unit as written, and the words of the cell."""

    volume: Decimal | None = None
    unit: str = ""
    words: str = ""
    complaint: Complaint | None = None


def read_quantity(value: object) -> Quantity:
    """Volume and unit of a cell that may hold both, or only one of them."""
    if isinstance(value, bool):
        return Quantity(words=str(value), complaint=_unclear(str(value)))
    if isinstance(value, int | float):
        return _number(value)
    return _read(clean(value)[:200])


def _number(value: int | float) -> Quantity:
    try:
        volume = Decimal(repr(value)).quantize(Decimal("0.001")).normalize()
        is_sane = 0 <= volume < LARGEST
    except InvalidOperation:
        return Quantity(words=str(value), complaint=_unclear(str(value)))
    if not is_sane:
        return Quantity(words=str(value), complaint=_unclear(str(value)))
    return Quantity(volume=Decimal(f"{volume:f}"), words=f"{volume:f}")


@lru_cache(maxsize=5_000)
def _read(text: str) -> Quantity:
    if not text or text in "-–":
        return Quantity()
    if _SIZES.fullmatch(text):
        complaint = Complaint(
            "volume_sizes", f"“{text}” menyebut ukuran, bukan satu volume.", "Tulis satu volume, misalnya 36 m2."
        )
        return Quantity(words=text, complaint=complaint)
    if found := _ONE.fullmatch(text):
        return _with_unit(text, found[1].rstrip(".,"), (found[2] or "").strip(" ."))
    if _WORD.fullmatch(text) and len(text.split()) <= 2:
        complaint = Complaint(
            "volume_without_number", f"satuan “{text}” tanpa angka.", "Tulis angkanya, misalnya 40 KPM."
        )
        return Quantity(unit=text, words=text, complaint=complaint)
    return Quantity(words=text, complaint=_unclear(text))


def _with_unit(text: str, digits: str, unit: str) -> Quantity:
    try:
        return Quantity(volume=parse_volume(digits), unit=unit, words=text)
    except VolumeError as problem:
        complaint = Complaint("volume_unclear", f"volume {problem}", "Pilih salah satu bacaan, lalu tulis ulang.")
        return Quantity(unit=unit, words=text, complaint=complaint)


def _unclear(text: str) -> Complaint:
    return Complaint(
        "volume_unclear",
        f"volume “{text[:60]}” bukan satu angka dengan satuannya.",
        "Tulis angka lalu satuan, misalnya 24 Lembaga.",
    )


def vague_unit(unit: str) -> Complaint:
    """A unit that nobody can measure."""
    return Complaint(
        "unit_vague", f"satuan “{unit}” tidak terukur.", "Tulis satuan yang dapat dihitung, misalnya m atau unit.", NOTE
    )
