"""The blank workbook that a village fills in: a sheet for the residents, one that explains, no formula."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from villages.enums import FamilyRelation

_COLUMNS = (
    ("Nama", 28, "Wajib. Dengan gelarnya."),
    ("No KK", 20, "16 angka, sebagai teks. Boleh kosong; baris dengan No KK yang sama menjadi satu keluarga."),
    ("NIK", 20, "16 angka, sebagai teks. Boleh kosong."),
    ("L/P", 6, "L atau P."),
    ("Dusun", 20, "Seperti terdaftar pada halaman Dusun, RW, RT."),
    ("RT", 6, "Misalnya 001."),
    ("RW", 6, "Misalnya 002. Kosong bila desa tidak memakai RW."),
    ("Tgl lahir", 14, "Misalnya 12-03-1980, atau tahunnya saja."),
    ("Hubungan", 18, "Kepala keluarga, Istri/suami, Anak, Orang tua/mertua, atau Anggota lain."),
    ("RTM/DTKS", 10, "ya bila keluarganya rumah tangga miskin."),
    ("Disabilitas", 16, "Ragamnya, misalnya netra. Kosong bila tidak."),
    ("Pekerjaan", 18, "Misalnya petani."),
)
_ROWS = 2_000
_TEXT_ROWS = 200  # some programmes heed the format of cells only, not that of columns


def resident_template(dusun: Iterable[str]) -> bytes:
    """The file; the columns of numbers are text, so that Excel rounds nothing."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Warga"
    for column, (title, width, _) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(1, column, title)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        cell.fill = PatternFill("solid", fgColor="DDEBE8")
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, _TEXT_ROWS + 2):
            sheet.cell(row, column).number_format = "@"
    sheet.freeze_panes = "B2"
    names = [name.replace('"', "") for name in dusun]
    _offer(sheet, "D", ["L", "P"])
    if names and len(",".join(names)) < 250 and not any("," in name for name in names):
        _offer(sheet, "E", names)
    _offer(sheet, "I", [str(relation.label) for relation in FamilyRelation])
    _offer(sheet, "J", ["ya", "tidak"])
    _explain(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _offer(sheet: Worksheet, column: str, values: list[str]) -> None:
    """A list to choose from; other words may be typed all the same."""
    choice = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=False)
    choice.add(f"{column}2:{column}{_ROWS}")
    sheet.add_data_validation(choice)


def _explain(book: Workbook) -> None:
    sheet = book.create_sheet("Petunjuk")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    for row, (title, _, meaning) in enumerate(_COLUMNS, start=1):
        sheet.cell(row, 1, title).font = Font(bold=True)
        sheet.cell(row, 2, meaning)
