"""The secretary's day in a real browser: entering, mending, undoing, printing; and two people at one line."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from planning.models import RpjmDesa, RpjmKegiatan
from planning.services.rpjm import create_rpjm
from tests.browser.signing_in import let_sign_in, sign_in


@pytest.fixture
def rpjm(live_server, cast) -> RpjmDesa:
    """Umeanyar's plan for 2027–2034, still empty; Sari and Wati can sign in."""
    load_kegiatan()
    load_short_lists()
    let_sign_in(cast.sari, cast.wati)
    return create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)


def fill_year(page: Page, year: int, *costs: tuple[str, str]) -> None:
    """Open a year's card and write sources and amounts as typed."""
    card = page.locator("details.year-card", has=page.get_by_text(str(year), exact=True))
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    for row, (source, amount) in zip(card.locator("[data-cost-row]").all(), costs, strict=False):
        row.get_by_label("Sumber dana").select_option(source)
        row.get_by_label("Biaya (Rp)").fill(amount)


def test_the_secretary_enters_a_line_mends_it_sees_totals_undoes_and_prints(page, rpjm, accessible):
    sign_in(page, "sari.umeanyar")
    page.get_by_role("link", name="RPJM Desa", exact=True).first.click()
    page.get_by_role("link", name="2027–2034").click()
    accessible(page)
    page.get_by_role("link", name="Tambah kegiatan").first.click()

    page.get_by_label("Kode kegiatan").fill("jalan")  # several fit: the form will ask which
    page.get_by_label("Nama kegiatan").fill("Rabat beton jalan Banjar Anyar")
    page.get_by_label("Prakiraan volume").fill("1,080")  # two readings: refused
    page.get_by_label("Satuan").fill("m")
    fill_year(page, 2027, ("DDS", "Rp 120.000.000,-"), ("ADD", "30 juta"))
    fill_year(page, 2028, ("DDS", "1.5"))
    fill_year(page, 2029, ("DDS", "75000000"), ("PBH", "5.000.000"))
    expect(page.locator("output[data-total='year:2027']")).to_have_text("150.000.000")
    page.get_by_role("button", name="Simpan kegiatan").click()

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("kegiatan yang cocok")
    expect(summary).to_contain_text("dapat dibaca dua cara")
    expect(summary).to_contain_text("bukan jumlah rupiah yang jelas")
    accessible(page)
    expect(page.get_by_label("Nama kegiatan")).to_have_value("Rabat beton jalan Banjar Anyar")
    expect(page.get_by_label("Prakiraan volume")).to_have_value("1,080")
    expect(page.locator("input[name='y2027-0-amount']")).to_have_value("120.000.000")  # tidied on leaving the box
    expect(page.locator("input[name='y2028-0-amount']")).to_have_value("1.5")

    page.get_by_label("Kode kegiatan").fill("2.3.10")
    page.get_by_label("Prakiraan volume").fill("1080")
    fill_year(page, 2028, ("DDS", "80.000.000"))
    expect(page.locator("output[data-total='all']")).to_have_text("310.000.000")
    page.get_by_role("button", name="Simpan kegiatan").click()

    row = page.get_by_role("row", name=re.compile("Rabat beton jalan Banjar Anyar"))
    expect(row).to_contain_text("310.000.000")
    expect(row).to_contain_text("2027–2029")
    expect(row).to_contain_text("DDS, ADD, PBH")
    expect(page.locator(".grand-total")).to_contain_text("310.000.000")

    row.get_by_role("link").first.click()
    page.get_by_role("button", name="Hapus kegiatan").click()
    expect(page.get_by_text("Belum ada kegiatan", exact=True)).to_be_visible()
    page.get_by_role("button", name="Pulihkan").click()
    expect(page.locator(".grand-total")).to_contain_text("310.000.000")

    page.get_by_role("link", name="Dokumen").first.click()
    accessible(page)
    assert "310.000.000" in pdf_text(page, rpjm, "rpjm-114")
    assert 310_000_000 in xlsx_values(page, rpjm, "rpjm-siskeudes")


