"""Texts that villages, spreadsheets and attackers type, from the form through every page and every document."""

import io
import re
from html import escape, unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from planning.models import RpjmKegiatan
from planning.services.lines import delete_line
from tests.planning.making import typed
from tests.planning.sent import sent_by
from tests.random_cases import cases
from tests.reporting.hostile_text import texts

FORMULAS = [
    "=1+1",
    "=SUM(A1:A9)",
    "+62811",
    "-5 unit",
    "@SUM(1)",
    '=HYPERLINK("https://a.example","klik")',
    "=cmd|' /C'!A0",
]
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></table><h1>x</h1>",
    "<b>tebal</b> & <i>",
]
TEMPLATES = ["{{ 7|add:7 }}", "{% now 'Y' %}", "{# x #}", "%(a)s %s {0}", "${7*7}"]
SCRIPTS = [
    "مسجد النور",
    "בית ספר",
    "\u202eabc\u202c",
    "Jalan 🚧 poros 👨‍👩‍👧 ❤️",
    "e\u0301 ﷽ ꦧꦱꦗꦮ",
    "村道",
    "\u200b\u200d",
]
CONTROLS = ["Kali\x07mati\x1b[0m", "tab\there\r\nbaris dua", "\x7f\x85\x9f", "\ufffe\uffff", "\x01"]
LONG = ["PANDANLANDUNG" * 23, "kata " * 59, "i" * 300]
TAKEN = [*FORMULAS, *MARKUP, *SCRIPTS, *CONTROLS, *LONG]
REFUSED = ["Kali\0mati", "\0", "x" * 301, "x" * 5_000, "🙂" * 5_000]
MATRICES = ["rpjm-114", "rpjm-21", "rpjm-siskeudes"]
# A browser sends UTF-8, so lone surrogates never arrive.
typed_texts = texts.filter(lambda text: text.encode(errors="ignore").decode() == text)


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


@pytest.fixture
def blind_sari(cast) -> Client:
    """A browser that does not take typed braces for an unrendered tag."""
    browser = Client()
    browser.force_login(cast.sari.orang.user)
    return browser


def hostile_form(text: str) -> dict:
    """The text in every field that takes words."""
    words = dict.fromkeys(["name", "location_text", "manfaat", "data_eksisting"], text)
    words = {
        name: value[: {"location_text": 200, "data_eksisting": 200}.get(name, 300)] for name, value in words.items()
    }
    years = {"y2027-target": text[:120], "y2027-0-source": "DDS", "y2027-0-amount": "1.234.567"}
    return typed(location_kind="other") | words | years


def create(sari, rpjm, text: str) -> RpjmKegiatan | None:
    """Post the text; give the line, or None when the form refused it."""
    before = RpjmKegiatan.objects.count()
    answer = sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", hostile_form(text))
    assert answer.status_code in (200, 302)
    if RpjmKegiatan.objects.count() == before:
        assert answer.status_code == 200
        assert "_error" in answer.text
        return None
    return RpjmKegiatan.objects.order_by("-pk").first()


def assert_only_our_tags(html: str) -> None:
    """No tag of the page was typed by somebody: scripts and images all come from our own files."""
    assert all(src.startswith("/static/") for src in re.findall(r"<(?:script|img)\b[^>]*\bsrc=\"([^\"]*)\"", html))
    assert not re.search(r"<script(?![^>]*\bsrc=)|<img src=x|onerror=alert\(1\)\"?>(?!.*&quot;)|<b>tebal", html)


@pytest.mark.parametrize("text", TAKEN, ids=range(len(TAKEN)))
def test_a_text_that_is_taken_is_on_every_page_as_text(cast, rpjm, sari, text):
    line = create(sari, rpjm, text)
    shown = escape(line.name.split("\n")[0].strip()[:40])
    plan = f"/rpjm/{rpjm.pk}"
    pages = [f"{plan}/", f"{plan}/per-tahun/", f"{plan}/riwayat/", f"/kegiatan/{line.uid}/", f"{plan}/dokumen/"]
    for address in [*pages, f"/kegiatan/{line.uid}/riwayat/", *(f"{plan}/dokumen/{key}/" for key in MATRICES)]:
        page = sari.get(address)
        assert page.status_code == 200
        assert_only_our_tags(page.text)
        if text not in CONTROLS:  # characters that HTML forbids are shown as a sign
            assert unescape(shown) in unescape(page.text)
    delete_line(by=cast.sari, line=line, version=1)
    for address in (f"{plan}/terhapus/", f"{plan}/?terhapus={line.uid}"):
        assert_only_our_tags(sari.get(address).text)


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_text_that_looks_like_a_template_is_not_run(rpjm, blind_sari, text):
    line = create(blind_sari, rpjm, text)
    assert escape(text) in blind_sari.get(f"/rpjm/{rpjm.pk}/").text
    for key in MATRICES:
        assert line.name in paper_of(blind_sari, rpjm, key)
        assert line.name in cells_of(blind_sari, rpjm, key)


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_a_text_that_no_field_holds_is_refused_and_kept_on_the_page(rpjm, sari, text):
    data = typed(name=text, manfaat=text, y2027_target=text)
    answer = sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", data)
    assert answer.status_code == 200
    assert 'id="id_name_error"' in answer.text
    assert sent_by(answer.text)["name"] == [text]
    assert not RpjmKegiatan.objects.exists()


