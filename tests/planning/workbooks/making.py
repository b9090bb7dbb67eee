"""Small workbooks made in the tests."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from places.workbooks.opening import open_workbook
from planning.workbooks.plan_reader import read_plan
from planning.workbooks.reading import RKP, Ask, Reading, ReadRow

HEAD = ("No", "Jenis Kegiatan", "Lokasi", "Volume dan Satuan", "Penerima Manfaat", "Waktu Pelaksanaan", "Jumlah (Rp)",
        "Sumber Biaya", "Pola Pelaksanaan")  # fmt: skip
ROW = (1, "Pembangunan Drainase", "Dusun Krajan", "120 m", "L 10 P 12", "Juni", 50_000_000, "DDS", "Swakelola")
TITLE = ("RANCANGAN RKP DESA", "TAHUN 2026")


def xlsx(rows: Iterable[Iterable[Any]], merges: Iterable[str] = (), *, sheet: str = "RKP", more: Mapping = ()) -> bytes:
    """A workbook of these rows; `more` gives further sheets by name."""
    book = Workbook()
    book.active.title = sheet
    for name, content in {sheet: rows, **dict(more)}.items():
        page = book[name] if name in book.sheetnames else book.create_sheet(name)
        for at, row in enumerate(content, start=1):
            for column, value in enumerate(row, start=1):
                if value not in (None, ""):
                    page.cell(at, column, value)
        if name == sheet:
            for place in merges:
                page.merge_cells(place)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def table(*rows: Iterable[Any], head: Iterable[Any] = HEAD) -> list[list[Any]]:
    """Title, head and rows."""
    return [[text] for text in TITLE] + [[]] + [list(head)] + [list(row) for row in rows]


def row(**changes: Any) -> list[Any]:
    """A good row with some cells changed: number name location volume manfaat time amount source pola."""
    names = ("number", "name", "location", "volume", "manfaat", "time", "amount", "source", "pola")
    values = dict(zip(names, ROW, strict=True)) | changes
    return [values[name] for name in names]


def read(data: bytes, *, shape: str = RKP, first: int = 2026, last: int | None = None, sheet: str = "") -> Reading:
    """The reading of a file."""
    return read_plan(open_workbook(data, "rencana.xlsx"), Ask(shape, first, last or first, sheet))


def read_one(**changes: Any) -> ReadRow:
    """The reading of a single row."""
    (found,) = read(xlsx(table(row(**changes)))).rows
    return found


def codes(found: Reading | ReadRow) -> list[str]:
    """Codes of the problems."""
    return [problem.code for problem in (found.all_problems if isinstance(found, Reading) else found.problems)]


def ods(rows: Iterable[Iterable[Any]], *, extra: str = "", sheet: str = "RKP") -> bytes:
    """A minimal .ods; `extra` is raw XML put at the end of the table."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in rows)
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{sheet}">{lines}{extra}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{space}">{entry}</manifest:manifest>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: Any) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    if isinstance(value, int | float) and not isinstance(value, bool):
        about = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {about}><text:p>{value}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def repacked(data: bytes, changes: Mapping[str, str | bytes]) -> bytes:
    """A workbook with some of its parts replaced or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | dict(changes))


def part(data: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)
