"""The RPJM matrix in the layout that Siskeudes prints: 16 columns for eight years."""

from planning.documents.finding import find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import Cells, body_rows, sources_words, volume_words, year_ticks
from planning.documents.rpjm_print import RpjmPrint
from planning.facts import LineFact
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register

_GROUP = "Bidang/Sub Bidang/Jenis Kegiatan"
_COST = "Prakiraan Biaya & Sumber Dana"


@register(
    key="rpjm-siskeudes",
    title="RPJM Desa: matriks bentuk Siskeudes",
    arguments=("desa", "rpjm"),
    description="Bentuk 16 kolom yang biasa dicetak Siskeudes, satu kolom tiap tahun.",
)
def build(*, desa: str, rpjm: int) -> MatrixDocument:
    """The matrix of a village's plan by code and first year."""
    return draw(RpjmPrint(find_rpjm(desa, rpjm)))


def draw(source: RpjmPrint) -> MatrixDocument:
    """The matrix of a plan."""
    rpjm = source.rpjm
    columns = _columns(rpjm)

    def heading(code: str, name: str) -> Row:
        empty: Cells = (f"{int(code):02d}", *(None for _ in columns[1:]))
        return Row("group", empty, label=f"BIDANG {name.upper()}")

    def cells(line: LineFact, _bidang: str, sub: str) -> Cells:
        return (
            "", sub, line.name, line.location, volume_words(line), line.manfaat,
            *year_ticks(line, rpjm.years), line.total, sources_words(line),
        )  # fmt: skip

    rows = body_rows(source.plan, columns=columns, heading=heading, cells=cells)
    return matrix(source, key="rpjm-siskeudes", table=Table(columns, rows, head_letters="numbers"))


def _columns(rpjm: RpjmDesa) -> tuple[Column, ...]:
    years = (
        Column(f"tahun_{n}", ("Waktu Pelaksanaan", f"Thn {n}"), 9, "tick") for n, _ in enumerate(rpjm.years, start=1)
    )
    return (
        Column("no", ("No",), 9, align="center"),
        Column("sub_bidang", (_GROUP, "Bidang/Sub Bidang"), 40, carried=True),
        Column("kegiatan", (_GROUP, "Jenis Kegiatan"), 56),
        Column("lokasi", ("Lokasi (RT/RW/Dusun)",), 28),
        Column("volume", ("Perkiraan Volume",), 20, align="right"),
        Column("manfaat", ("Sasaran/ Manfaat",), 32),
        *years,
        Column("jumlah", (_COST, "Jumlah (Rupiah)"), 28, "rupiah"),
        Column("sumber", (_COST, "Sumber"), 22),
    )
