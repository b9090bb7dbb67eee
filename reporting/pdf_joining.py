"""Joining PDFs into one: a prose document, the annexes drawn for it, and what a village wrote itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from reporting.pdf_stamp import OUR_WRITERS, with_room


@dataclass(frozen=True, slots=True)
class PdfPart:
    """A finished PDF and its name in the outline of the joined one."""

    title: str
    data: bytes


def joined(first: bytes, parts: Sequence[PdfPart]) -> bytes:
    """The parts behind the first PDF, whose title, author and language stay those of the whole.

    Parts that our writers did not draw are set a little smaller, so that the stamp covers nothing of them.
    """
    if not parts:
        return first
    writer = PdfWriter(clone_from=BytesIO(first))
    for part in parts:
        writer.append(BytesIO(with_room(part.data)), outline_item=part.title, import_outline=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def bound(parts: Sequence[PdfPart], *, title: str) -> bytes:
    """Finished PDFs one behind the other, each page as it is, with an entry of the outline for each.

    What they have in common (emblem, fonts) is stored once.
    """
    writer = PdfWriter()
    for part in parts:
        writer.append(BytesIO(part.data), outline_item=part.title, import_outline=False)
    writer.compress_identical_objects()
    writer.add_metadata({"/Title": title, "/Creator": OUR_WRITERS})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page_count(data: bytes) -> int:
    """How many pages a finished PDF has."""
    return len(PdfReader(BytesIO(data)).pages)
