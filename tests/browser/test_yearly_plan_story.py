"""The yearly plan in a real browser: composed, carried over, split, overspent, budgeted, printed."""

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from codes.models import Satuan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from planning.models import RkpDesa, RpjmDesa
from planning.pagu_data import CeilingData
from planning.services.compose import compose_rkp
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.lines import create_line
from planning.services.pagu import write_pagu
from planning.services.rkp import create_rkp, record_rkp_enactment
from planning.services.rpjm import create_rpjm
from tests.browser.signing_in import let_sign_in, sign_in
from tests.planning.making import line_data

YEAR = 2028
DIRTY_WORKBOOK = Path(__file__).resolve().parents[2] / "desa_plan" / "demo" / "rkp_2026_kotor.xlsx"


@pytest.fixture
def rpjm(live_server, cast) -> RpjmDesa:
    """Umeanyar's plan for 2027–2034: a road in 2027 and two lines in 2028."""
    load_kegiatan()
    load_short_lists()
    let_sign_in(cast.sari)
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    unit = Satuan.objects.get(name="Bulan")
    for name, code, costs in (
        ("Rabat beton jalan Banjar Anyar", "2.3.10", {2027: {"DDS": 120_000_000}}),
        ("Posyandu", "2.2.02", {2028: {"DDS": 60_000_000}}),
        ("Operasional pemerintah desa", "1.1.04", {2028: {None: 50_000_000, "ADD": None, "DDS": None}}),
    ):
        create_line(
            by=cast.sari, rpjm=rpjm, data=line_data(name, code=code, costs=costs, volume=Decimal(12), unit=unit)
        )
    return rpjm


@pytest.fixture
def last_year(cast, rpjm) -> RkpDesa:
    """The enacted RKP Desa 2027, whose road was only half built."""
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=YEAR - 1, is_before_app=True)
    (road,) = compose_rkp(by=cast.sari, rkp=rkp)
    rkp = record_rkp_enactment(
        by=cast.sari, rkp=rkp, version=rkp.version, perdes_number="7 Tahun 2026", perdes_date=date(2026, 9, 20)
    )
    half = EvaluationData("partly", Decimal(6), 60_000_000, 50, "Hujan", "Dilanjutkan")
    evaluate_line(by=cast.sari, line=road, version=0, data=half)
    return rkp


@pytest.fixture
def pagu(cast, rpjm) -> None:
    """Ceilings of 2028: little of everything."""
    rows = [CeilingData("DDS", 130_000_000), CeilingData("ADD", 40_000_000)]
    write_pagu(
        by=cast.sari, desa=rpjm.desa, year=YEAR, version=0, rows=rows, received_on=date(2027, 7, 20), document="Surat"
    )


def test_the_secretary_makes_next_years_plan(page, last_year, pagu, accessible):
    sign_in(page, "sari.umeanyar")
    page.get_by_role("link", name="RKP Desa", exact=True).first.click()
    page.get_by_role("link", name="Buka RKP Desa").first.click()
    page.get_by_label("Tahun anggaran").fill(str(YEAR))
    page.get_by_role("button", name="Buka RKP Desa").click()
    page.get_by_role("link", name=re.compile("[Aa]mbil")).first.click()
    accessible(page)
    page.get_by_role("button", name="Ambil yang dicentang").click()
    expect(page.locator(".grand-total").first).to_contain_text("110.000.000")

    carry_over_the_road(page, accessible)
    split_the_operational_cost(page, accessible)
    overspend_and_mend(page, accessible)
    fill_a_rab(page, accessible)

    page.get_by_role("link", name="Dokumen").first.click()
    accessible(page)
    rkp = RkpDesa.objects.get(year=YEAR)
    assert "161.000.000" in pdf_text(page, rkp, "rkp-114")
    assert 161_000_000 in xlsx_values(page, rkp, "rkp-21")
    assert "TOTAL BIAYA" in pdf_text(page, rkp, "rab").upper()


def carry_over_the_road(page: Page, accessible) -> None:
    """What last year left is offered with its story, and becomes a line."""
    page.get_by_role("link", name="Kelanjutan").first.click()
    row = page.get_by_role("article", name=re.compile("Rabat beton"))
    expect(row).to_contain_text("Hujan")
    accessible(page)
    row.get_by_label("Keputusan").select_option("carried")
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.get_by_role("heading", name=re.compile("Sudah diputuskan"))).to_be_visible()


def split_the_operational_cost(page: Page, accessible) -> None:
    """50 million "belum dibagi" become 35 from ADD and 15 from DDS."""
    page.get_by_role("link", name="Per bidang").click()
    page.get_by_role("link", name="Operasional pemerintah desa", exact=True).click()
    rows = page.locator("[data-cost-row]")
    for row, (source, amount) in zip(rows.all(), (("ADD", "35 000 000"), ("DDS", "15.000.000")), strict=False):
        row.get_by_label("Sumber dana").select_option(source)
        row.get_by_label("Biaya").fill(amount)
    for row in rows.all()[2:]:
        row.get_by_label("Sumber dana").select_option("")
        row.get_by_label("Biaya").fill("")
    accessible(page)
    page.get_by_role("button", name="Simpan kegiatan").click()
    expect(page.get_by_role("row", name=re.compile("Operasional pemerintah"))).to_contain_text("DDS, ADD")


