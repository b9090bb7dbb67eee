"""The bank of questions: the shipped ones, a place's own, and what becomes of one that a test has asked."""

import csv

import pytest
from django.urls import reverse

from accounts.owner import owner_fields
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from places.services.reference_file import BadFile
from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions, sit
from training.enums import ExamKind
from training.models import Question, TrainingModule
from training.question_data import QuestionData
from training.question_file import QUESTIONS_CSV, read_questions
from training.services.load_curriculum import load_modules
from training.services.load_questions import load_questions
from training.services.questions import create_question, retire_question, update_question

DATA = QuestionData("Siapa penyelenggara musyawarah desa?", ("Kepala desa", "BPD", "Camat"), right=1)


def form(data: QuestionData = DATA, **more: object) -> dict:
    """The data as the form sends it."""
    options = {f"option_{letter}": text for letter, text in zip("abcde", data.options, strict=False)}
    return {"text": data.text, **options, "right": str(data.right), **more}


@pytest.fixture
def modules(db) -> None:
    load_modules()


def test_every_shipped_module_has_questions_with_an_explanation(modules):
    assert load_questions().created == Question.objects.count() >= 30
    shipped = TrainingModule.objects.exclude(code="")
    assert [one.code for one in shipped.filter(question_set=None)] == []
    for question in Question.objects.prefetch_related("option_set"):
        assert sum(option.is_right for option in question.option_set.all()) == 1
        assert question.explanation


def test_the_right_letter_of_the_shipped_questions_cannot_be_guessed(modules):
    codes = TrainingModule.objects.exclude(code="").values_list("code", flat=True)
    letters = [question.right for question in read_questions(known_modules=set(codes))]
    assert max(letters.count(at) for at in range(4)) - min(letters.count(at) for at in range(4)) <= 1


def test_loading_again_touches_nothing(modules):
    load_questions()
    assert load_questions().touched == 0


def test_a_changed_answer_of_a_question_that_was_asked_makes_a_new_question(modules, cast, tmp_path):
    load_questions()
    asked, unasked = Question.objects.order_by("pk")[:2]
    session = make_session(make_program(cast.villages.umeanyar))
    sheet = sit(make_participant(session, "Luh"), make_exam(session, ExamKind.PRE, [asked]), right=1)
    with QUESTIONS_CSV.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    rows = [[*row[:5], "Sama sekali lain" if row[6] != "d" else row[5], *row[6:]] for row in rows]
    for row in rows[:2]:
        row[2 if row[6] != "a" else 3] = "Jawaban baru"
    path = tmp_path / "soal.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows[:2]])
    result = load_questions(path)
    assert (result.created, result.changed) == (1, 1)
    asked.refresh_from_db()
    assert asked.is_retired
    assert sheet.answer_set.get().option.question == asked
    unasked.refresh_from_db()
    assert "Jawaban baru" in unasked.option_set.values_list("text", flat=True)
    assert list(Question.objects.filter(is_retired=False).values_list("text", flat=True).order_by("text")) == sorted(
        [asked.text, unasked.text]
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("tidak-ada,Apa?,a,b,c,d,a,Sebab", "tidak ada modul baku"),
        ("08-rkp,Apa?,a,A,c,d,a,Sebab", "ada jawaban yang sama"),
        ("08-rkp,Apa?,a,b,c,d,e,Sebab", "ditulis a, b, c, atau d"),
        ("08-rkp,Apa?,a,b,c,,a,Sebab", "keempat jawaban"),
        ("08-rkp,Apa?,a,b,c,d,a,", "penjelasan harus terisi"),
    ],
)
def test_a_faulty_file_is_refused_whole(row, said, modules, tmp_path):
    path = tmp_path / "soal.csv"
    path.write_text(f"modul,pertanyaan,a,b,c,d,benar,penjelasan\n08-rkp,Baik?,a,b,c,d,a,Sebab\n{row}\n", "utf-8")
    with pytest.raises(BadFile, match=said):
        load_questions(path)
    assert not Question.objects.exists()


def test_a_question_is_written_on_the_page(cast, sign_in):
    browser = sign_in(cast.rina)
    assert browser.post(reverse("question_create"), form()).status_code == 302
    question = Question.objects.get()
    assert question.kecamatan == cast.rina.kecamatan
    assert [(option.text, option.is_right) for option in question.option_set.all()] == [
        ("Kepala desa", False),
        ("BPD", True),
        ("Camat", False),
    ]
    assert question.text in browser.get(reverse("question_list")).content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"option_b": ""}, "berurutan dari A"),
        ({"option_b": "kepala DESA"}, "sama dengan jawaban lain"),
        ({"right": "4"}, "yang terisi"),
        ({"text": " "}, "Tulis pertanyaannya"),
    ],
)
def test_what_is_wrong_with_a_question_is_told_and_stays_typed(data, said, cast, sign_in):
    html = sign_in(cast.rina).post(reverse("question_create"), form() | data).content.decode()
    assert said in html
    assert 'value="Camat"' in html
    assert not Question.objects.exists()


