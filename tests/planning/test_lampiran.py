"""Files attached to a line of a yearly plan."""

import hashlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from planning.enums import PlanStatus
from planning.models import Lampiran, RkpDesa, RkpKegiatan
from planning.services import lampiran as service
from planning.services.lampiran import MOST_FILES, attach_file, delete_lampiran, restore_lampiran
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.planning.making_files import pdf, pdf_with_attachment, photo


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    return make_rkp(cast.sari, cast.villages.umeanyar, 2027)


@pytest.fixture
def line(cast, rkp) -> RkpKegiatan:
    return make_rkp_line(cast.sari, rkp, "Drainase")


@pytest.fixture
def attach(cast, line):
    def attached(content: bytes | None = None, *, name: str = "foto.jpg", kind: str = "foto", by=None) -> Lampiran:
        return attach_file(by=by or cast.sari, line=line, kind=kind, content=content or photo(), name=name)

    return attached


def test_a_file_is_kept_with_its_hash_and_logged(cast, line, attach):
    kept = attach(pdf(), name="RAB & gambar.pdf", kind="desain")
    stored = kept.file.read()
    assert kept.sha256 == hashlib.sha256(stored).hexdigest() and kept.size == len(stored)
    assert (kept.original_name, kept.desa_id, kept.added_by) == ("RAB & gambar.pdf", line.desa_id, cast.sari)
    act = Act.objects.get(verb="attach_file")
    assert (act.subject_id, act.summary) == (str(line.uid), "Melampirkan RAB & gambar.pdf pada “Drainase”")


def test_what_is_stored_of_a_photo_says_nothing_of_where_it_was_taken(attach):
    taken = photo()
    assert b"Exif" in taken
    with default_storage.open(attach(taken).file.name) as file:
        stored = file.read()
    assert b"Exif" not in stored and b"GPS" not in stored


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.png", "passwd.jpg"),
        ("C:\\Foto\\jalan.JPEG", "jalan.jpg"),
        ('a"b<c>\r\nX: y.html', "a b c X y.jpg"),
        ("....", "lampiran.jpg"),
        ("", "lampiran.jpg"),
        ("x" * 500 + ".jpg", "x" * 120 + ".jpg"),
        ("foto\u202egpj.exe", "fotogpj.jpg"),
    ],
)
def test_the_name_is_made_safe_and_the_path_is_ours(attach, given, kept):
    lampiran = attach(name=given)
    assert lampiran.original_name == kept
    assert lampiran.file.name == f"lampiran/{lampiran.desa_id}/{lampiran.uid}/berkas.jpg"


def test_the_same_file_hangs_on_a_line_once(attach):
    attach()
    with pytest.raises(DomainError, match="sudah dilampirkan"):
        attach()


def test_a_line_bears_twenty_files_and_a_deleted_one_makes_room(cast, attach, monkeypatch):
    assert MOST_FILES == 20
    monkeypatch.setattr(service, "MOST_FILES", 2)
    first, _ = attach(photo((10, 10))), attach(photo((11, 10)))
    with pytest.raises(DomainError, match="paling banyak"):
        attach(photo((12, 10)))
    delete_lampiran(by=cast.sari, lampiran=first)
    attach(photo((12, 10)))
    with pytest.raises(DomainError, match="paling banyak"):
        restore_lampiran(by=cast.sari, lampiran=first)


def test_a_delete_is_taken_back(cast, attach):
    kept = attach()
    delete_lampiran(by=cast.sari, lampiran=kept)
    delete_lampiran(by=cast.sari, lampiran=kept)
    assert not Lampiran.objects.alive().exists()
    restore_lampiran(by=cast.wati, lampiran=kept)
    assert Lampiran.objects.alive().get().file.read()
    assert [act.verb for act in Act.objects.filter(verb__contains="lampiran").order_by("pk")] == [
        "delete_lampiran",
        "restore_lampiran",
    ]


