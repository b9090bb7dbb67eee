"""Handing in a test on the phone, and typing what came on paper. One sheet for each test of each participant."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from training.enums import ExamKind, SessionStatus, SheetVia
from training.models import Exam, ExamAnswer, ExamSheet, Participant, QuestionOption, TrainingSession
from training.policy import may_report_session
from training.services.exams import lock_exam
from training.services.locking import lock_participant

WHOLE_SCORE = 100
LONGEST_REASON = 200

Answers = Mapping[int, int | None]  # question -> chosen option; none: left open


class ExamClosed(DomainError):
    """The test is not open; nothing was written."""


class AlreadyHandedIn(DomainError):
    """There is a sheet already, and it stays; `sheet` is it."""

    def __init__(self, sheet: ExamSheet) -> None:
        super().__init__("Tes ini sudah dikumpulkan. Yang berlaku jawaban yang pertama.")
        self.sheet = sheet


@transaction.atomic
def hand_in(*, participant: Participant, kind: ExamKind, answers: Answers) -> ExamSheet:
    """Take a participant's own sheet, known by his code; questions without an answer count as wrong.

    Raises ExamClosed, AlreadyHandedIn, DomainError for an answer that was not to choose from.
    """
    exam = lock_exam(participant.session, kind)
    participant = lock_participant(participant)
    if sheet := participant.sheet_set.filter(exam=exam).first():
        raise AlreadyHandedIn(sheet)
    if not exam.is_open or participant.session.status == SessionStatus.CANCELLED:
        raise ExamClosed(f"{exam.get_kind_display()} tidak dibuka, jadi jawaban belum tersimpan.")
    return _write(exam, participant, answers, via=SheetVia.PHONE, by=None)


@transaction.atomic
def type_answers(*, by: Membership, participant: Participant, kind: ExamKind, answers: Answers) -> ExamSheet:
    """Type the answers of a paper sheet; typed again it replaces what was typed, never what the person sent himself.

    Raises NotAllowed, AlreadyHandedIn, DomainError when the test has no questions.
    """
    exam, participant = _for_typing(by, participant, kind)
    sheet = _write(exam, participant, answers, via=SheetVia.TYPED, by=by)
    _log(by, "type_exam_answers", sheet, f"Mengetik jawaban {sheet.participant}")
    return sheet


@transaction.atomic
def type_score(*, by: Membership, participant: Participant, kind: ExamKind, right: int, asked: int) -> ExamSheet:
    """Type a score alone: `right` of `asked`, or a score of 100. Replaces as `type_answers` does.

    Raises NotAllowed, AlreadyHandedIn, DomainError naming the field.
    """
    if not 0 < asked <= WHOLE_SCORE:
        raise DomainError(f"Banyak soal 1 sampai {WHOLE_SCORE}.", field="asked")
    if not 0 <= right <= asked:
        raise DomainError(f"Yang benar 0 sampai {asked}.", field="right")
    exam, participant = _for_typing(by, participant, kind)
    sheet = ExamSheet.objects.create(
        exam=exam, participant=participant, right=right, asked=asked, via=SheetVia.SCORE, typed_by=by
    )
    _log(by, "type_exam_score", sheet, f"Mengetik nilai {sheet.participant}")
    return sheet


@transaction.atomic
def remove_sheet(*, by: Membership, sheet: ExamSheet, reason: str) -> None:
    """Take a sheet away (somebody used another's code), so that the test can be done again.

    Raises NotAllowed, DomainError at "reason" without one.
    """
    session = sheet.exam.session
    may_report_session(by, session).require()
    clean = " ".join(reason.split())[:LONGEST_REASON]
    if not clean:
        raise DomainError("Tulis mengapa lembar ini dihapus.", field="reason")
    _log(by, "remove_exam_sheet", sheet, f"Menghapus lembar {sheet.participant}", reason=clean)
    sheet.delete()


def _for_typing(by: Membership, participant: Participant, kind: ExamKind) -> tuple[Exam, Participant]:
    session: TrainingSession = participant.session
    may_report_session(by, session).require()
    exam = lock_exam(session, kind)
    participant = lock_participant(participant)
    if not participant.is_named:
        raise DomainError("Tulis dahulu nama pesertanya.")
    if sheet := participant.sheet_set.filter(exam=exam).first():
        if sheet.via == SheetVia.PHONE:
            raise AlreadyHandedIn(sheet)
        sheet.delete()
    return exam, participant


def _write(
    exam: Exam, participant: Participant, answers: Answers, *, via: SheetVia, by: Membership | None
) -> ExamSheet:
    asked: Sequence[int] = list(exam.question_set.values_list("question_id", flat=True))
    if not asked:
        raise DomainError("Tes ini belum punya soal. Ketik nilainya saja.")
    options = {one.pk: one for one in QuestionOption.objects.filter(question__in=asked)}
    chosen: dict[int, QuestionOption | None] = {}
    for question in asked:
        pk = answers.get(question)
        option = options.get(pk) if pk is not None else None
        if pk is not None and (option is None or option.question_id != question):
            raise DomainError(
                "Ada jawaban yang tidak termasuk pilihan. Pilih lagi jawabannya.", field=f"soal_{question}"
            )
        chosen[question] = option
    right = sum(bool(option and option.is_right) for option in chosen.values())
    sheet = ExamSheet.objects.create(
        exam=exam, participant=participant, right=right, asked=len(asked), via=via, typed_by=by
    )
    ExamAnswer.objects.bulk_create(
        ExamAnswer(sheet=sheet, question_id=question, option=option) for question, option in chosen.items()
    )
    return sheet


def _log(by: Membership, verb: str, sheet: ExamSheet, words: str, *, reason: str = "") -> None:
    place = sheet.exam.session.program.place
    summary = f"{words}: {sheet.exam.get_kind_display()}"
    log_act(by=by, verb=verb, subject=sheet, place=place, summary=summary, reason=reason)
