"""The pages of imported workbooks."""

from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from planning.models import PlanImport, RkpKegiatan
from planning.services.imports import preview_of, start_import
from planning.services.rkp import create_rkp
from tests.planning.workbooks.making import HEAD, repacked, row, xlsx

HEADING = ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"]


@pytest.fixture
def rkp(cast, rpjm):
    return create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2027)


@pytest.fixture
def started(cast, rkp):
    rows = [row(time="Juni"), row(number=2, name="Posyandu", time="Juni", volume="1,080 m", source="ADD, DDS")]
    content = xlsx([["RKP DESA 2027"], list(HEAD), HEADING, *rows])
    return start_import(by=cast.sari, plan=rkp, content=content, name="rkp.xlsx")


def sent(**changes):
    data = {"name": "Posyandu", "bidang": "2", "location": "Dusun Krajan", "volume": "1080", "unit": "m",
            "amount": "50.000.000", "share_ADD": "20.000.000", "share_DDS": "30.000.000"}  # fmt: skip
    return {"version": "1"} | {f"b1-{field}": value for field, value in data.items()} | changes


def test_an_upload_leads_to_its_preview(cast, sign_in, rkp):
    content = xlsx([["RKP DESA 2027"], list(HEAD), HEADING, row(time="Juni")])
    sari = sign_in(cast.sari)
    answer = sari.post(reverse("rkp_imports", args=[rkp.pk]), {"file": SimpleUploadedFile("rkp.xlsx", content)})
    page = sari.get(answer.url).content.decode()
    assert "Pembangunan Drainase" in page
    assert "mirip" in page


def test_a_refused_file_is_explained_beside_the_field(cast, sign_in, rkp):
    address = reverse("rkp_imports", args=[rkp.pk])
    page = sign_in(cast.sari).post(address, {"file": SimpleUploadedFile("x.xlsx", b"%PDF-1.7")}).content.decode()
    assert "bukan buku kerja" in page
    assert not PlanImport.objects.exists()


LARGE = repacked(
    xlsx([["RKP DESA 2027"], list(HEAD), HEADING, row(time="Juni")]),
    {"xl/media/image1.png": Random(1).randbytes(200_000)},
)


@pytest.mark.parametrize(
    ("content", "words"), [(LARGE, "Lihat hasil bacanya"), (b"%PDF" + b"x" * 200_000, "bukan buku kerja")]
)
def test_a_large_file_is_read_while_its_progress_is_shown(cast, sign_in, rkp, content, words):
    address = reverse("rkp_imports", args=[rkp.pk])
    answer = sign_in(cast.sari).post(address, {"file": SimpleUploadedFile("besar.xlsx", content)})
    page = b"".join(answer.streaming_content).decode()
    assert words in page
    assert page.count("<h1") == 1
    assert page.rstrip().endswith("</html>")


def test_doubtful_rows_are_shown_first(cast, sign_in, started):
    page = sign_in(cast.sari).get(reverse("import_detail", args=[started.uid])).content.decode()
    assert 'id="b-1"' in page
    assert 'id="b-0"' not in page
    assert "Tulis 1080 atau 1,08" in page


def test_every_row_is_shown_when_asked(cast, sign_in, started):
    page = sign_in(cast.sari).get(reverse("import_detail", args=[started.uid]), {"tampil": "semua"}).content.decode()
    assert 'id="b-0"' in page
    assert 'id="b-1"' in page


def test_a_row_is_corrected_on_the_page(cast, sign_in, started):
    answer = sign_in(cast.sari).post(reverse("import_correct", args=[started.uid, 1]), sent())
    assert answer.status_code == 302
    one = preview_of(PlanImport.objects.get()).rows[1]
    assert one.is_good
    assert (str(one.read.volume), [(s.code, s.amount) for s in one.read.sources]) == (
        "1080", [("ADD", 20_000_000), ("DDS", 30_000_000)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"b1-share_ADD": "1.000"}, "harus sama dengan biayanya"), ({"b1-unit": "xyz"}, "Pilih satuan"),
     ({"b1-code": "9.9.99"}, "tidak ada dalam daftar"), ({"b1-amount": "1,500"}, "dapat dibaca dua cara"),
     ({"version": "9"}, "orang lain")],
)  # fmt: skip
def test_an_odd_correction_comes_back_with_its_reason(cast, sign_in, started, changes, words):
    answer = sign_in(cast.sari).post(reverse("import_correct", args=[started.uid, 1]), sent(**changes))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert PlanImport.objects.get().corrections == {}


def test_applying_and_taking_back_on_the_page(cast, sign_in, started):
    sari = sign_in(cast.sari)
    sari.post(reverse("import_apply", args=[started.uid]), {"version": "1"})
    assert RkpKegiatan.objects.alive().count() == 2
    page = sari.get(reverse("import_detail", args=[started.uid])).content.decode()
    assert "Batalkan impor ini" in page
    sari.post(reverse("import_undo", args=[started.uid]))
    assert RkpKegiatan.objects.alive().count() == 0


def test_only_good_rows_are_applied_when_asked(cast, sign_in, started):
    sign_in(cast.sari).post(reverse("import_apply", args=[started.uid]), {"version": "1", "hanya": "baik"})
    assert RkpKegiatan.objects.alive().get().name == "Pembangunan Drainase"


def test_the_kept_file_is_a_download(cast, sign_in, started):
    answer = sign_in(cast.joko).get(reverse("import_file", args=[started.uid]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rkp.xlsx"'
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_another_villages_import_is_not_there(cast, sign_in, started):
    assert sign_in(cast.bejo).get(reverse("import_detail", args=[started.uid])).status_code == 404


def test_a_page_of_two_rows_and_of_twenty_costs_the_same_queries(cast, sign_in, rkp, django_assert_max_num_queries):
    rows = [row(number=at, name=f"Kegiatan {at}", time="Juni", volume="1,080 m") for at in range(1, 41)]
    content = xlsx([["RKP DESA 2027"], list(HEAD), HEADING, *rows])
    started = start_import(by=cast.sari, plan=rkp, content=content, name="rkp.xlsx")
    sari = sign_in(cast.sari)
    with django_assert_max_num_queries(30):
        sari.get(reverse("import_detail", args=[started.uid]))
