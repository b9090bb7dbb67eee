"""A first look at the records of a .xls (BIFF): its bounds, its error cells, its password."""

import struct

from places.workbooks.ole_file import OleFile
from places.workbooks.refusal import broken, encrypted, no_workbook
from places.workbooks.scan import Scan, refuse_crowd, refuse_far_cells, refuse_flood

_SHEET, _EOF, _BOF, _FILEPASS, _SST, _CONTINUE = 0x0085, 0x000A, 0x0809, 0x002F, 0x00FC, 0x003C
_FORMULA, _ERROR, _LABELSST = 0x0006, 0x0205, 0x00FD
_CELLS = {0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, _FORMULA, _ERROR}
_MULTIPLE = {0x00BD, 0x00BE}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def scan(data: bytes) -> dict[str, Scan]:
    """What is known of each sheet by its name. Raises WorkbookRefused for a password or a cell far out."""
    ole = OleFile(data)
    if "EncryptedPackage" in ole.names:
        raise encrypted()
    stream = ole.stream("Workbook", "WORKBOOK", "Book", "BOOK")
    if stream is None:
        raise no_workbook()
    sheets, longest = _sheets(stream)
    if sheets is None:
        raise encrypted()
    found, cells, texts = {}, 0, 0
    for name, start in sheets:
        found[name], filled, shared = _scan_sheet(name, stream, start)
        cells, texts = cells + filled, texts + shared
        refuse_crowd(cells)
        refuse_flood(texts * min(longest, 32_767) if longest > 4_000 else 0)
    return found


def _records(stream: bytes, at: int):
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheets(stream: bytes) -> tuple[list[tuple[str, int]] | None, int]:
    """Names and places of the sheets (None when there is a password), and an upper bound of a text's length."""
    sheets, unique, size, in_texts = [], 1, 0, False
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            return None, 0
        if kind == _EOF:
            break
        if kind == _SHEET and len(body) > 8:
            start, count, is_wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
            text = body[8 : 8 + count * (2 if is_wide else 1)]
            sheets.append((text.decode("utf-16-le" if is_wide else "latin-1", "replace"), start))
        in_texts = kind == _SST or (in_texts and kind == _CONTINUE)
        if kind == _SST and len(body) >= 8:
            unique = max(struct.unpack_from("<I", body, 4)[0], 1)
        if in_texts:
            size += len(body)
    # Every text takes three bytes at least, so what the others leave bounds the longest.
    return sheets, max(size - 3 * unique, 0)


def _scan_sheet(name: str, stream: bytes, start: int) -> tuple[Scan, int, int]:
    scan, last_row, last_column, cells, shared = Scan(), 0, 0, 0, 0
    depth = 0
    for kind, body in _records(stream, start):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _CELLS or kind in _MULTIPLE:
            if len(body) < 6:
                raise broken()
            row, column = struct.unpack_from("<HH", body)
            if kind in _MULTIPLE:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
                cells += max(len(body) - 6, 0) // 6
            last_row, last_column, cells = max(last_row, row), max(last_column, column), cells + 1
            shared += kind == _LABELSST
            if code := _error(kind, body):
                scan.errors[row, column] = code
    refuse_far_cells(name, last_row, last_column)
    return scan, cells, shared


def _error(kind: int, body: bytes) -> str:
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#?")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#?")
    return ""
