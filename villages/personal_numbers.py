"""NIK and family card numbers: sixteen digits, shown masked to everybody who does not write them."""

import re

from places.errors import DomainError

LENGTH = 16
_DIGITS = re.compile(r"[0-9]{16}")
_SHOWN_AT_EACH_END = 4
_DECORATION = str.maketrans("", "", " .-'\u00a0\u200b")


def read_personal_number(text: str, *, field: str, label: str) -> str:
    """Sixteen digits, or "" for nothing. Raises DomainError for anything else."""
    number = text.translate(_DECORATION)
    if not number:
        return ""
    if not _DIGITS.fullmatch(number) or not number.strip("0"):
        raise DomainError(f"{label} terdiri atas {LENGTH} angka; boleh dikosongkan.", field=field)
    return number


def masked(number: str) -> str:
    """ "5108••••••••0012"; nothing for nothing."""
    if not number:
        return ""
    shown = _SHOWN_AT_EACH_END
    return f"{number[:shown]}{'•' * (len(number) - 2 * shown)}{number[-shown:]}"
