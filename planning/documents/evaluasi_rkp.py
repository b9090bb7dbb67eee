"""Evaluasi pelaksanaan RKP Desa (form B-05 of Permendes PDTT 21/2020, the variant with targets and realisation)."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import Cells, bidang_heading, volume_words
from planning.documents.rkp_print import RkpPrint
from planning.enums import EvaluationResult
from planning.evaluation_facts import EvaluatedLine, EvaluationFacts, EvaluationSum, load_evaluation_facts
from reporting.payload import Column, MatrixDocument, Row, RowKind, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_VOLUME, _MONEY, _PERCENT, _RESULT = "Volume", "Nominal (Rp)", "Capaian (%)", "Realisasi"
_RESULT_TITLES = {
    EvaluationResult.FINISHED: "Selesai",
    EvaluationResult.PARTLY: "Sebagian",
    EvaluationResult.NOT_STARTED: "Tidak",
}
_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("kegiatan", ("Jenis Kegiatan",), 58),
    Column("lokasi", ("Lokasi Kegiatan",), 30),
    Column("target_volume", (_VOLUME, "Target"), 22, align="right"),
    Column("volume", (_VOLUME, "Realisasi"), 22, align="right"),
    Column("anggaran", (_MONEY, "Rencana"), 28, "rupiah"),
    Column("realisasi", (_MONEY, "Realisasi"), 28, "rupiah"),
    Column("fisik", (_PERCENT, "Fisik"), 13, "integer"),
    Column("serapan", (_PERCENT, "Dana"), 13, "integer"),
    *(Column(result.value, (_RESULT, title), 16, "tick") for result, title in _RESULT_TITLES.items()),
    Column("kendala", ("Kendala",), 34),
    Column("tindak_lanjut", ("Tindak Lanjut",), 34),
)


@register(
    key="evaluasi-rkp",
    title="Evaluasi pelaksanaan RKP Desa",
    arguments=("desa", "year"),
    description="Target dan realisasi volume dan dana tiap kegiatan, capaian, kendala, dan tindak lanjut.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The evaluation of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The evaluation of a plan; one query more than the plan itself. It is a draft until every line is evaluated."""
    facts = load_evaluation_facts(source.rkp, plan=source.plan)
    missing = len(facts.not_evaluated)
    return replace(
        matrix(source, key="evaluasi-rkp", table=Table(_COLUMNS, _rows(facts))),
        title=("EVALUASI PELAKSANAAN RKP DESA", f"TAHUN ANGGARAN {source.rkp.year}"),
        total_in_words=f"{terbilang_rupiah(facts.whole.realised)} (realisasi)",
        draft=bool(missing) or not facts.lines,
        notes=(f"{missing} dari {facts.whole.count} kegiatan belum dievaluasi.",) if missing else (),
    )


def _rows(facts: EvaluationFacts) -> tuple[Row, ...]:
    if not facts.lines:
        return ()
    rows: list[Row] = []
    for bidang in facts.by_bidang:
        rows.append(bidang_heading(_COLUMNS, bidang.code, bidang.name))
        rows += [_row(line) for line in bidang.lines]
        rows.append(_sum("subtotal", f"Jumlah Per Bidang {bidang.code}", bidang))
    return (*rows, _sum("total", "JUMLAH TOTAL", facts.whole))


def _row(line: EvaluatedLine) -> Row:
    plan, found = line.plan, line.realisation
    first: Cells = (plan.number, plan.name, plan.location, volume_words(plan))
    if found is None:
        cells: Cells = (*first, "", plan.total, None, None, None, False, False, False, "belum dievaluasi", "")
        return Row("row", cells, mark="incomplete", ref=str(plan.uid))
    volume = volume_words(replace(plan, volume=found.volume))
    ticks = (found.result == result for result in _RESULT_TITLES)
    numbers = (volume, plan.total, found.amount, found.percent, line.money_percent)
    return Row("row", (*first, *numbers, *ticks, found.obstacle, found.follow_up), ref=str(plan.uid))


def _sum(kind: RowKind, label: str, sums: EvaluationSum) -> Row:
    amounts = {"anggaran": sums.planned, "realisasi": sums.realised, "serapan": sums.money_percent}
    return Row(kind, tuple(amounts.get(column.key) for column in _COLUMNS), label=label)
