"""The tests of a session, from choosing questions to results, on the pages that people use."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from tests.training.making import hold, make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions, sit
from training.enums import ExamKind, SheetVia
from training.models import Exam, ExamSheet
from training.views.exam_take import SENDINGS


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Sendings of other tests do not count here."""
    cache.clear()


@pytest.fixture
def session(cast):
    return make_session(make_program(cast.villages.umeanyar.kecamatan), kecamatan=[cast.villages.umeanyar.kecamatan])


@pytest.fixture
def luh(session, cast):
    return make_participant(session, "Luh Sari", cast.villages.umeanyar)


@pytest.fixture
def questions(db):
    return make_questions(3)


def chosen(questions, right: int) -> dict[str, str]:
    """A form in which the first `right` questions are answered rightly, the others wrongly."""
    return {
        f"soal_{question.pk}": str(question.option_set.get(position=1 if at < right else 2).pk)
        for at, question in enumerate(questions)
    }


def take(participant, kind: ExamKind = ExamKind.PRE) -> str:
    return reverse("exam_take", args=[participant.code, kind.word])


def test_the_organiser_chooses_the_same_questions_for_both_tests_and_opens_them(session, questions, cast, sign_in):
    browser = sign_in(cast.rina)
    page = reverse("exam_questions", args=[session.uid, "awal"])
    assert questions[0].text in browser.get(page).content.decode()
    browser.post(page, {"questions": [question.pk for question in questions], "both": "on"})
    asked = {exam.kind: [row.question_id for row in exam.question_set.all()] for exam in Exam.objects.all()}
    wanted = [question.pk for question in questions]
    assert asked == {"pre": wanted, "post": wanted}
    browser.post(reverse("exam_open", args=[session.uid, "awal"]))
    assert list(Exam.objects.filter(is_open=True).values_list("kind", flat=True)) == ["pre"]
    html = browser.get(reverse("exam_setup", args=[session.uid])).content.decode()
    assert "Dibuka" in html
    assert f"{urlsplit(settings.PUBLIC_ADDRESS).netloc}/peserta</strong>" in html


def test_a_test_without_questions_does_not_open(session, cast, sign_in):
    answer = sign_in(cast.rina).post(reverse("exam_open", args=[session.uid, "awal"]), follow=True)
    assert "Pilih dahulu soalnya" in answer.content.decode()
    assert not Exam.objects.filter(is_open=True).exists()


def test_a_participant_answers_with_his_code_and_sees_his_score(session, luh, questions, sign_in):
    make_exam(session, ExamKind.PRE, questions, is_open=True)
    browser = sign_in(None)
    assert "Kerjakan tes awal" in browser.get(reverse("participant_self", args=[luh.code])).content.decode()
    assert questions[0].text in browser.get(take(luh)).content.decode()
    html = browser.post(take(luh), chosen(questions, right=2), follow=True).content.decode()
    assert "2 dari 3 benar" in html
    sheet = luh.sheet_set.get()
    assert (sheet.right, sheet.asked, sheet.via, sheet.answer_set.count()) == (2, 3, SheetVia.PHONE, 3)
    assert "66,7" in browser.get(reverse("participant_self", args=[luh.code])).content.decode()


def test_questions_left_open_are_asked_about_once_and_what_was_chosen_stays(session, luh, questions, sign_in):
    make_exam(session, ExamKind.PRE, questions, is_open=True)
    browser, data = sign_in(None), chosen(questions[:2], right=2)
    html = browser.post(take(luh), data).content.decode()
    assert "soal 3 belum dijawab" in html
    assert html.count(" checked") == 2
    assert not ExamSheet.objects.exists()
    browser.post(take(luh), {**data, "incomplete": "on"})
    assert (luh.sheet_set.get().right, luh.sheet_set.get().asked) == (2, 3)


def test_handing_in_twice_is_told_and_the_first_answers_stay(session, luh, questions, sign_in):
    make_exam(session, ExamKind.PRE, questions, is_open=True)
    browser = sign_in(None)
    browser.post(take(luh), chosen(questions, right=1))
    html = browser.post(take(luh), chosen(questions, right=3), follow=True).content.decode()
    assert "sudah Anda kumpulkan" in html
    assert luh.sheet_set.get().right == 1


def test_a_test_that_closed_meanwhile_loses_no_choice(session, luh, questions, sign_in):
    exam = make_exam(session, ExamKind.PRE, questions, is_open=True)
    browser = sign_in(None)
    token = browser.get(take(luh)).context["token"]
    exam.is_open = False
    exam.save()
    answer = browser.post(take(luh), {**chosen(questions, right=3), "lembar": token})
    assert answer.status_code == 409
    assert answer.content.decode().count(" checked") == 3
    assert not ExamSheet.objects.exists()
    exam.is_open = True
    exam.save()
    browser.post(take(luh), {**chosen(questions, right=3), "lembar": token})
    assert luh.sheet_set.get().right == 3


