"""Reading a volume as people type it.

Read: `12`, `1.080` (thousands, as Indonesians write), `2,5`, `2.5`, `1.080,5`, `1,080.5`.
Read: `0,125` and `0.125`, because thousands never begin with zero.
Refused: `1,080` (1080 or 1,08?), `012.500`, more than three decimals, negatives, words.
"""

import re
from decimal import Decimal

LARGEST = Decimal(10) ** 10
LONGEST = 60  # characters; a longer text is no volume, and not worth searching
_INTEGER = re.compile(r"\d+")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_INDONESIAN = re.compile(r"(0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
_ENGLISH = re.compile(r"(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)\.(\d+)")


class VolumeError(ValueError):
    """The text is not one clear number; the message is Indonesian and shows how to write it."""


def parse_volume(text: str) -> Decimal | None:
    """A number of at most three decimals, or None for an empty text. Raises VolumeError when unclear."""
    cleaned = text.strip()
    if cleaned == "":
        return None
    if len(cleaned) > LONGEST:
        raise VolumeError("Terlalu panjang untuk sebuah angka. Contoh penulisan: 1.080 atau 2,5")
    number = _read(cleaned)
    if number >= LARGEST:
        raise VolumeError("Volume terlalu besar. Periksa lagi angkanya.")
    return number


def _read(text: str) -> Decimal:
    if not text.isascii():
        raise VolumeError(f"“{text}” bukan angka yang jelas. Contoh penulisan: 1.080 atau 2,5")
    if text.startswith("-"):
        raise VolumeError("Volume tidak boleh kurang dari nol.")
    if _INTEGER.fullmatch(text):
        return Decimal(text)
    if _DOTTED.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if found := _INDONESIAN.fullmatch(text):
        whole, part = found[1].replace(".", ""), found[2]
        if len(part) == 3 and "." not in found[1] and len(found[1]) <= 3 and found[1] != "0":
            raise VolumeError(
                f"“{text}” dapat dibaca dua cara. Tulis {whole}{part} atau {whole},{part.rstrip('0') or 0}."
            )
        return _with_decimals(whole, part)
    if found := _ENGLISH.fullmatch(text):
        return _with_decimals(found[1].replace(",", ""), found[2])
    raise VolumeError(f"“{text}” bukan angka yang jelas. Contoh penulisan: 1.080 atau 2,5")


def _with_decimals(whole: str, part: str) -> Decimal:
    if len(part.rstrip("0")) > 3:
        raise VolumeError("Paling banyak tiga angka di belakang koma.")
    return Decimal(f"{whole}.{part[:3]}")
