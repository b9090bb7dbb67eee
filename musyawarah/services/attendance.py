"""Writing who came, from when to when. Only an open meeting's list is written; a closed one's is mended (Ralat)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.act_log import create_with_history, delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.attendance_data import AttendeeData
from musyawarah.enums import AttendanceRole
from musyawarah.models import Kehadiran, MasaHadir, Musyawarah
from musyawarah.policy import may_record
from musyawarah.presence import Stay
from musyawarah.services.locking import lock_musyawarah
from musyawarah.stays import clean_stays
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from villages.enums import Unsur

MOST_AT_ONCE = 500
MOST_ATTENDEES = 3000
_FIELDS = ("name", "gender", "unsur", "role", "office", "dusun", "address", "orang", "is_wakil", "spoke")


@transaction.atomic
def add_attendees(*, by: Membership, musyawarah: Musyawarah, people: Sequence[AttendeeData]) -> list[Kehadiran]:
    """Write people on the list, all or none; who stands on it already as the same person is left as he is.

    Gives the new rows. Raises NotAllowed for a meeting that is not open, DomainError for what cannot be.
    """
    musyawarah = _locked(by, musyawarah)
    stored = musyawarah.kehadiran_set.order_by("position", "pk").values_list("orang_id", "position")
    known = {orang_id for orang_id, _ in stored if orang_id}
    last = max((position for _, position in stored), default=0)
    new: list[AttendeeData] = []
    for person in people:
        _refuse_odd(musyawarah, person)
        if person.orang is not None:
            if person.orang.pk in known:
                continue
            known.add(person.orang.pk)
        new.append(person)
    if not new:
        return []
    if len(new) > MOST_AT_ONCE or len(stored) + len(new) > MOST_ATTENDEES:
        raise DomainError(f"Sekali simpan paling banyak {MOST_AT_ONCE} nama.")
    rows = [_row(musyawarah, person, last + at) for at, person in enumerate(new, start=1)]
    act = _log(by, "add_attendees", musyawarah, f"Mencatat {len(rows)} orang hadir")
    create_with_history(rows, act=act)
    stays = [(row, clean_stays(musyawarah, person.stays)) for row, person in zip(rows, new, strict=True)]
    create_with_history([_masa(row, stay) for row, own in stays for stay in own], act=act)
    return rows


@transaction.atomic
def update_attendee(*, by: Membership, attendee: Kehadiran, version: int, data: AttendeeData) -> Kehadiran:
    """Write the whole row with its stays. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    musyawarah = _locked(by, attendee.musyawarah)
    row = _fresh(attendee, version=version)
    _refuse_odd(musyawarah, data)
    same = Kehadiran.objects.filter(musyawarah=musyawarah, orang=data.orang).exclude(pk=row.pk)
    if data.orang is not None and same.exists():
        raise DomainError("Orang ini sudah ada di daftar hadir.", field="name")
    stays = clean_stays(musyawarah, data.stays)
    for name in _FIELDS:
        setattr(row, name, _clean(getattr(data, name)))
    row.version += 1
    act = _log(by, "update_attendee", musyawarah, f"Mengubah kehadiran {row.name}")
    save_with_history(row, act=act)
    _write_stays(row, stays, act)
    return row


@transaction.atomic
def remove_attendee(*, by: Membership, attendee: Kehadiran) -> None:
    """Take somebody off the list who was written there by mistake; who left is marked as having left instead."""
    musyawarah = _locked(by, attendee.musyawarah)
    row = Kehadiran.objects.filter(pk=attendee.pk).first()
    if row is None:
        return
    act = _log(by, "remove_attendee", musyawarah, f"Mengeluarkan {row.name} dari daftar hadir")
    for stay in row.masa_set.all():
        delete_with_history(stay, act=act)
    delete_with_history(row, act=act)


@transaction.atomic
def mark_arrival(*, by: Membership, attendee: Kehadiran, at: datetime | None = None) -> Kehadiran:
    """Somebody who had left comes (back) in at a moment, now by default. A second click changes nothing."""
    musyawarah = _locked(by, attendee.musyawarah)
    row, moment = _fresh(attendee), at or timezone.now()
    stays = _stays_of(row)
    if any(stay.covers(moment) for stay in stays):
        return row
    return _move(by, musyawarah, row, (*stays, Stay(arrived_at=moment)), f"{row.name} datang")


@transaction.atomic
def mark_leaving(*, by: Membership, attendee: Kehadiran, at: datetime | None = None) -> Kehadiran:
    """Somebody goes out at a moment, now by default. A second click changes nothing."""
    musyawarah = _locked(by, attendee.musyawarah)
    row, moment = _fresh(attendee), at or timezone.now()
    stays = _stays_of(row)
    if not any(stay.covers(moment) for stay in stays):
        return row
    shorter = tuple(Stay(stay.arrived_at, moment) if stay.covers(moment) else stay for stay in stays)
    return _move(by, musyawarah, row, shorter, f"{row.name} pulang")


