"""Filling the list of a session from its kecamatan, the roles that it calls and the registers of the villages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.act_log import create_with_history, log_act, update_with_history
from accounts.models import Membership
from places.bulk_write import bulk_set
from places.errors import DomainError
from training.calling import Called, called_to, villages_of
from training.enums import ParticipantOrigin
from training.models import Participant, TrainingSession
from training.participant_filling import Filling, fill_from
from training.policy import may_edit_session
from training.services.locking import lock_session
from training.services.participants import MOST_PARTICIPANTS

_FIELDS = ["name", "gender", "office", "phone", "orang", "origin", "version"]


@dataclass(frozen=True)
class FillResult:
    """How many were added, how many empty places got a name, and how many are marked as not called any more."""

    added: int
    named: int
    changed: int


@transaction.atomic
def fill_participants(*, by: Membership, session: TrainingSession, only: Collection[int] | None = None) -> FillResult:
    """Add whom the session calls. Again it adds what is new; nothing that was typed is overwritten or dropped.

    `only`: the keys of the villages that are meant, where not all are. Raises NotAllowed, and DomainError when the
    session calls nobody.
    """
    session = lock_session(session)
    may_edit_session(by, session).require()
    called = [one for one in called_to(session) if only is None or one.desa.pk in only]
    if not called:
        raise DomainError("Angkatan ini belum memanggil siapa pun. Pilih kecamatan dan peran yang dipanggil dahulu.")
    filling = filling_of(session, called)
    if len(filling.new) + session.participant_set.count() > MOST_PARTICIPANTS:
        raise DomainError(f"Satu angkatan paling banyak {MOST_PARTICIPANTS} peserta.")
    if filling.new or filling.named:
        _write(by, session, filling)
    sort_participants(session, called)
    return FillResult(len(filling.new), len(filling.named), filling.marked)


def filling_of(session: TrainingSession, called: Sequence[Called]) -> Filling:
    """What filling the list would do now; two queries."""
    single = frozenset(call.role for call in session.call_set.all() if not call.everyone)
    return fill_from(called, list(session.participant_set.order_by("position", "pk")), single)


def sort_participants(session: TrainingSession, called: Sequence[Called]) -> None:
    """Order the list as the schedule names the kecamatan, then by village, then by the called roles; guests last."""
    villages = {desa.pk: at for at, desa in enumerate(villages_of(session))}
    roles: dict[str, int] = {}
    for one in called:
        roles.setdefault(one.role, len(roles))
    rows = list(session.participant_set.order_by("position", "pk"))
    last = len(villages) + 1
    ordered = sorted(
        rows, key=lambda row: (villages.get(row.desa_id or 0, last), roles.get(row.role, len(roles)), row.position)
    )
    moved = [(row.pk, at) for at, row in enumerate(ordered, start=1) if row.position != at]
    bulk_set(Participant, "position", moved)


def _write(by: Membership, session: TrainingSession, filling: Filling) -> None:
    summary = f"Mengisi daftar peserta: {len(filling.new)} baru, {len(filling.named)} tempat kosong terisi"
    place = session.program.place
    act = log_act(by=by, verb="fill_participants", subject=session, place=place, summary=summary)
    last = session.participant_set.count()
    rows = [_row(session, one, last + at) for at, one in enumerate(filling.new, start=1)]
    create_with_history(rows, act=act)
    for row, one in filling.named:
        row.name, row.gender, row.office, row.phone = one.name, one.gender, one.office, one.phone
        row.orang_id, row.origin = one.orang_id, ParticipantOrigin.REGISTER
        row.version += 1
    update_with_history([row for row, _ in filling.named], _FIELDS, act=act)


def _row(session: TrainingSession, called: Called, position: int) -> Participant:
    return Participant(
        session=session,
        desa=called.desa,
        role=called.role,
        orang_id=called.orang_id,
        name=called.name,
        gender=called.gender,
        phone=called.phone,
        office=called.office,
        origin=ParticipantOrigin.REGISTER,
        position=position,
    )
