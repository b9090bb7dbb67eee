"""A .csv file: its encoding and its separator are found out."""

import csv
from io import StringIO

from places.workbooks.refusal import no_workbook
from places.workbooks.scan import refuse_crowd, refuse_far_cells
from places.workbooks.sheet import Sheet

_SEPARATORS = ";,\t|"
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"MZ", b"\x7fELF")
_MARKUP = ("<html", "<!doctype", "<?xml", "<table", '{"', "<svg")


def read(data: bytes, filename: str) -> Sheet:
    """The one sheet of a text file. Raises WorkbookRefused when it is no table of texts."""
    text = _decode(data)
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        raise no_workbook()
    separator = _separator(text)
    rows, cells, width = [], 0, 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append([cell.strip() for cell in row])
            cells += sum(1 for cell in row if cell)
            width = max(width, len(row))
            refuse_crowd(cells)
            refuse_far_cells(filename, len(rows) - 1, width - 1)
    except csv.Error as problem:
        raise no_workbook() from problem
    if width < 2:
        raise no_workbook()
    name = filename.rpartition("/")[2].rpartition(".")[0] or "CSV"
    return Sheet(name[:60], rows)  # type: ignore[arg-type]


def _decode(data: bytes) -> str:
    if data.startswith(_OTHER_KINDS):
        raise no_workbook()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16")
    if b"\0" in data:
        raise no_workbook()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(data, "cp1252")
        if sum(1 for sign in text[:4_000] if ord(sign) < 32 and sign not in "\r\n\t") > 3:
            raise no_workbook() from None
        return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise no_workbook() from problem


def _separator(text: str) -> str:
    """The sign that divides most of the first lines most evenly."""
    lines = [line for line in text[:50_000].splitlines()[:60] if line.strip()]

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return sum(1 for count in counts if count >= 3), sum(counts)

    return max(_SEPARATORS, key=weight)
