"""Bringing the shipped questions up to their file; scores that were reached with older ones stay true."""

from pathlib import Path

from django.db import transaction

from codes.services.sync_list import ListResult
from training.models import Question, TrainingModule
from training.question_data import QuestionData
from training.question_file import QUESTIONS_CSV, FiledQuestion, read_questions
from training.services.questions import was_asked, write_options, write_question


@transaction.atomic
def load_questions(path: Path = QUESTIONS_CSV) -> ListResult:
    """Create, change and retire shipped questions until they are the file's; load the modules first.

    A question is known by its text. One that was asked and got other answers is retired and written anew, and nothing
    is deleted. Raises BadFile.
    """
    modules = dict(TrainingModule.objects.exclude(code="").values_list("code", "pk"))
    filed = read_questions(path, known_modules=modules)
    shipped = Question.objects.filter(desa=None, kecamatan=None, kabupaten=None).prefetch_related("option_set")
    known = {question.text: question for question in shipped.order_by("-is_retired", "pk")}
    created = changed = retired = 0
    kept: set[int] = set()
    for one in filed:
        data = QuestionData(one.text, one.options, one.right, one.explanation, modules[one.module_code])
        question = known.get(one.text)
        if question is None or (not _same_answers(question, one) and was_asked(question)):
            kept.add(write_question(data).pk)
            created += 1
        else:
            kept.add(question.pk)
            changed += _bring_up(question, data, one)
    for question in shipped.filter(is_retired=False).exclude(pk__in=kept):
        _retire(question)
        retired += 1
    return ListResult("soal", len(filed), created, changed, retired)


def _same_answers(question: Question, filed: FiledQuestion) -> bool:
    options = [(option.text, option.is_right) for option in question.option_set.all()]
    return options == [(text, at == filed.right) for at, text in enumerate(filed.options)]


def _bring_up(question: Question, data: QuestionData, filed: FiledQuestion) -> bool:
    """Write what differs of a question that stays; tell whether anything did."""
    same_answers = _same_answers(question, filed)
    now = (question.module_id, question.explanation, question.is_retired)
    if same_answers and now == (data.module_id, data.explanation, False):
        return False
    question.module_id, question.explanation, question.is_retired = data.module_id, data.explanation, False
    question.version += 1
    question.save()
    if not same_answers:
        write_options(question, data)
    return True


def _retire(question: Question) -> None:
    question.is_retired = True
    question.version += 1
    question.save()