def test_a_closed_test_shows_no_question_to_who_has_no_sheet_of_it(session, luh, questions, sign_in):
    make_exam(session, ExamKind.PRE, questions)
    other = make_participant(session, "Ketut")
    browser = sign_in(None)
    for answer in (browser.get(take(luh)), browser.post(take(luh), {"lembar": "1:1"}), browser.get(take(other))):
        assert questions[0].text not in answer.content.decode()


def test_sending_again_and_again_is_slowed_down_and_keeps_what_was_chosen(session, luh, questions, sign_in):
    make_exam(session, ExamKind.PRE, questions, is_open=True)
    for _ in range(SENDINGS.amount):
        SENDINGS.spend(luh.code)
    answer = sign_in(None).post(take(luh), chosen(questions, right=3))
    assert answer.status_code == 429
    assert answer.content.decode().count(" checked") == 3


def test_right_answers_are_shown_only_once_the_session_is_held_and_no_test_is_open(session, luh, questions, sign_in):
    exam = make_exam(session, ExamKind.PRE, questions)
    sit(luh, exam, right=1)
    browser = sign_in(None)
    assert "Pembahasan soal dapat dibaca" in browser.get(take(luh)).content.decode()
    hold(session)
    late = make_exam(session, ExamKind.POST, questions, is_open=True)
    assert "Yang benar:" not in browser.get(take(luh)).content.decode()
    late.is_open = False
    late.save()
    html = browser.get(take(luh)).content.decode()
    assert html.count("Yang benar:") == 2
    assert questions[0].explanation in html


@pytest.mark.parametrize("typed", ["abb", "A B B", "1. a, 2. b, 3. b"])
def test_paper_answers_are_typed_as_letters(typed, session, luh, questions, cast, sign_in):
    make_exam(session, ExamKind.PRE, questions)
    page = reverse("exam_typed", args=[session.uid, "awal", luh.pk])
    assert sign_in(cast.rina).post(page, {"letters": typed, "asked": "3"}).status_code == 302
    sheet = luh.sheet_set.get()
    assert (sheet.right, sheet.via, sheet.typed_by) == (1, SheetVia.TYPED, cast.rina)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"letters": "ab"}, "Yang diketik 2 jawaban, sedangkan soalnya 3"),
        ({"letters": "aze"}, "Soal 2 tidak punya jawaban “Z”"),
        ({"letters": "abb", "right": "2", "asked": "3"}, "jangan keduanya"),
        ({"right": "4", "asked": "3"}, "Yang benar 0 sampai 3"),
        ({"right": "2"}, "dari berapa soal"),
        ({}, "Isi jawaban atau nilainya"),
    ],
)
def test_what_cannot_be_read_is_told_and_stays_typed(typed, said, session, luh, questions, cast, sign_in):
    make_exam(session, ExamKind.PRE, questions)
    html = sign_in(cast.rina).post(reverse("exam_typed", args=[session.uid, "awal", luh.pk]), typed).content.decode()
    assert said in html
    assert all(f'value="{value}"' in html for value in typed.values())
    assert not ExamSheet.objects.exists()


def test_a_score_alone_leads_on_to_the_next_without_a_sheet(session, luh, cast, sign_in):
    made = make_participant(session, "Made", position=1)
    answer = sign_in(cast.rina).post(
        reverse("exam_typed", args=[session.uid, "akhir", luh.pk]), {"right": "80", "asked": "100"}
    )
    assert answer.url == reverse("exam_typed", args=[session.uid, "akhir", made.pk])
    assert luh.sheet_set.get().points == 80


def test_what_a_participant_sent_is_not_typed_over_but_can_be_taken_away(session, luh, questions, cast, sign_in):
    sit(luh, make_exam(session, ExamKind.PRE, questions), right=3)
    browser, page = sign_in(cast.rina), reverse("exam_typed", args=[session.uid, "awal", luh.pk])
    browser.post(page, {"letters": "bbb"})
    assert luh.sheet_set.get().right == 3
    remove = reverse("exam_sheet_remove", args=[session.uid, "awal", luh.pk])
    browser.post(remove, {"reason": " "})
    assert luh.sheet_set.exists()
    browser.post(remove, {"reason": "Kodenya dipakai orang lain"})
    browser.post(page, {"letters": "bbb"})
    assert luh.sheet_set.get().right == 0


def test_results_show_scores_gains_and_questions(session, luh, questions, cast, sign_in):
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    sit(luh, pre, right=1)
    sit(luh, post, right=3)
    sit(make_participant(session, "Ketut"), pre, right=3)
    html = sign_in(cast.rina).get(reverse("exam_results", args=[session.uid])).content.decode()
    assert "33,3" in html
    assert "Kenaikan rata-rata</dt><dd>66,7</dd>" in html
    assert "1 naik, 0 tetap, 0 turun" in html
    assert questions[2].text in html