def overspend_and_mend(page: Page, accessible) -> None:
    """Too much is seen while typing, kept, explained, and mended."""
    page.get_by_role("link", name="Posyandu", exact=True).click()
    page.locator("[data-cost-row]").first.get_by_label("Biaya").fill("160.000.000")
    page.locator("[data-cost-row]").first.get_by_label("Biaya").blur()
    expect(page.get_by_text("Pemakaian melebihi pagu", exact=False)).to_be_visible()
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.get_by_role("link", name="Pemeriksaan").first.click()
    expect(page.get_by_text("lebih", exact=False).first).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Per bidang").click()
    page.get_by_role("link", name="Posyandu", exact=True).click()
    page.locator("[data-cost-row]").first.get_by_label("Biaya").fill("51.000.000")
    page.get_by_role("button", name="Simpan kegiatan").click()


def fill_a_rab(page: Page, accessible) -> None:
    """The cost of the road follows from its rows."""
    page.get_by_role("link", name="Rabat beton jalan Banjar Anyar", exact=True).click()
    page.get_by_role("link", name="RAB", exact=True).click()
    for group, words, volume, unit, price in (
        ("bahan", "Semen", "200", "Buah", "150.000"),
        ("upah", "Pekerja", "250", "Hari", "120.000"),
    ):
        row = page.locator(f"#kelompok-{group} [data-rab-row]").first
        row.get_by_label("Uraian").fill(words)
        row.get_by_label("Volume").fill(volume)
        row.get_by_label(re.compile("^Satuan")).fill(unit)
        row.get_by_label("Harga satuan").fill(price)
        row.get_by_label("Sumber dana").select_option("DDS")
    expect(page.locator("[data-rab-total]")).to_have_text("60.000.000")
    accessible(page)
    page.get_by_role("button", name="Simpan RAB").click()
    page.get_by_role("link", name=re.compile("Kembali ke rencana|Per bidang")).first.click()
    expect(page.locator(".grand-total").first).to_contain_text("161.000.000")


def pdf_text(page: Page, rkp: RkpDesa, key: str) -> str:
    """The text of a document as the person downloads it."""
    answer = page.request.get(page.url.split("/rkp/")[0] + f"/rkp/{rkp.pk}/dokumen/{key}/unduh/pdf/")
    assert answer.ok, answer.status
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)


def xlsx_values(page: Page, rkp: RkpDesa, key: str) -> set:
    """Every value of a workbook as the person downloads it."""
    answer = page.request.get(page.url.split("/rkp/")[0] + f"/rkp/{rkp.pk}/dokumen/{key}/unduh/xlsx/")
    assert answer.ok, answer.status
    book = openpyxl.load_workbook(io.BytesIO(answer.body()), read_only=True)
    return {cell for row in book.active.iter_rows(values_only=True) for cell in row}


def test_a_dirty_workbook_is_corrected_applied_and_taken_back(page, rpjm, cast, accessible):
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=YEAR)
    sign_in(page, "sari.umeanyar")
    page.goto(f"/rkp/{rkp.pk}/")
    page.get_by_role("link", name=re.compile("[Ii]mpor|berkas|Excel")).first.click()
    page.locator("input[type=file]").set_input_files(DIRTY_WORKBOOK)
    accessible(page)
    page.get_by_role("button", name=re.compile("Baca|Unggah")).click()
    page.wait_for_url(re.compile(r"/impor/[0-9a-f-]{36}/$"), timeout=60_000)
    expect(page.get_by_text("2.241.895.523").first).to_be_visible()
    accessible(page)

    correct_the_split(page)
    correct(page, "Penyelenggaraan Posyandu", {"Satuan": "Unit"})
    correct(page, "BLT DD", {"Volume": "40", "Satuan": "Keluarga"})

    page.get_by_role("button", name="Terapkan semua baris").click()
    expect(page.get_by_text("Sudah diterapkan")).to_be_visible()
    assert rkp.line_set.alive().count() == 38
    split = rkp.line_set.alive().get(name__startswith="Penyediaan Operasional Pemerintah Desa (ATK")
    assert {row.sumber.code: row.amount for row in split.biaya_set.all()} == {"ADD": 100_000_000, "DDS": 49_042_430}

    page.get_by_role("button", name="Batalkan impor ini").click()
    expect(page.get_by_text("Dibatalkan").first).to_be_visible()
    assert rkp.line_set.alive().count() == 0


def correct_the_split(page: Page) -> None:
    """The line of "ADD, DDS" gets its two shares."""
    heading = page.get_by_role("heading", name=re.compile(r"Pemerintah Desa \(ATK"))
    row = page.locator(".import-row").filter(has=heading)
    row.locator("summary").first.click()
    row.get_by_label(re.compile("ADD")).fill("100.000.000")
    row.get_by_label(re.compile("DDS")).fill("49.042.430")
    row.get_by_role("button", name="Simpan perbaikan").click()


def correct(page: Page, name: str, values: dict[str, str]) -> None:
    """Write a row's fields anew on the preview page."""
    row = page.locator(".import-row").filter(has=page.get_by_role("heading", name=name, exact=True))
    row.locator("summary").first.click()
    for words, typed in values.items():
        row.get_by_label(re.compile(f"^{words}")).first.fill(typed)
    row.get_by_role("button", name="Simpan perbaikan").click()
