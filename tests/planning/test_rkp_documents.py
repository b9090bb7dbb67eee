"""The documents of a yearly plan: their sums, the same on screen, on paper and in the workbook."""

import io
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from places.formats.rupiah import format_rupiah
from planning.documents import RKP_DOCUMENTS, RPJM_DOCUMENTS
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.enums import PlanStatus
from planning.models import ProgramMasuk, RkpDesa
from planning.services.rkp_lines import delete_rkp_line
from reporting.errors import DocumentError
from reporting.payload import SUM_KINDS, BundleDocument, MatrixDocument, Payload, Row, Table
from reporting.registry import document
from reporting.rendering import render
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.planning.making_documents import (
    TOTAL,
    add_ceilings,
    add_cooperation,
    add_evaluation,
    add_lines,
    add_program,
    add_rab,
    add_sheet,
    fill,
)
from tests.planning.pagu_making import pandanlandung_2026
from tests.planning.test_hostile_text import CONTROLS, FORMULAS, MARKUP

OF_THE_WHOLE_PLAN = ("rkp-114", "rkp-21")
FORMS = [key for key in RKP_DOCUMENTS if key != "rkp-gambar"]
ADDED_UP_OTHERWISE = ("rab", "pemeriksaan-rab", "pagu", "laporan-inklusi")


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """Umeanyar's draft for 2027."""
    return make_rkp(cast.sari, cast.villages.umeanyar)


@pytest.fixture
def draw(rkp) -> Callable[[str], Payload]:
    """Give a function that draws a document of the plan as it stands now."""
    return lambda key: RKP_DOCUMENTS[key](RkpPrint(RkpDesa.objects.with_place().get(pk=rkp.pk)))


def forms_of(payload: Payload) -> list[MatrixDocument]:
    return [part.document for part in payload.parts] if isinstance(payload, BundleDocument) else [payload]


def amounts(table: Table, row: Row) -> dict[str, int]:
    """Rupiah of a row by column."""
    cells = zip(table.columns, row.cells, strict=True)
    return {column.key: value for column, value in cells if column.kind == "rupiah" and isinstance(value, int)}


