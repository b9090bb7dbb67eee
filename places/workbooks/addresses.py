"""Cell addresses: (0, 0) is A1."""

import re
from functools import lru_cache

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@lru_cache(maxsize=20_000)
def letters(column: int) -> str:
    """0 → A, 27 → AB."""
    text, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(65 + digit) + text
    return text


def address(row: int, column: int) -> str:
    """(8, 16) → Q9."""
    return f"{letters(column)}{row + 1}"


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """ "W8:Z13", or "X52" for a single cell."""
    first, last = address(first_row, first_column), address(last_row, last_column)
    return first if first == last else f"{first}:{last}"


def column_of(text: str) -> int:
    """AB → 27."""
    number = 0
    for sign in text:
        number = number * 26 + ord(sign) - 64
    return number - 1


def position(text: str) -> tuple[int, int]:
    """Q9 → (8, 16). Raises ValueError for anything else."""
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[2]) - 1, column_of(found[1])
