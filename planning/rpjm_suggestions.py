"""Which lines of the RPJM Desa a yearly line may carry out, by the likeness of their names; never chosen by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from planning.models import RpjmKegiatan
from planning.workbooks.matching import Choice, suggest_lines

MOST = 3


@dataclass(frozen=True)
class LineSuggestion:
    """A line of the RPJM Desa with its likeness in percent."""

    uid: str
    name: str
    likeness: int
    is_planned: bool


def suggest_rpjm_lines(
    name: str, lines: Iterable[RpjmKegiatan], *, planned: frozenset[str]
) -> tuple[LineSuggestion, ...]:
    """The likeliest lines, best first; `planned` are the uids of those planned in the year."""
    choices = [Choice(str(line.uid), line.name) for line in lines]
    found = suggest_lines(name, choices)[:MOST] if name.strip() else []
    return tuple(LineSuggestion(str(one.key), one.name, one.likeness, str(one.key) in planned) for one in found)
