"""Writing the bank of questions. A question that a test has asked is replaced, so that scores stay true."""

from django.db import transaction
from django.db.models import Q

from accounts.act_log import log_act
from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError, StaleVersion
from training.models import Exam, ExamQuestion, Question, QuestionOption, TrainingModule
from training.policy import may_edit_question, may_hold_training
from training.question_data import FEWEST_OPTIONS, LETTERS, LONGEST_OPTION, MOST_OPTIONS, QuestionData


@transaction.atomic
def create_question(*, by: Membership, data: QuestionData) -> Question:
    """Add a question to the bank of the writer's own place. Raises NotAllowed, DomainError naming the field."""
    may_hold_training(by).require()
    data = _checked(by, data)
    question = write_question(data, **owner_fields(by.place))
    _log(by, "create_question", question, "Menambah soal")
    return question


@transaction.atomic
def update_question(*, by: Membership, question: Question, version: int, data: QuestionData) -> Question:
    """Write a question anew. One that was asked is retired and a new one stands in its place; gives the one in use.

    Raises NotAllowed, StaleVersion, DomainError naming the field, also for a retired one.
    """
    question = _lock(question, version)
    may_edit_question(by, question).require()
    if question.is_retired:
        raise DomainError("Soal ini tidak dipakai lagi. Pakai lagi dahulu, lalu ubah.")
    data = _checked(by, data)
    if not was_asked(question):
        question.text, question.explanation, question.module_id = data.text, data.explanation, data.module_id
        question.version += 1
        question.save()
        write_options(question, data)
        _log(by, "update_question", question, "Mengubah soal")
        return question
    _retire(question)
    successor = write_question(data, **owner_fields(question.place))
    _log(by, "replace_question", successor, f"Mengganti soal nomor {question.pk} dengan")
    return successor


@transaction.atomic
def retire_question(*, by: Membership, question: Question, version: int) -> None:
    """Take a question out of the choice; tests that asked it keep it. Raises NotAllowed, StaleVersion."""
    question = _lock(question, version)
    may_edit_question(by, question).require()
    if not question.is_retired:
        _retire(question)
        _log(by, "retire_question", question, "Tidak memakai lagi soal")


@transaction.atomic
def restore_question(*, by: Membership, question: Question, version: int) -> None:
    """Offer a retired question again. Raises NotAllowed, StaleVersion."""
    question = _lock(question, version)
    may_edit_question(by, question).require()
    if question.is_retired:
        question.is_retired = False
        question.version += 1
        question.save()
        _log(by, "restore_question", question, "Memakai lagi soal")


def was_asked(question: Question) -> bool:
    """Whether a test with it was opened or has a sheet."""
    tests = Exam.objects.filter(question_set__question=question)
    return tests.filter(Q(is_open=True) | Q(sheet_set__isnull=False)).exists()


def write_question(data: QuestionData, **owner) -> Question:
    """Insert a question with its answers; the caller has checked it."""
    question = Question.objects.create(text=data.text, explanation=data.explanation, module_id=data.module_id, **owner)
    write_options(question, data)
    return question


def write_options(question: Question, data: QuestionData) -> None:
    """Put the answers of a question that nobody was asked yet."""
    question.option_set.all().delete()
    QuestionOption.objects.bulk_create(
        QuestionOption(question=question, text=text, is_right=at == data.right, position=at + 1)
        for at, text in enumerate(data.options)
    )


def _retire(question: Question) -> None:
    question.is_retired = True
    question.version += 1
    question.save()
    waiting = Exam.objects.filter(is_open=False, sheet_set=None)
    ExamQuestion.objects.filter(question=question, exam__in=waiting).delete()


def _lock(question: Question, version: int) -> Question:
    rows = Question.objects.select_for_update(of=("self",)).select_related("desa", "kecamatan", "kabupaten")
    fresh = rows.get(pk=question.pk)
    if fresh.version != version:
        raise StaleVersion("Soal ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def _checked(by: Membership, data: QuestionData) -> QuestionData:
    """The data with tidy blanks. Raises DomainError naming the field."""
    options = tuple(" ".join(text.split()) for text in data.options)
    text = data.text.strip()
    if not text:
        raise DomainError("Tulis pertanyaannya.", field="text")
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS or not all(options):
        raise DomainError(f"Tulis {FEWEST_OPTIONS} sampai {MOST_OPTIONS} jawaban, berurutan dari A.", field="option_a")
    for at, option in enumerate(options):
        if len(option) > LONGEST_OPTION:
            raise DomainError(f"Paling panjang {LONGEST_OPTION} huruf.", field=f"option_{LETTERS[at].lower()}")
        if option.casefold() in {other.casefold() for other in options[:at]}:
            raise DomainError("Jawaban ini sama dengan jawaban lain.", field=f"option_{LETTERS[at].lower()}")
    if not 0 <= data.right < len(options):
        raise DomainError("Pilih jawaban yang benar di antara yang terisi.", field="right")
    if data.module_id is not None and not TrainingModule.objects.visible_to(by).filter(pk=data.module_id).exists():
        raise DomainError("Modul ini tidak ada.", field="module")
    return QuestionData(text, options, data.right, data.explanation.strip(), data.module_id)


def _log(by: Membership, verb: str, question: Question, words: str) -> None:
    log_act(by=by, verb=verb, subject=question, place=question.place, summary=f"{words}: {question}")
