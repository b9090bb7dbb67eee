"""Certificates: who gets one, their numbers, their papers, and that every one can be verified."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from reporting.errors import DocumentError
from reporting.issued import faults_of, payload_of
from reporting.models import IssuedDocument, IssuedFile
from reporting.pdf_stamp import stamped
from reporting.registry import document
from reporting.render_prose import prose_pdf
from reporting.services import issue
from reporting.verification_code import grouped
from tests.reporting.test_issued import files_on_disk
from tests.reporting.test_pdf_stamp import words_in_corner
from tests.training.making import attend, hold, make_participant, make_program, make_session
from training.certificate_faults import certificate_faults
from training.certificate_number import read_pattern
from training.certificates import all_in_one, certificate_pdf, certificates_of
from training.documents.sertifikat import draw
from training.documents.session_print import SessionPrint
from training.models import Certificate, ProgramModule, TrainingModule, TrainingSession
from training.services.certificates import issue_certificates, renew_certificate

ON = date(2026, 3, 10)


@pytest.fixture
def session(cast):
    """A held session of the Dinas PMD: Sari and Luh were there, Komang for half of it."""
    program = make_program(cast.villages.umeanyar.kabupaten, theme="Dari dusun ke rencana")
    module = TrainingModule.objects.create(title="Mengkaji keadaan desa", hours=6)
    ProgramModule.objects.create(program=program, module=module)
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    sari = make_participant(session, "Sari", cast.villages.umeanyar, position=1, office="Sekretaris Desa")
    luh = make_participant(session, "Luh", cast.villages.kalianget, position=2)
    komang = make_participant(session, "Komang", cast.villages.kalianget, position=3)
    for one in (sari, luh, komang):
        attend(one)
    komang.mark_set.first().delete()
    make_participant(session, "", cast.villages.dencarik, position=4)
    return hold(session)


def issued(cast, session: TrainingSession, pattern: str = "") -> list[Certificate]:
    """Issue them as the Dinas PMD does."""
    return issue_certificates(by=cast.dewi, session=session, version=session.version, pattern=pattern, on=ON)


def test_everybody_who_was_there_often_enough_gets_a_numbered_certificate(cast, session):
    made = issued(cast, session, "{nomor}/DPMD/{bulan}/{tahun}")
    assert [(one.participant.name, one.number, one.hours) for one in made] == [
        ("Sari", "001/DPMD/III/2026", 6),
        ("Luh", "002/DPMD/III/2026", 6),
    ]
    found = certificates_of(session, cast.dewi)
    assert [row.participant.name for row in found.outside] == ["Komang"]
    session.refresh_from_db()
    assert session.certificate_prefix == "{nomor}/DPMD/{bulan}/{tahun}"


def test_each_is_an_issued_document_with_its_own_code_on_its_pages(cast, session):
    made = issued(cast, session)
    documents = list(IssuedDocument.objects.filter(key="sertifikat").order_by("pk"))
    assert len({one.code for one in documents}) == len(made) == 2
    for one in documents:
        assert list(faults_of(one)) == []
        with one.file_set.get().file.open("rb") as file:
            pages = [page.extract_text() for page in PdfReader(file).pages]
        assert len(pages) == 2
        assert all(grouped(one.code) in page for page in pages)
    assert Act.objects.filter(verb="issue_document").count() == 2
    assert Act.objects.filter(verb="issue_certificates").count() == 1


def test_one_drawn_among_many_is_byte_for_byte_the_one_drawn_alone(cast, session):
    second = issued(cast, session)[1]
    alone = stamped(prose_pdf(payload_of(second.document))[1], second.document.code)
    assert certificate_pdf(second.document) == alone


def test_asked_again_nobody_gets_a_second_one(cast, session):
    issued(cast, session)
    session.refresh_from_db()
    with pytest.raises(DomainError, match="Tidak ada peserta"):
        issued(cast, session)
    late = session.participant_set.get(name="Komang")
    late.mark_set.all().delete()
    attend(late)
    assert [(one.participant.name, one.number[:3]) for one in issued(cast, session)] == [("Komang", "003")]


def test_a_list_that_changed_meanwhile_is_looked_at_again(cast, session, monkeypatch):
    real = issue.prose_pdfs

    def somebody_leaves(papers):
        session.participant_set.get(name="Luh").mark_set.all().delete()
        return real(papers)

    monkeypatch.setattr(issue, "prose_pdfs", somebody_leaves)
    with pytest.raises(StaleVersion, match="baru saja berubah"):
        issued(cast, session)
    assert not Certificate.objects.exists()
    assert not IssuedDocument.objects.exists()


def test_when_one_file_cannot_be_kept_none_is_issued_and_none_is_left_behind(cast, session, monkeypatch):
    before = files_on_disk()
    kept = []

    def room_for_one(row, **kwargs):
        if kept:
            raise OSError("No space left on device")
        kept.append(row)
        return real(row, **kwargs)

    real = IssuedFile.save
    monkeypatch.setattr(IssuedFile, "save", room_for_one)
    with pytest.raises(OSError, match="No space"), transaction.atomic():
        issued(cast, session)
    assert not IssuedDocument.objects.exists()
    assert files_on_disk() == before


def test_all_certificates_stand_in_one_pdf_in_the_order_of_the_list(cast, session):
    made = issued(cast, session)
    reader = PdfReader(BytesIO(all_in_one(made, title="Sertifikat")))
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 4
    assert "Sari" in texts[0]
    assert "Luh" in texts[2]
    for number, one in enumerate(made):
        assert grouped(one.document.code) in texts[2 * number]
    assert [entry.title for entry in reader.outline] == [f"{one.number} {one.participant.name}" for one in made]


def test_a_corrected_name_makes_a_new_version_that_the_old_code_leads_to(cast, session, client):
    old = issued(cast, session)[0]
    with pytest.raises(DomainError, match="sudah sama"):
        renew_certificate(by=cast.dewi, certificate=old)
    old.participant.name = "Sari Dewi, S.E."
    old.participant.save()
    assert not certificates_of(session, cast.dewi).issued[0].is_current
    new = renew_certificate(by=cast.dewi, certificate=old)
    assert (new.number, new.document.version, new.document.replaces) == (old.number, 2, old.document)
    page = client.get(reverse("verification_document", args=[old.document.code])).content.decode()
    assert reverse("verification_document", args=[new.document.code]) in page


def test_anybody_reads_name_title_number_and_hours_behind_the_code(cast, session, client):
    one = issued(cast, session)[0]
    page = client.get(reverse("verification_document", args=[one.document.code])).content.decode()
    for words in ("Sari", "Bimtek Penyusunan RPJM Desa", one.number, "6 JP", "Sekretaris Desa, Desa Umeanyar"):
        assert words in page
    assert "diundangkan" not in page
    assert client.get(reverse("verification_file", args=[one.document.code, "pdf"])).status_code == 404


def test_before_the_session_was_held_and_before_its_last_day_none_is_issued(cast, session):
    with pytest.raises(DomainError, match="hari terakhir"):
        issue_certificates(by=cast.dewi, session=session, version=1, pattern="", on=date(2026, 3, 8))
    session.status, session.held_at = "planned", None
    session.save()
    with pytest.raises(NotAllowed, match="dinyatakan selesai"):
        issued(cast, session)


@pytest.mark.parametrize("who", ["sari", "rina", "karto"])
def test_only_who_holds_the_session_issues(cast, session, who):
    with pytest.raises(NotAllowed):
        issue_certificates(by=getattr(cast, who), session=session, version=1, pattern="", on=ON)


def test_a_village_sees_and_fetches_the_certificates_of_its_own_people_only(cast, session, sign_in):
    made = issued(cast, session)
    page = sign_in(cast.sari).get(reverse("certificate_list", args=[session.uid])).content.decode()
    assert made[0].number in page
    assert "Luh" not in page
    own, other = (reverse("certificate_file", args=[session.uid, one.participant.pk]) for one in made)
    assert sign_in(cast.sari).get(own).headers["Content-Type"] == "application/pdf"
    assert sign_in(cast.sari).get(other).status_code == 404
    whole = sign_in(cast.sari).get(reverse("certificate_all", args=[session.uid]))
    assert len(PdfReader(BytesIO(whole.content)).pages) == 2


def test_the_participant_fetches_his_own_with_his_code(cast, session, client):
    one = issued(cast, session)[0]
    answer = client.get(reverse("participant_certificate", args=[one.participant.code]))
    assert answer.content.startswith(b"%PDF")
    komang = session.participant_set.get(name="Komang")
    assert client.get(reverse("participant_certificate", args=[komang.code])).status_code == 404


def test_a_changed_byte_is_not_handed_out(cast, session, sign_in):
    one = issued(cast, session)[0]
    path = one.document.file_set.get().file.path
    with Path(path).open("r+b") as file:
        file.seek(200)
        file.write(b"X")
    assert sign_in(cast.dewi).get(reverse("certificate_all", args=[session.uid])).status_code == 409


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", "{nomor}/BIMTEK-{angkatan}/{bulan}/{tahun}"),
        (" DPMD/2026 ", "{nomor}/DPMD/2026"),
        ("{nomor}-A", "{nomor}-A"),
    ],
)
def test_a_pattern_is_read_as_people_write_it(typed, read):
    assert read_pattern(typed) == read


@pytest.mark.parametrize("typed", ["{nomer}/A", "{nomor", "A/{tahun}", "{nomor.__class__}", "A" * 58])
def test_a_pattern_with_an_unknown_mark_or_without_the_number_is_refused(typed):
    with pytest.raises(DomainError):
        read_pattern(typed)


def test_the_longest_names_stay_on_the_page_and_leave_the_corner_to_the_code(cast):
    desa = cast.villages.umeanyar
    program = make_program(desa, title="Pelatihan " * 20, theme="Tema " * 40, organiser="Pemerintah Desa " * 12)
    session = make_session(program, signer_name="N" * 60, signer_office="Kepala Desa " * 9)
    name, office = "Ni Luh Putu Ayu " * 7, "Pengurus Balai Rakyat " * 4
    one = make_participant(session, name.strip(), desa, office=office.strip())
    for paper in ("A4", "F4"):
        payload = draw(SessionPrint(session), one, number="9" * 80, on=ON).on_paper(paper)
        pages = PdfReader(BytesIO(prose_pdf(payload)[1])).pages
        assert len(pages) == 1
        assert pages[0].mediabox.width > pages[0].mediabox.height
        assert words_in_corner(pages[0]) == 0


def test_a_certificate_that_is_only_looked_at_is_a_draft(cast, session):
    sari = session.participant_set.get(name="Sari")
    assert document("sertifikat").payload(id=sari.pk).draft
    nobody = session.participant_set.get(name="")
    with pytest.raises(DocumentError, match="belum bernama"):
        document("sertifikat").payload(id=nobody.pk)


def test_a_row_that_says_other_hours_than_its_paper_is_found(cast, session):
    one = issued(cast, session)[0]
    assert list(certificate_faults(one)) == []
    one.hours = 60
    (fault,) = certificate_faults(one)
    assert fault.where == f"certificate {one.pk}: row"
