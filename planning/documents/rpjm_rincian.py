"""The complete list of a RPJM Desa: every field of every line, cost of each year, visi and misi in the notes.

It is frozen with each edition; semula–menjadi compares two of them.
"""

from dataclasses import replace

from planning.documents.finding import find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import Cells, bidang_heading, body_rows
from planning.documents.rincian_parts import (
    FIRST_COLUMNS,
    LAST_COLUMNS,
    first_cells,
    last_cells,
    line_links,
    names_of_bidang,
    year_words,
)
from planning.documents.rpjm_print import RpjmPrint
from planning.facts import LineFact
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register

KEY = "rpjm-rincian"


@register(
    key=KEY,
    title="RPJM Desa: daftar lengkap",
    arguments=("desa", "rpjm"),
    description="Semua isian setiap kegiatan, biaya tiap tahun, visi dan misi; paling enak dibuka di Excel.",
)
def build(*, desa: str, rpjm: int) -> MatrixDocument:
    """The list of a village's plan by code and first year."""
    return draw(RpjmPrint(find_rpjm(desa, rpjm)))


def draw(source: RpjmPrint) -> MatrixDocument:
    """The list of a plan."""
    rpjm, plan = source.rpjm, source.plan
    columns, names, links = _columns(rpjm), names_of_bidang(plan), line_links(rpjm)

    def heading(code: str, name: str) -> Row:
        return bidang_heading(columns, code, name)

    def cells(line: LineFact, _bidang: str, _sub: str) -> Cells:
        years = (year_words(line.year(year), line.unit) for year in rpjm.years)
        return (*first_cells(line, names), line.sasaran, *years, *last_cells(line, links))

    rows = body_rows(plan, columns=columns, heading=heading, cells=cells)
    document = matrix(source, key=KEY, table=Table(columns, rows))
    return replace(document, notes=tuple(_notes(source)))


def _columns(rpjm: RpjmDesa) -> tuple[Column, ...]:
    return (
        *FIRST_COLUMNS,
        Column("sasaran_rpjm", ("Sasaran RPJM",), 28),
        *(Column(f"tahun_{year}", ("Rencana Tahun", str(year)), 26) for year in rpjm.years),
        *LAST_COLUMNS,
    )


def _notes(source: RpjmPrint) -> list[str]:
    """What a Perubahan may change beside the lines."""
    rpjm = source.rpjm
    notes = [f"Visi: {rpjm.visi}"] if rpjm.visi else []
    for number, misi in enumerate(source.visi_misi_tree, start=1):
        notes.append(f"Misi {number}: {misi['text']}")
        for letter, tujuan in enumerate(misi["children"], start=1):
            notes.append(f"Tujuan {number}.{letter}: {tujuan['text']}")
            notes += [f"Sasaran {number}.{letter}: {sasaran['text']}" for sasaran in tujuan["children"]]
    policies = {"Arah kebijakan pembangunan": rpjm.arah_pembangunan, "Arah kebijakan keuangan": rpjm.arah_keuangan}
    return [*notes, *(f"{title}: {text}" for title, text in policies.items() if text)]
