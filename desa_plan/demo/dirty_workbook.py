"""The demo's workbook: the RKP Desa 2026 of Pandanlandung as it came, with the faults that real workbooks have.

`rkp_2026_kotor.xlsx` beside it is what `write_dirty_workbook` writes; people upload it to see how faults are shown.
"""

import csv
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent
ROWS = FOLDER / "rkp_pandanlandung_2026.csv"
FILE = FOLDER / "rkp_2026_kotor.xlsx"
_BIDANG = (
    "BIDANG PENYELENGGARAAN PEMERINTAHAN DESA",
    "BIDANG PELAKSANAAN PEMBANGUNAN DESA",
    "BIDANG PEMBINAAN KEMASYARAKATAN",
    "BIDANG PEMBERDAYAAN MASYARAKAT",
    "PENANGGULANGAN BENCANA, KEADAAN MENDESAK DAN DARURAT LAINNYA",
)
_ROMAN = ("I", "II", "III", "IV", "V")
_HEAD = {
    "A6:A7": "No",
    "B6:E7": "Bidang",
    "F6:H7": "Jenis Kegiatan",
    "I6:J7": "Data Eksisting Tahun Berjalan",
    "K6:L7": "Target Capaian Tahun 2023",  # left over from another year
    "M6:M7": "Lokasi",
    "N6:N7": "Volume dan Satuan",
    "O6:O7": "Penerima Manfaat",
    "P6:P7": "Waktu Pelaksanaan",
    "Q6:R6": "Biaya dan Sumber Pembiayaan",
    "S6:S7": "Pola Pelaksanaan (swakelola/ Kerjasama Antar Desa/ Kerjasama pihak Ketiga)",
}
_LETTERS = {"A": "a", "B": "b", "F": "d", "I": "f", "K": "g", "M": "h", "N": "i", "O": "j", "P": "k", "Q": "l",
            "R": "m", "S": "n"}  # fmt: skip
_SIDE_HEAD = {"W8:X9": "JUMLAH PENGELUARAN PER SUMBER DANA", "Y8:Y9": "SISA DARI PAGU", "Z8:Z9": "PAGU"}
_SIDE_NOTES = {"X15": 209_042_430, "Y15": "Ops Pemdes", "X16": 46_238_430, "Y16": "DDS",
               "X25": "Tim Pengelola Kegiatan TA 2026", "Y25": "(nama)", "Y26": "(nama)"}  # fmt: skip
_SIDE = (
    ("ADD", 745_232_000, -59_740_000, 694_432_000),
    ("DDS", 1_358_198_400, -167_239_400, 1_270_999_000),
    ("PBH", 132_465_123, 7_435_035, 139_513_087),
    ("PAD", 5_000_000, 0, None),
)
_WRONG_TOTAL = 2_032_351_158
_INCOMES = (
    ("4.", "PENDAPATAN", "", "", None, None),
    ("4.1.", "", "Pendapatan Asli Desa", "", 0, None),
    ("", "", 1, "Hasil Pengelolaan TKD", 0, "PAD"),
    ("4.2.", "", "Pendapatan Transfer", "", 2_104_944_087, None),
    ("", "", "1", "Alokasi Dana Desa", 694_432_000, "ADD"),
    ("", "", "2", "Dana Desa", 1_270_999_000, "DDS"),
    ("", "", "3", "Pendapatan Bagi Hasil Pajak dan Retribusi", 139_513_087, "PBH"),
    ("4.3.", "", "Pendapatan Lain-Lain", "", 7_214_124, None),
    ("", "", "1", "Bagi Hasil Kerjasama Antar Desa", 5_000_000, "DLL"),
    ("", "", "2", "Bunga Bank", 2_214_124, "DLL"),
)


def write_dirty_workbook(path: Path = FILE) -> None:
    """Write the workbook to a file."""
    path.write_bytes(dirty_workbook())


