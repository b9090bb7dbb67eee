"""Writing households with their members in one act."""

from collections.abc import Sequence

from django.db import transaction

from accounts.act_log import save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.enums import FamilyRelation
from villages.models import Keluarga, Warga
from villages.personal_numbers import read_personal_number
from villages.policy_people import may_read_numbers, may_write_residents
from villages.resident_data import FamilyData, FamilyMember, ResidentData
from villages.services.locking import lock_desa
from villages.services.residents import lock_resident, new_resident, take_person, take_place
from villages.services.rows import one_line, write_row

MOST_MEMBERS = 30


class MemberRefused(DomainError):
    """A member was refused; `index` says which of those given."""

    def __init__(self, index: int, cause: DomainError) -> None:
        super().__init__(cause.message, field=cause.field)
        self.index = index


@transaction.atomic
def create_family(*, by: Membership, desa: Desa, data: FamilyData, members: Sequence[FamilyMember]) -> Keluarga:
    """Enter a household with its members. Raises NotAllowed, DomainError naming the field, MemberRefused."""
    desa = lock_desa(desa)
    may_write_residents(by, desa, data.dusun).require()
    refuse_odd_members(members)
    keluarga = Keluarga(desa=desa)
    take_family(by, keluarga, data)
    act = write_row(keluarga, by=by, verb="create_family", desa=desa, summary=_summary("Mencatat", members))
    _write_members(by, keluarga, members, act)
    return keluarga


@transaction.atomic
def update_family(
    *, by: Membership, keluarga: Keluarga, version: int, data: FamilyData, members: Sequence[FamilyMember]
) -> Keluarga:
    """Write a household and its members; who is not named any more stays as he is. Raises StaleVersion besides."""
    fresh = lock_family(by, keluarga, version=version)
    may_write_residents(by, fresh.desa, data.dusun).require()
    refuse_odd_members(members)
    take_family(by, fresh, data)
    act = write_row(fresh, by=by, verb="update_family", desa=fresh.desa, summary=_summary("Mengubah", members))
    _write_members(by, fresh, members, act)
    return fresh


def lock_family(by: Membership, keluarga: Keluarga, *, version: int | None) -> Keluarga:
    """The household, locked until the transaction ends. Raises NotAllowed, StaleVersion."""
    lock_desa(keluarga.desa)  # numbers are unique in the village
    fresh = Keluarga.objects.select_for_update(of=("self",)).select_related("desa", "dusun").get(pk=keluarga.pk)
    may_write_residents(by, fresh.desa, fresh.dusun).require()
    if version is not None and fresh.version != version:
        raise StaleVersion("Data keluarga ini baru saja disimpan oleh orang lain.")
    return fresh


def take_family(by: Membership, keluarga: Keluarga, data: FamilyData) -> None:
    """Copy what was typed onto the household. Raises DomainError for a number or a place that cannot be."""
    if data.dusun.desa_id != keluarga.desa_id:
        raise DomainError("Pilih dusun dari daftar desa ini.", field="dusun")
    if data.rukun_tetangga is not None and data.rukun_tetangga.dusun_id != data.dusun.pk:
        raise DomainError(f"RT itu bukan di {data.dusun.name}.", field="rukun_tetangga")
    if data.number is not None:
        keluarga.number = _free_number(by, keluarga, data.number)
    keluarga.dusun, keluarga.rukun_tetangga = data.dusun, data.rukun_tetangga
    keluarga.address, keluarga.is_rtm = one_line(data.address, 200), data.is_rtm


def refuse_odd_members(members: Sequence[FamilyMember]) -> None:
    """Raise DomainError for nobody, for a crowd, and for two heads."""
    if not members:
        raise DomainError("Tulis paling sedikit satu anggota keluarga.")
    if len(members) > MOST_MEMBERS:
        raise DomainError(f"Satu keluarga paling banyak {MOST_MEMBERS} orang.")
    if sum(member.person.relation == FamilyRelation.KEPALA for member in members) > 1:
        raise DomainError("Kepala keluarga hanya seorang.")


def _write_members(by: Membership, keluarga: Keluarga, members: Sequence[FamilyMember], act: Act) -> None:
    for index, member in enumerate(members):
        try:
            warga = _member(by, keluarga, member)
        except (StaleVersion, MemberRefused):
            raise
        except DomainError as error:
            raise MemberRefused(index, error) from error
        save_with_history(warga, act=act)


def _member(by: Membership, keluarga: Keluarga, member: FamilyMember) -> Warga:
    if member.warga is None:
        place = ResidentData(member.person, keluarga.dusun, keluarga.rukun_tetangga)
        return new_resident(by, keluarga.desa, place, keluarga)
    warga = lock_resident(by, member.warga, version=None)
    if warga.desa_id != keluarga.desa_id:
        raise DomainError("Orang ini bukan warga desa ini.", field="name")
    warga.keluarga = keluarga
    take_place(warga, keluarga.dusun, keluarga.rukun_tetangga)
    take_person(by, warga, member.person)
    warga.version += 1
    return warga


def _free_number(by: Membership, keluarga: Keluarga, typed: str) -> str:
    number = read_personal_number(typed, field="number", label="Nomor KK")
    if not number and not may_read_numbers(by, keluarga.desa):
        return keluarga.number  # who cannot read it does not empty it either
    if number and Keluarga.objects.filter(desa=keluarga.desa, number=number).exclude(pk=keluarga.pk).exists():
        raise DomainError("Nomor KK ini sudah tercatat pada keluarga lain di desa ini.", field="number")
    return number


def _summary(verb: str, members: Sequence[FamilyMember]) -> str:
    head = next((member for member in members if member.person.relation == FamilyRelation.KEPALA), members[0])
    return f"{verb} keluarga {head.person.name.strip()} ({len(members)} orang)"
