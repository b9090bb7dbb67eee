"""The tests on paper, and all scores as a list: what is printed, and for whom."""

from decimal import Decimal

import pytest
from django.urls import reverse

from reporting.rendering import render
from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions, sit
from training.documents import lembar_tes, rekap_tes
from training.documents.session_print import SessionPrint
from training.enums import ExamKind


@pytest.fixture
def session(cast):
    session = make_session(make_program(cast.rina.kecamatan), kecamatan=[cast.rina.kecamatan])
    luh = make_participant(session, "Luh Sari", cast.villages.umeanyar)
    ketut = make_participant(session, "Ketut", cast.villages.kalianget, position=1)
    questions = make_questions(4)
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    sit(luh, pre, right=1)
    sit(luh, post, right=4)
    sit(ketut, post, right=2)
    return session


def test_the_recap_holds_every_score_and_the_mean_of_the_pairs(session):
    document = rekap_tes.draw(SessionPrint(session))
    first, second, mean = (row.cells for row in document.table.rows)
    assert first[1:3] == ("Luh Sari", "Umeanyar")
    assert first[4:] == (Decimal("25.0"), Decimal("100.0"), Decimal("75.0"))
    assert second[4:] == ("–", Decimal("50.0"), "–")
    assert mean[4:] == (Decimal("25.0"), Decimal("100.0"), Decimal("75.0"))
    assert document.table.rows[-1].label == "Rata-rata 1 peserta yang mengerjakan kedua tes"
    assert len(document.summary.table.rows) == 4


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "html"])
def test_the_recap_is_drawn_as_every_kind_of_file(kind, session):
    assert render(rekap_tes.draw(SessionPrint(session)), kind)


def test_a_session_without_a_test_has_a_recap_without_scores(villages):
    document = rekap_tes.draw(SessionPrint(make_session(make_program(villages.umeanyar))))
    assert document.table.rows == ()
    assert document.summary is None
    assert render(document, "pdf")


def test_the_sheet_has_all_questions_and_does_not_tell_the_right_answers(session):
    document = lembar_tes.draw(SessionPrint(session), ExamKind.PRE)
    assert [question["number"] for question in document.context["questions"]] == [1, 2, 3, 4]
    assert document.context["questions"][0]["options"][0] == ["A", "Yang benar"]
    html = render(document, "html")
    assert "Penjelasan 1" not in str(html)


def test_the_organiser_finds_all_papers_and_a_called_village_none(session, cast, sign_in):
    page = reverse("exam_documents", args=[session.uid])
    html = sign_in(cast.rina).get(page).content.decode()
    for title in ("Lembar tes awal", "Lembar tes akhir", "Rekapitulasi nilai tes"):
        assert title in html
    assert sign_in(cast.sari).get(page).status_code == 403
    recap = reverse("exam_document", args=[session.uid, rekap_tes.KEY])
    assert "Luh Sari" in sign_in(cast.rina).get(recap).content.decode()
    assert sign_in(cast.dewi).get(recap).status_code == 403
    assert sign_in(cast.sari).get(reverse("session_document", args=[session.uid, rekap_tes.KEY])).status_code == 404