def summed(table: Table, rows: list[Row]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        for key, amount in amounts(table, row).items():
            sums[key] = sums.get(key, 0) + amount
    return sums


def check_sums(table: Table) -> None:
    """Every subtotal is the sum of the rows above it since the last one, every total of all rows."""
    since, everything = [], []
    for row in table.rows:
        if row.kind == "row":
            since.append(row)
            everything.append(row)
        elif row.kind in SUM_KINDS:
            rows = since if row.kind == "subtotal" else everything
            found = amounts(table, row)
            assert found == {key: summed(table, rows).get(key, 0) for key in found}, row.label
            assert found, row.label
            since = []


def sums_of(form: MatrixDocument) -> Iterator[int]:
    for table in (form.table, form.summary.table if form.summary else None):
        for row in table.rows if table else ():
            if row.kind in SUM_KINDS:
                yield from amounts(table, row).values()


def paper_text(payload: Payload) -> str:
    pages = PdfReader(io.BytesIO(render(payload, "pdf").data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def cells_of(payload: Payload) -> list:
    sheets = load_workbook(io.BytesIO(render(payload, "xlsx").data))
    return [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]


def total_row(payload: MatrixDocument) -> dict[str, int]:
    return amounts(payload.table, payload.table.rows[-1])


@pytest.mark.parametrize("key", [key for key in FORMS if key not in ADDED_UP_OTHERWISE])
def test_every_sum_is_that_of_the_rows_above_it(cast, rkp, draw, key):
    fill(cast.sari, rkp)
    form = draw(key)
    check_sums(form.table)
    assert form.table.rows[-1].kind == "total"
    if form.summary:
        check_sums(form.summary.table)


@pytest.mark.parametrize("key", FORMS)
def test_every_sum_is_the_same_on_screen_on_paper_and_in_the_workbook(cast, rkp, draw, key):
    fill(cast.sari, rkp)
    payload = draw(key)
    screen, paper, cells = render(payload, "html").data.decode(), paper_text(payload), cells_of(payload)
    sums = [amount for form in forms_of(payload) for amount in sums_of(form)]
    assert sums or key == "pemeriksaan-rab"
    for amount in sums:
        words = format_rupiah(amount, zero="-")
        assert words in screen
        assert words in paper
        assert amount in cells


@pytest.mark.parametrize("key", OF_THE_WHOLE_PLAN)
def test_the_matrix_holds_every_living_line_and_the_cost_of_the_plan(cast, rkp, draw, key):
    lines = add_lines(cast.sari, rkp)
    gone = make_rkp_line(cast.sari, rkp, "Tidak jadi", costs={"DDS": 9})
    delete_rkp_line(by=cast.sari, line=gone, version=1)
    form = draw(key)
    assert {row.ref for row in form.table.rows if row.kind == "row"} == {str(line.uid) for line in lines}
    assert total_row(form) == {"jumlah": TOTAL}
    assert form.total_in_words.startswith("Lima ratus tiga puluh enam juta")


def test_an_unsplit_line_is_marked_and_said_to_be_unsplit(cast, rkp, draw):
    add_lines(cast.sari, rkp)
    form = draw("rkp-114")
    at = [column.key for column in form.table.columns].index("sumber")
    marked = {row.cells[at] for row in form.table.rows if row.mark == "incomplete"}
    assert marked == {"DDS, ADD (belum dibagi)", "belum dibagi"}
    assert "Baris yang diarsir belum lengkap isiannya." in form.printed_notes


def test_the_published_plan_of_2026_prints_its_sum_and_what_overspends(cast, rkp):
    yearly = RkpPrint(pandanlandung_2026(cast.sari, cast.villages.umeanyar))
    form = RKP_DOCUMENTS["rkp-114"](yearly)
    assert len([row for row in form.table.rows if row.kind == "row"]) == 38
    assert total_row(form) == {"jumlah": 2_241_895_523}
    left = {str(row.cells[0])[:3]: row.cells[-1] for row in form.summary.table.rows if row.kind == "row"}
    assert left == {
        "PAD": -5_000_000,
        "DDS": -41_960_970,
        "ADD": 52_004_000,
        "PBH": 7_047_964,
        "DLL": 7_214_124,
        "Bel": -149_042_430,
    }
    assert amounts(form.summary.table, form.summary.table.rows[-1])["sisa"] == -129_737_312
    assert any("138.999.400" in note for note in form.notes)
    pagu = RKP_DOCUMENTS["pagu"](yearly)
    assert total_row(pagu)["jumlah"] == -129_737_312
    spread = total_row(RKP_DOCUMENTS["rencana-pembiayaan"](yearly))
    assert sum(spread.values()) == 2_241_895_523
    assert spread["belum"] == 149_042_430


def test_pagu_sets_what_there_is_against_what_the_lines_take(cast, rkp, draw):
    add_lines(cast.sari, rkp)
    add_ceilings(rkp, DDS=300_000_000, ADD=200_000_000)
    form = draw("pagu")
    there, taken = (row for row in form.table.rows if row.kind == "subtotal")
    assert amounts(form.table, there)["jumlah"] == 550_000_000
    assert amounts(form.table, taken)["jumlah"] == TOTAL
    assert amounts(form.table, taken)["lain"] == 8_250_000
    assert total_row(form) == {
        key: amount - amounts(form.table, taken)[key] for key, amount in amounts(form.table, there).items()
    }
    assert [signature.office for signature in form.signatures] == ["Ketua Tim Penyusun RKP Desa"]


def test_last_years_ceilings_are_printed_as_an_assumption(cast, rkp, draw):
    add_lines(cast.sari, rkp)
    old = make_rkp(cast.sari, rkp.desa, rkp.year - 1)
    add_ceilings(old, DDS=300_000_000)
    assert "asumsi: pagu tahun 2026" in draw("rkp-114").summary.title
    pagu = draw("pagu")
    assert pagu.draft
    assert any(row.mark == "incomplete" and "Asumsi" in str(row.cells[1]) for row in pagu.table.rows)


def test_without_ceilings_the_forms_say_that_none_has_come(cast, rkp, draw):
    add_lines(cast.sari, rkp)
    assert "belum diterima" in draw("rkp-21").summary.title
    assert "SISA PAGU" in paper_text(draw("pagu"))


@pytest.mark.parametrize("key", RKP_DOCUMENTS)
def test_an_empty_plan_prints_an_empty_form(rkp, draw, key):
    payload = draw(key)
    text = paper_text(payload)
    if key != "rkp-gambar":
        assert "NIHIL" in text
        assert "NIHIL" in cells_of(payload)
    assert render(payload, "html").data


@pytest.mark.parametrize("key", ["rkp-114", "rkp-21", "rkp-stunting", "rab", "pemeriksaan-rab"])
def test_hostile_text_stays_text_in_every_file(cast, rkp, draw, key):
    for text in (*FORMULAS, *MARKUP, *CONTROLS):
        line = make_rkp_line(cast.sari, rkp, text, costs={"DDS": 1}, manfaat=text, pelaksana=text, tags=("stunting",))
        add_rab(line, ("bahan", text, "1", 1, "DDS"))
    payload = draw(key)
    screen = render(payload, "html").data.decode()
    assert "<script>" not in screen
    assert "onerror=alert(1)>" not in screen
    assert render(payload, "pdf").data.startswith(b"%PDF")
    workbook = load_workbook(io.BytesIO(render(payload, "xlsx").data))
    assert "f" not in {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("key", RKP_DOCUMENTS)
def test_a_document_takes_as_many_queries_for_few_lines_as_for_many(cast, rkp, draw, key):
    fill(cast.sari, rkp)
    with CaptureQueriesContext(connection) as few:
        draw(key)
    add_lines(cast.sari, rkp, times=5)
    for line in rkp.line_set.all():
        if not line.rab_set.exists():
            add_rab(line, ("bahan", "Semen", "1", 1, "DDS"))
    with CaptureQueriesContext(connection) as many:
        draw(key)
    assert len(many) == len(few)


def test_the_budgets_come_joined_each_on_its_page_or_one_alone(cast, rkp, draw):
    lines = add_lines(cast.sari, rkp)
    for line in (lines[2], lines[0]):
        add_rab(
            line,
            ("upah", "Tukang", "2.5", 100_001, "SWD"),
            ("bahan", "Semen", "10", 65_000, "DDS"),
            ("bahan", "Pasir", "1", 1, "DDS"),
        )
    payload = draw("rab")
    assert [part.name for part in payload.parts] == ["RAB 1", "RAB 4"]
    pages = PdfReader(io.BytesIO(render(payload, "pdf").data)).pages
    assert ["NO. RAB" in page.extract_text() for page in pages] == [True, True]
    alone = document("rab").payload(id=lines[2].pk)
    assert alone == payload.parts[1].document
    assert alone.orientation == "portrait"
    sums = {row.label: row.cells[-1] for row in alone.table.rows if row.kind in SUM_KINDS}
    assert sums == {"Sub total 1": 650_001, "Sub total 2": 0, "Sub total 3": 250_002, "TOTAL BIAYA": 900_003}
    assert [row.cells for row in alone.summary.table.rows if row.kind == "row"] == [
        ("DDS Dana Desa (APBN)", 650_001),
        ("SWD Swadaya Masyarakat", 250_002),
    ]
    check_sums(alone.summary.table)
    assert any("berbeda Rp344.778.898" in note for note in alone.notes)


def test_a_line_of_another_plan_is_refused_by_its_number(cast, rkp):
    line = make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 1})
    with pytest.raises(DocumentError, match="bukan bagian RKP Desa"):
        document("rab").payload(desa=rkp.desa.code, year=2030, id=line.pk)
    with pytest.raises(DocumentError, match="Tidak ada kegiatan"):
        document("rab").payload(id=line.pk + 1)


def test_the_examination_sheet_has_fourteen_papers_and_is_blank_until_examined(cast, rkp, draw):
    first, second, *_ = add_lines(cast.sari, rkp)
    add_sheet(first)
    add_rab(second, ("bahan", "Semen", "1", 1, "DDS"))
    filled, blank = forms_of(draw("pemeriksaan-rab"))
    assert len(filled.table.rows) == len(blank.table.rows) == 14
    assert [row.cells[2] for row in filled.table.rows if row.cells[2]] == ["Ada", "Tidak ada", "Tidak perlu"]
    assert {row.cells[2] for row in blank.table.rows} == {""}
    assert "LAYAK" in str(filled.summary.table.rows[0].cells)
    assert (filled.draft, blank.draft) == (False, True)
    assert [signature.name for signature in filled.signatures] == ["Suparman", None, None]


def test_programmes_are_those_of_the_year_or_of_the_whole_period(cast, rkp, draw, rpjm):
    for name, first, last in (("Sebelum", 2025, 2026), ("Tahun ini", 2026, 2027), ("Nanti", 2030, 2031)):
        add_program(rkp, name, first, last, None if name == "Nanti" else 5)
    gone = add_program(rkp, "Terhapus", 2027, 2027, 7)
    ProgramMasuk.objects.filter(pk=gone.pk).update(deleted_at=timezone.now())
    yearly = draw("program-masuk-desa")
    assert [row.cells[2] for row in yearly.table.rows if row.kind == "row"] == ["Tahun ini"]
    period = RPJM_DOCUMENTS["program-masuk-desa"](RpjmPrint(rpjm))
    assert [row.cells[2] for row in period.table.rows if row.kind == "row"] == ["Tahun ini", "Nanti"]
    assert "1 program belum diketahui" in period.notes[0]
    asked = document("program-masuk-desa").payload(desa=rkp.desa.code, rpjm=2027)
    assert asked.table == period.table


def test_the_villages_share_of_a_cooperation_is_the_cost_of_the_lines_that_point_to_it(cast, rkp, draw):
    lines = add_lines(cast.sari, rkp)
    add_cooperation(rkp, "Sampah bersama", *lines[:2], partner_amount=45)
    add_cooperation(rkp, "Belum ada kegiatan")
    form = draw("kerja-sama")
    shares = {row.cells[1]: (row.cells[6], row.cells[7], row.cells[8]) for row in form.table.rows if row.kind == "row"}
    assert shares == {
        "Sampah bersama (perjanjian 04/BKAD)": (123_500_001, "ADD, PBH", 45),
        "Belum ada kegiatan (perjanjian 04/BKAD)": (0, "", None),
    }


def test_the_evaluation_is_a_draft_until_every_line_is_evaluated(cast, rkp, draw):
    first, *others = add_lines(cast.sari, rkp)
    add_evaluation(first, 60_000_000, "partly")
    form = draw("evaluasi-rkp")
    assert form.draft
    assert "5 dari 6 kegiatan belum dievaluasi." in form.notes
    assert total_row(form) == {"anggaran": TOTAL, "realisasi": 60_000_000}
    row = next(row for row in form.table.rows if row.ref == str(first.uid))
    assert row.cells[7:12] == (80, 50, False, True, False)
    for line in others:
        add_evaluation(line, 0)
    assert not draw("evaluasi-rkp").draft


def test_only_lines_that_prevent_stunting_are_in_their_list(cast, rkp, draw):
    lines = add_lines(cast.sari, rkp)
    form = draw("rkp-stunting")
    assert {row.ref for row in form.table.rows if row.kind == "row"} == {str(line.uid) for line in lines[1::2]}


@pytest.mark.parametrize(
    ("status", "title", "draft"),
    [
        (PlanStatus.DRAFT, "RANCANGAN RKP DESA", True),
        (PlanStatus.ENACTED, "RKP DESA", False),
        (PlanStatus.CHANGING, "RANCANGAN PERUBAHAN RKP DESA", True),
    ],
)
def test_the_title_says_how_the_plan_stands(rkp, draw, status, title, draft):
    RkpDesa.objects.filter(pk=rkp.pk).update(status=status, perdes_number="5", perdes_date="2026-09-30")
    form = draw("rkp-114")
    assert (form.title[0], form.draft) == (title, draft)
    dated = form.signatures[1].place_and_date
    assert (dated == "Umeanyar, 30 September 2026") == (not draft)
