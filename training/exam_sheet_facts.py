"""The questions of one test with their answers, as they are put to a participant or typed from paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from training.models import Exam, ExamQuestion, ExamSheet
from training.question_data import LETTERS


@dataclass(frozen=True)
class AskedOption:
    """An answer to choose from."""

    pk: int
    letter: str
    text: str
    is_right: bool


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its number in this test."""

    number: int
    pk: int
    text: str
    explanation: str
    options: tuple[AskedOption, ...]

    @property
    def right(self) -> AskedOption | None:
        """The right answer."""
        return next((option for option in self.options if option.is_right), None)


@dataclass(frozen=True)
class ReviewedQuestion:
    """A question with what somebody answered; nothing: left open."""

    question: AskedQuestion
    chosen: AskedOption | None

    @property
    def is_right(self) -> bool:
        """Whether the answer was the right one."""
        return self.chosen is not None and self.chosen.is_right


def asked_questions(exam: Exam) -> tuple[AskedQuestion, ...]:
    """The questions of a test in its order. Two queries."""
    rows = ExamQuestion.objects.filter(exam=exam).select_related("question").prefetch_related("question__option_set")
    return tuple(
        AskedQuestion(
            number=number,
            pk=row.question_id,
            text=row.question.text,
            explanation=row.question.explanation,
            options=tuple(
                AskedOption(option.pk, letter, option.text, option.is_right)
                for letter, option in zip(LETTERS, row.question.option_set.all(), strict=False)
            ),
        )
        for number, row in enumerate(rows, start=1)
    )


def reviewed(questions: tuple[AskedQuestion, ...], sheet: ExamSheet) -> list[ReviewedQuestion]:
    """The questions with a sheet's answers; none of a sheet that holds only a score. One query."""
    chosen: Mapping[int, int | None] = dict(sheet.answer_set.values_list("question_id", "option_id"))
    found = []
    for question in questions:
        if question.pk in chosen:
            options = {option.pk: option for option in question.options}
            pk = chosen[question.pk]
            found.append(ReviewedQuestion(question, options[pk] if pk is not None else None))
    return found


def letters_of(review: list[ReviewedQuestion]) -> str:
    """A sheet as it is typed: "ACB-D"."""
    return "".join(one.chosen.letter if one.chosen else "-" for one in review)
