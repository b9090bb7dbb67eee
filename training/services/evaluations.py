"""Opening the evaluation of a session, and taking its sheets: nobody can say afterwards whose was which."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from training.enums import EvaluationItem, SessionStatus
from training.evaluation_facts import speakers_of
from training.models import EvaluationMark, EvaluationSheet, Participant, TrainingSession
from training.policy import may_report_session
from training.question_data import EvaluationData
from training.services.locking import lock_participant, lock_session

LOWEST, HIGHEST = 1, 5
LONGEST_SUGGESTION = 2000


class EvaluationClosed(DomainError):
    """The evaluation is not open; nothing was written."""


class AlreadyEvaluated(DomainError):
    """The person gave his judgement already."""


@transaction.atomic
def open_evaluation(*, by: Membership, session: TrainingSession) -> TrainingSession:
    """Let participants judge the session. Raises NotAllowed."""
    return _turn(by, session, is_open=True)


@transaction.atomic
def close_evaluation(*, by: Membership, session: TrainingSession) -> TrainingSession:
    """Take no more sheets; it may be opened again. Raises NotAllowed."""
    return _turn(by, session, is_open=False)


@transaction.atomic
def give_evaluation(*, participant: Participant, data: EvaluationData) -> None:
    """Take one sheet without a name; only that the person gave one is kept with him, and only its day.

    No row history is written of it: its moment would tell whose sheet it was. Raises EvaluationClosed,
    AlreadyEvaluated, DomainError naming the field for a mark out of 1 to 5, or when nothing was judged.
    """
    participant = lock_participant(participant)
    session = participant.session
    if participant.evaluated_on is not None:
        raise AlreadyEvaluated("Evaluasi Anda sudah diterima. Terima kasih; satu orang mengisi satu kali.")
    if not session.evaluation_open or session.status == SessionStatus.CANCELLED:
        raise EvaluationClosed("Evaluasi tidak dibuka, jadi isian belum tersimpan.")
    _write(session, data)
    Participant.objects.filter(pk=participant.pk).update(evaluated_on=timezone.localdate())


@transaction.atomic
def type_evaluation(*, by: Membership, session: TrainingSession, data: EvaluationData) -> None:
    """Type one sheet that came on paper, without a name. Raises NotAllowed, DomainError as `give_evaluation` does.

    Also while the phones are closed, but never more sheets than there are participants.
    """
    session = lock_session(session)
    may_report_session(by, session).require()
    if session.evaluation_set.count() >= session.participant_set.named().count():
        raise DomainError("Lembar evaluasi sudah sebanyak pesertanya.")
    _write(session, data)
    words = f"Mengetik satu lembar evaluasi {session}"
    log_act(by=by, verb="type_evaluation", subject=session, place=session.program.place, summary=words)


def _write(session: TrainingSession, data: EvaluationData) -> None:
    _refuse_misfit(session, data)
    sheet = EvaluationSheet.objects.create(session=session, suggestion=data.suggestion.strip())
    EvaluationMark.objects.bulk_create(
        [
            *(EvaluationMark(sheet=sheet, item=item, mark=mark) for item, mark in data.items.items()),
            *(EvaluationMark(sheet=sheet, speaker_id=speaker, mark=mark) for speaker, mark in data.speakers.items()),
        ]
    )


def _turn(by: Membership, session: TrainingSession, *, is_open: bool) -> TrainingSession:
    session = lock_session(session)
    may_report_session(by, session).require()
    if session.evaluation_open != is_open:
        session.evaluation_open = is_open
        verb = "open_evaluation" if is_open else "close_evaluation"
        words = f"{'Membuka' if is_open else 'Menutup'} evaluasi {session}"
        act = log_act(by=by, verb=verb, subject=session, place=session.program.place, summary=words)
        save_with_history(session, act=act)
    return session


def _refuse_misfit(session: TrainingSession, data: EvaluationData) -> None:
    if not data.items and not data.speakers:
        raise DomainError("Beri nilai paling sedikit untuk satu hal.")
    _refuse_marks(data.items, known=set(EvaluationItem.values), prefix="butir")
    _refuse_marks(data.speakers, known={one.pk for one in speakers_of(session)}, prefix="narasumber")
    if len(data.suggestion.strip()) > LONGEST_SUGGESTION:
        raise DomainError(f"Saran paling panjang {LONGEST_SUGGESTION} huruf.", field="suggestion")


def _refuse_marks(marks: Mapping, *, known: set, prefix: str) -> None:
    for key, mark in marks.items():
        if key not in known or not LOWEST <= mark <= HIGHEST:
            raise DomainError(f"Nilai {LOWEST} sampai {HIGHEST}.", field=f"{prefix}_{key}")
