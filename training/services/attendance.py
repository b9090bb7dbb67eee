"""Writing who was there for a half day, as the organiser sees it; only while the session is not declared held."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import create_with_history, log_act
from accounts.models import Act, Membership
from places.enums import Gender
from places.errors import DomainError
from training.attendance_data import WalkIn
from training.attendance_facts import half_words
from training.enums import MarkVia, ParticipantOrigin, ParticipantRole
from training.models import AttendanceMark, HalfDay, Participant, TrainingSession
from training.policy import may_edit_session
from training.services.locking import lock_session

MOST_AT_ONCE = 500
LONGEST_NAME, LONGEST_OFFICE = 120, 100


@transaction.atomic
def mark(
    *,
    by: Membership,
    half: HalfDay,
    participants: Collection[int],
    walk_ins: Sequence[WalkIn] = (),
    via: MarkVia | None = None,
) -> int:
    """Mark participants (keys) for a half day, put those who came besides on the list and mark them, too: all or none.

    Gives how many marks are new; who is marked already stays as he is. Without `via` it is the officer's mark, and
    from paper when the day is over. Raises NotAllowed, and DomainError for somebody who is not on the list.
    """
    session = _editable(by, half)
    wanted = set(participants)
    if len(wanted) + len(walk_ins) > MOST_AT_ONCE:
        raise DomainError(f"Sekali simpan paling banyak {MOST_AT_ONCE} nama.")
    rows = list(Participant.objects.filter(session=session, pk__in=wanted).named())
    if len(rows) < len(wanted):
        raise DomainError("Ada nama yang tidak lagi di daftar peserta. Muat ulang halaman ini.")
    marked = set(AttendanceMark.objects.filter(half=half, participant__in=wanted).values_list("participant", flat=True))
    new = [row for row in rows if row.pk not in marked]
    if not new and not walk_ins:
        return 0
    who = new[0].name if len(new) == 1 and not walk_ins else f"{len(new) + len(walk_ins)} peserta"
    act = _log(by, "mark_attendance", session, f"Mencatat hadir {who}, {half_words(half)}")
    new += _walked_in(session, walk_ins, act)
    how = via or (MarkVia.OFFICER if half.held_on >= timezone.localdate() else MarkVia.PAPER)
    AttendanceMark.objects.bulk_create(AttendanceMark(participant=row, half=half, via=how, marked_by=by) for row in new)
    return len(new)


@transaction.atomic
def unmark(*, by: Membership, half: HalfDay, participant: Participant) -> None:
    """Take a mark back that was set by mistake; a second click changes nothing. Raises NotAllowed."""
    session = _editable(by, half)
    gone, _ = AttendanceMark.objects.filter(half=half, participant=participant).delete()
    if gone:
        _log(by, "unmark_attendance", session, f"Membatalkan catatan hadir {participant.name}, {half_words(half)}")


def _editable(by: Membership, half: HalfDay) -> TrainingSession:
    session = lock_session(half.session)
    may_edit_session(by, session).require()
    return session


def _walked_in(session: TrainingSession, walk_ins: Sequence[WalkIn], act: Act) -> list[Participant]:
    """Put them at the end of the list."""
    for one in walk_ins:
        _refuse_odd(one)
    last = Participant.objects.filter(session=session).aggregate(last=Max("position"))["last"] or 0
    rows = [
        Participant(
            session=session,
            desa=one.desa,
            name=" ".join(one.name.split()),
            gender=one.gender,
            role=one.role,
            office=" ".join(one.office.split()),
            origin=ParticipantOrigin.WALK_IN,
            position=last + at,
        )
        for at, one in enumerate(walk_ins, start=1)
    ]
    create_with_history(rows, act=act)
    return rows


def _refuse_odd(one: WalkIn) -> None:
    if not one.name.strip() or len(one.name) > LONGEST_NAME or len(one.office) > LONGEST_OFFICE:
        raise DomainError(f"Nama paling panjang {LONGEST_NAME} huruf, jabatan {LONGEST_OFFICE}.", field="name")
    if one.role not in ParticipantRole:
        raise DomainError("Pilih peran dari daftar.", field="role")
    if one.gender and one.gender not in Gender:
        raise DomainError("Pilih L atau P.", field="gender")


def _log(by: Membership, verb: str, session: TrainingSession, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=session, place=session.program.place, summary=summary)
