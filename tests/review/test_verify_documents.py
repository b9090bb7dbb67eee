"""What is kept with a hash is found when it was changed; what was issued prints the same for ever."""

import json
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from places.models import Desa, Orang
from planning.enums import LampiranKind
from planning.models import Lampiran, RkpDesa, RkpKegiatan
from planning.services.lampiran import attach_file
from reporting.models import IssuedDocument
from reporting.services.scans import add_scan
from review.models import PlanChapter, Submission, SubmissionSum
from review.services.chapters import add_chapter
from tests.planning.making_files import photo
from tests.reporting.signing import paper_pdf
from tests.review.making import enacted, ready_rkp, submitted


def verify(**options) -> str:
    """What `verify_documents` says."""
    out = StringIO()
    call_command("verify_documents", stdout=out, stderr=out, **options)
    return out.getvalue()


def said_when_failing(**options) -> str:
    """What `verify_documents` says before it exits with 1."""
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("verify_documents", stdout=out, stderr=out, **options)
    assert refusal.value.returncode == 1
    return out.getvalue()


def forge(statement: str, *values) -> None:
    """Change rows as somebody with the database's password could, its triggers taken off."""
    allow = import_module("reporting.migrations.0002_refuse_updates").allow
    with connection.cursor() as cursor:
        if _is_guarded(cursor):
            allow(None, SimpleNamespace(connection=connection, execute=cursor.execute))
        cursor.execute(statement, values)


def _is_guarded(cursor) -> bool:
    names = "pg_trigger WHERE tgname" if connection.vendor == "postgresql" else "sqlite_master WHERE name"
    cursor.execute(f"SELECT count(*) FROM {names} = 'reporting_issueddocument_never_changes'")
    return bool(cursor.fetchone()[0])


def flip_a_byte(path: str) -> None:
    """Change one bit of a stored file."""
    data = bytearray(Path(path).read_bytes())
    data[len(data) // 2] ^= 1
    Path(path).write_bytes(data)


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """The plan that nothing blocks, whose RPJM Desa has papers of its own: here they are looked at."""
    return ready_rkp(cast.sari, cast.villages.umeanyar)


@pytest.fixture
def whole(cast, rkp):
    """A plan that went the whole way: a chapter, an attachment, a submission, its Perdes and the scan of it."""
    line = RkpKegiatan.objects.filter(rkp=rkp).first()
    attach_file(by=cast.sari, line=line, kind=LampiranKind.values[0], content=photo(), name="gambar.jpg")
    add_chapter(by=cast.sari, plan=rkp, title="Bab I Pendahuluan", content=paper_pdf("Bab I"))
    document = enacted(cast, rkp).document
    add_scan(by=cast.sari, document=document, content=paper_pdf())
    return document


def test_a_sound_store_passes(whole):
    said = verify()
    assert "naskah: " in said
    assert ", 0 tidak cocok" in said
    found = json.loads(verify(json=True))
    assert all(found[name]["checked"] for name in ("naskah", "pengajuan", "bab", "lampiran"))
    assert not any(one["faults"] for one in found.values())


def test_each_changed_file_is_named_with_its_place(whole):
    scan, chapter, attached = whole.scan_set.get(), PlanChapter.objects.get(), Lampiran.objects.get()
    pdf = whole.file_set.get(kind="pdf")
    for row in (pdf, scan, chapter, attached):
        flip_a_byte(row.file.path)
    said = said_when_failing()
    for row in (pdf, scan, chapter, attached):
        assert row.file.name in said
    assert "bab: 1 diperiksa, 1 tidak cocok" in said
    assert "lampiran: 1 diperiksa, 1 tidak cocok" in said


def test_a_changed_payload_of_a_submission_is_named(cast, rkp):
    submitted(cast, rkp)
    one = Submission.objects.get()
    forge("UPDATE review_submission SET payload = %s", one.payload.replace("Jalan Melati", "Jalan Mawar"))
    said = said_when_failing()
    assert f"submission {one.reference}: payload" in said
    assert "pengajuan: 1 diperiksa, 1 tidak cocok" in said


@pytest.mark.parametrize("column", ["total", "line_count"])
def test_a_changed_row_of_a_submission_is_named(cast, rkp, column):
    submitted(cast, rkp)
    Submission.objects.update(**{column: 7})
    assert f"submission {Submission.objects.get().reference}: row" in said_when_failing()


def test_a_changed_sum_that_boards_read_is_named(cast, rkp):
    submitted(cast, rkp)
    SubmissionSum.objects.filter(basis="bidang").update(amount=1)
    assert f"submission {Submission.objects.get().reference}: sums" in said_when_failing()


def test_changed_rows_of_an_issued_document_are_named(whole):
    forge("UPDATE reporting_issueddocument SET title = 'Perdes Palsu' WHERE id = %s", whole.pk)
    assert f"{whole.key} {whole.uid}: payload" in said_when_failing()


def test_one_village_can_be_checked_by_itself(whole, cast):
    flip_a_byte(whole.file_set.get(kind="pdf").file.path)
    assert "naskah: 0 diperiksa" in verify(desa=cast.villages.kalianget.code)
    with pytest.raises(CommandError, match="tidak ada"):
        verify(desa="99.99.99.9999")


def test_an_issued_document_prints_byte_for_byte_the_same_after_everything_around_it_changed(
    whole, cast, client, sign_in
):
    documents = list(IssuedDocument.objects.filter(desa=cast.villages.umeanyar))
    secretary = sign_in(cast.sari)
    addresses = [
        reverse("issued_download", args=[one.uid, file.kind]) for one in documents for file in one.file_set.all()
    ]
    before = {address: secretary.get(address).content for address in addresses}
    public = reverse("verification_file", args=[whole.code, "pdf"])
    printed = client.get(public).content
    Desa.objects.filter(pk=cast.villages.umeanyar.pk).update(name="Umeanyar Baru")
    Orang.objects.update(name="Nama Yang Lain")
    RkpKegiatan.objects.update(name="Kegiatan yang lain")
    assert {address: secretary.get(address).content for address in addresses} == before
    assert client.get(public).content == printed == before[reverse("issued_download", args=[whole.uid, "pdf"])]
    assert "Umeanyar Baru" in client.get(reverse("verification_document", args=[whole.code])).content.decode()
    assert all(line.endswith(", 0 tidak cocok") for line in verify().splitlines())
