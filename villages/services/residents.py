"""Writing residents: who lives in the village, in which dusun, and who left."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from places.models import Desa, Dusun, Orang, RukunTetangga
from villages.enums import FamilyRelation, LeaveReason
from villages.models import Keluarga, Warga
from villages.personal_numbers import read_personal_number
from villages.policy_people import may_read_numbers, may_write_residents
from villages.resident_data import PersonData, ResidentData
from villages.services.locking import lock_desa
from villages.services.orang import clean_orang_name, new_orang
from villages.services.rows import one_line, write_row

OLDEST = date(1890, 1, 1)
EARLIEST_LEAVING = date(1945, 8, 17)


@transaction.atomic
def create_resident(*, by: Membership, desa: Desa, data: ResidentData, keluarga: Keluarga | None = None) -> Warga:
    """Enter a resident, of a household or alone. Raises NotAllowed, DomainError naming the field."""
    desa = lock_desa(desa)
    may_write_residents(by, desa, data.dusun).require()
    warga = new_resident(by, desa, data, keluarga)
    write_row(warga, by=by, verb="create_resident", desa=desa, summary=f"Mencatat warga {warga.orang}")
    return warga


@transaction.atomic
def update_resident(*, by: Membership, warga: Warga, version: int, data: ResidentData) -> Warga:
    """Write a resident; one of a household moves with it. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = lock_resident(by, warga, version=version)
    may_write_residents(by, fresh.desa, data.dusun).require()
    if fresh.keluarga_id and (data.dusun.pk, _pk(data.rukun_tetangga)) != (fresh.dusun_id, fresh.rukun_tetangga_id):
        raise DomainError("Pindahkan seluruh keluarganya, atau keluarkan dahulu dari keluarga itu.", field="dusun")
    take_place(fresh, data.dusun, data.rukun_tetangga)
    take_person(by, fresh, data.person)
    _save(fresh, by=by, verb="update_resident", summary=f"Mengubah data warga {fresh.orang}")
    return fresh


@transaction.atomic
def leave_family(*, by: Membership, warga: Warga, version: int) -> Warga:
    """Take a resident out of the household; he stays a resident of the dusun."""
    fresh = lock_resident(by, warga, version=version)
    fresh.keluarga, fresh.relation = None, ""
    _save(fresh, by=by, verb="leave_family", summary=f"{fresh.orang} keluar dari keluarganya")
    return fresh


@transaction.atomic
def record_leaving(*, by: Membership, warga: Warga, version: int, on: date, reason: str) -> Warga:
    """Write that a resident moved away or died. Raises DomainError with field "left_on" or "left_reason"."""
    fresh = lock_resident(by, warga, version=version)
    if reason not in (LeaveReason.PINDAH, LeaveReason.MENINGGAL):
        raise DomainError("Pilih pindah atau meninggal dunia.", field="left_reason")
    if not EARLIEST_LEAVING <= on <= timezone.localdate():
        raise DomainError("Tanggal ini tidak masuk akal. Periksa tahunnya.", field="left_on")
    if fresh.born_on and on < fresh.born_on:
        raise DomainError("Tanggal ini sebelum ia lahir.", field="left_on")
    fresh.left_on, fresh.left_reason = on, reason
    summary = f"{fresh.orang}: {LeaveReason(reason).label.lower()} pada {on:%d-%m-%Y}"
    _save(fresh, by=by, verb="record_leaving", summary=summary)
    return fresh


@transaction.atomic
def undo_leaving(*, by: Membership, warga: Warga, version: int) -> Warga:
    """Take back that a resident left; who asked for his data to be erased does not come back this way."""
    fresh = lock_resident(by, warga, version=version)
    if fresh.erased_at is not None:
        raise DomainError("Data orang ini sudah dihapus atas permintaannya.")
    fresh.left_on, fresh.left_reason = None, ""
    _save(fresh, by=by, verb="undo_leaving", summary=f"{fresh.orang} tercatat lagi sebagai warga")
    return fresh


