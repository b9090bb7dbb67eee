"""Writing the list of a session: somebody is added, changed, taken off, or followed by who holds the office now."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.act_log import delete_with_history, log_act
from accounts.models import Membership
from places.enums import Gender
from places.errors import DomainError
from places.models import Orang
from training.calling import Called
from training.enums import ParticipantOrigin, ParticipantRole
from training.models import Participant, TrainingSession
from training.models.participant import new_participant_code
from training.participant_cells import LONGEST_PHONE, SHORTEST_PHONE
from training.participant_data import ParticipantData
from training.participant_names import are_alike, bare_name
from training.participant_records import has_records
from training.policy import may_edit_session
from training.program_place import kabupaten_of_program
from training.services.locking import lock_participant, lock_session
from training.services.writing import one_line, write_row

MOST_PARTICIPANTS = 2_000
_LONGEST = {"name": 120, "office": 100, "phone": 30, "task_letter_number": 60}


@transaction.atomic
def add_participant(
    *,
    by: Membership,
    session: TrainingSession,
    data: ParticipantData,
    origin: str = ParticipantOrigin.ADDED,
) -> Participant:
    """Write somebody on the list. Raises NotAllowed, DomainError naming the field."""
    session = lock_session(session)
    may_edit_session(by, session).require()
    return new_participant(by=by, session=session, data=data, origin=origin)


@transaction.atomic
def update_participant(*, by: Membership, participant: Participant, version: int, data: ParticipantData) -> Participant:
    """Write the whole row. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    session = lock_session(participant.session)
    may_edit_session(by, session).require()
    fresh = lock_participant(participant, version=version)
    refuse_odd(session, data)
    if not data.name.strip() and fresh.name and has_records(fresh):
        raise DomainError("Namanya tidak dapat dikosongkan: ia sudah tercatat hadir atau mengikuti tes.", field="name")
    _refuse_twice(session, data.orang, fresh)
    is_another = bool(fresh.name) and not are_alike(bare_name(fresh.name), bare_name(data.name))
    if is_another and not has_records(fresh):
        fresh.code = new_participant_code()  # the card of the one before opens nothing any more
    take(fresh, data)
    write_row(fresh, by=by, verb="update_participant", place=session.program.place, summary=f"Mengubah peserta {fresh}")
    return fresh


@transaction.atomic
def remove_participant(*, by: Membership, participant: Participant) -> None:
    """Take somebody off the list who left no traces in the session. A second click changes nothing."""
    session = lock_session(participant.session)
    may_edit_session(by, session).require()
    fresh = Participant.objects.select_related("desa").filter(pk=participant.pk).first()
    if fresh is None:
        return
    if has_records(fresh):
        raise DomainError(f"{fresh} sudah tercatat hadir atau mengikuti tes, jadi tetap ada di daftar.")
    summary = f"Mengeluarkan {fresh} dari daftar peserta"
    act = log_act(by=by, verb="remove_participant", subject=fresh, place=session.program.place, summary=summary)
    delete_with_history(fresh, act=act)


@transaction.atomic
def follow_register(*, by: Membership, participant: Participant, version: int, called: Called) -> Participant:
    """Put whom the register names now in the place of whom it named before. Raises DomainError when he left traces."""
    session = lock_session(participant.session)
    may_edit_session(by, session).require()
    fresh = lock_participant(participant, version=version)
    if has_records(fresh):
        raise DomainError(f"{fresh} sudah tercatat hadir atau mengikuti tes. Tambahkan penggantinya sebagai peserta.")
    before = str(fresh)
    orang = Orang.objects.filter(pk=called.orang_id).first() if called.orang_id is not None else None
    _refuse_twice(session, orang, fresh)
    place_person(fresh, name=called.name, gender=called.gender, office=called.office, phone=called.phone, orang=orang)
    fresh.origin = ParticipantOrigin.REGISTER
    summary = f"{fresh} menggantikan {before} sebagai peserta"
    write_row(fresh, by=by, verb="follow_register", place=session.program.place, summary=summary)
    return fresh