def test_a_question_that_was_asked_is_replaced_so_that_scores_stay_true(cast):
    question = create_question(by=cast.rina, data=DATA)
    session = make_session(make_program(cast.rina.kecamatan))
    pre = make_exam(session, ExamKind.PRE, [question])
    waiting = make_exam(session, ExamKind.POST, [question])
    sheet = sit(make_participant(session, "Luh"), pre, right=1)
    fresh = update_question(
        by=cast.rina, question=question, version=1, data=QuestionData("Lain?", ("Ya", "Tidak"), right=0)
    )
    question.refresh_from_db()
    assert (question.is_retired, question.text) == (True, DATA.text)
    assert fresh.pk != question.pk
    assert sheet.answer_set.get().option.text == DATA.options[0]
    assert list(pre.question_set.values_list("question", flat=True)) == [question.pk]
    assert not waiting.question_set.exists()


def test_a_question_that_nobody_was_asked_is_changed_in_place(cast):
    question = create_question(by=cast.rina, data=DATA)
    same = update_question(
        by=cast.rina, question=question, version=1, data=QuestionData("Lain?", ("Ya", "Tidak"), right=0)
    )
    assert (same.pk, same.text, same.option_set.count(), same.version) == (question.pk, "Lain?", 2, 2)


def test_two_who_write_the_same_question_meet_and_lose_nothing(cast, sign_in):
    question = create_question(by=cast.rina, data=DATA)
    update_question(by=cast.rina, question=question, version=1, data=QuestionData("Lain?", ("Ya", "Tidak"), right=0))
    answer = sign_in(cast.rina).post(
        reverse("question_edit", args=[question.pk]), form(QuestionData("Milik saya?", ("Ya", "Tidak"), 0), version="1")
    )
    assert answer.status_code == 409
    assert "Milik saya?" in answer.content.decode()
    assert "Lain?" in answer.content.decode()
    with pytest.raises(StaleVersion):
        retire_question(by=cast.rina, question=question, version=1)


def test_shipped_questions_and_those_of_another_place_are_not_written(cast):
    shipped, others = make_questions(1)[0], make_questions(1, **owner_fields(cast.dewi.kabupaten))[0]
    for question in (shipped, others):
        with pytest.raises(NotAllowed):
            update_question(by=cast.rina, question=question, version=1, data=DATA)


def test_whom_a_question_examines_does_not_read_it_before(cast, sign_in):
    make_questions(1, **owner_fields(cast.dewi.kabupaten))
    assert "Pertanyaan nomor 1?" in sign_in(cast.dewi).get(reverse("question_list")).content.decode()
    assert "Pertanyaan nomor 1?" not in sign_in(cast.sari).get(reverse("question_list")).content.decode()


def test_a_module_of_another_place_is_not_chosen(cast):
    foreign = TrainingModule.objects.create(title="Rahasia", **owner_fields(cast.villages.dencarik))
    with pytest.raises(DomainError, match="Modul ini tidak ada"):
        create_question(by=cast.sari, data=QuestionData("Apa?", ("a", "b"), 0, module_id=foreign.pk))


def test_a_copy_of_a_shipped_question_becomes_ones_own(cast, sign_in):
    shipped = make_questions(1)[0]
    browser = sign_in(cast.rina)
    html = browser.get(f"{reverse('question_create')}?dari={shipped.pk}").content.decode()
    assert shipped.text in html
    assert 'value="Yang keliru"' in html


def test_a_question_of_a_module_that_left_the_curriculum_keeps_it(cast, sign_in):
    retired = TrainingModule.objects.create(title="Modul lama", is_retired=True, **owner_fields(cast.rina.kecamatan))
    question = create_question(by=cast.rina, data=QuestionData("Apa?", ("a", "b"), 0, module_id=retired.pk))
    browser, page = sign_in(cast.rina), reverse("question_edit", args=[question.pk])
    assert browser.get(page).context["form"]["module"].value() == retired.pk
    browser.post(page, form(version="1", module=str(retired.pk)))
    question.refresh_from_db()
    assert (question.text, question.module) == (DATA.text, retired)
