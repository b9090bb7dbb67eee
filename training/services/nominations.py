"""A village names whom it sends: into a place that it has on the list, or into one that the session calls."""

from dataclasses import replace

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from training.calling import villages_of
from training.enums import ParticipantOrigin
from training.models import Participant, TrainingSession
from training.participant_data import ParticipantData
from training.participant_names import bare_name
from training.participant_records import has_records
from training.policy import may_send_people
from training.services.locking import lock_participant, lock_session
from training.services.participants import new_participant, place_person, refuse_odd
from training.services.writing import one_line, write_row


@transaction.atomic
def nominate(*, by: Membership, participant: Participant, version: int, data: ParticipantData) -> Participant:
    """Name who comes in a place of one's own village; role and village stay. Raises NotAllowed, StaleVersion.

    Another name is another person: number, letter and code of the one before go. Who attended is not exchanged.
    """
    session = lock_session(participant.session)
    fresh = lock_participant(participant, version=version)
    if fresh.desa is None:
        raise DomainError("Peserta ini tidak diutus oleh desa.")
    may_send_people(by, session, fresh.desa).require()
    data = replace(data, desa=fresh.desa, role=fresh.role)
    _refuse_odd(session, data)
    if bare_name(data.name) != bare_name(fresh.name) or (data.orang and fresh.orang_id not in (None, data.orang.pk)):
        if has_records(fresh):
            raise DomainError("Ia sudah tercatat hadir atau mengikuti tes, jadi tidak dapat diganti.", field="name")
        _refuse_twice(session, data, fresh)
        place_person(
            fresh,
            name=data.name,
            gender=data.gender,
            office=data.office,
            phone=data.phone or "",
            orang=data.orang,
        )
        fresh.origin = ParticipantOrigin.NOMINATED
    else:
        if data.orang is not None and fresh.orang_id is None:
            _refuse_twice(session, data, fresh)
            fresh.orang = data.orang
        fresh.name, fresh.gender = one_line(data.name, 120), data.gender
        fresh.office = one_line(data.office, 100)
        fresh.phone = one_line(data.phone, 30) if data.phone else fresh.phone
    fresh.task_letter_number = one_line(data.task_letter_number, 60)
    fresh.task_letter_date = data.task_letter_date
    write_row(fresh, by=by, verb="nominate", place=fresh.desa, summary=f"Mengutus {fresh.name} ke {session}")
    return fresh


@transaction.atomic
def nominate_new(
    *, by: Membership, session: TrainingSession, desa: Desa, role: str, data: ParticipantData
) -> Participant:
    """Name somebody in a role that the session calls and for which the village has no place on the list yet."""
    session = lock_session(session)
    may_send_people(by, session, desa).require()
    call = next((one for one in session.call_set.all() if one.role == role), None)
    if call is None or desa.pk not in {one.pk for one in villages_of(session)}:
        raise DomainError("Angkatan ini tidak memanggil peran itu dari desa Anda.")
    own = session.participant_set.filter(desa=desa, role=role)
    if own.exists() and not call.everyone:
        raise DomainError("Desa Anda sudah mempunyai tempat untuk peran ini. Ubah nama yang ada di sana.")
    data = replace(data, desa=desa, role=role)
    _refuse_odd(session, data)
    _refuse_twice(session, data, None)
    return new_participant(by=by, session=session, data=data, origin=ParticipantOrigin.NOMINATED, verb="nominate")


def _refuse_odd(session: TrainingSession, data: ParticipantData) -> None:
    if not data.name.strip():
        raise DomainError("Tulis atau pilih siapa yang diutus.", field="name")
    if data.orang is not None and data.desa is not None and data.orang.desa_id != data.desa.pk:
        raise DomainError("Pilih orang dari desa ini.", field="orang")
    refuse_odd(session, data)


def _refuse_twice(session: TrainingSession, data: ParticipantData, row: Participant | None) -> None:
    """One person has one place in a session."""
    others = session.participant_set.filter(desa=data.desa).exclude(name="")
    if row is not None:
        others = others.exclude(pk=row.pk)
    for one in others:
        is_same = one.orang_id == data.orang.pk if data.orang and one.orang_id else False
        if is_same or bare_name(one.name) == bare_name(data.name):
            raise DomainError(f"{one.name} sudah ada di daftar sebagai {one.get_role_display()}.", field="name")
