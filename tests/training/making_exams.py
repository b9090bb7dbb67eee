"""Questions, tests and evaluation sheets that tests start from, written straight into the tables."""

from collections.abc import Sequence
from typing import Any

from training.enums import EvaluationItem, ExamKind, SheetVia
from training.models import (
    EvaluationMark,
    EvaluationSheet,
    Exam,
    ExamAnswer,
    ExamQuestion,
    ExamSheet,
    Participant,
    Question,
    QuestionOption,
    TrainingSession,
)


def make_questions(count: int, **fields: Any) -> list[Question]:
    """Make questions with four answers, of which the first is right."""
    questions = [
        Question.objects.create(text=f"Pertanyaan nomor {number}?", explanation=f"Penjelasan {number}.", **fields)
        for number in range(1, count + 1)
    ]
    QuestionOption.objects.bulk_create(
        QuestionOption(question=question, text=text, is_right=at == 1, position=at)
        for question in questions
        for at, text in enumerate(("Yang benar", "Yang keliru", "Yang lain", "Tidak ada"), start=1)
    )
    return questions


def make_exam(session: TrainingSession, kind: ExamKind, questions: Sequence[Question], **fields: Any) -> Exam:
    """Make a test that asks these questions."""
    exam = Exam.objects.create(session=session, kind=kind, **fields)
    ExamQuestion.objects.bulk_create(
        ExamQuestion(exam=exam, question=question, position=at) for at, question in enumerate(questions, start=1)
    )
    return exam


def sit(participant: Participant, exam: Exam, right: int, *, via: SheetVia = SheetVia.PHONE) -> ExamSheet:
    """Hand in a sheet whose first `right` answers are right, the others wrong."""
    asked = list(exam.question_set.values_list("question_id", flat=True))
    sheet = ExamSheet.objects.create(participant=participant, exam=exam, right=right, asked=len(asked), via=via)
    options = {(one.question_id, one.position): one for one in QuestionOption.objects.filter(question__in=asked)}
    ExamAnswer.objects.bulk_create(
        ExamAnswer(sheet=sheet, question_id=question, option=options[question, 1 if at < right else 2])
        for at, question in enumerate(asked)
    )
    return sheet


def make_evaluations(session: TrainingSession, marks: Sequence[int], suggestion: str = "") -> list[EvaluationSheet]:
    """Make a sheet for each mark, which it gives to every item."""
    sheets = [EvaluationSheet.objects.create(session=session, suggestion=suggestion) for _ in marks]
    EvaluationMark.objects.bulk_create(
        EvaluationMark(sheet=sheet, item=item, mark=mark)
        for sheet, mark in zip(sheets, marks, strict=True)
        for item in EvaluationItem
    )
    return sheets