@transaction.atomic
def mark_spoke(*, by: Membership, attendee: Kehadiran, spoke: bool = True) -> Kehadiran:
    """Note that somebody spoke, or that he did not after all. A second click changes nothing."""
    musyawarah = _locked(by, attendee.musyawarah)
    row = _fresh(attendee)
    if row.spoke == spoke:
        return row
    row.spoke = spoke
    row.version += 1
    words = "berbicara" if spoke else "tidak berbicara"
    save_with_history(row, act=_log(by, "mark_spoke", musyawarah, f"{row.name} {words}"))
    return row


@transaction.atomic
def mark_gender(*, by: Membership, attendee: Kehadiran, gender: str) -> Kehadiran:
    """Fill in L or P of somebody. A second click changes nothing."""
    musyawarah = _locked(by, attendee.musyawarah)
    row = _fresh(attendee)
    if gender not in Gender:
        raise DomainError("Pilih L atau P.", field="gender")
    if row.gender == gender:
        return row
    row.gender = gender
    row.version += 1
    save_with_history(row, act=_log(by, "mark_gender", musyawarah, f"{row.name}: {gender}"))
    return row


def _move(by: Membership, musyawarah: Musyawarah, row: Kehadiran, stays: tuple[Stay, ...], summary: str) -> Kehadiran:
    wanted = clean_stays(musyawarah, stays)
    row.version += 1
    act = _log(by, "move_attendee", musyawarah, summary)
    save_with_history(row, act=act)
    _write_stays(row, wanted, act)
    return row


def _write_stays(row: Kehadiran, wanted: tuple[Stay, ...], act: Act) -> None:
    """Change only what differs, so that the history tells what was mended."""
    stored = list(row.masa_set.all())
    for masa, stay in zip(stored, wanted, strict=False):
        if (masa.arrived_at, masa.left_at) != (stay.arrived_at, stay.left_at):
            masa.arrived_at, masa.left_at = stay.arrived_at, stay.left_at
            save_with_history(masa, act=act)
    for masa in stored[len(wanted) :]:
        delete_with_history(masa, act=act)
    for stay in wanted[len(stored) :]:
        save_with_history(_masa(row, stay), act=act)


def _locked(by: Membership, musyawarah: Musyawarah) -> Musyawarah:
    fresh = lock_musyawarah(musyawarah)
    may_record(by, fresh).require()
    return fresh


def _fresh(attendee: Kehadiran, *, version: int | None = None) -> Kehadiran:
    row = Kehadiran.objects.filter(pk=attendee.pk).first()
    if row is None:
        raise DomainError("Nama ini sudah dikeluarkan dari daftar hadir.")
    if version is not None and row.version != version:
        raise StaleVersion("Kehadiran orang ini baru saja disimpan orang lain.")
    return row


def _stays_of(row: Kehadiran) -> tuple[Stay, ...]:
    return tuple(Stay(masa.arrived_at, masa.left_at) for masa in row.masa_set.all())


def _row(musyawarah: Musyawarah, person: AttendeeData, position: int) -> Kehadiran:
    values = {name: _clean(getattr(person, name)) for name in _FIELDS}
    return Kehadiran(musyawarah=musyawarah, position=position, **values)


def _masa(row: Kehadiran, stay: Stay) -> MasaHadir:
    return MasaHadir(kehadiran=row, arrived_at=stay.arrived_at, left_at=stay.left_at)


def _clean(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _refuse_odd(musyawarah: Musyawarah, person: AttendeeData) -> None:
    if not person.name.strip():
        raise DomainError("Tulis namanya.", field="name")
    for field, most in (("name", 120), ("office", 100), ("address", 150)):
        if len(getattr(person, field)) > most:
            raise DomainError(f"Isian ini paling panjang {most} huruf.", field=field)
    if person.gender and person.gender not in Gender:
        raise DomainError("Pilih L atau P.", field="gender")
    if person.unsur not in Unsur:
        raise DomainError("Pilih unsur dari daftar.", field="unsur")
    if person.role not in AttendanceRole:
        raise DomainError("Pilih sebagai apa ia hadir.", field="role")
    for field in ("dusun", "orang"):
        row = getattr(person, field)
        if row is not None and row.desa_id != musyawarah.desa_id:
            raise DomainError("Pilih dari desa ini.", field=field)


def _log(by: Membership, verb: str, musyawarah: Musyawarah, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=musyawarah, place=musyawarah.desa, summary=summary)
