"""Data Desa: the four lists of a year (F-RPJM-03 … 06 of Permendagri 114/2014)."""

from itertools import groupby

from musyawarah.documents.registers_print import RegistersPrint
from musyawarah.documents.year_print import find_village
from reporting.payload import BundleDocument, Column, MatrixDocument, Part, Row, Table
from reporting.registry import register
from villages.data_desa_lists import DataDesaList, data_desa_year
from villages.enums import DataDesaCategory

_COLUMNS = (
    Column("no", ("No",), 10, "integer", align="center"),
    Column("uraian", ("Uraian",), 84),
    Column("jumlah", ("Volume/Jumlah",), 30, "decimal"),
    Column("satuan", ("Satuan",), 24),
    Column("keterangan", ("Keterangan",), 42),
)
_TITLES = {
    DataDesaCategory.SDA: "DAFTAR SUMBER DAYA ALAM",
    DataDesaCategory.SDM: "DAFTAR SUMBER DAYA MANUSIA",
    DataDesaCategory.PEMBANGUNAN: "DAFTAR SUMBER DAYA PEMBANGUNAN",
    DataDesaCategory.SOSIAL_BUDAYA: "DAFTAR SUMBER DAYA SOSIAL BUDAYA",
}


@register(
    key="data-desa",
    title="Data Desa",
    arguments=("desa", "year"),
    description="Empat daftar: sumber daya alam, manusia, pembangunan, dan sosial budaya.",
)
def build(*, desa: str, year: int) -> BundleDocument:
    """The four lists of a village code and year."""
    return draw(RegistersPrint(find_village(desa), year))


def draw(source: RegistersPrint) -> BundleDocument:
    """The four lists, each on a page of its own; two queries besides those of the village's words."""
    found = data_desa_year(source.desa, source.year)
    parts = [Part(str(one.category.label)[:28], _form(source, one), ref=one.category) for one in found.lists]
    return BundleDocument("data-desa", f"Data Desa tahun {source.year}", tuple(parts))


def _form(source: RegistersPrint, found: DataDesaList) -> MatrixDocument:
    return MatrixDocument(
        key="data-desa",
        title=(_TITLES[found.category], f"TAHUN {source.year}"),
        head=source.place_head,
        table=Table(_COLUMNS, _rows(found), head_letters="letters"),
        signatures=source.signatures(),
        draft=False,
        author=source.author,
        orientation="portrait",
        notes=_notes(found),
    )


def _rows(found: DataDesaList) -> tuple[Row, ...]:
    """Entries under the names of their groups, numbered through."""
    rows: list[Row] = []
    number = 0
    for group, entries in groupby(found.rows, key=lambda entry: entry.group):
        if group:
            rows.append(Row("subgroup", (None,) * len(_COLUMNS), label=group))
        for entry in entries:
            number += 1
            amount = None if entry.amount is None else entry.amount.normalize()
            rows.append(Row("row", (number, entry.label, amount, entry.unit or None, entry.note or None)))
    return tuple(rows)


def _notes(found: DataDesaList) -> tuple[str, ...]:
    if not found.rows:
        return ()
    return (f"Sudah diperiksa di lapangan: {found.assessed} dari {len(found.rows)} baris.",)
