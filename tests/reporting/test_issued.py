"""What was issued is frozen: payload, files and hashes, and every changed byte is found."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from accounts.models import Act
from reporting.enums import FileKind
from reporting.errors import DocumentError, FrozenError, TamperedError
from reporting.hashing import in_groups, sha256_of
from reporting.issued import faults_of, file_of, payload_of
from reporting.models import IssuedDocument, IssuedFile
from reporting.payload import ProseDocument
from reporting.rendering import Rendered, render
from reporting.services import issue
from reporting.services.issue import issue_document
from reporting.verification_code import new_code
from tests.reporting.samples import siskeudes_matrix, wide_matrix

MATRIX = siskeudes_matrix(12)


@pytest.fixture
def issued(cast) -> IssuedDocument:
    """A matrix that Umeanyar issued."""
    return issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=MATRIX)


@pytest.fixture
def without_guard(db) -> None:
    """The database lets rows be changed, as somebody with the database's password could make it."""
    allow = import_module("reporting.migrations.0002_refuse_updates").allow
    with connection.cursor() as cursor:
        allow(None, SimpleNamespace(connection=connection, execute=cursor.execute))


def stored(document: IssuedDocument, kind: str) -> Path:
    """The stored file's place on the disk."""
    return Path(default_storage.path(document.file_set.get(kind=kind).file.name))


def flip_a_byte(path: Path, at: int = 500) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def files_on_disk() -> set[Path]:
    """Everything in the storage."""
    return {path for path in Path(default_storage.location).rglob("*") if path.is_file()}


def test_an_issued_payload_comes_back_unchanged(issued):
    assert payload_of(IssuedDocument.objects.get()) == MATRIX


@pytest.mark.parametrize("kind", FileKind.values)
def test_a_reprint_is_the_stored_file_byte_for_byte(issued, kind, monkeypatch):
    first = render(MATRIX, kind)
    monkeypatch.setattr("reporting.rendering.render", None)  # nothing is drawn again
    reprint = file_of(issued, kind)
    kept = stored(issued, kind).read_bytes()
    assert (reprint.data, reprint.content_type, reprint.filename) == (kept, first.content_type, first.filename)
    row = issued.file_set.get(kind=kind)
    assert (row.sha256, row.size) == (sha256_of(kept), len(kept))


@pytest.mark.parametrize("kind", FileKind.values)
def test_one_flipped_byte_of_a_file_is_refused(issued, kind):
    flip_a_byte(stored(issued, kind))
    with pytest.raises(TamperedError, match=f"Berkas {kind.upper()} .* tidak sama dengan yang ditetapkan"):
        file_of(issued, kind)


def test_a_lost_file_is_told_from_a_changed_one(issued):
    stored(issued, "pdf").unlink()
    with pytest.raises(TamperedError, match="tidak ada lagi di penyimpanan"):
        file_of(issued, "pdf")


def test_a_changed_amount_in_the_payload_is_refused(issued, without_guard):
    total = str(MATRIX.table.rows[-1].cells[14])
    forged = issued.payload.replace(total, f"9{total[1:]}")
    assert forged != issued.payload
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_issueddocument SET payload = %s", [forged])
    with pytest.raises(TamperedError, match="Isi naskah"):
        payload_of(IssuedDocument.objects.get())


def test_prose_is_issued_without_a_workbook(cast, monkeypatch):
    letter = ProseDocument("surat", "Surat", "prose_samples/letter.html", {})
    sheet = render(MATRIX, "pdf").data
    monkeypatch.setattr(issue, "render", lambda payload, kind, mark: Rendered(sheet, "application/pdf", "surat.pdf"))
    document = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=letter)
    assert [file.kind for file in document.file_set.all()] == [FileKind.PDF]
    with pytest.raises(DocumentError, match="tidak mempunyai berkas XLSX"):
        file_of(document, "xlsx")


def test_a_new_version_names_the_one_it_replaces(cast, issued):
    changed = replace(MATRIX, notes=("Perubahan pertama.",))
    second = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=changed, replaces=issued)
    assert (issued.version, second.version, second.replaces) == (1, 2, issued)
    assert issued.replaced_by == second
    assert payload_of(issued) == MATRIX
    assert [*faults_of(issued), *faults_of(second)] == []


