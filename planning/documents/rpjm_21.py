"""The RPJM matrix after the annex of Permendes PDTT 21/2020: SDGs, data eksisting and a target for every year.

About thirty columns: the bidang stands in a row of its own, targets and years share the width evenly.
"""

from places.formats.rupiah import format_decimal
from planning.documents.finding import find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import (
    POLA_TITLES,
    Cells,
    bidang_heading,
    body_rows,
    pola_ticks,
    sources_words,
    volume_words,
    year_ticks,
)
from planning.documents.rpjm_print import RpjmPrint
from planning.facts import LineFact
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register

_BENEFIT = "Prakiraan Penerima Manfaat"
_COST = "Prakiraan Biaya dan Sumber"
_POLA = "Pola Pelaksanaan"


@register(
    key="rpjm-21",
    title="RPJM Desa: matriks Permendes PDTT 21/2020",
    arguments=("desa", "rpjm"),
    description="Bentuk dengan SDGs Desa, data eksisting, dan target capaian tiap tahun.",
)
def build(*, desa: str, rpjm: int) -> MatrixDocument:
    """The matrix of a village's plan by code and first year."""
    return draw(RpjmPrint(find_rpjm(desa, rpjm)))


def draw(source: RpjmPrint) -> MatrixDocument:
    """The matrix of a plan."""
    rpjm = source.rpjm
    columns = _columns(rpjm)

    def heading(code: str, name: str) -> Row:
        return bidang_heading(columns, code, name)

    def cells(line: LineFact, _bidang: str, sub: str) -> Cells:
        return (
            line.number, sub, line.name, ", ".join(map(str, line.sdgs)), line.data_eksisting,
            *_targets(line, rpjm.years), line.location, volume_words(line),
            line.manfaat_l, line.manfaat_p, line.manfaat_rtm,
            *year_ticks(line, rpjm.years), line.total, sources_words(line), *pola_ticks(line),
        )  # fmt: skip

    rows = body_rows(source.plan, columns=columns, heading=heading, cells=cells)
    return matrix(source, key="rpjm-21", table=Table(columns, rows))


def _targets(line: LineFact, years: range) -> tuple[str, ...]:
    """The target in words, else the volume of the year."""
    words = []
    for year in years:
        fact = line.year(year)
        volume = f"{format_decimal(fact.volume)} {line.unit}".strip() if fact and fact.volume is not None else ""
        words.append((fact.target or volume) if fact else "")
    return tuple(words)


def _columns(rpjm: RpjmDesa) -> tuple[Column, ...]:
    years = list(enumerate(rpjm.years, start=1))
    return (
        Column("no", ("No",), 7, "integer", align="center"),
        Column("sub_bidang", ("Sub Bidang",), 24, carried=True),
        Column("kegiatan", ("Nama Program/Kegiatan",), 40),
        Column("sdgs", ("SDGs Desa ke-",), 11, align="center"),
        Column("data_eksisting", ("Data Eksisting Tahun ke-0",), 18),
        *(Column(f"target_{n}", ("Target Capaian Tahun ke-", str(n)), 12, align="center") for n, _ in years),
        Column("lokasi", ("Lokasi (RT/RW/ Dusun)",), 22),
        Column("volume", ("Prakiraan Volume dan Satuan",), 16, align="right"),
        Column("manfaat_l", (_BENEFIT, "L"), 9, "integer"),
        Column("manfaat_p", (_BENEFIT, "P"), 9, "integer"),
        Column("manfaat_rtm", (_BENEFIT, "A-RTM"), 10, "integer"),
        *(Column(f"tahun_{n}", ("Waktu Pelaksanaan", str(year)), 8, "tick") for n, year in years),
        Column("jumlah", (_COST, "Jumlah (Rp)"), 24, "rupiah"),
        Column("sumber", (_COST, "Sumber"), 15),
        *(Column(pola.value, (_POLA, title), 13, "tick") for pola, title in POLA_TITLES.items()),
    )
