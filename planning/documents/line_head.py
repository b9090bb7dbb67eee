"""The head of a form that is about one line of the yearly plan, and which lines a set of such forms covers."""

from collections.abc import Callable
from uuid import UUID

from planning.documents.finding import find_rkp, find_rkp_line, rkp_of_line
from planning.documents.plan_rows import volume_words
from planning.documents.rkp_print import RkpPrint
from planning.rkp_facts import RkpLineFact
from reporting.errors import DocumentError
from reporting.payload import BundleDocument, MatrixDocument, Part, Payload

Draw = Callable[[RkpPrint, RkpLineFact], MatrixDocument]


def line_head(source: RkpPrint, line: RkpLineFact) -> tuple[tuple[str, str], ...]:
    """Place, bidang, kegiatan, lokasi, volume."""
    names = {bidang.code: bidang.name for bidang in source.plan.bidang}
    return (
        *source.place_head,
        ("BIDANG", f"{line.bidang} {names[line.bidang]}"),
        ("KEGIATAN", line.name),
        ("LOKASI", line.location or "-"),
        ("VOLUME", volume_words(line) or "-"),
    )


def line_of_plan(source: RkpPrint, uid: UUID) -> RkpLineFact:
    """A line of the plan. Raises DocumentError when it is not there (any more)."""
    for line in source.lines:
        if line.uid == uid:
            return line
    raise DocumentError("Kegiatan ini tidak ada lagi dalam RKP Desa.")


def source_and_line(desa: str | None, year: int | None, number: int | None) -> tuple[RkpPrint, UUID | None]:
    """The plan by code and year, or of the line with that number. Raises DocumentError when they do not fit."""
    if number is None:
        return RkpPrint(find_rkp(desa or "", year or 0)), None
    line = find_rkp_line(number)
    rkp = rkp_of_line(line)
    if (desa is not None and rkp.desa.code != desa) or (year is not None and rkp.year != year):
        raise DocumentError(f"Kegiatan bernomor {number} bukan bagian RKP Desa {desa} tahun {year}.")
    return RkpPrint(rkp), line.uid


def joined(source: RkpPrint, lines: list[RkpLineFact], draw: Draw, *, key: str, title: str, name: str) -> Payload:
    """One form after the other, each named "RAB 3"."""
    parts = tuple(Part(f"{name} {line.number}", draw(source, line), str(line.uid)) for line in lines)
    return BundleDocument(key, f"{title} {source.desa_word} {source.desa.name} Tahun {source.rkp.year}", parts)
