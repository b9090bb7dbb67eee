"""The participant's own tests: those that are open, and his scores."""

from dataclasses import dataclass

from training.enums import ExamKind
from training.models import Exam, ExamSheet, Participant
from training.self_sections import SelfSection


@dataclass(frozen=True)
class OwnExam:
    """A test and the participant's own sheet, if he has one."""

    label: str
    word: str
    is_open: bool
    sheet: ExamSheet | None


def load(participant: Participant) -> list[OwnExam] | None:
    """Tests that are open or done; none leaves the section out. Two queries."""
    sheets = {sheet.exam_id: sheet for sheet in participant.sheet_set.all()}
    exams = {exam.kind: exam for exam in Exam.objects.filter(session=participant.session_id)}
    found = [
        OwnExam(str(kind.label), kind.word, exams[kind].is_open, sheets.get(exams[kind].pk))
        for kind in ExamKind
        if kind in exams and (exams[kind].is_open or exams[kind].pk in sheets)
    ]
    return found or None


SECTION = SelfSection(30, "training/self_exam.html", load)