def paper_of(browser, rpjm, key: str) -> str:
    """The text of the printed matrix."""
    answer = browser.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/unduh/pdf/")
    assert answer.status_code == 200
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def cells_of(browser, rpjm, key: str) -> list:
    """The values of the workbook; none of them is a formula or a link."""
    answer = browser.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/unduh/xlsx/")
    assert answer.status_code == 200
    cells = [cell for row in load_workbook(io.BytesIO(answer.content)).active for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    for cell in cells:
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")) and cell.value != "-":
            assert cell.quotePrefix, f"{cell.coordinate} would become a formula when somebody edits it"
    return [cell.value for cell in cells]


@pytest.mark.parametrize("key", MATRICES)
def test_every_text_is_printed_and_no_cell_becomes_a_formula(rpjm, sari, key):
    lines = [create(sari, rpjm, text) for text in TAKEN]
    paper, cells = paper_of(sari, rpjm, key), cells_of(sari, rpjm, key)
    for word in ("SUM(A1:A9)", "<script>alert(1)</script>", "Kali", "baris dua", "PANDANLANDUNG"):
        assert word in paper
    assert cells.count(1_234_567) == len(lines)
    assert 1_234_567 * len(lines) in cells
    for text in [*FORMULAS, *MARKUP, *SCRIPTS]:
        assert text.strip() in cells


# Signs that our fonts lack are kept apart: a sheet that holds one prints, but pypdf then reads none of its words.
@pytest.mark.parametrize(
    "words", [[*FORMULAS, *MARKUP, *TEMPLATES, *CONTROLS, *LONG], SCRIPTS], ids=["known", "foreign"]
)
def test_a_vision_of_such_texts_is_text_on_screen_and_on_its_printed_sheet(rpjm, blind_sari, words):
    plan = f"/rpjm/{rpjm.pk}"
    outline = {f"n-{number}-text": text for number, text in enumerate(words)}
    fields = {"visi": words[0], "arah_pembangunan": "\n".join(words), "version": "1"} | outline
    assert blind_sari.post(f"{plan}/visi-misi/", fields).status_code == 302
    assert [misi.text for misi in rpjm.misi_set.all()] == [text.strip() for text in words]
    for address in (f"{plan}/visi-misi/", f"{plan}/dokumen/rpjm-visi-misi/", f"{plan}/dokumen/"):
        assert_only_our_tags(blind_sari.get(address).text)
    paper = paper_of(blind_sari, rpjm, "rpjm-visi-misi")
    assert [text for text in [*FORMULAS, *MARKUP, *TEMPLATES] if text in words and text not in paper] == []


@cases(200)
@given(text=typed_texts)
def test_any_text_is_taken_or_refused_and_printed_without_an_error(rpjm, blind_sari, text):
    line = create(blind_sari, rpjm, text)
    if line is None:
        return
    for address in ("", "per-tahun/", "dokumen/rpjm-114/"):
        assert blind_sari.get(f"/rpjm/{rpjm.pk}/{address}").status_code == 200
    assert "1.234.567" in paper_of(blind_sari, rpjm, "rpjm-114")
    assert 1_234_567 in cells_of(blind_sari, rpjm, "rpjm-114")
    line.delete()


@cases(200)
@given(words=st.lists(typed_texts, min_size=6, max_size=6))
def test_a_refused_form_gives_every_text_back_as_it_was_typed(rpjm, blind_sari, words):
    names = ["kegiatan", "location_text", "manfaat", "data_eksisting", "volume", "y2027-0-amount"]
    data = typed() | dict(zip(names, words, strict=True)) | {"y2027-0-source": "bukan sumber"}
    answer = blind_sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", data)
    assert answer.status_code == 200
    fields = sent_by(answer.text)
    assert {name: fields[name] for name in names} == {name: [data[name]] for name in names}