def test_a_version_is_replaced_only_once(cast, issued):
    place = cast.villages.umeanyar
    issue_document(by=cast.sari, place=place, payload=MATRIX, replaces=issued)
    with pytest.raises(DocumentError, match="sudah digantikan"):
        issue_document(by=cast.sari, place=place, payload=MATRIX, replaces=issued)


def test_a_document_replaces_only_its_own_kind_and_place(cast, issued):
    other_kind = replace(MATRIX, key="lain")
    with pytest.raises(DocumentError, match="sejenis"):
        issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=other_kind, replaces=issued)
    with pytest.raises(DocumentError, match="tempat yang sama"):
        issue_document(by=cast.bejo, place=cast.villages.kalianget, payload=MATRIX, replaces=issued)


def test_a_kabupaten_issues_its_own_documents(cast):
    buleleng = cast.villages.umeanyar.kabupaten
    document = issue_document(by=cast.dewi, place=buleleng, payload=wide_matrix(5))
    assert document.place == buleleng


def test_the_neighbours_documents_are_absent(cast, issued):
    assert IssuedDocument.objects.visible_to(cast.joko).get() == issued
    assert IssuedDocument.objects.visible_to(cast.rina).get() == issued
    assert not IssuedDocument.objects.visible_to(cast.bejo).exists()


def test_issuing_is_in_the_act_log(cast, issued):
    act = Act.objects.get(verb="issue_document")
    assert (act.membership, act.subject_id, act.desa) == (cast.sari, str(issued.uid), cast.villages.umeanyar)


def test_issued_rows_are_neither_changed_nor_deleted_through_the_application(issued):
    for rows in (IssuedDocument.objects.all(), IssuedFile.objects.all()):
        with pytest.raises(FrozenError):
            rows.update(pk=0)
        with pytest.raises(FrozenError):
            rows.delete()
    with pytest.raises(ProtectedError):
        issued.delete()


def test_the_database_refuses_to_change_issued_rows(issued):
    issued.title = "RKP DESA PALSU"
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        issued.save()
    file = issued.file_set.first()
    file.sha256 = "0" * 64
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        file.save()


@pytest.mark.parametrize(
    "wrong",
    [
        {"desa": None},
        {"payload": ""},
        {"payload_sha256": "abc"},
        {"version": 2},
    ],
)
def test_the_database_refuses_an_issued_document_that_contradicts_itself(cast, wrong):
    right = {
        "desa": cast.villages.umeanyar, "key": "k", "title": "t", "payload": "{}", "payload_sha256": "0" * 64,
        "issued_by": cast.sari,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedDocument.objects.create(**right | wrong)
    assert IssuedDocument.objects.create(**right).version == 1


def test_when_a_file_cannot_be_kept_nothing_is_issued_and_nothing_is_left_behind(cast, monkeypatch):
    before = files_on_disk()

    def no_room(*args, **kwargs):
        raise OSError("No space left on device")

    real = IssuedFile.save
    monkeypatch.setattr(IssuedFile, "save", lambda row, **kw: no_room() if row.kind == "xlsx" else real(row, **kw))
    with pytest.raises(OSError, match="No space"):
        issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=MATRIX)
    assert not IssuedDocument.objects.exists()
    assert files_on_disk() == before


def test_nothing_is_wrong_with_a_sound_document(issued):
    assert list(faults_of(issued)) == []


def test_each_fault_is_named_with_its_place(issued, without_guard):
    flip_a_byte(stored(issued, "pdf"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_issueddocument SET title = 'Lain', code = '222222222223'")
    found = {fault.where for fault in faults_of(IssuedDocument.objects.get())}
    assert found == {
        f"{issued.key} {issued.uid}: payload",
        f"{issued.key} {issued.uid}: code",
        f"{issued.key} {issued.uid}: {issued.file_set.get(kind='pdf').file.name}",
    }


def test_a_code_that_is_not_the_printed_one_is_found(cast, issued, without_guard):
    other = new_code()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_issueddocument SET code = %s", [other])
    assert [fault.where for fault in faults_of(IssuedDocument.objects.get())] == [f"{issued.key} {issued.uid}: code"]


def test_a_hash_is_shown_in_short_groups():
    assert in_groups("0123456789abcdef" + "f" * 48) == "0123 4567 89ab cdef"
