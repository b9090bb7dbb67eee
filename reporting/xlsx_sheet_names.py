"""Names of sheets as Excel takes them: 31 letters at most, some letters never, no name twice."""

import re
from collections.abc import Iterable

from reporting.safe_cells import safe_text

MOST_LETTERS = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """The names in order, shortened and numbered where they must be."""
    names: list[str] = []
    taken: set[str] = set()
    for number, name in enumerate(wanted, start=1):
        plain = _FORBIDDEN.sub(" ", safe_text(name)).strip(" '")[:MOST_LETTERS].rstrip(" '") or f"Lembar {number}"
        if plain.lower() in taken:
            end = f" ({number})"
            plain = plain[: MOST_LETTERS - len(end)] + end
        taken.add(plain.lower())
        names.append(plain)
    return names
