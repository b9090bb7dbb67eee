"""What is kept of an upload: a plain PDF, or a picture that tells nothing but what it shows."""

import os
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from places.attached_file import MAX_BYTES, clean_attachment
from places.errors import DomainError
from tests.planning.making_files import GPS_TAG, drawing, locked_pdf, pdf, pdf_that, pdf_with_attachment, photo
from tests.random_cases import cases
from tests.villages.test_lambang import png_that_claims


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_a_photo_loses_its_position_time_and_camera():
    taken = photo()
    assert opened(taken).getexif().get_ifd(GPS_TAG)[2] == (8.0, 12.0, 0.0)
    kept = clean_attachment(taken).content
    assert not opened(kept).getexif() and "exif" not in opened(kept).info
    for trace in (b"Exif", b"Telepon Contoh", b"2026:01:02", b"GPS", b"http://ns.adobe.com/xap"):
        assert trace not in kept


def test_a_photo_taken_sideways_stands_upright():
    assert opened(clean_attachment(photo((40, 30), orientation=6)).content).size == (30, 40)


def test_a_large_photo_is_made_small_and_keeps_its_shape():
    assert opened(clean_attachment(photo((4000, 3000))).content).size == (2000, 1500)


@pytest.mark.parametrize(
    ("content", "kind", "extension"),
    [
        (photo(), "image/jpeg", "jpg"),
        (drawing(), "image/png", "png"),
        (drawing(mode="RGBA"), "image/png", "png"),
        (pdf(3), "application/pdf", "pdf"),
    ],
)
def test_the_kind_follows_from_the_content(content, kind, extension):
    kept = clean_attachment(content)
    assert (kept.content_type, kept.extension) == (kind, extension)


def test_a_photo_saved_as_png_is_kept_as_jpeg_when_it_would_grow_too_large():
    noise = Image.frombytes("RGB", (1_300, 1_250), os.urandom(1_300 * 1_250 * 3))
    out = BytesIO()
    noise.save(out, "PNG")
    content = out.getvalue()
    assert len(content) <= MAX_BYTES
    kept = clean_attachment(content)
    assert kept.extension in ("png", "jpg") and len(kept.content) <= MAX_BYTES


def test_a_pdf_is_kept_byte_for_byte():
    content = pdf()
    assert clean_attachment(content).content == content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"MZ program", "bukan PDF, JPG, atau PNG"),
        (b"PK\x03\x04 zip", "bukan PDF"),
        (b"<svg onload=alert(1)>", "bukan PDF"),
        (b"<script>", "bukan PDF"),
        (b"PK\x03\x04" + pdf(), "bukan PDF"),
        (b"AC1027 dwg", "bukan PDF"),
        (photo((300, 300))[:700], "rusak"),
        (drawing()[:60], "rusak"),
        (png_that_claims(6_000, 6_000), "terlalu besar"),
        (png_that_claims(40_000, 40_000), "rusak|terlalu besar"),
        (b"%PDF-1.7\n" + b"0" * MAX_BYTES, "lebih besar dari 5 MB"),
        (b"%PDF-1.7 rusak", "rusak"),
        (pdf()[: len(pdf()) // 2], "rusak"),
        (pdf(501), "terlalu panjang"),
        (locked_pdf(), "sandi"),
        (locked_pdf(""), "sandi"),
        (pdf_with_attachment(), "memuat program"),
        (pdf_that(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "memuat program"),
        (pdf_that(b"/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>"), "memuat program"),
        (pdf_that(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "memuat program"),
        (pdf_that(b"/AcroForm << /XFA [ (x) (y) ] >>"), "memuat program"),
        (pdf_that(b"/Anything [ [ << /S /Launch >> ] ]"), "memuat program"),
    ],
)
def test_anything_else_is_refused_with_a_remedy(content, said):
    with pytest.raises(DomainError, match=said) as refused:
        clean_attachment(content)
    assert refused.value.field == "file"


def test_a_pdf_that_goes_to_its_first_page_is_no_danger():
    assert clean_attachment(pdf_that(b"/OpenAction [ 3 0 R /Fit ]")).extension == "pdf"


@given(at=st.integers(0, 100_000), flip=st.integers(1, 255), kind=st.sampled_from([photo(), drawing(), pdf(2)]))
@cases(500)
def test_a_damaged_file_is_refused_or_cleaned_and_never_breaks(at, flip, kind):
    content = bytearray(kind)
    content[at % len(content)] ^= flip
    try:
        clean_attachment(bytes(content))
    except DomainError as refused:
        assert refused.field == "file"


def test_a_cut_picture_is_refused_after_a_letter_was_printed():
    """The prose writer's library would make Pillow accept broken pictures in the whole process."""
    from reporting.render_prose import html_to_pdf

    html_to_pdf("<p>Surat</p>")
    with pytest.raises(DomainError, match="rusak"):
        clean_attachment(drawing()[:60])
