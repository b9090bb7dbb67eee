"""Reading single cells of a list of participants; what cannot be read is told, never guessed."""

import re

from places.enums import Gender
from places.workbooks.problem import NOTE, Complaint
from places.workbooks.sheet import Value
from places.workbooks.words import clean, plain
from villages.resident_cells import read_gender

SHORTEST_PHONE, LONGEST_PHONE = 7, 14  # digits; a line of the telephone, a mobile number
_NIP = re.compile(r"[;,(\s]*\bNIP[DP]?\b[\s.:]*[\d ]*\)?\s*$", re.IGNORECASE)
_SALUTATION = re.compile(r"^\s*(?:(?:sdri?|sdr/(?:sdr)?i|bpk|bapak|ibu|saudar[ai])\b[.\s]*)+(?=\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:/|;|,|\batau\b|\bdan\b)\s*")
_EXPONENT = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_TICKS = frozenset({"✓", "√", "✔", "☑"})
_TICK_WORDS = frozenset({"v", "x", "1", "ya", "l", "p", "lk", "pr"})


def read_name(value: Value, before: Value = "", after: Value = "") -> tuple[str, list[Complaint]]:
    """A name as it is printed, with its titles; a NIP or a salutation written into the cell is taken off and told."""
    complaints = []
    name = " ".join(clean(value).replace(";", " ").split())
    bare = _NIP.sub("", name)
    if bare != name and any(sign.isdigit() for sign in name[len(bare) :]):
        complaints.append(_note("nip", "NIP di sel nama tidak ikut dicatat.", "Tidak perlu diperbaiki."))
    polite = _SALUTATION.sub("", bare)
    if polite != bare:
        complaints.append(_note("salutation", "sapaan di depan nama dilepas.", "Tidak perlu diperbaiki."))
    titled = " ".join(part for part in (clean(before), polite) if part)
    behind = clean(after).strip(" ,")
    return (f"{titled}, {behind}" if behind and titled else titled).strip(" ,"), complaints


def read_ticked_gender(male: Value, female: Value) -> tuple[str, Complaint | None]:
    """L or P from two columns of which one is ticked."""
    ticked = [gender for gender, value in ((Gender.L, male), (Gender.P, female)) if _is_tick(value)]
    if len(ticked) == 1:
        return ticked[0].value, None
    if not ticked:
        return "", None
    return "", _note("gender", "L dan P sama-sama diisi; dikosongkan.", "Isi salah satu saja.")


def read_one_gender(value: Value) -> tuple[str, Complaint | None]:
    """L or P from one column: "L", "Pr", "Laki-laki", "Perempuan" …"""
    words = clean(value)
    return read_gender(words.strip(" .()"))


def read_phone(value: Value) -> tuple[str, Complaint | None]:
    """A telephone number with the nought that Excel takes away: 81234567890 and +62 812-3456-7890 are 0812…"""
    text = clean(value)
    if not any(sign.isdigit() for sign in text):
        is_blank = plain(text) in ("", "tidak ada", "belum ada", "kosong", "tidak punya")
        return "", None if is_blank else _phone_left_out()
    if _EXPONENT.search(text) or (isinstance(value, float) and not value.is_integer()):
        return "", _phone_left_out()
    several = [part for part in _SEVERAL.split(text) if sum(sign.isdigit() for sign in part) >= SHORTEST_PHONE]
    first = several[0] if several else text
    digits = _with_nought(re.sub(r"\D", "", first), is_number=not isinstance(value, str))
    if not SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE or re.search(r"[A-Za-z]{3}", first):
        return "", _phone_left_out()
    if len(several) > 1:
        return digits, _note("phones", "ada lebih dari satu nomor; yang pertama dicatat.", "Periksa nomornya.")
    return digits, None


def _with_nought(digits: str, *, is_number: bool) -> str:
    if digits.startswith("62"):
        return "0" + digits[2:].lstrip("0")
    return "0" + digits if digits.startswith("8") or (is_number and not digits.startswith("0")) else digits


def _is_tick(value: Value) -> bool:
    text = clean(value)
    return bool(text) and (text in _TICKS or plain(text) in _TICK_WORDS)


def _phone_left_out() -> Complaint:
    remedy = "Jadikan kolomnya teks, lalu tulis nomornya lengkap, misalnya 081234567890."
    return _note("phone", "isinya bukan nomor telepon; sel ini dikosongkan.", remedy)


def _note(code: str, message: str, remedy: str) -> Complaint:
    return Complaint(code, message, remedy, NOTE)
