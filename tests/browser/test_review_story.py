"""From the village's desk to the enacted plan, two browsers at once: nothing changes unseen, the print is checked."""

import hashlib
import io
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.enums import Role
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from planning.models import RkpDesa, RkpKegiatan
from reporting.models import IssuedDocument
from review.models import PlanReview
from tests.browser.signing_in import PASSWORD, let_sign_in
from tests.review.making import line, ready_rkp

# Column and what the officer asks for, by line.
NOTES = {
    "Rabat beton Jalan Melati": ("Volume", "Volume belum sesuai hasil ukur"),
    "Posyandu balita": ("Lokasi", "Tulis posyandu yang mana"),
    "Pembinaan PKK": ("Pelaksana", "Pelaksana kegiatan belum tepat"),
}
PRINTING = 90_000  # milliseconds: all annexes are drawn and frozen
LOCKED = "Rabat beton Jalan Kamboja"


@pytest.fixture
def rkp(live_server, cast) -> RkpDesa:
    """Umeanyar's RKP Desa 2027, ready to be handed over; everybody who acts on it can sign in."""
    load_kegiatan()
    load_short_lists()
    let_sign_in(cast.sari, cast.rina, cast.of(Role.CAMAT), cast.joko, cast.made)
    return ready_rkp(cast.sari, cast.villages.umeanyar)


def test_a_plan_is_submitted_returned_mended_agreed_enacted_and_its_print_verified(
    new_context, rkp, cast, accessible, tmp_path
) -> None:
    village, office = new_context().new_page(), new_context().new_page()
    _sign_in(village, "sari.umeanyar")
    _sign_in(office, "rina.umeanyar")

    stale = village.context.new_page()  # Sari leaves a form open while she submits
    stale.goto(f"/kegiatan-rkp/{line(rkp, LOCKED).uid}/")
    _submit(village, rkp, accessible)
    _take_up(office, accessible)
    _an_edit_is_refused_with_its_reason(stale, rkp)

    for name, (column, text) in NOTES.items():
        _note(office, rkp, name, column, text)
    _return(office)
    _only_the_noted_lines_are_open(village, rkp)
    _mend(village, rkp, accessible)
    _submit(village, rkp)
    _the_officer_sees_three_changes_and_no_more(office, rkp, accessible)
    _close_notes_and_recommend(office, rkp)

    _sign_in(village, "joko.umeanyar")
    _agree(village, rkp)
    _sign_in(village, "made.umeanyar")
    pdf = _enact(village, rkp)
    _verify(new_context().new_page(), pdf, tmp_path, accessible)


def _sign_in(page: Page, username: str) -> None:
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page.locator("header.site-head")).to_contain_text(re.compile("Desa|Kecamatan"))


def _review() -> PlanReview:
    return PlanReview.objects.get()


def _submit(page: Page, rkp: RkpDesa, accessible=None) -> None:
    """The last look, a sentence for each warning, the reference number."""
    page.goto(f"/rkp/{rkp.pk}/pengajuan/")
    page.get_by_role("link", name="Ajukan untuk diperiksa").click()
    for field in page.get_by_label(re.compile("Penjelasan untuk R")).all():
        field.fill("Sudah dibahas tim penyusun.")
    if accessible:
        accessible(page)
    page.locator("form[method=post] button.btn-primary").click()
    expect(page.locator("main")).to_contain_text("Nomor pengajuan")
    expect(page.locator("main")).to_contain_text("RKP-5108022021-2027-")


def _take_up(page: Page, accessible) -> None:
    page.goto("/pemeriksaan/")
    page.get_by_role("link", name="RKP Desa Umeanyar 2027").first.click()
    page.goto(f"/pemeriksaan/{_review().uid}/mulai/")
    page.locator("form[method=post] button.btn-primary").click()
    page.goto(f"/pemeriksaan/{_review().uid}/meja/")
    expect(page.locator("main")).to_contain_text("Tulis catatan")
    accessible(page)


def _an_edit_is_refused_with_its_reason(page: Page, rkp: RkpDesa) -> None:
    page.get_by_label("Nama kegiatan").first.fill("Diubah diam-diam")
    page.get_by_role("button", name="Simpan kegiatan").click()
    expect(page.locator("main")).to_contain_text("sedang diperiksa oleh Kecamatan Seririt")
    assert not RkpKegiatan.objects.filter(name="Diubah diam-diam").exists()


def _note(page: Page, rkp: RkpDesa, name: str, column: str, text: str) -> None:
    page.goto(f"/pemeriksaan/{_review().uid}/meja/?kegiatan={line(rkp, name).uid}")
    form = page.locator("form#catatan")
    _choose(form.get_by_label("Kolom"), column)
    form.get_by_label("Catatan", exact=True).fill(text)
    form.get_by_label("Yang dibuka saat dikembalikan").select_option(label="Kegiatan ini saja")
    form.get_by_role("button", name="Simpan catatan").click()
    expect(page.locator("main")).to_contain_text(text)


def _choose(field, beginning: str) -> None:
    options = field.locator("option").all_inner_texts()
    field.select_option(label=next(option for option in options if option.strip().startswith(beginning)))


def _return(page: Page) -> None:
    page.goto(f"/pemeriksaan/{_review().uid}/kembalikan/")
    for name in NOTES:
        expect(page.locator("main")).to_contain_text(f"Kegiatan: {name}")
    page.get_by_label("Pengantar untuk desa").fill("Mohon diperbaiki tiga hal ini.")
    page.locator("form[method=post] button.btn-primary, form[method=post] button.btn-danger").last.click()
    assert _review().state == "returned"


