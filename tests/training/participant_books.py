"""Made-up workbooks of participants with the dirt of real ones."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook as Book

from places.workbooks.opening import open_workbook
from places.workbooks.sheet import Workbook

HEAD = ("No", "Nama Lengkap dan Gelar", "L/P", "Desa", "Kecamatan", "Jabatan", "No. HP")


def book_bytes(rows: Iterable[Sequence[Any]], *, merges: Sequence[str] = (), title: str = "Peserta") -> bytes:
    """A workbook with one sheet."""
    book = Book()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def opened(rows: Iterable[Sequence[Any]], *, merges: Sequence[str] = ()) -> Workbook:
    """The same, opened."""
    return open_workbook(book_bytes(rows, merges=merges), "peserta.xlsx")


def real_life_rows() -> list[tuple[Any, ...]]:
    """A list as a kabupaten gets it back from its kecamatan: titles, blank lines, sums, signatures, misspelt names."""
    return [
        ("DAFTAR PESERTA BIMTEK PENYUSUNAN RPJM DESA",),
        ("TAHUN ANGGARAN 2026",),
        (),
        HEAD,
        (1, 2, 3, 4, 5, 6, 7),
        (1, "Drs. I Ketut Sari, M.Si.", "L", "Umeanyar", "Seririt", "Sekdes", 81234567890),
        (2, "Ni Luh Putu Ayu, S.E.", "Pr", "Kaliangat", "Seririt", "Sekretaris Desa", "+62 812-3456-7891"),
        (),
        (3, "Hj. Made Rai S.Pd", "Perempuan", "DENCARIK", "Banjar", "Pj. Sekdes", "0812 3456 7892 / 0857 1111 222"),
        (4, "I Gede Anu", "Laki-laki", "Antah Berantah", "Seririt", "Sekdes", "ada"),
        (5, "", "L", "Dencarik", "Banjar", "", ""),
        (6,),
        ("", "Jumlah", "", "", "", 5, ""),
        ("", "", "", "Singaraja, 20 April 2026", "", "", ""),
    ]


REAL_LIFE_MERGES = ("A1:G1", "A2:G2")
