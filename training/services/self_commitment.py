"""The written commitment that a participant types on his own page; his code is his key, he needs no login."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import save_without_act
from places.errors import DomainError
from training.enums import SessionStatus
from training.follow_up_data import RtlData
from training.models import Participant, Rtl
from training.services.follow_up import clean_rtl
from training.services.locking import lock_participant

MOST_OF_ONE = 5


@dataclass(frozen=True)
class CommitmentData:
    """What a participant promises, until when, and how one will see it."""

    activity: str
    due_on: date
    indicator: str


@transaction.atomic
def write_commitment(*, participant: Participant, data: CommitmentData) -> Rtl:
    """Keep a commitment under the participant's own name.

    Raises DomainError: for a guest without a village, after five, when the same is there already, for a cancelled
    session, and naming the field for what is missing.
    """
    fresh = lock_participant(participant)
    session = fresh.session
    if session.status == SessionStatus.CANCELLED or session.program.deleted_at is not None:
        raise DomainError("Angkatan ini sudah dibatalkan.")
    if fresh.desa is None:
        raise DomainError("Komitmen ditulis oleh peserta dari desa.")
    if not fresh.is_named:
        raise DomainError("Nama peserta belum ditulis. Hubungi panitia.")
    rtl = Rtl(session=session, desa=fresh.desa, version=1)
    typed = RtlData(data.activity, fresh.name, data.due_on, data.indicator, participant=fresh)
    clean = clean_rtl(rtl, typed)
    own = list(Rtl.objects.filter(participant=fresh))
    if any(one.activity == clean.activity for one in own):
        raise DomainError("Komitmen ini sudah tersimpan.", field="activity")
    if len(own) >= MOST_OF_ONE:
        raise DomainError(f"Satu peserta menulis paling banyak {MOST_OF_ONE} komitmen.")
    rtl.participant, rtl.person = fresh, clean.person
    rtl.activity, rtl.due_on, rtl.indicator = clean.activity, clean.due_on, clean.indicator
    save_without_act(rtl, reason="ditulis peserta")
    return rtl