def test_two_people_who_edit_one_line_meet_the_page_with_both_versions(new_context, rpjm, cast, accessible):
    sari, wati = new_context().new_page(), new_context().new_page()
    sign_in(sari, "sari.umeanyar")
    sign_in(wati, "wati.umeanyar")
    sari.goto(f"/rpjm/{rpjm.pk}/kegiatan/baru/")
    sari.get_by_label("Kode kegiatan").fill("2.2.02")
    fill_year(sari, 2027, ("DDS", "45.200.000"))
    sari.get_by_role("button", name="Simpan kegiatan").click()
    line = RpjmKegiatan.objects.get(rpjm=rpjm)

    for page in (sari, wati):
        page.goto(f"/kegiatan/{line.uid}/")
    wati.get_by_label("Sasaran/Manfaat").fill("Balita dan ibu hamil")
    wati.get_by_role("button", name="Simpan kegiatan").click()
    sari.locator("input[name='y2027-0-amount']").fill("50.000.000")
    sari.get_by_role("button", name="Simpan kegiatan").click()

    expect(sari.get_by_role("heading", level=1)).to_contain_text("baru saja disimpan orang lain")
    expect(sari.get_by_text("Wati (Tim Penyusun)")).to_be_visible()
    changed = sari.get_by_role("row", name=re.compile("Tahun 2027"))
    expect(changed).to_contain_text("50.000.000")
    expect(changed).to_contain_text("45.200.000")
    accessible(sari)
    line.refresh_from_db()
    assert line.manfaat == "Balita dan ibu hamil"

    sari.get_by_role("button", name="Simpan isian saya di atasnya").click()
    expect(sari.locator(".grand-total")).to_contain_text("50.000.000")


def test_without_javascript_a_line_gets_a_third_source_and_is_saved(page_without_javascript, rpjm):
    page = page_without_javascript
    sign_in(page, "sari.umeanyar")
    page.goto(f"/rpjm/{rpjm.pk}/kegiatan/baru/")
    page.get_by_label("Kode kegiatan").fill("1.1.04")
    fill_year(page, 2027, ("ADD", "10.000.000"), ("DDS", "5.000.000"))
    page.get_by_role("button", name="Tambah sumber dana 2027").click()
    expect(page.locator("input[name='y2027-1-amount']")).to_have_value("5.000.000")
    page.locator("select[name='y2027-2-source']").select_option("belum")
    page.locator("input[name='y2027-2-amount']").fill("2.000.000")
    page.get_by_role("button", name="Simpan kegiatan").click()
    expect(page.locator(".grand-total")).to_contain_text("17.000.000")
    expect(page.get_by_text("biaya belum dibagi per sumber dana")).to_be_visible()


def test_a_line_is_entered_by_keyboard_alone(page, rpjm):
    sign_in(page, "sari.umeanyar")
    page.goto(f"/rpjm/{rpjm.pk}/kegiatan/baru/")
    page.get_by_label("Kode kegiatan").focus()
    page.keyboard.type("2.3.10")
    focused = "document.activeElement.name || document.activeElement.tagName"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "y2027-0-amount":
            break
    page.keyboard.type("1.000.000")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("DDS")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".grand-total")).to_contain_text("1.000.000")


def pdf_text(page: Page, rpjm: RpjmDesa, key: str) -> str:
    """Text of the document's PDF as this person downloads it."""
    answer = page.request.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/unduh/pdf/")
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)


def xlsx_values(page: Page, rpjm: RpjmDesa, key: str) -> set:
    """Values of the document's workbook as this person downloads it."""
    answer = page.request.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/unduh/xlsx/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.body())).active
    return {cell.value for row in sheet.iter_rows() for cell in row}
