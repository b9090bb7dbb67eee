"""Numbers of certificates: a pattern with marks that each certificate fills in; pure."""

import re
from collections.abc import Iterable
from datetime import date

from places.errors import DomainError

USUAL_PATTERN = "{nomor}/BIMTEK-{angkatan}/{bulan}/{tahun}"
MARKS = {
    "nomor": "nomor urut, tiga angka",
    "angkatan": "nomor angkatan",
    "bulan": "bulan dengan angka Romawi",
    "tahun": "tahun",
}
LONGEST = 80
LONGEST_PATTERN = 60
_MARK = re.compile(r"\{([^{}]*)\}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def read_pattern(typed: str) -> str:
    """A pattern on one line; the usual one for nothing. Words without any mark get the running number before them.

    Raises DomainError (field "pattern") for an unknown mark, a stray brace, no running number, or a long pattern.
    """
    pattern = " ".join(typed.split())
    if not pattern:
        return USUAL_PATTERN
    if "{" not in pattern and "}" not in pattern:
        pattern = f"{{nomor}}/{pattern.lstrip('/')}"
    unknown = [name for name in _MARK.findall(pattern) if name not in MARKS]
    if unknown or "{" in _MARK.sub("", pattern) or "}" in _MARK.sub("", pattern):
        known = ", ".join(f"{{{name}}}" for name in MARKS)
        raise DomainError(f"Pola nomor hanya mengenal {known}.", field="pattern")
    if "{nomor}" not in pattern:
        raise DomainError("Pola nomor harus memuat {nomor}, agar setiap sertifikat bernomor sendiri.", field="pattern")
    if len(pattern) > LONGEST_PATTERN:
        raise DomainError(f"Pola nomor paling panjang {LONGEST_PATTERN} huruf.", field="pattern")
    return pattern


def number_of(pattern: str, running: int, *, session_number: int, on: date) -> str:
    """ "007/BIMTEK-2/IV/2015"."""
    values = {
        "nomor": f"{running:03}",
        "angkatan": str(session_number),
        "bulan": _ROMAN[on.month - 1],
        "tahun": str(on.year),
    }
    return _MARK.sub(lambda mark: values[mark[1]], pattern)


def fresh_numbers(pattern: str, count: int, taken: Iterable[str], *, session_number: int, on: date) -> list[str]:
    """So many numbers that nobody has, counting on behind those that are taken.

    Raises DomainError (field "pattern") when one would be longer than a certificate prints.
    """
    known = set(taken)
    numbers: list[str] = []
    running = len(known)
    while len(numbers) < count:
        running += 1
        number = number_of(pattern, running, session_number=session_number, on=on)
        if len(number) > LONGEST:
            raise DomainError(f"Nomor sertifikat paling panjang {LONGEST} huruf.", field="pattern")
        if number not in known:
            numbers.append(number)
    return numbers
