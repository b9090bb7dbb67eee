"""What the three matrices of a RPJM Desa have in common: title, head, sums, signatures."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal
from planning.enums import Pola
from planning.facts import LineFact, PlanFacts
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Row, Signature, Table, Value
from reporting.terbilang import terbilang_rupiah
from villages.enums import JabatanKind, Term
from villages.signing import signatories
from villages.terms import terms_of

Cells = tuple[Value | None, ...]
POLA_TITLES = {
    Pola.SWAKELOLA: "Swakelola",
    Pola.KERJASAMA_ANTAR_DESA: "Kerja sama antar desa",
    Pola.PIHAK_KETIGA: "Kerja sama pihak ketiga",
}


def matrix(rpjm: RpjmDesa, *, key: str, table: Table, plan: PlanFacts) -> MatrixDocument:
    """The whole form around a table of the plan."""
    terms = terms_of(rpjm.desa.kabupaten)
    heading = "RPJM DESA" if not rpjm.is_draft else "RANCANGAN RPJM DESA"
    return MatrixDocument(
        key=key,
        title=(heading, f"TAHUN {rpjm.first_year} S.D. {rpjm.last_year}"),
        head=place_head(rpjm, terms.of(Term.DESA)),
        table=table,
        total_in_words=terbilang_rupiah(plan.total),
        signatures=team_signatures(rpjm),
        draft=rpjm.is_draft,
        author=f"Pemerintah {terms.of(Term.DESA)} {rpjm.desa.name}",
    )


def place_head(rpjm: RpjmDesa, desa_word: str) -> tuple[tuple[str, str], ...]:
    """DESA, KECAMATAN, KABUPATEN (or KOTA), PROVINSI, as every planning form begins."""
    desa = rpjm.desa
    return (
        (desa_word.upper(), desa.name.upper()),
        ("KECAMATAN", desa.kecamatan.name.upper()),
        ("KOTA" if desa.kabupaten.is_kota else "KABUPATEN", desa.kabupaten.plain_name.upper()),
        ("PROVINSI", desa.provinsi.name.upper()),
    )


def team_signatures(rpjm: RpjmDesa) -> tuple[Signature, ...]:
    """Kepala Desa on the left, the head of the tim penyusun on the right, who held office on the document's date.

    The head of the team is the sekretaris desa ex officio (Permendagri 114/2014 art. 8) unless one is registered.
    """
    on = rpjm.perdes_date or timezone.localdate()
    kinds = (JabatanKind.KEPALA_DESA, JabatanKind.KETUA_TIM_PENYUSUN, JabatanKind.SEKRETARIS_DESA)
    found = signatories(desa=rpjm.desa, kinds=kinds, on=on)
    head = found[JabatanKind.KEPALA_DESA]
    team = found[JabatanKind.KETUA_TIM_PENYUSUN] or found[JabatanKind.SEKRETARIS_DESA]
    terms = terms_of(rpjm.desa.kabupaten)
    return (
        Signature(
            heading="Mengetahui:",
            office=head.title_with_place if head else f"{terms.of(Term.KEPALA_DESA)} {rpjm.desa.name}",
            name=head.name if head else None,
            nip=head.nip or None if head else None,
            side="left",
        ),
        Signature(
            heading="Disusun oleh:",
            office="Ketua Tim Penyusun RPJM Desa",
            name=team.name if team else None,
            nip=team.nip or None if team else None,
            place_and_date=f"{rpjm.desa.name}, {format_tanggal(on)}",
            side="right",
        ),
    )


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