def new_participant(
    *, by: Membership, session: TrainingSession, data: ParticipantData, origin: str, verb: str = "add_participant"
) -> Participant:
    """The row itself, for services that have locked the session and asked the policy."""
    refuse_odd(session, data)
    if not data.name.strip():
        raise DomainError("Tulis namanya.", field="name")
    if session.participant_set.count() >= MOST_PARTICIPANTS:
        raise DomainError(f"Satu angkatan paling banyak {MOST_PARTICIPANTS} peserta.")
    _refuse_twice(session, data.orang, None)
    same = session.participant_set.filter(desa=data.desa, role=data.role).exclude(name="")
    if any(bare_name(one.name) == bare_name(data.name) for one in same):
        raise DomainError("Nama ini sudah ada di daftar untuk desa dan peran yang sama.", field="name")
    last = session.participant_set.aggregate(last=Max("position"))["last"] or 0
    row = Participant(session=session, origin=origin, position=last + 1)
    take(row, data)
    write_row(row, by=by, verb=verb, place=session.program.place, summary=f"Menambah peserta {row}")
    return row


def take(row: Participant, data: ParticipantData) -> None:
    """Copy what is said onto the row."""
    row.name = one_line(data.name, _LONGEST["name"])
    row.role, row.gender, row.desa, row.orang = data.role, data.gender, data.desa, data.orang
    row.office = one_line(data.office, _LONGEST["office"])
    row.task_letter_number = one_line(data.task_letter_number, _LONGEST["task_letter_number"])
    row.task_letter_date = data.task_letter_date
    if data.phone is not None:
        row.phone = one_line(data.phone, _LONGEST["phone"])


def place_person(row: Participant, *, name: str, gender: str, office: str, phone: str, orang: Orang | None) -> None:
    """Put another person into a place: what was known of the one before goes, and his code opens nothing any more."""
    if row.name:
        row.code = new_participant_code()
        row.task_letter_number, row.task_letter_date = "", None
    row.name, row.gender, row.orang = one_line(name, _LONGEST["name"]), gender, orang
    row.office, row.phone = one_line(office, _LONGEST["office"]), one_line(phone, _LONGEST["phone"])


def refuse_odd(session: TrainingSession, data: ParticipantData) -> None:
    """Raise DomainError, naming the field, for what cannot be written."""
    for field, most in _LONGEST.items():
        if len(getattr(data, field) or "") > most:
            raise DomainError(f"Isian ini paling panjang {most} huruf.", field=field)
    if not data.name.strip() and data.desa is None:
        raise DomainError("Tulis namanya, atau pilih desa yang akan mengutus.", field="name")
    if data.role not in ParticipantRole:
        raise DomainError("Pilih peran dari daftar.", field="role")
    if data.gender and data.gender not in Gender:
        raise DomainError("Pilih L atau P.", field="gender")
    digits = sum(sign.isdigit() for sign in data.phone or "")
    if data.phone and not SHORTEST_PHONE <= digits <= LONGEST_PHONE + 1:
        raise DomainError("Tulis nomor telepon lengkap, misalnya 081234567890.", field="phone")
    if data.desa is not None and data.desa.kabupaten_id != kabupaten_of_program(session.program).pk:
        raise DomainError("Pilih desa dari kabupaten ini.", field="desa")
    if data.task_letter_date is not None and data.task_letter_date < date(2000, 1, 1):
        raise DomainError("Periksa tanggal surat tugasnya.", field="task_letter_date")


def _refuse_twice(session: TrainingSession, orang: Orang | None, row: Participant | None) -> None:
    if orang is None:
        return
    same = session.participant_set.filter(orang=orang)
    if (same.exclude(pk=row.pk) if row else same).exists():
        raise DomainError("Orang ini sudah ada di daftar peserta.", field="name")
