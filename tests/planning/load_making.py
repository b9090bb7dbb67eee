"""Workbooks as Dinas PMD sends them."""

from collections.abc import Sequence
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

PAGU_HEAD = ("No", "Kode Desa", "Nama Desa", "Kecamatan", "DDS", "ADD", "PBH")
PRICE_HEAD = ("No", "Kode", "Uraian", "Satuan", "Harga")


def workbook(
    *rows: Sequence[object], head: Sequence[str] = PAGU_HEAD, title: str = "PAGU INDIKATIF 2027"
) -> SimpleUploadedFile:
    """A file with a title, a head and these rows."""
    book = Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append([])
    sheet.append(list(head))
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("daftar.xlsx", content.getvalue())


def prices(*rows: Sequence[object]) -> SimpleUploadedFile:
    """A price standard: code, name, unit, price."""
    return workbook(*rows, head=PRICE_HEAD, title="STANDAR HARGA 2027")