def test_nothing_is_left_in_the_store_when_the_row_cannot_be_written(attach, monkeypatch):
    saved = []
    storage = type(default_storage._wrapped) if hasattr(default_storage, "_wrapped") else type(default_storage)
    original = storage.save
    monkeypatch.setattr(storage, "save", lambda *a, **k: saved.append(original(*a, **k)) or saved[-1])
    monkeypatch.setattr(service, "save_with_history", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach()
    assert len(saved) == 1 and not default_storage.exists(saved[0])


@pytest.mark.parametrize("who", ["karto", "joko", "made", "rina", "dewi", "tono", "bejo"])
def test_only_those_who_write_the_plan_attach_and_delete(cast, attach, who):
    kept = attach()
    member = getattr(cast, who)
    with pytest.raises(NotAllowed):
        attach(pdf(), by=member)
    with pytest.raises(NotAllowed):
        delete_lampiran(by=member, lampiran=kept)
    with pytest.raises(NotAllowed):
        restore_lampiran(by=member, lampiran=kept)


def test_an_enacted_plan_keeps_its_files_as_they_were(cast, attach):
    kept = attach()
    RkpDesa.objects.update(status=PlanStatus.ENACTED, perdes_number="1", perdes_date="2026-12-30")
    with pytest.raises(NotAllowed):
        attach(pdf())
    with pytest.raises(NotAllowed):
        delete_lampiran(by=cast.sari, lampiran=kept)


def test_an_unknown_kind_is_refused(attach):
    with pytest.raises(DomainError) as refused:
        attach(kind="program")
    assert refused.value.field == "kind"


def test_sari_attaches_a_photo_and_joko_reads_it(cast, line, sign_in):
    page = reverse("lampiran_list", args=[line.uid])
    upload = SimpleUploadedFile("jalan.html", photo(), content_type="text/html")
    answer = sign_in(cast.sari).post(page, {"kind": "foto", "file": upload, "note": "Sisi barat"})
    assert answer["Location"] == page
    joko = sign_in(cast.joko)
    html = joko.get(page).content.decode()
    assert "jalan.jpg" in html and "Sisi barat" in html and "Lampirkan berkas" not in html
    file = joko.get(reverse("lampiran_file", args=[Lampiran.objects.get().uid]))
    assert file["Content-Type"] == "image/jpeg"
    assert file["Content-Disposition"] == 'attachment; filename="jalan.jpg"'
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(file.streaming_content).startswith(b"\xff\xd8")


@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", pdf_with_attachment()])
def test_a_refused_upload_says_why_and_keeps_the_rest(cast, line, sign_in, content):
    page = reverse("lampiran_list", args=[line.uid])
    upload = SimpleUploadedFile("desain.pdf", content, content_type="application/pdf")
    answer = sign_in(cast.sari).post(page, {"kind": "desain", "file": upload, "note": "Gambar jembatan"})
    html = answer.content.decode()
    assert answer.status_code == 200 and answer.context["form"].errors["file"]
    assert 'value="Gambar jembatan"' in html and '<option value="desain" selected' in html
    assert not Lampiran.objects.exists()


def test_a_deleted_file_is_not_given_out(cast, line, attach, sign_in):
    kept = attach()
    browser = sign_in(cast.sari)
    browser.post(reverse("lampiran_delete", args=[kept.uid]))
    assert browser.get(reverse("lampiran_file", args=[kept.uid])).status_code == 404
    browser.post(reverse("lampiran_restore", args=[kept.uid]))
    assert browser.get(reverse("lampiran_file", args=[kept.uid])).status_code == 200


def test_a_file_lost_from_the_store_is_not_found(attach, cast, sign_in):
    kept = attach()
    kept.file.storage.delete(kept.file.name)
    assert sign_in(cast.sari).get(reverse("lampiran_file", args=[kept.uid])).status_code == 404
