"""Opening an uploaded file by its content: .xlsx, .xlsm, .xls, .ods and .csv. Macros are never run."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from places.workbooks import csv_file, ods_scan, xls_scan, xlsx_scan
from places.workbooks.refusal import WorkbookRefused, broken, encrypted, no_workbook
from places.workbooks.scan import Scan
from places.workbooks.sheet import Merge, Sheet, Workbook
from places.workbooks.zip_guard import GuardedZip

LARGEST_FILE = 10 * 1024 * 1024  # bytes
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ERROR_TEXTS = ("#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#NULL!", "Err:")


def open_workbook(data: bytes, filename: str) -> Workbook:
    """The file's sheets as plain values. Raises WorkbookRefused with a sentence that says why and what to do."""
    if len(data) > LARGEST_FILE:
        raise WorkbookRefused(
            "too_large",
            f"Berkas ini lebih besar dari {LARGEST_FILE // 1024 // 1024} MB.",
            "Hapus gambar dan lembar yang tidak perlu, atau simpan tabel rencananya saja.",
        )
    if not data.strip(b"\0 \t\r\n"):
        raise WorkbookRefused("empty", "Berkas ini kosong.", "Pilih berkas yang berisi tabel rencana.")
    if data.startswith(b"PK"):
        return _open_zip(data, filename)
    if data.startswith(_OLE):
        return _read(data, filename, "xls", xls_scan.scan(data))
    return Workbook(filename, "csv", [csv_file.read(data, filename)])


def _open_zip(data: bytes, filename: str) -> Workbook:
    archive = GuardedZip(data)
    if archive.is_encrypted:
        raise encrypted()
    if "[Content_Types].xml" in archive.names and "xl/workbook.bin" not in archive.names:
        if not any(name.startswith("xl/") for name in archive.names):
            raise no_workbook()
        return _read(data, filename, "xlsx", xlsx_scan.scan(archive))
    if "content.xml" in archive.names:
        return _read(data, filename, "ods", ods_scan.scan(archive))
    raise no_workbook()


def _read(data: bytes, filename: str, kind: str, scans: dict[str, Scan]) -> Workbook:
    try:
        return Workbook(filename, kind, _sheets(data, scans))
    except PasswordError as problem:
        raise encrypted() from problem
    except (CalamineError, OSError, ValueError, OverflowError) as problem:
        raise broken() from problem
    except BaseException as problem:
        # The parser is written in another language: what it calls a panic is no Exception in Python.
        if type(problem).__name__ == "PanicException":
            raise broken() from problem
        raise


def _sheets(data: bytes, scans: dict[str, Scan]) -> list[Sheet]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if not str(about.typ).endswith("WorkSheet"):
            continue
        source = book.get_sheet_by_index(index)
        rows = source.to_python(skip_empty_area=False)
        scan = scans.get(about.name) or Scan()
        merges = [Merge(*first, *last) for first, last in source.merged_cell_ranges or ()] or scan.merges
        errors = dict(scan.errors)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if type(value) is float:
                    if value.is_integer() and abs(value) < 2**53:
                        values[column] = int(value)
                elif type(value) is str and value.startswith(("#", "Err:")) and value.startswith(_ERROR_TEXTS):
                    errors[row, column] = value
                    values[column] = ""
        errors = {at: text for at, text in errors.items() if at[0] < len(rows) + 1_000}
        sheets.append(Sheet(about.name, rows, merges, errors, str(about.visible).endswith("Visible")))
    return sheets
