"""Reading an amount of rupiah as people type it.

Read: `1500000`, `1.500.000`, `1 500 000`, `Rp 1.500.000,-`, `Rp1.500.000,00`, `1,500,000.00`, `1,5 juta`, `750 ribu`.
Refused, because two readings are possible or none: `1,500`, `1.5`, `1.50.000`, `0.500`, `-5`, `1.500,75`.
"""

import re
import unicodedata
from decimal import Decimal

LARGEST = 10**15
LONGEST = 60  # characters; a longer text is no amount, and not worth searching
_MULTIPLIERS = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
}
_PLAIN = re.compile(r"\d+")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_COMMAED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_WORDED = re.compile(r"(0|[1-9]\d{0,5})(?:[.,](\d{1,2}))? ?(ribu|rb|juta|jt|miliar|milyar)", re.IGNORECASE)


class AmountError(ValueError):
    """The text is not one clear amount; the message is Indonesian and shows how to write it."""


def parse_rupiah(text: str) -> int | None:
    """Whole rupiah, or None for an empty text. Raises AmountError when the text has not exactly one reading."""
    original = text.strip()
    if len(original) > LONGEST:
        raise AmountError("Terlalu panjang untuk sebuah jumlah rupiah. Contoh penulisan: 1.500.000")
    typed = _without_currency(original)
    if typed == "":
        return None
    if typed in {"-", "–"}:
        return 0
    amount = _read(_without_ending(typed), original=original)
    if amount > LARGEST:
        raise AmountError("Jumlah terlalu besar. Periksa banyaknya angka nol.")
    return amount


def _without_currency(text: str) -> str:
    """Without "Rp" and odd blanks. Digits of other scripts are not touched and so will be refused."""
    normal = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    normal = re.sub(r" +", " ", normal).strip()
    return re.sub(r"^(?:rp\b\.?|idr\b) ?|^rp\.? ?(?=\d)", "", normal, flags=re.IGNORECASE)


def _without_ending(text: str) -> str:
    """Without the ",-" or ",=" that closes an amount."""
    return re.sub(r" ?(?:[.,] ?[-–]+|,=)$", "", text)


def _read(text: str, *, original: str) -> int:
    if not text.isascii():
        raise AmountError(f"“{original}” bukan jumlah rupiah yang jelas. Contoh penulisan: 1.500.000")
    if text.startswith(("-", "(")):
        raise AmountError("Jumlah tidak boleh kurang dari nol.")
    if worded := _WORDED.fullmatch(text):
        whole, part, word = worded.groups()
        return int(Decimal(f"{whole}.{part or 0}") * _MULTIPLIERS[word.lower()])
    whole, cents = _split_cents(text)
    if cents is not None and int(cents) != 0:
        raise AmountError(f"Tulis dalam rupiah bulat, tanpa sen: “{original}” mempunyai sen.")
    for pattern, separator in ((_PLAIN, ""), (_DOTTED, "."), (_SPACED, " ")):
        if pattern.fullmatch(whole):
            return int(whole.replace(separator, "") if separator else whole)
    if _COMMAED.fullmatch(whole):
        if whole.count(",") == 1 and cents is None:
            dotted = whole.replace(",", ".")
            raise AmountError(f"“{original}” dapat dibaca dua cara. Tulis dengan titik: {dotted}.")
        return int(whole.replace(",", ""))
    raise AmountError(f"“{original}” bukan jumlah rupiah yang jelas. Contoh penulisan: 1.500.000")


def _split_cents(text: str) -> tuple[str, str | None]:
    """Cut two decimals off, where the sign before them cannot be a thousands sign."""
    if found := re.fullmatch(r"(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+),(\d{1,2})", text):
        return found[1], found[2]
    if found := re.fullmatch(r"([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{3,})\.(\d{2})", text):
        return found[1], found[2]
    return text, None
