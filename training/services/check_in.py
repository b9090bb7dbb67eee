"""The attendance that participants note themselves: opening it for a time, and the noting."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from training.attendance_facts import half_words
from training.enums import MarkVia
from training.models import AttendanceMark, HalfDay, Participant, TrainingSession
from training.models.session import new_token
from training.policy import may_edit_session
from training.services.locking import lock_session

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 12 * 60
CLOSED = "Daftar hadir ini sedang tidak dibuka. Minta panitia menandai kehadiran Anda."


@transaction.atomic
def open_half(*, by: Membership, half: HalfDay, minutes: int) -> HalfDay:
    """Let participants note a half day on their phones for so many minutes from now. Raises NotAllowed, DomainError."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise DomainError(f"Pilih {SHORTEST_MINUTES} menit sampai 12 jam.", field="minutes")
    fresh = _editable(by, half)
    fresh.open_until = timezone.now() + timedelta(minutes=minutes)
    fresh.save(update_fields=["open_until"])
    _log(by, "open_half", fresh, f"Membuka daftar hadir {half_words(fresh)} selama {minutes} menit")
    return fresh


@transaction.atomic
def close_half(*, by: Membership, half: HalfDay) -> HalfDay:
    """End the noting on phones; what was noted stays. Raises NotAllowed."""
    fresh = _editable(by, half)
    if fresh.open_until is not None:
        fresh.open_until = None
        fresh.save(update_fields=["open_until"])
        _log(by, "close_half", fresh, f"Menutup daftar hadir {half_words(fresh)}")
    return fresh


@transaction.atomic
def renew_token(*, by: Membership, half: HalfDay) -> HalfDay:
    """Draw a new secret for the QR code: the old one was passed on to people outside the room. Raises NotAllowed."""
    fresh = _editable(by, half)
    fresh.token = new_token()
    fresh.save(update_fields=["token"])
    _log(by, "renew_half_token", fresh, f"Mengganti QR daftar hadir {half_words(fresh)}")
    return fresh


@transaction.atomic
def check_in(*, half: HalfDay, participant: Participant) -> AttendanceMark:
    """A participant notes that he is there; his code and the secret of the room stand in for a membership.

    A second noting gives the first mark. Raises DomainError when the list is closed, or he is on another one.
    """
    session = lock_session(half.session)
    fresh = HalfDay.objects.get(pk=half.pk)
    if participant.session_id != session.pk:
        raise DomainError("Kode ini milik peserta angkatan lain. Tunjukkan kartu Anda kepada panitia.", field="code")
    if fresh.token != half.token or not is_open(session, fresh):
        raise DomainError(CLOSED)
    found, _ = AttendanceMark.objects.get_or_create(
        participant=participant, half=fresh, defaults={"via": MarkVia.PHONE}
    )
    return found


def is_open(session: TrainingSession, half: HalfDay) -> bool:
    """Whether participants may note a half day now."""
    return session.is_open and half.open_until is not None and half.open_until > timezone.now()


def _editable(by: Membership, half: HalfDay) -> HalfDay:
    may_edit_session(by, lock_session(half.session)).require()
    return HalfDay.objects.select_related("session__program").get(pk=half.pk)


def _log(by: Membership, verb: str, half: HalfDay, summary: str) -> None:
    log_act(by=by, verb=verb, subject=half.session, place=half.session.program.place, summary=summary)
