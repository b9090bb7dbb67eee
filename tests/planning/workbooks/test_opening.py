"""Which files are opened, and with what sentence the others are refused."""

import resource
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from places.workbooks.opening import open_workbook
from places.workbooks.refusal import WorkbookRefused
from tests.planning.workbooks.making import ods, packed, part, read, repacked, row, table, xlsx

FILES = Path(__file__).parent / "files"
SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx(table(row()))


def refused(data: bytes, name: str = "rencana.xlsx") -> WorkbookRefused:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(WorkbookRefused) as caught:
        open_workbook(data, name)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 250_000, f"memory grew by {grown} kB"
    assert caught.value.message.endswith((".", ".xlsx")) and caught.value.remedy
    return caught.value


def with_sheet(content: str) -> bytes:
    return repacked(GOOD, {SHEET: content})


def sheet_xml(inside: str) -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{inside}</sheetData></worksheet>"
    )


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4 nothing", b"\x89PNG\r\n", b"<html><table>x</table></html>", b"hanya satu kata",
                packed({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}), packed({"a.txt": "x"})]
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content):
    assert refused(content).code == "not_a_workbook"


def test_an_empty_file_is_refused():
    assert refused(b"").code == "empty"


def test_a_file_over_ten_megabytes_is_refused_unread():
    assert refused(b"PK" + b"x" * (10 * 1024 * 1024)).code == "too_large"


@pytest.mark.parametrize("keep", [40, 400, 2_000])
def test_a_cut_file_is_refused_as_broken(keep):
    assert refused(GOOD[:keep]).code == "broken"


def test_a_password_is_named(tmp_path):
    locked = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        for entry in archive.infolist():
            locked[entry.header_offset + 6] |= 1
    at = GOOD.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert refused(bytes(locked)).code == "encrypted"


def test_an_encrypted_package_is_named():
    assert refused(ole_with("EncryptedPackage")).code == "encrypted"


def test_a_compound_file_without_a_workbook_is_refused():
    assert refused(ole_with("WordDocument")).code == "not_a_workbook"


def test_a_zip_bomb_is_refused():
    assert refused(with_sheet(sheet_xml("<row/>" * 20_000_000))).code == "zip_bomb"


def test_a_bomb_whose_directory_lies_is_refused():
    bomb = with_sheet(sheet_xml(" " * 110_000_000))
    honest = struct.pack("<I", 110_000_000 + len(sheet_xml("")))
    assert bomb.count(honest) == 2
    assert refused(bomb.replace(honest, struct.pack("<I", 5_000))).code == "zip_bomb"


def test_many_entries_are_refused():
    assert refused(repacked(GOOD, {f"xl/media/{at}.png": b"" for at in range(2_500)})).code == "zip_bomb"


@pytest.mark.parametrize("address", ["XFD1048576", "A1048576", "XFD1000"])
def test_a_cell_far_out_is_refused_before_memory_is_reserved(address):
    number = address.lstrip("AXFD")
    far = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{number}"><c r="{address}"><v>1</v></c></row>'
    assert refused(with_sheet(sheet_xml(far))).code == "huge_sheet"


def test_empty_formatted_cells_far_out_do_no_harm():
    content = (
        part(GOOD, SHEET)
        .decode()
        .replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    )
    assert len(read(with_sheet(content)).rows) == 1


def test_a_far_cell_of_an_old_workbook_is_refused():
    assert refused((FILES / "far.xls").read_bytes(), "jauh.xls").code == "huge_sheet"


def test_repeats_without_end_are_refused():
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    extra = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert refused(ods(table(row()), extra=extra), "a.ods").code == "huge_sheet"


def test_empty_repeats_at_the_end_do_no_harm():
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    extra = f'<table:table-row table:number-rows-repeated="1048500">{cell}</table:table-row>'
    assert len(read(ods(table(row()), extra=extra)).rows) == 1


@pytest.mark.parametrize("where", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_declared_entities_are_refused(where):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refused(repacked(GOOD, {where: bomb})).code == "malicious"


def test_a_long_text_shared_by_many_cells_is_refused():
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + "x" * 30_000
        + "</t></si></sst>"
    )
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 30_000))
    data = repacked(GOOD, {SHEET: sheet_xml(cells), "xl/sharedStrings.xml": shared})
    assert refused(data).code == "zip_bomb"


def test_all_four_kinds_read_alike():
    lines = table(row())
    text = "\n".join(";".join(str(cell) for cell in line) for line in lines)
    found = [read(data).rows[0] for data in (xlsx(lines), ods(lines), text.encode(), text.encode("cp1252"))]
    assert len({(one.name, one.amount, one.volume, one.unit, one.starts) for one in found}) == 1


def test_an_old_workbook_is_read():
    found = read((FILES / "rkp_2026.xls").read_bytes())
    assert [(one.name, one.amount, str(one.volume)) for one in found.rows] == [
        ("Pembangunan Drainase RT 001", 50_000_000, "120"),
        ("Pengerasan Jalan Usaha Tani", 25_000_000, "80.5"),
    ]
    assert [total.agrees for total in found.stated] == [True, True]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_file_is_read_whatever_divides_it(separator):
    lines = table(row(amount="50.000.000"))
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert read(b"\xef\xbb\xbf" + text.encode()).total == 50_000_000


def test_macros_are_carried_but_never_looked_at():
    assert len(read(repacked(GOOD, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0Auto_Open"})).rows) == 1


def ole_with(name: str) -> bytes:
    """The smallest compound file with one empty stream of that name."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b"".join(_entry(text, kind) for text, kind in (("Root Entry", 5), (name, 2))) + bytes(256)
    return bytes(head) + fat + directory


def _entry(name: str, kind: int) -> bytes:
    entry = bytearray(128)
    text = name.encode("utf-16-le")
    entry[: len(text)] = text
    struct.pack_into("<HB", entry, 64, len(text) + 2, kind)
    struct.pack_into("<II", entry, 116, 0xFFFFFFFE, 0)
    return bytes(entry)


def test_garbage_after_a_workbooks_sign_is_refused():
    for sign in (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")):
        assert refused(sign + zlib.compress(b"x" * 5_000) * 20).code == "broken"
