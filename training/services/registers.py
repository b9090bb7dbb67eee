"""Writing the registers of halls and speakers; each place keeps its own."""

from typing import Any, TypeVar

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError, StaleVersion
from places.field_length import refuse_long
from training.models import Speaker, Venue
from training.policy import Place, may_hold_training
from training.session_data import SpeakerData, VenueData

Registered = TypeVar("Registered", Venue, Speaker)


@transaction.atomic
def create_venue(*, by: Membership, place: Place, data: VenueData) -> Venue:
    """Add a hall to a place's register. Raises NotAllowed, and DomainError for a name that is there already."""
    may_hold_training(by, place).require()
    return _create(by, Venue(**owner_fields(place)), _venue_fields(data))


@transaction.atomic
def update_venue(*, by: Membership, venue: Venue, version: int, data: VenueData) -> Venue:
    """Write a hall again; sessions that name it print it so. Raises NotAllowed, StaleVersion, DomainError."""
    return _update(by, venue, version, _venue_fields(data))


@transaction.atomic
def create_speaker(*, by: Membership, place: Place, data: SpeakerData) -> Speaker:
    """Add a speaker to a place's register. Raises NotAllowed, and DomainError for one that is there already."""
    may_hold_training(by, place).require()
    return _create(by, Speaker(**owner_fields(place)), _speaker_fields(data))


@transaction.atomic
def update_speaker(*, by: Membership, speaker: Speaker, version: int, data: SpeakerData) -> Speaker:
    """Write a speaker again. Raises NotAllowed, StaleVersion, DomainError."""
    return _update(by, speaker, version, _speaker_fields(data))


@transaction.atomic
def set_retired(*, by: Membership, row: Registered, is_retired: bool) -> Registered:
    """Take a hall or a speaker out of the choice, or back into it; sessions that name it keep it."""
    fresh = _lock(row)
    may_hold_training(by, fresh.place).require()
    if fresh.is_retired == is_retired:
        return fresh
    fresh.is_retired = is_retired
    fresh.version += 1
    fresh.save(update_fields=["is_retired", "version"])
    verb, word = ("retire", "tidak dipakai lagi") if is_retired else ("restore", "dipakai lagi")
    log_act(by=by, verb=f"{verb}_{_kind(row)}", subject=fresh, place=fresh.place, summary=f"{fresh} {word}")
    return fresh


def _create(by: Membership, row: Registered, fields: dict[str, Any]) -> Registered:
    return _write(by, row, fields, "create")


def _update(by: Membership, row: Registered, version: int, fields: dict[str, Any]) -> Registered:
    fresh = _lock(row)
    may_hold_training(by, fresh.place).require()
    if fresh.version != version:
        raise StaleVersion("Baris ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    fresh.version += 1
    return _write(by, fresh, fields, "update")


def _write(by: Membership, row: Registered, fields: dict[str, Any], verb: str) -> Registered:
    _refuse_unfit(row, fields)
    _refuse_twin(row, fields)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    what = "tempat" if isinstance(row, Venue) else "narasumber"
    summary = f"{'Menambah' if verb == 'create' else 'Mengubah'} {what} {row}"
    log_act(by=by, verb=f"{verb}_{_kind(row)}", subject=row, place=row.place, summary=summary)
    return row


def _kind(row: Venue | Speaker) -> str:
    return "venue" if isinstance(row, Venue) else "speaker"


def _lock(row: Registered) -> Registered:
    joined = type(row).objects.select_for_update(of=("self",)).select_related("desa", "kecamatan", "kabupaten")
    return joined.get(pk=row.pk)


def _refuse_unfit(row: Venue | Speaker, fields: dict[str, Any]) -> None:
    if not fields["name"]:
        raise DomainError("Tulis namanya.", field="name")
    refuse_long(type(row), fields)
    if fields.get("capacity") == 0:
        raise DomainError("Daya tampung paling sedikit satu orang.", field="capacity")


def _refuse_twin(row: Registered, fields: dict[str, Any]) -> None:
    """The same name twice in one register is a slip of typing."""
    second = "address" if isinstance(row, Venue) else "institution"
    twins = type(row).objects.filter(
        **owner_fields(row.place), name__iexact=fields["name"], **{f"{second}__iexact": fields[second]}
    )
    if twins.exclude(pk=row.pk).exists():
        raise DomainError(f"{fields['name']} sudah ada dalam daftar.", field="name")


def _venue_fields(data: VenueData) -> dict[str, Any]:
    return {"name": _clean(data.name), "address": _clean(data.address), "capacity": data.capacity}


def _speaker_fields(data: SpeakerData) -> dict[str, Any]:
    return {"name": _clean(data.name), "institution": _clean(data.institution), "phone": _clean(data.phone)}


def _clean(text: str) -> str:
    return " ".join(text.split())
