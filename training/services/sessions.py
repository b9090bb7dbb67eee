"""Planning, holding, opening again and cancelling sessions."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError
from places.field_length import refuse_long
from places.models import Desa, Kecamatan
from training.calling import CALLABLE
from training.enums import SessionStatus
from training.models import (
    AttendanceMark,
    HalfDay,
    SessionCall,
    SessionItem,
    SessionKecamatan,
    TrainingProgram,
    TrainingSession,
    Venue,
)
from training.policy import may_edit_program, may_edit_session
from training.program_place import kabupaten_of_program
from training.services.half_days import fit_half_days
from training.services.locking import lock_program, lock_session
from training.services.registers import create_venue
from training.session_data import SessionData
from villages.local_zone import zone_of

MOST_DAYS = 31
_TEXTS = (
    "responsible", "letter_number", "signer_name", "signer_office", "signer_nip", "certificate_prefix",
)  # fmt: skip
_FIELDS = ("starts_on", "ends_on", "starts_at", "ends_at", "venue", "letter_date", "pass_percent")


@transaction.atomic
def create_session(*, by: Membership, program: TrainingProgram, data: SessionData) -> TrainingSession:
    """Plan the next session of a programme, with its half days.

    Raises NotAllowed, and DomainError naming the field when the parts do not fit.
    """
    program = lock_program(program)
    if program.deleted_at is not None:
        raise DomainError("Program ini sudah dihapus. Pulihkan dahulu programnya.")
    may_edit_program(by, program).require()
    last = TrainingSession.objects.filter(program=program).aggregate(last=Max("number"))["last"] or 0
    session = TrainingSession(program=program, number=last + 1)
    _refuse_unfit(program, data)
    _copy(by, session, data)
    act = _log(by, session, "create_session", f"Merencanakan {session}")
    save_with_history(session, act=act)
    _write_called(session, data)
    fit_half_days(session)
    return session


@transaction.atomic
def update_session(*, by: Membership, session: TrainingSession, version: int, data: SessionData) -> TrainingSession:
    """Write the whole plan of a session; moved as a whole it takes its rundown and half days along.

    Raises NotAllowed, StaleVersion, and DomainError: an item or a marked half day would fall outside its days.
    """
    session = lock_session(session, version=version)
    may_edit_session(by, session).require()
    _refuse_unfit(session.program, data)
    before = (session.starts_on, session.ends_on)
    _copy(by, session, data)
    session.version += 1
    act = _log(by, session, "update_session", f"Mengubah rencana {session}")
    save_with_history(session, act=act)
    _write_called(session, data)
    moved_from = before[0] if session.ends_on - session.starts_on == before[1] - before[0] else None
    _fit_items(session, moved_from)
    fit_half_days(session, moved_from=moved_from)
    return session


@transaction.atomic
def hold_session(
    *, by: Membership, session: TrainingSession, version: int, at: datetime | None = None
) -> TrainingSession:
    """Declare a session held: list and attendance are closed, certificates and report may be written.

    Raises NotAllowed, StaleVersion, and DomainError before its first day.
    """
    session = lock_session(session, version=version)
    may_edit_session(by, session).require()
    moment = at or timezone.now()
    today = moment.astimezone(zone_of(kabupaten_of_program(session.program))).date()
    if today < session.starts_on:
        raise DomainError("Angkatan ini belum berlangsung. Nyatakan selesai setelah dilaksanakan.")
    session.status, session.held_at = SessionStatus.HELD, moment
    HalfDay.objects.filter(session=session).update(open_until=None)
    return _save(session, _log(by, session, "hold_session", f"Menyatakan selesai {session}"))


@transaction.atomic
def reopen_session(*, by: Membership, session: TrainingSession, version: int, reason: str) -> TrainingSession:
    """Open a held or cancelled session again, so that it can be mended; certificates that were issued stay as issued.

    Raises NotAllowed, StaleVersion, and DomainError without a reason.
    """
    session = lock_session(session, version=version)
    may_edit_program(by, session.program).require()
    if session.is_open:
        raise DomainError("Angkatan ini masih terbuka.")
    clean = _reason(reason)
    session.status, session.held_at, session.cancelled_reason = SessionStatus.PLANNED, None, ""
    return _save(session, _log(by, session, "reopen_session", f"Membuka lagi {session}", clean))


@transaction.atomic
def cancel_session(*, by: Membership, session: TrainingSession, version: int, reason: str) -> TrainingSession:
    """Cancel a planned session; it stays with its reason. Raises NotAllowed, StaleVersion, DomainError."""
    session = lock_session(session, version=version)
    may_edit_session(by, session).require()
    if AttendanceMark.objects.filter(half__session=session).exists():
        raise DomainError("Sudah ada peserta yang ditandai hadir, jadi angkatan ini tidak dibatalkan.")
    session.status, session.cancelled_reason = SessionStatus.CANCELLED, _reason(reason)
    HalfDay.objects.filter(session=session).update(open_until=None)
    act = _log(by, session, "cancel_session", f"Membatalkan {session}", session.cancelled_reason)
    return _save(session, act)


def _save(session: TrainingSession, act: Act) -> TrainingSession:
    session.version += 1
    save_with_history(session, act=act)
    return session


def _log(by: Membership, session: TrainingSession, verb: str, summary: str, reason: str = "") -> Act:
    return log_act(by=by, verb=verb, subject=session, place=session.program.place, summary=summary, reason=reason)


def _copy(by: Membership, session: TrainingSession, data: SessionData) -> None:
    for name in _FIELDS:
        setattr(session, name, getattr(data, name))
    for name in _TEXTS:
        setattr(session, name, " ".join(getattr(data, name).split()))
    session.letter_note = data.letter_note.strip()
    if data.new_venue is not None:
        session.venue = create_venue(by=by, place=session.program.place, data=data.new_venue)


def _write_called(session: TrainingSession, data: SessionData) -> None:
    """Kecamatan and roles as given: a few rows that nothing hangs on, written anew."""
    session.kecamatan_set.all().delete()
    session.call_set.all().delete()
    SessionKecamatan.objects.bulk_create(
        SessionKecamatan(session=session, kecamatan=one, position=at) for at, one in enumerate(data.kecamatan, start=1)
    )
    SessionCall.objects.bulk_create(
        SessionCall(session=session, role=role, everyone=everyone, position=at)
        for at, (role, everyone) in enumerate(data.calls, start=1)
    )


def _fit_items(session: TrainingSession, moved_from: date | None) -> None:
    """Items move along with a session that moves as a whole; else none may fall outside its days."""
    items = SessionItem.objects.filter(session=session)
    by = session.starts_on - moved_from if moved_from else timedelta()
    if by:
        for item in items:
            item.held_on += by
            item.save(update_fields=["held_on"])
    outside = items.exclude(held_on__range=(session.starts_on, session.ends_on)).first()
    if outside is not None:
        raise DomainError(
            f"Acara “{outside.title}” berada di luar tanggal baru. Pindahkan atau hapus dahulu acaranya.",
            field="starts_on",
        )


def _refuse_unfit(program: TrainingProgram, data: SessionData) -> None:
    if data.ends_on < data.starts_on:
        raise DomainError("Tanggal selesai mendahului tanggal mulai.", field="ends_on")
    if (data.ends_on - data.starts_on).days >= MOST_DAYS:
        raise DomainError(f"Satu angkatan paling lama {MOST_DAYS} hari.", field="ends_on")
    if data.starts_at and data.ends_at and data.ends_at <= data.starts_at:
        raise DomainError("Jam selesai harus sesudah jam mulai.", field="ends_at")
    if not 0 <= data.pass_percent <= 100:
        raise DomainError("Isi persentase antara 0 dan 100.", field="pass_percent")
    refuse_long(TrainingSession, {name: getattr(data, name) for name in _TEXTS})
    _refuse_foreign_venue(program, data.venue)
    _refuse_foreign_kecamatan(program, data)
    _refuse_odd_calls(program, data)


def _refuse_foreign_venue(program: TrainingProgram, venue: Venue | None) -> None:
    if venue is not None and venue.place != program.place:
        raise DomainError("Pilih tempat dari daftar tempat penyelenggara.", field="venue")


def _refuse_foreign_kecamatan(program: TrainingProgram, data: SessionData) -> None:
    """A kabupaten calls its kecamatan, a kecamatan itself, a village only itself."""
    place = program.place
    if isinstance(place, Desa):
        if data.kecamatan:
            raise DomainError("Pelatihan desa memanggil orang dari desanya sendiri.", field="kecamatan")
        return
    if not data.kecamatan:
        raise DomainError("Pilih paling sedikit satu kecamatan.", field="kecamatan")
    if len({one.pk for one in data.kecamatan}) < len(data.kecamatan):
        raise DomainError("Satu kecamatan hanya dipilih sekali.", field="kecamatan")
    is_own = (
        all(one == place for one in data.kecamatan)
        if isinstance(place, Kecamatan)
        else all(one.kabupaten == place for one in data.kecamatan)
    )
    if not is_own:
        raise DomainError("Pilih kecamatan di wilayah penyelenggara.", field="kecamatan")


def _refuse_odd_calls(program: TrainingProgram, data: SessionData) -> None:
    roles = [role for role, _ in data.calls]
    if not roles and not isinstance(program.place, Desa):
        raise DomainError("Pilih paling sedikit satu peran yang dipanggil.", field="calls")
    if set(roles) - set(CALLABLE) or len(set(roles)) < len(roles):
        raise DomainError("Pilih peran yang ada, masing-masing sekali.", field="calls")


def _reason(text: str) -> str:
    clean = " ".join(text.split())
    if not clean:
        raise DomainError("Tulis alasannya.", field="reason")
    if len(clean) > 200:
        raise DomainError("Alasan paling panjang 200 huruf.", field="reason")
    return clean