def _only_the_noted_lines_are_open(page: Page, rkp: RkpDesa) -> None:
    page.goto(f"/pemeriksaan/{_review().uid}/catatan/")
    for _, text in NOTES.values():
        expect(page.locator("main")).to_contain_text(text)
    for one in RkpKegiatan.objects.filter(rkp=rkp):  # all five, the two unnoted ones too
        page.goto(f"/kegiatan-rkp/{one.uid}/")
        is_open = page.get_by_role("button", name="Simpan kegiatan").count() == 1
        assert is_open == (one.name in NOTES), one.name


def _mend(page: Page, rkp: RkpDesa, accessible) -> None:
    """One change in each of the three lines, and an answer to each note."""
    for name in NOTES:
        page.goto(f"/kegiatan-rkp/{line(rkp, name).uid}/")
        page.locator("[name=volume]").fill("90")
        page.get_by_role("button", name="Simpan kegiatan").click()
        expect(page.locator("main")).to_contain_text(name)
    for column, text in NOTES.values():
        page.goto(f"/pemeriksaan/{_review().uid}/catatan/")
        page.locator("article", has_text=text).get_by_role("link", name=re.compile("Jawab")).click()
        page.get_by_label("Jawaban desa").fill(f"Sudah diperbaiki: {column}.")
        page.locator("form[method=post] button.btn-primary").click()
    page.goto(f"/pemeriksaan/{_review().uid}/catatan/")
    expect(page.locator("main")).to_contain_text("Semua catatan sudah dijawab")
    accessible(page)


def _the_officer_sees_three_changes_and_no_more(page: Page, rkp: RkpDesa, accessible) -> None:
    page.goto(f"/pemeriksaan/{_review().uid}/mulai/")
    page.locator("form[method=post] button.btn-primary").click()
    page.goto(f"/pemeriksaan/{_review().uid}/meja/")
    expect(page.locator("main")).to_contain_text("3 kegiatan berubah")
    assert page.locator("tr[data-line]").count() == len(NOTES)
    assert page.locator(".change-list li").count() == len(NOTES)
    expect(page.locator(".desk-plan")).not_to_contain_text(LOCKED)
    accessible(page)


def _close_notes_and_recommend(page: Page, rkp: RkpDesa) -> None:
    for _ in NOTES:
        page.goto(f"/pemeriksaan/{_review().uid}/meja/")
        page.get_by_role("button", name="Nyatakan selesai").first.click()
    _sign_in(page, "nyoman.umeanyar")
    page.goto(f"/pemeriksaan/{_review().uid}/rekomendasi/")
    page.locator("form[method=post] button.btn-primary").click()
    assert _review().state == "recommended"


def _agree(page: Page, rkp: RkpDesa) -> None:
    page.goto(f"/pemeriksaan/{_review().uid}/kesepakatan/")
    page.get_by_label("Nomor Keputusan BPD").fill("5")
    page.get_by_label("Tanggal Keputusan BPD").fill("2026-09-10")
    page.get_by_label("Tanggal berita acara kesepakatan").fill("2026-09-10")
    page.locator("form[method=post] button.btn-primary").click()
    assert _review().state == "agreed"


def _enact(page: Page, rkp: RkpDesa) -> bytes:
    """The Perdes, and its PDF as anybody downloads it."""
    page.goto(f"/pemeriksaan/{_review().uid}/penetapan/")
    page.get_by_label("Nomor Perdes").fill("4")
    page.get_by_label("Tanggal penetapan").fill("2026-09-15")
    page.get_by_label("Tanggal pengundangan").fill("2026-09-16")
    page.get_by_label("Nomor Lembaran Desa").fill("4")
    page.locator("form[method=post] button.btn-primary").click(timeout=PRINTING)
    expect(page.locator("main")).to_contain_text("Lembaran Desa")
    assert _review().state == "enacted"
    address = page.get_by_role("link", name="Unduh naskah Perdes (PDF)").get_attribute("href")
    return page.request.get(urljoin(page.url, address)).body()


def _verify(page: Page, pdf: bytes, folder: Path, accessible) -> None:
    """The code on the print leads to its page; the file itself is known there, one changed byte is not."""
    document = IssuedDocument.objects.get(key="perdes-rkp")
    for number, sheet in enumerate(PdfReader(io.BytesIO(pdf)).pages, start=1):
        assert document.code.replace("-", "") in re.sub(r"[\s-]", "", sheet.extract_text()), f"page {number}"
    assert hashlib.sha256(pdf).hexdigest() == document.file_set.get(kind="pdf").sha256
    page.goto("/verifikasi/")
    page.get_by_label(re.compile("Kode")).fill(document.code.lower())
    page.get_by_role("button", name="Periksa").click()
    expect(page.locator("main")).to_contain_text("Tercatat, versi terbaru")
    accessible(page)
    good, bad = folder / "perdes.pdf", folder / "perdes-palsu.pdf"
    good.write_bytes(pdf)
    bad.write_bytes(pdf[:-9] + bytes([pdf[-9] ^ 1]) + pdf[-8:])
    page.locator("[data-compare-file]").set_input_files(good)
    expect(page.locator("[data-compare-answer]")).to_contain_text("Sama")
    page.locator("[data-compare-file]").set_input_files(bad)
    expect(page.locator("[data-compare-answer]")).to_contain_text(re.compile("[Tt]idak"))
