"""What was read from a workbook of participants: rows, remarks about cells, rows that are no participants."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from places.workbooks.problem import Problem


@dataclass(frozen=True)
class WrittenParticipant:
    """One row of the workbook as it was read; "" is what it does not say."""

    sheet: str
    row_number: int
    cell: str  # of the name
    name: str
    gender: str = ""
    desa: str = ""
    kecamatan: str = ""
    office: str = ""
    phone: str = ""
    letter: str = ""

    @property
    def place(self) -> str:
        """ "Peserta baris 12"."""
        return f"{self.sheet} baris {self.row_number}"

    @property
    def place_words(self) -> str:
        """ "Umeanyr, Kecamatan Seririt" as it was written."""
        return ", ".join(part for part in (self.desa, self.kecamatan and f"Kecamatan {self.kecamatan}") if part)


@dataclass(frozen=True)
class SkippedRow:
    """A row that is no participant, and why."""

    sheet: str
    row_number: int
    words: str
    reason: str

    @property
    def place(self) -> str:
        """ "Peserta baris 12"."""
        return f"{self.sheet} baris {self.row_number}"


@dataclass(frozen=True)
class ParticipantReading:
    """All that a workbook says."""

    rows: tuple[WrittenParticipant, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    unread_heads: tuple[str, ...] = ()

    def with_skipped(self, row: SkippedRow) -> Self:
        """The same with one more row that was left out."""
        return replace(self, skipped=(*self.skipped, row))

    def joined(
        self,
        rows: Iterable[WrittenParticipant],
        problems: Iterable[Problem],
        skipped: Iterable[SkippedRow],
        unread_heads: Iterable[str],
    ) -> Self:
        """The same with what a further sheet says."""
        return replace(
            self,
            rows=(*self.rows, *rows),
            problems=(*self.problems, *problems),
            skipped=(*self.skipped, *skipped),
            unread_heads=(*self.unread_heads, *unread_heads),
        )

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """As it was stored."""
        return cls(
            rows=tuple(WrittenParticipant(**row) for row in stored.get("rows", ())),
            problems=tuple(Problem(**problem) for problem in stored.get("problems", ())),
            skipped=tuple(SkippedRow(**row) for row in stored.get("skipped", ())),
            unread_heads=tuple(stored.get("unread_heads", ())),
        )

    def without_phones(self) -> Self:
        """The same without telephone numbers: once the list is written nothing else keeps them."""
        return replace(self, rows=tuple(replace(row, phone="") for row in self.rows))