def dirty_workbook() -> bytes:
    """The workbook as .xlsx."""
    book = Workbook()
    sheet = book.active
    sheet.title = "RKPDESA 2026"
    _plan(sheet)
    _incomes(book.create_sheet("PENDAPATAN DESA"))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _plan(sheet: Worksheet) -> None:
    titles = ("RANCANGAN RENCANA KERJA PEMERINTAH DESA (RKPDESA)", "TAHUN ANGGARAN 2026",
              "DESA PANDANLANDUNG KECAMATAN WAGIR KABUPATEN MALANG")  # fmt: skip
    for row, title in enumerate(titles, start=1):
        sheet.cell(row, 1, title)
        sheet.merge_cells(f"A{row}:S{row}")
    for place, words in _HEAD.items():
        sheet[place.partition(":")[0]] = words
        sheet.merge_cells(place)
    sheet["Q7"], sheet["R7"] = "Jumlah (Rp)", "Sumber Biaya"
    for column, letter in _LETTERS.items():
        sheet[f"{column}8"] = letter
    last = _rows(sheet, first=9)
    sheet[f"A{last}"], sheet[f"Q{last}"], sheet[f"X{last}"] = "JUMLAH RKPDESA TAHUN ANGGARAN 2026", 0, _WRONG_TOTAL
    sheet[f"Q{last}"] = sum(int(row["amount"]) for row in read_rows())
    sheet.merge_cells(f"A{last}:P{last}")
    sheet[f"N{last + 2}"] = "Pandanlandung, 1 Desember 2025"


def _rows(sheet: Worksheet, *, first: int) -> int:
    """Headings and activities; gives the row below them."""
    _side_table(sheet)
    at, rows = first, read_rows()
    for number, name in enumerate(_BIDANG, start=1):
        mine = [row for row in rows if row["bidang"] == str(number)]
        subtotal = sum(int(row["amount"]) for row in mine)
        sheet[f"A{at}"], sheet[f"B{at}"], sheet[f"Q{at}"] = number, name, subtotal
        sheet.merge_cells(f"B{at}:P{at}")
        sheet.cell(1, 23 + number, f"BIDANG {_ROMAN[number - 1]}")
        sheet.cell(2, 23 + number, subtotal)
        sheet[f"A{at + 1}"] = f"BIDANG {_ROMAN[number - 1]}"
        sheet.merge_cells(f"A{at + 1}:E{at + len(mine)}")
        for row in mine:
            at += 1
            _activity(sheet, at, row)
        at += 1
    return at


def _activity(sheet: Worksheet, at: int, row: dict[str, str]) -> None:
    words = {"G": row["name"], "I": row["data_eksisting"], "K": row["target"], "M": row["location"], "N": row["volume"],
             "O": row["manfaat"], "P": row["time"], "R": row["source"], "S": "Swakelola"}  # fmt: skip
    sheet[f"F{at}"], sheet[f"Q{at}"] = int(row["number"]), int(row["amount"])
    for column, text in words.items():
        sheet[f"{column}{at}"] = text or None
    for place in ("G:H", "I:J", "K:L"):
        left, _, right = place.partition(":")
        sheet.merge_cells(f"{left}{at}:{right}{at}")


def _side_table(sheet: Worksheet) -> None:
    for place, words in {
        "W8:X9": "JUMLAH PENGELUARAN PER SUMBER DANA",
        "Y8:Y9": "SISA DARI PAGU",
        "Z8:Z9": "PAGU",
    }.items():
        sheet[place.partition(":")[0]] = words
        sheet.merge_cells(place)
    for row, (code, used, left, pagu) in enumerate(_SIDE, start=10):
        for column, value in zip("WXYZ", (code, used, left, pagu), strict=True):
            sheet[f"{column}{row}"] = value
    for place, note in _SIDE_NOTES.items():
        sheet[place] = note


def _incomes(sheet: Worksheet) -> None:
    for row, title in enumerate(("RINCIAN ANGGARAN PENDAPATAN", "DESA PANDANLANDUNG", "TAHUN ANGGARAN 2026"), start=1):
        sheet.cell(row, 1, title)
        sheet.merge_cells(f"A{row}:F{row}")
    for column, words in {"A": "KODE", "B": "URAIAN", "E": "ANGGARAN (Rp.)", "F": "SUMBER DANA"}.items():
        sheet[f"{column}6"] = words
    sheet.merge_cells("B6:D6")
    for column, number in {"A": 1, "B": 2, "E": 3, "F": 4}.items():
        sheet[f"{column}7"] = number
    for row, values in enumerate(_INCOMES, start=8):
        for column, value in zip("ABCDEF", values, strict=True):
            sheet[f"{column}{row}"] = value if value != "" else None
    sheet["A18"], sheet["E18"] = "JUMLAH PENDAPATAN", 2_112_158_211


def read_rows() -> list[dict[str, str]]:
    """The activities as the file gives them."""
    with ROWS.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
