"""The emblem: whatever is uploaded, a small clean PNG comes out or nothing at all."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from tests.random_cases import cases
from villages.lambang import MAX_BYTES, clean_lambang
from villages.letterhead import letterhead
from villages.models import DesaProfile
from villages.services.profile import remove_lambang, upload_lambang

SCRIPT = b"<script>alert(document.cookie)</script>"


def picture(kind="PNG", size=(40, 60), mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "P") else "red").save(out, kind, **options)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A tiny file whose head promises a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (picture(), "RGB"),
        (picture(mode="RGBA"), "RGBA"),
        (picture(mode="LA"), "RGBA"),
        (picture(mode="P"), "RGB"),
        (picture("JPEG"), "RGB"),
        (picture("JPEG", mode="L"), "RGB"),
        (picture("JPEG", mode="CMYK"), "RGB"),
    ],
)
def test_png_and_jpeg_of_any_kind_become_a_png(content, mode):
    image = opened(clean_lambang(content))
    assert (image.format, image.size, image.mode) == ("PNG", (40, 60), mode)


def test_a_large_picture_is_made_small_and_keeps_its_shape():
    assert opened(clean_lambang(picture(size=(3000, 1500)))).size == (600, 300)


def test_metadata_and_what_hangs_behind_the_picture_are_gone():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SCRIPT.decode())
    content = picture(pnginfo=info) + b"PK\x03\x04" + SCRIPT
    cleaned = clean_lambang(content)
    assert SCRIPT in content
    assert b"script" not in cleaned and b"PK\x03\x04" not in cleaned
    assert opened(cleaned).info == {}
    located = Image.Exif()
    located[0x9286] = "GPS rumah"
    assert not opened(clean_lambang(picture("JPEG", exif=located))).getexif()


def test_a_picture_taken_sideways_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    assert opened(clean_lambang(picture("JPEG", exif=turned))).size == (60, 40)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", "bukan gambar PNG atau JPEG"),
        (b"%PDF-1.7" + SCRIPT, "bukan gambar"),
        (b"GIF89a" + SCRIPT, "bukan gambar"),
        (picture("GIF"), "bukan gambar"),
        (picture("BMP"), "bukan gambar"),
        (picture("WEBP"), "bukan gambar"),
        (b"", "bukan gambar"),
        (picture()[:60], "rusak"),
        (picture("JPEG", size=(300, 300))[:400], "rusak"),
        (png_that_claims(40_000, 40_000), "rusak|terlalu besar"),
        (png_that_claims(6_000, 6_000), "terlalu besar"),
        (png_that_claims(400, 400), "rusak"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (MAX_BYTES + 1), "lebih besar dari 1 MB"),
    ],
    ids=[
        "svg",
        "pdf",
        "fake gif",
        "gif",
        "bmp",
        "webp",
        "empty",
        "cut png",
        "cut jpeg",
        "bomb",
        "big",
        "lying",
        "huge",
    ],
)
def test_anything_else_is_refused(content, said):
    with pytest.raises(DomainError, match=said) as refusal:
        clean_lambang(content)
    assert refusal.value.field == "lambang"


@given(at=st.integers(0, 10_000), flip=st.integers(1, 255), kind=st.sampled_from(["PNG", "JPEG"]))
@cases(1000)
def test_a_damaged_picture_is_refused_or_cleaned_and_never_breaks(at, flip, kind):
    content = bytearray(picture(kind))
    content[at % len(content)] ^= flip
    try:
        cleaned = clean_lambang(bytes(content))
    except DomainError:
        return
    assert opened(cleaned).format == "PNG"


@pytest.mark.django_db(transaction=True)
def test_a_new_emblem_takes_the_place_of_the_old_file(cast):
    desa = cast.villages.umeanyar
    first = upload_lambang(by=cast.sari, desa=desa, content=picture()).lambang.name
    second = upload_lambang(by=cast.sari, desa=desa, content=picture()).lambang.name
    assert not default_storage.exists(first) and default_storage.exists(second)
    assert letterhead(desa).lambang.startswith("data:image/png;base64,")
    remove_lambang(by=cast.sari, desa=desa)
    assert not default_storage.exists(second)
    assert letterhead(desa).lambang == ""
    assert [act.verb for act in Act.objects.order_by("pk")] == ["upload_lambang", "upload_lambang", "remove_lambang"]


def test_a_reader_uploads_nothing(cast):
    with pytest.raises(NotAllowed):
        upload_lambang(by=cast.joko, desa=cast.villages.umeanyar, content=picture())
    assert not DesaProfile.objects.exists()


def test_the_file_name_and_type_of_an_upload_mean_nothing(cast, sign_in):
    sari, desa = sign_in(cast.sari), cast.villages.umeanyar
    evil = SimpleUploadedFile("../../x.html", picture(), content_type="text/html")
    sari.post(reverse("village_lambang_upload", args=[desa.code]), {"lambang": evil})
    answer = sari.get(reverse("village_lambang", args=[desa.code]))
    assert answer["Content-Type"] == "image/png"
    stored = DesaProfile.objects.get(desa=desa).lambang.name
    assert stored.startswith(f"lambang/{desa.pk}/") and stored.endswith(".png") and ".." not in stored


def test_a_refused_upload_says_why_beside_the_field(cast, sign_in):
    desa = cast.villages.umeanyar
    svg = SimpleUploadedFile("lambang.png", b"<svg>" + SCRIPT + b"</svg>", content_type="image/png")
    answer = sign_in(cast.sari).post(reverse("village_lambang_upload", args=[desa.code]), {"lambang": svg})
    assert answer.status_code == 200
    assert "bukan gambar PNG atau JPEG" in answer.content.decode()
    assert not DesaProfile.objects.exists()


def test_a_cut_picture_is_refused_after_a_letter_was_printed():
    """The prose writer's library would make Pillow accept broken pictures in the whole process."""
    from reporting.render_prose import html_to_pdf

    html_to_pdf("<p>Surat</p>")
    with pytest.raises(DomainError, match="rusak"):
        clean_lambang(picture()[:60])
