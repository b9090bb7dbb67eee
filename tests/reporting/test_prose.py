import builtins
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.test import override_settings
from pypdf import PdfReader

from reporting import prose_blocks
from reporting.errors import RendererUnavailableError
from reporting.payload import PayloadError, ProseDocument, Signature
from reporting.render_prose import html_to_pdf, prose_html, prose_pdf
from reporting.static_fetcher import ForbiddenSourceError, static_fetcher, static_file
from reporting.stylesheets import CSS_DIR, STATIC_DIR
from tests.reporting.hostile_text import HOSTILE
from tests.strict_client import faults_of_page

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [STATIC_DIR.parent / "templates", Path(__file__).parent / "templates"],
    }
]


def png() -> bytes:
    """The smallest red square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def letter(paragraphs: list[str], **changes) -> ProseDocument:
    document = ProseDocument(
        key="surat",
        title="Visi dan Misi Desa Sumberwangi",
        template="prose_samples/letter.html",
        context={
            "kop": prose_blocks.kop(
                ["PEMERINTAH KABUPATEN PANDANARAN", "KECAMATAN TIRTOARUM", "DESA SUMBERWANGI"], "Jalan Raya 1", png()
            ),
            "sections": [{"title": "Visi", "paragraphs": paragraphs}],
            "signatures": prose_blocks.signatures(
                [
                    Signature("Mengetahui :", "Ketua BPD", "JOKO PURNOMO", side="left"),
                    Signature(
                        "", "Kepala Desa Sumberwangi", "SLAMET HARIYADI", place_and_date="Sumberwangi, 1 Mei 2020"
                    ),
                ]
            ),
        },
        author="Pemerintah Desa Sumberwangi",
    )
    return replace(document, **changes)


@pytest.fixture(autouse=True)
def _sample_templates():
    with override_settings(TEMPLATES=TEMPLATES):
        yield


def page_texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_a_letter_is_numbered_signed_and_set_in_the_shipped_font():
    html, pdf = prose_pdf(letter([f"Alinea {number}. " + "Desa yang mandiri. " * 30 for number in range(14)]))
    texts = page_texts(pdf)
    assert faults_of_page(html) == []
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "RANCANGAN" in text
    assert "PEMERINTAH KABUPATEN PANDANARAN" in texts[0]
    assert "SLAMET HARIYADI" in texts[-1]
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    assert any("Liberation" in font.get_object()["/BaseFont"] for font in fonts.values())


def test_title_author_language_and_paper_are_set():
    for paper, width, height in (("F4", 215, 330), ("A4", 210, 297)):
        reader = PdfReader(BytesIO(prose_pdf(letter(["Satu."], paper=paper))[1]))
        box = reader.pages[0].mediabox
        assert (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72) == pytest.approx((width, height), abs=0.1)
        assert reader.metadata.title == "Visi dan Misi Desa Sumberwangi"
        assert reader.metadata.author == "Pemerintah Desa Sumberwangi"
        assert reader.trailer["/Root"]["/Lang"] == "id"


def test_an_enacted_letter_carries_no_draft_mark():
    html, pdf = prose_pdf(letter(["Satu."], draft=False))
    assert "RANCANGAN" not in html
    assert "RANCANGAN" not in "".join(page_texts(pdf))


def test_hostile_texts_are_printed_as_text():
    html, pdf = prose_pdf(letter(list(HOSTILE), title="<script>alert(1)</script>"))
    assert "<script>" not in html
    assert "<script>alert(1)</script>" in page_texts(pdf)[0]


def test_a_picture_from_storage_is_printed():
    reader = PdfReader(BytesIO(prose_pdf(letter(["Satu."]))[1]))
    assert len(reader.pages[0].images) == 1


def test_only_pictures_are_taken_into_a_letterhead():
    with pytest.raises(PayloadError, match="neither PNG"):
        prose_blocks.picture_uri(b"<svg onload=alert(1)>")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "file:/etc/passwd",
        STATIC_DIR.as_uri() + "/../manage.py",
        STATIC_DIR.as_uri() + "/%2e%2e/manage.py",
        STATIC_DIR.as_uri() + "/css",
        "http://127.0.0.1:9/x.css",
        "https://example.org/x.css",
        "ftp://example.org/x",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html,<script>",
        "manage.py",
    ],
)
def test_the_printer_may_not_read_outside_the_static_folder(url):
    with pytest.raises(ForbiddenSourceError):
        static_file(url)
    with pytest.raises(ForbiddenSourceError):
        static_fetcher().fetch(url)


def test_a_link_out_of_the_static_folder_is_refused(tmp_path, monkeypatch):
    (tmp_path / "static").mkdir()
    (tmp_path / "secret.txt").write_text("rahasia")
    (tmp_path / "static" / "link.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.setattr("reporting.static_fetcher.STATIC_DIR", tmp_path / "static")
    with pytest.raises(ForbiddenSourceError):
        static_file((tmp_path / "static" / "link.txt").as_uri())


def test_the_printer_reads_our_style_sheets():
    assert static_file((CSS_DIR / "prose.css").as_uri()) == CSS_DIR / "prose.css"


def test_no_local_file_gets_into_the_pdf(prose_errors):
    secret = "<link rel=attachment href='file:///etc/passwd'><img src='file:///etc/passwd'>"
    pdf = html_to_pdf(f"<html lang=id><title>x</title><body>{secret}<p>isi</p></body></html>")
    reader = PdfReader(BytesIO(pdf))
    assert not dict(reader.attachments)
    assert len(prose_errors) == 2
    prose_errors.clear()


def test_without_pango_the_line_to_type_is_told(monkeypatch):
    real_import = builtins.__import__

    def without_pango(name, *args, **kwargs):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(RendererUnavailableError, match="apt-get install libpango"):
        html_to_pdf("<p>x</p>")


def test_the_page_of_a_letter_needs_no_pango(monkeypatch):
    monkeypatch.setattr("reporting.render_prose._weasyprint", lambda: pytest.fail("asked for WeasyPrint"))
    assert "Satu." in prose_html(letter(["Satu."]))
