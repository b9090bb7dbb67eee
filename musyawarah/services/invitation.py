"""Proposing and writing who is invited, and the letter."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import TextChoices

from accounts.act_log import log_act
from accounts.models import Membership
from musyawarah.enums import AttendanceRole, InvitedFor, MusyawarahStatus
from musyawarah.invitation_data import InvitedData, LetterData
from musyawarah.invitation_proposals import proposals_for
from musyawarah.models import Musyawarah, Terundang, Undangan
from musyawarah.name_matching import bare_name
from musyawarah.policy import may_prepare
from musyawarah.services.locking import lock_musyawarah
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from villages.enums import Unsur

MOST_INVITED = 2000
_LONGEST_NOTE = 2000
_CHANGEABLE: dict[str, type[TextChoices]] = {"role": AttendanceRole, "gender": Gender, "unsur": Unsur}


def propose_invited(*, by: Membership, musyawarah: Musyawarah) -> list[InvitedData]:
    """Whom the meeting should hear and has not invited yet: offices, managers of groups, residents without a group.

    Writes nothing. Residents are proposed to those only who may read the list of residents. Raises NotAllowed.
    """
    may_prepare(by, musyawarah).require()
    return proposals_for(by, musyawarah)


@transaction.atomic
def save_invited(*, by: Membership, musyawarah: Musyawarah, people: Sequence[InvitedData]) -> list[Terundang]:
    """Write people on the list of the invited; who stands there already is left as he is. Gives the new rows.

    Raises NotAllowed, and DomainError once the meeting is open, since the quorum counts from its opening.
    """
    musyawarah = _locked(by, musyawarah)
    stored = list(musyawarah.terundang_set.all())
    persons = {row.orang_id for row in stored if row.orang_id}
    names = {bare_name(row.name) for row in stored if not row.orang_id}
    new: list[InvitedData] = []
    for person in people:
        _refuse_odd(musyawarah, person)
        if person.orang is not None:
            if person.orang.pk in persons:
                continue
            persons.add(person.orang.pk)
        elif bare_name(person.name) in names:
            continue
        else:
            names.add(bare_name(person.name))
        new.append(person)
    if len(stored) + len(new) > MOST_INVITED:
        raise DomainError(f"Paling banyak {MOST_INVITED} undangan.")
    if not new:
        return []
    last = max((row.position for row in stored), default=0)
    rows = Terundang.objects.bulk_create(_row(musyawarah, person, last + at) for at, person in enumerate(new, start=1))
    _log(by, "save_invited", musyawarah, f"Menambah {len(rows)} undangan")
    return rows


@transaction.atomic
def change_invited(*, by: Membership, musyawarah: Musyawarah, keys: Collection[int], field: str, value: str) -> int:
    """Write `role`, `gender` or `unsur` of these people. Gives how many changed."""
    musyawarah = _locked(by, musyawarah)
    if field not in _CHANGEABLE or value not in _CHANGEABLE[field]:
        raise DomainError("Pilih apa yang diubah.", field=field)
    changed = musyawarah.terundang_set.filter(pk__in=keys).exclude(**{field: value}).update(**{field: value})
    if changed:
        label = str(_CHANGEABLE[field](value).label) if field != "unsur" else Unsur(value).printed
        _log(by, "change_invited", musyawarah, f"Mengubah {changed} undangan: {label}")
    return changed


@transaction.atomic
def remove_invited(*, by: Membership, musyawarah: Musyawarah, keys: Collection[int]) -> int:
    """Take these off the list of the invited. Gives how many were taken off; a second time changes nothing."""
    musyawarah = _locked(by, musyawarah)
    names = list(musyawarah.terundang_set.filter(pk__in=keys).values_list("name", flat=True))
    musyawarah.terundang_set.filter(pk__in=keys).delete()
    if names:
        _log(by, "remove_invited", musyawarah, f"Mengeluarkan dari undangan: {', '.join(names)}")
    return len(names)


@transaction.atomic
def save_letter(*, by: Membership, musyawarah: Musyawarah, version: int, data: LetterData) -> Undangan:
    """Write number, date and words of the letter; `version` 0 for the first time. Raises StaleVersion, DomainError."""
    musyawarah = lock_musyawarah(musyawarah)
    may_prepare(by, musyawarah).require()
    letter = Undangan.objects.filter(musyawarah=musyawarah).first()
    if (letter.version if letter else 0) != version:
        raise StaleVersion("Surat undangan ini baru saja disimpan orang lain.")
    if data.dated and data.dated > musyawarah.held_on:
        raise DomainError("Tanggal surat harus sebelum musyawarah.", field="dated")
    for field, most in (("number", 60), ("sifat", 30), ("lampiran", 60), ("note", _LONGEST_NOTE)):
        if len(getattr(data, field)) > most:
            raise DomainError(f"Isian ini paling panjang {most} huruf.", field=field)
    letter = letter or Undangan(musyawarah=musyawarah, version=0)
    letter.number, letter.dated = " ".join(data.number.split()), data.dated
    letter.sifat, letter.lampiran, letter.note = data.sifat.strip(), data.lampiran.strip(), data.note.strip()
    letter.version += 1
    letter.save()
    _log(by, "save_letter", musyawarah, f"Menulis surat undangan {letter.number}".strip())
    return letter


def _locked(by: Membership, musyawarah: Musyawarah) -> Musyawarah:
    fresh = lock_musyawarah(musyawarah)
    may_prepare(by, fresh).require()
    if fresh.status != MusyawarahStatus.PLANNED:
        raise DomainError("Daftar undangan tidak diubah lagi setelah musyawarah dibuka; kuorum dihitung darinya.")
    return fresh


def _row(musyawarah: Musyawarah, person: InvitedData, position: int) -> Terundang:
    return Terundang(
        musyawarah=musyawarah,
        orang=person.orang,
        name=" ".join(person.name.split()),
        gender=person.gender,
        unsur=person.unsur,
        office=" ".join(person.office.split()),
        dusun=person.dusun,
        role=person.role,
        invited_for=person.invited_for,
        position=position,
    )


def _refuse_odd(musyawarah: Musyawarah, person: InvitedData) -> None:
    if not person.name.strip():
        raise DomainError("Tulis namanya.", field="name")
    if len(person.name) > 120 or len(person.office) > 100:
        raise DomainError("Nama paling panjang 120 huruf, jabatan 100 huruf.", field="name")
    if person.gender and person.gender not in Gender:
        raise DomainError("Pilih L atau P.", field="gender")
    if person.unsur not in Unsur or person.role not in AttendanceRole or person.invited_for not in InvitedFor:
        raise DomainError("Pilih dari daftar.", field="unsur")
    for row in (person.dusun, person.orang):
        if row is not None and row.desa_id != musyawarah.desa_id:
            raise DomainError("Pilih dari desa ini.", field="name")


def _log(by: Membership, verb: str, musyawarah: Musyawarah, summary: str) -> None:
    log_act(by=by, verb=verb, subject=musyawarah, place=musyawarah.desa, summary=summary)
