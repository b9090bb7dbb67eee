"""Signature blocks: who stands beside whom, and the lines each one prints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reporting.payload import Side, Signature

DOTTED_NAME = "( ........................................ )"
BLANK_FOR_SIGNING = 4  # empty lines between office and name


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines above the room to sign, the name (a dotted line until known), lines below it."""

    side: Side
    above: tuple[str, ...]
    name: str
    is_named: bool
    below: tuple[str, ...]

    @property
    def line_count(self) -> int:
        return len(self.above) + BLANK_FOR_SIGNING + 1 + len(self.below)


def _by_line(text: str) -> Sequence[str]:
    return text.splitlines()


def signature_rows(
    signatures: Sequence[Signature], wrap: Callable[[str], Sequence[str]] = _by_line
) -> list[list[SignatureBlock]]:
    """Blocks side by side, names level within a row; a new row starts when a side is taken again."""
    rows: list[list[Signature]] = []
    for signature in signatures:
        if not rows or signature.side in {taken.side for taken in rows[-1]}:
            rows.append([])
        rows[-1].append(signature)
    return [_row_of_blocks(row, wrap) for row in rows]


def _row_of_blocks(row: Sequence[Signature], wrap: Callable[[str], Sequence[str]]) -> list[SignatureBlock]:
    dates = [wrap(signature.place_and_date or "") for signature in row]
    titles = [(*wrap(signature.heading), *wrap(signature.office)) for signature in row]
    date_lines = max(len(lines) for lines in dates)
    title_lines = max(len(lines) for lines in titles)
    return [
        SignatureBlock(
            side=signature.side,
            above=(*[""] * (date_lines - len(date)), *date, *title, *[""] * (title_lines - len(title))),
            name=signature.name or DOTTED_NAME,
            is_named=bool(signature.name),
            below=(f"NIP. {signature.nip}",) if signature.nip else (),
        )
        for signature, date, title in zip(row, dates, titles, strict=True)
    ]