def lock_resident(by: Membership, warga: Warga, *, version: int | None) -> Warga:
    """The resident, locked until the transaction ends, with person and village. Raises NotAllowed, StaleVersion."""
    lock_desa(warga.desa)  # numbers are unique in the village
    locked = Warga.objects.select_for_update(of=("self",)).select_related("orang", "desa", "dusun", "keluarga")
    fresh = locked.get(pk=warga.pk)
    may_write_residents(by, fresh.desa, fresh.dusun).require()
    if version is not None and fresh.version != version:
        raise StaleVersion("Data warga ini baru saja disimpan oleh orang lain.")
    return fresh


def new_resident(by: Membership, desa: Desa, data: ResidentData, keluarga: Keluarga | None) -> Warga:
    """An unsaved resident of a locked village; his person is written. The caller asked the policy and logs the act."""
    warga = Warga(desa=desa, keluarga=keluarga)
    take_place(warga, data.dusun, data.rukun_tetangga)
    person = data.person
    if person.orang is None:
        warga.orang = new_orang(desa, name=person.name, gender=person.gender)
    else:
        warga.orang = _known(desa, person.orang)
    take_person(by, warga, person)
    return warga


def take_place(warga: Warga, dusun: Dusun, rukun_tetangga: RukunTetangga | None) -> None:
    """Write where somebody lives. Raises DomainError for places of another village or dusun."""
    if dusun.desa_id != warga.desa_id:
        raise DomainError("Pilih dusun dari daftar desa ini.", field="dusun")
    if rukun_tetangga is not None and rukun_tetangga.dusun_id != dusun.pk:
        raise DomainError(f"RT itu bukan di {dusun.name}.", field="rukun_tetangga")
    warga.dusun, warga.rukun_tetangga = dusun, rukun_tetangga


def take_person(by: Membership, warga: Warga, person: PersonData) -> None:
    """Write what is known of somebody; name and sex go to his person, whom offices and groups share."""
    _refuse_odd_birth(person)
    if person.nik is not None:
        warga.nik = _free_nik(by, warga, person.nik)
    warga.relation = FamilyRelation(person.relation).value if person.relation else ""
    warga.born_on = person.born_on
    warga.birth_year = person.born_on.year if person.born_on else person.birth_year
    warga.occupation = one_line(person.occupation, 60)
    warga.is_disabled = person.is_disabled or bool(person.disability.strip())
    warga.disability = one_line(person.disability, 60) if warga.is_disabled else ""
    _correct_orang(warga.orang, person)


def _correct_orang(orang: Orang, person: PersonData) -> None:
    name = clean_orang_name(person.name)
    gender = person.gender or orang.gender
    if (orang.name, orang.gender) != (name, gender):
        orang.name, orang.gender = name, gender
        orang.save(update_fields=["name", "gender"])


def _known(desa: Desa, orang: Orang) -> Orang:
    if orang.desa_id != desa.pk:
        raise DomainError("Pilih orang dari daftar desa ini.", field="same_as")
    if Warga.objects.filter(orang=orang).exists():
        raise DomainError(f"{orang.name} sudah tercatat sebagai warga.", field="same_as")
    return orang


def _free_nik(by: Membership, warga: Warga, typed: str) -> str:
    nik = read_personal_number(typed, field="nik", label="NIK")
    if not nik and not may_read_numbers(by, warga.desa):
        return warga.nik  # who cannot read it does not empty it either
    if nik and Warga.objects.filter(desa=warga.desa, nik=nik).exclude(pk=warga.pk).exists():
        raise DomainError("NIK ini sudah tercatat pada warga lain di desa ini.", field="nik")
    return nik


def _refuse_odd_birth(person: PersonData) -> None:
    today = timezone.localdate()
    if person.born_on is not None and not OLDEST <= person.born_on <= today:
        raise DomainError("Tanggal lahir tidak masuk akal. Periksa tahunnya.", field="born")
    if person.birth_year is not None and not OLDEST.year <= person.birth_year <= today.year:
        raise DomainError("Tahun lahir tidak masuk akal.", field="born")


def _save(warga: Warga, *, by: Membership, verb: str, summary: str) -> None:
    write_row(warga, by=by, verb=verb, desa=warga.desa, summary=summary)


def _pk(row: RukunTetangga | None) -> int | None:
    return row.pk if row else None
