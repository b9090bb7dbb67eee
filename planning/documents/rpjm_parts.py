"""What the three matrices of a RPJM Desa have in common: title, head, sums, signatures."""

from collections.abc import Callable, Iterable

from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal
from planning.documents.rpjm_print import RpjmPrint
from planning.enums import Pola
from planning.facts import LineFact, PlanFacts
from reporting.payload import Column, MatrixDocument, Row, Signature, Table, Value
from reporting.terbilang import terbilang_rupiah
from villages.enums import JabatanKind, Term

Cells = tuple[Value | None, ...]
POLA_TITLES = {
    Pola.SWAKELOLA: "Swakelola",
    Pola.KERJASAMA_ANTAR_DESA: "Kerja sama antar desa",
    Pola.PIHAK_KETIGA: "Kerja sama pihak ketiga",
}


def matrix(source: RpjmPrint, *, key: str, table: Table) -> MatrixDocument:
    """The whole form around a table of the plan."""
    rpjm = source.rpjm
    return MatrixDocument(
        key=key,
        title=(source.heading, f"TAHUN {rpjm.first_year} S.D. {rpjm.last_year}"),
        head=place_head(source),
        table=table,
        total_in_words=terbilang_rupiah(source.plan.total),
        signatures=(head_signature(source), team_signature(source)),
        draft=rpjm.is_open,
        author=author(source),
    )


def author(source: RpjmPrint) -> str:
    """Who made the document: "Pemerintah Desa Panji"."""
    return f"Pemerintah {source.terms.of(Term.DESA)} {source.rpjm.desa.name}"


def place_head(source: RpjmPrint) -> tuple[tuple[str, str], ...]:
    """DESA, KECAMATAN, KABUPATEN (or KOTA), PROVINSI, as every planning form begins."""
    desa = source.rpjm.desa
    return (
        (source.terms.of(Term.DESA).upper(), desa.name.upper()),
        ("KECAMATAN", desa.kecamatan.name.upper()),
        ("KOTA" if desa.kabupaten.is_kota else "KABUPATEN", desa.kabupaten.plain_name.upper()),
        ("PROVINSI", desa.provinsi.name.upper()),
    )


def head_signature(source: RpjmPrint, *, alone: bool = False) -> Signature:
    """The head of the village: on the left of the team's, or alone with place and date."""
    head = source.signers[JabatanKind.KEPALA_DESA]
    return Signature(
        heading="" if alone else "Mengetahui:",
        office=head.title_with_place if head else f"{source.terms.of(Term.KEPALA_DESA)} {source.rpjm.desa.name}",
        name=head.name if head else None,
        nip=head.nip or None if head else None,
        place_and_date=place_and_date(source) if alone else None,
        side="right" if alone else "left",
    )


def team_signature(source: RpjmPrint) -> Signature:
    """The head of the tim penyusun: by Permendagri 114 art. 8 the sekretaris desa unless another is registered."""
    signer = source.signers[JabatanKind.KETUA_TIM_PENYUSUN] or source.signers[JabatanKind.SEKRETARIS_DESA]
    return Signature(
        heading="Disusun oleh:",
        office="Ketua Tim Penyusun RPJM Desa",
        name=signer.name if signer else None,
        nip=signer.nip or None if signer else None,
        place_and_date=place_and_date(source),
        side="right",
    )


def place_and_date(source: RpjmPrint) -> str:
    """ "Panji, 27 April 2015"."""
    return f"{source.rpjm.desa.name}, {format_tanggal(source.on)}"


def body_rows(
    plan: PlanFacts,
    *,
    columns: tuple[Column, ...],
    heading: Callable[[str, str], Row] | None,
    cells: Callable[[LineFact, str, str], Cells],
) -> tuple[Row, ...]:
    """Rows under their bidang, a subtotal after each bidang and the grand total at the end.

    `cells(line, bidang_name, sub_bidang_name)` gets the names only on the first row they stand over, else "".
    """
    rows: list[Row] = []
    for bidang in plan.bidang:
        if heading:
            rows.append(heading(bidang.code, bidang.name))
        bidang_name = bidang.name
        for sub in bidang.sub_bidang:
            sub_name = sub.name
            for line in sub.lines:
                rows.append(line_row(line, cells(line, bidang_name, sub_name)))
                bidang_name = sub_name = ""
        label = f"Jumlah Per Bidang {bidang.code}"
        rows.append(Row("subtotal", sum_cells(columns, bidang.total), label=label))
    rows.append(Row("total", sum_cells(columns, plan.total), label="JUMLAH TOTAL"))
    return tuple(rows)


def line_row(line: LineFact, cells: Cells) -> Row:
    """A line's row, marked while it is incomplete."""
    return Row("row", cells, mark="incomplete" if line.is_incomplete else None, ref=str(line.uid))


def sum_cells(columns: Iterable[Column], amount: int) -> Cells:
    """Empty cells but for the sum in the column `jumlah`."""
    return tuple(amount if column.key == "jumlah" else None for column in columns)


def sources_words(line: LineFact) -> str:
    """Codes of the sources; with a remark while part of the cost is not split."""
    words = ", ".join(line.sources)
    if line.is_split:
        return words
    return f"{words} (belum dibagi)" if words else "belum dibagi"


def volume_words(line: LineFact) -> str:
    """ "1.080 m"."""
    return "" if line.volume is None else f"{format_decimal(line.volume)} {line.unit}".strip()


def year_ticks(line: LineFact, years: Iterable[int]) -> tuple[bool, ...]:
    """Whether each year is planned."""
    ticked = {fact.year for fact in line.years}
    return tuple(year in ticked for year in years)


def pola_ticks(line: LineFact) -> tuple[bool, ...]:
    """Swakelola, kerja sama antar desa, pihak ketiga."""
    return tuple(line.pola == pola for pola in POLA_TITLES)
