"""Letters, recap and report of a session: what they say, when they are drafts, and who gets them."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from reporting.errors import DocumentError
from reporting.registry import document
from tests.planning.making_files import photo
from tests.training.making import attend, hold, make_participant, make_program, make_session
from training.documents import laporan_bimtek, rekap_peserta, surat_tugas, undangan_bimtek
from training.documents.report_charts import bars
from training.documents.session_print import SessionPrint
from training.enums import EvaluationItem, ParticipantRole
from training.models import EvaluationMark, EvaluationSheet, Exam, ExamSheet, Temuan
from training.services.report import add_picture


@pytest.fixture
def session(cast):
    """A session of the Dinas PMD for Kecamatan Seririt: Sari and Luh on the list, and a place without a name."""
    program = make_program(
        cast.villages.umeanyar.kabupaten,
        organiser="Dinas PMD Kabupaten Buleleng",
        legal_basis="UU 6/2014\n\nPermendagri 114/2014",
    )
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    sari = make_participant(session, "Sari", cast.villages.umeanyar, gender="P", position=1)
    luh = make_participant(session, "Luh", cast.villages.kalianget, gender="L", position=2)
    make_participant(session, "", cast.villages.kalianget, role=ParticipantRole.KETUA_BPD, position=3)
    attend(sari)
    luh.mark_set.all().delete()
    return session


def test_the_invitation_is_a_draft_until_it_has_number_and_date(session):
    draft = undangan_bimtek.draw(SessionPrint(session))
    assert draft.draft
    assert draft.context["kop"]["lines"] == ["PEMERINTAH KABUPATEN BULELENG", "DINAS PMD"]
    session.letter_number, session.letter_date = "005/1/DPMD", date(2026, 3, 1)
    letter = undangan_bimtek.draw(SessionPrint(session))
    assert not letter.draft
    assert letter.context["place_and_date"] == "Buleleng, 1 Maret 2026"
    assert letter.context["addressees"][0] == "Perbekel di Kecamatan Seririt"
    assert [(row["desa"], row["name"]) for row in letter.context["called"]] == [
        ("Umeanyar", "Sari"), ("Kalianget", "Luh"), ("Kalianget", ""),
    ]  # fmt: skip


def test_before_there_is_a_list_the_invitation_names_who_would_be_called(cast, session):
    session.participant_set.all().delete()
    letter = undangan_bimtek.draw(SessionPrint(session))
    assert {row["desa"] for row in letter.context["called"]} == {"Umeanyar", "Kalianget"}


def test_the_letter_of_a_village_sends_its_own_people_only(cast, session):
    desa = cast.villages.umeanyar
    assert surat_tugas.draw(SessionPrint(session), desa).draft
    session.participant_set.filter(name="Sari").update(
        task_letter_number="090/4/2026", task_letter_date=date(2026, 3, 5)
    )
    letter = surat_tugas.draw(SessionPrint(session), desa)
    assert not letter.draft
    assert [row["name"] for row in letter.context["people"]] == ["Sari"]
    assert letter.context["number_line"] == "Nomor: 090/4/2026"
    assert letter.context["kop"]["lines"][-1] == "DESA UMEANYAR"


def test_the_recap_counts_places_names_and_presence_by_role_and_sex(session):
    table = rekap_peserta.draw(SessionPrint(session)).table
    assert [row.cells for row in table.rows] == [
        ("1", "Sekretaris Desa", 2, 1, 1, 2, 0, 1, 1),
        ("2", "Ketua BPD", 1, 0, 0, 0, 0, 0, 0),
        (None, None, 3, 1, 1, 2, 0, 1, 1),
    ]


def test_the_report_has_five_chapters_from_what_was_recorded(cast, session):
    Temuan.objects.create(session=session, category="data", text="Data desa belum dikaji", desa=cast.villages.umeanyar)
    assert laporan_bimtek.draw(SessionPrint(session)).draft
    report = laporan_bimtek.draw(SessionPrint(hold(session)))
    assert not report.draft
    assert report.context["legal_basis"] == ["UU 6/2014", "Permendagri 114/2014"]
    assert report.context["findings"][0]["text"] == "Data desa belum dikaji"
    assert report.context["attendance_chart"]["rows"][0]["amount"] == "1 dari 2"
    assert report.context["conclusion"].endswith("dihadiri 1 dari 3 yang dipanggil.")


def _scores(session, count: int) -> None:
    exams = [Exam.objects.create(session=session, kind=kind) for kind in ("pre", "post")]
    for number in range(count):
        one = make_participant(session, f"Peserta {number}", None)
        for exam, right in zip(exams, (4, 8), strict=True):
            ExamSheet.objects.create(participant=one, exam=exam, right=right, asked=10, via="score")


def test_the_report_tells_means_and_gains_but_never_of_fewer_than_five(session):
    _scores(session, 4)
    few = laporan_bimtek.draw(SessionPrint(session)).context["exams"]
    assert "kurang dari 5" in few["note"]
    assert "chart" not in few
    assert not any("40" in value or "80" in value for _, value in few["facts"])


def test_the_gain_of_five_and_more_is_drawn(session):
    _scores(session, 5)
    found = laporan_bimtek.draw(SessionPrint(session)).context["exams"]
    assert [row["amount"] for row in found["chart"]["rows"]] == ["40,0", "80,0"]
    assert ["Rata-rata kenaikan", "40,0 poin"] in found["facts"]
    assert ["Naik, tetap, turun", "5, 0, 0 orang"] in found["facts"]


def test_an_evaluation_of_few_is_not_told(session):
    for _ in range(4):
        sheet = EvaluationSheet.objects.create(session=session, suggestion="Terlalu lama")
        EvaluationMark.objects.create(sheet=sheet, item=EvaluationItem.MATERI, mark=2)
    found = laporan_bimtek.draw(SessionPrint(session)).context["evaluation"]
    assert "terlalu sedikit" in found["note"]
    assert (found["charts"], found["suggestions"]) == ([], [])


def test_pictures_stand_in_the_report_and_nothing_of_the_camera_is_kept(cast, session):
    picture = add_picture(by=cast.dewi, session=session, content=photo(), caption="Pembukaan")
    with picture.file.open("rb") as file:
        assert b"Telepon Contoh" not in file.read()
    (found,) = laporan_bimtek.draw(SessionPrint(session)).context["pictures"]
    assert found["picture"].startswith("data:image/jpeg;base64,")
    assert found["caption"] == "Pembukaan"


@pytest.mark.parametrize("key", ["undangan-bimtek", "rekap-peserta", "laporan-bimtek"])
def test_a_session_that_is_not_there_has_no_papers(db, key):
    with pytest.raises(DocumentError, match="tidak ada"):
        document(key).payload(id=12345)


def test_a_called_village_gets_the_invitation_and_its_own_letter_and_no_paper_about_others(cast, session, sign_in):
    browser = sign_in(cast.sari)
    page = browser.get(reverse("session_documents", args=[session.uid])).content.decode()
    assert "Undangan pelatihan" in page
    assert "Surat tugas" in page
    assert "Rekapitulasi" not in page
    for key in ("rekap-peserta", "laporan-bimtek"):
        assert browser.get(reverse("session_document", args=[session.uid, key])).status_code == 404
    other = reverse("session_document", args=[session.uid, "surat-tugas"]) + f"?desa={cast.villages.kalianget.code}"
    text = browser.get(other).content.decode()
    assert "Umeanyar" in text
    assert "Luh" not in text


def test_the_organiser_finds_the_letter_of_each_village(cast, session, sign_in):
    browser = sign_in(cast.dewi)
    page = browser.get(reverse("session_documents", args=[session.uid])).content.decode()
    assert "Rekapitulasi peserta" in page
    address = reverse("session_document", args=[session.uid, "surat-tugas"])
    assert address in page
    assert "Luh" in browser.get(f"{address}?desa={cast.villages.kalianget.code}").content.decode()
    assert browser.get(f"{address}?desa={cast.villages.pandanlandung.code}").status_code == 404
    assert browser.get(address).status_code == 404


def test_the_report_is_written_by_the_organiser_and_a_second_writer_sees_both(cast, session, sign_in):
    browser = sign_in(cast.dewi)
    address = reverse("report_edit", args=[session.uid])
    typed = {"version": "1", "results": "Semua desa menyusun rancangan.", "obstacles": "", "suggestions": ""}
    assert browser.post(address, typed).status_code == 302
    session.refresh_from_db()
    assert session.results == "Semua desa menyusun rancangan."
    answer = browser.post(address, {**typed, "results": "Lain sama sekali"})
    page = answer.content.decode()
    assert "Lain sama sekali" in page
    assert "Semua desa menyusun rancangan." in page
    assert sign_in(cast.rina).get(address).status_code == 403


def test_a_file_that_is_no_picture_is_refused_beside_its_field(cast, session, sign_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = {"file": SimpleUploadedFile("gambar.jpg", b"bukan gambar"), "caption": ""}
    page = sign_in(cast.dewi).post(reverse("picture_add", args=[session.uid]), upload)
    assert page.status_code == 200
    assert "bukan PDF, JPG, atau PNG" in page.content.decode()


def test_bars_are_shares_of_the_longest_or_of_the_whole():
    assert [row["width"] for row in bars("t", "h", "u", [("a", 2, "2"), ("b", 4, "4")])["rows"]] == ["30.00", "60.00"]
    assert bars("t", "h", "u", [("a", Decimal("2.5"), "2,5")], full=5)["rows"][0]["width"] == "30.00"
    assert bars("t", "h", "u", [("a", 0, "0")])["rows"][0]["width"] == "0"
