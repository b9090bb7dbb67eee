"""Residents, groups and workbooks for tests, written straight into the tables."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from places.models import Desa, Dusun, Orang
from places.workbooks.opening import open_workbook
from villages.enums import KelompokPosition, Unsur
from villages.models import AnggotaKelompok, Kelompok, Keluarga, Warga
from villages.resident_reader import ResidentReading, read_residents

HEAD = (
    "Nama",
    "No KK",
    "NIK",
    "L/P",
    "Dusun",
    "RT",
    "RW",
    "Tgl lahir",
    "Hubungan",
    "RTM/DTKS",
    "Disabilitas",
    "Pekerjaan",
)


def make_resident(
    desa: Desa,
    name: str,
    *,
    dusun: Dusun | None = None,
    is_rtm: bool = False,
    orang: Orang | None = None,
    **values: Any,
) -> Warga:
    """A resident with a household of his own, in the first dusun unless told otherwise."""
    dusun = dusun or desa.dusun_set.first()
    keluarga = Keluarga.objects.create(desa=desa, dusun=dusun, is_rtm=is_rtm)
    orang = Orang.objects.create(name=name, desa=desa)
    return Warga.objects.create(desa=desa, dusun=dusun, keluarga=keluarga, orang=orang, relation="kepala", **values)


def make_group(
    desa: Desa, name: str, *members: Orang, unsur: str = Unsur.TANI, ended_on: date | None = None
) -> Kelompok:
    """A group, its first member the head."""
    kelompok = Kelompok.objects.create(desa=desa, name=name, unsur=unsur, ended_on=ended_on)
    for place, orang in enumerate(members):
        position = KelompokPosition.ANGGOTA if place else KelompokPosition.KETUA
        AnggotaKelompok.objects.create(kelompok=kelompok, desa=desa, orang=orang, position=position)
    return kelompok


def workbook_of(*rows: tuple, head: tuple = HEAD, sheet: str = "Warga") -> bytes:
    """A workbook with a head and these rows."""
    book = Workbook()
    book.active.title = sheet
    for row in (head, *rows):
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def reading_of(*rows: tuple, **about: Any) -> ResidentReading:
    """What the reader makes of such a workbook."""
    return read_residents(open_workbook(workbook_of(*rows, **about), "warga.xlsx"))
