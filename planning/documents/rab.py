"""Rencana anggaran biaya of one line, or of all lines joined (form F-RKP-05): portrait, bahan, alat, upah."""

from functools import partial
from uuid import UUID

from places.formats.rupiah import format_rupiah
from planning.documents.line_head import joined, line_head, line_of_plan, source_and_line
from planning.documents.pagu_summary import named_source
from planning.documents.plan_frame import head_signature, team_signature
from planning.documents.rkp_print import RkpPrint
from planning.rab_facts import RabFacts, RabGroupFact, load_rab_facts
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Payload, Row, Summary, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_COLUMNS = (
    Column("uraian", ("Uraian",), 60),
    Column("volume", ("Volume",), 18, "decimal"),
    Column("satuan", ("Satuan",), 20),
    Column("harga", ("Harga Satuan (Rp)",), 27, "rupiah"),
    Column("total", ("Jumlah Total (Rp) = b x d",), 30, "rupiah"),
    Column("jumlah", ("Jumlah (Rp)",), 30, "rupiah"),
)
_SOURCE_COLUMNS = (Column("sumber", ("Sumber Dana",), 78), Column("jumlah", ("Jumlah (Rp)",), 30, "rupiah"))
_TITLE = "RENCANA ANGGARAN BIAYA (RAB)"


@register(
    key="rab",
    title="Rencana anggaran biaya (RAB)",
    arguments=("desa", "year"),
    alternatives=(("id",), ("desa", "year", "id")),
    description="Semua RAB satu RKP Desa, masing-masing mulai di halaman baru; atau RAB satu kegiatan (--id).",
)
def build(*, desa: str | None = None, year: int | None = None, id: int | None = None) -> Payload:
    """All budgets of a village's yearly plan, or that of the line with this number."""
    source, only = source_and_line(desa, year, id)
    return draw(source, only)


def draw(source: RkpPrint, only: UUID | None = None) -> Payload:
    """The budgets of a plan, or that of one line; a plan without any gives an empty form."""
    rabs = load_rab_facts(source.rkp)
    form = partial(_form, rabs)
    if only is not None:
        return form(source, line_of_plan(source, only))
    lines = [line for line in source.lines if line.uid in rabs]
    if not lines:
        return _frame(source, source.place_head, Table(_COLUMNS, ()))
    return joined(source, lines, form, key="rab", title="Rencana Anggaran Biaya", name="RAB")


def _form(rabs: dict[UUID, RabFacts], source: RkpPrint, line: RkpLineFact) -> MatrixDocument:
    rab = rabs.get(line.uid, RabFacts())
    place, about = line_head(source, line)[:4], line_head(source, line)[4:]
    head = (*place, ("NO. RAB", str(line.number)), *about)
    return _frame(source, head, Table(_COLUMNS, _rows(rab)), rab, _notes(rab, line))


def _frame(
    source: RkpPrint,
    head: tuple[tuple[str, str], ...],
    table: Table,
    rab: RabFacts | None = None,
    notes: tuple[str, ...] = (),
) -> MatrixDocument:
    rab = rab or RabFacts()
    return MatrixDocument(
        key="rab",
        title=(_TITLE, source.years_title),
        head=head,
        table=table,
        total_in_words=terbilang_rupiah(rab.total),
        signatures=(head_signature(source), team_signature(source)),
        draft=source.is_draft,
        notes=notes,
        author=source.author,
        orientation="portrait",
        summary=_sources(rab, source.source_names),
    )


def _rows(rab: RabFacts) -> tuple[Row, ...]:
    if not rab.rows:
        return ()
    groups = [row for group in rab.groups for row in _group_rows(group)]
    return (*groups, Row("total", (*[None] * 5, rab.total), label="TOTAL BIAYA"))


def _group_rows(group: RabGroupFact) -> list[Row]:
    empty = (None,) * len(_COLUMNS)
    return [
        Row("group", empty, label=f"{group.number}. {group.label.upper()}"),
        *(Row("row", (row.name, row.volume, row.unit, row.price, row.amount, None)) for row in group.rows),
        Row("subtotal", (*[None] * 5, group.total), label=f"Sub total {group.number}"),
    ]


def _sources(rab: RabFacts, names: dict[str, str]) -> Summary | None:
    """Swadaya and every other source apart from each other."""
    if not rab.rows:
        return None
    rows = [
        Row("row", (named_source(source, names) if source else "Belum ditentukan", amount))
        for source, amount in rab.by_source.items()
    ]
    table = Table(_SOURCE_COLUMNS, (*rows, Row("total", (None, rab.total), label="JUMLAH")), None)
    return Summary("Sumber pembiayaan", table)


def _notes(rab: RabFacts, line: RkpLineFact) -> tuple[str, ...]:
    if not rab.rows or rab.total == line.total:
        return ()
    return (
        f"Jumlah RAB berbeda Rp{format_rupiah(abs(rab.total - line.total))} dari biaya kegiatan dalam RKP Desa, "
        f"yaitu Rp{format_rupiah(line.total)}.",
    )
