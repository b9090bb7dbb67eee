"""Writing a Balai Rakyat, its managers and its partners."""

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from places.models import Desa
from training.balai_data import BalaiData, ManagerData, PartnerData
from training.enums import BalaiAim
from training.models import BalaiManager, BalaiPartner, BalaiRakyat
from training.policy import may_write_balai
from training.services.writing import one_line, write_row
from villages.services.locking import lock_desa


@transaction.atomic
def found_balai(*, by: Membership, desa: Desa, data: BalaiData) -> BalaiRakyat:
    """Enter the Balai Rakyat of a village. Raises NotAllowed, and DomainError for a second one."""
    desa = lock_desa(desa)
    may_write_balai(by, desa).require()
    if BalaiRakyat.objects.filter(desa=desa).exists():
        raise DomainError("Balai Rakyat desa ini sudah dicatat.")
    balai = BalaiRakyat(desa=desa)
    _take(balai, data)
    write_row(balai, by=by, verb="found_balai", place=desa, summary=f"Mencatat {balai}")
    return balai


@transaction.atomic
def update_balai(*, by: Membership, balai: BalaiRakyat, version: int, data: BalaiData) -> BalaiRakyat:
    """Write the centre's data. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = lock_balai(by, balai)
    _refuse_stale(fresh, version)
    _take(fresh, data)
    write_row(fresh, by=by, verb="update_balai", place=fresh.desa, summary=f"Mengubah {fresh}")
    return fresh


@transaction.atomic
def save_manager(
    *, by: Membership, balai: BalaiRakyat, version: int, data: ManagerData, manager: BalaiManager | None = None
) -> BalaiManager:
    """Enter a manager, or write one again; `version` is that of the centre. Raises NotAllowed, StaleVersion (only when
    one is written again), DomainError naming the field."""
    fresh = _turned(by, balai, version if manager else None)
    if data.orang is not None and data.orang.desa_id != fresh.desa_id:
        raise DomainError("Pilih orang dari desa ini.", field="name")
    row = manager or BalaiManager(balai=fresh)
    row.name, row.position = _required(data.name, 120, "name", "nama"), _required(data.position, 60, "position", "")
    row.gender, row.orang = data.gender, data.orang
    if data.starts_on and data.ends_on and data.ends_on < data.starts_on:
        raise DomainError("Tanggal sampai tidak boleh sebelum tanggal mulai.", field="ends_on")
    row.starts_on, row.ends_on = data.starts_on, data.ends_on
    verb, words = ("update_manager", "Mengubah") if manager else ("add_manager", "Mencatat")
    write_row(row, by=by, verb=verb, place=fresh.desa, summary=f"{words} pengurus {row}")
    return row


@transaction.atomic
def save_partner(
    *, by: Membership, balai: BalaiRakyat, version: int, data: PartnerData, partner: BalaiPartner | None = None
) -> BalaiPartner:
    """Enter a partner, or write one again; `version` is that of the centre. Raises NotAllowed, StaleVersion (only when
    one is written again), DomainError naming the field."""
    fresh = _turned(by, balai, version if partner else None)
    row = partner or BalaiPartner(balai=fresh)
    row.name, row.kind = _required(data.name, 150, "name", "mitra"), one_line(data.kind, 60)
    row.role, row.contact = one_line(data.role, 200), one_line(data.contact, 120)
    row.since, row.ended_on = data.since, data.ended_on
    verb, words = ("update_partner", "Mengubah") if partner else ("add_partner", "Mencatat")
    write_row(row, by=by, verb=verb, place=fresh.desa, summary=f"{words} mitra {row}")
    return row


@transaction.atomic
def remove_from_balai(*, by: Membership, row: BalaiManager | BalaiPartner) -> None:
    """Take out a manager or a partner who was entered by mistake; whose time is over gets a last day instead."""
    fresh = _turned(by, row.balai, None)
    log_act(by=by, verb="remove_from_balai", subject=row, place=fresh.desa, summary=f"Menghapus {row} dari {fresh}")
    row.delete()


def lock_balai(by: Membership, balai: BalaiRakyat) -> BalaiRakyat:
    """The centre as it is now, locked. Raises NotAllowed."""
    fresh = BalaiRakyat.objects.select_for_update(of=("self",)).select_related("desa").get(pk=balai.pk)
    may_write_balai(by, fresh.desa).require()
    return fresh


def _turned(by: Membership, balai: BalaiRakyat, version: int | None) -> BalaiRakyat:
    """The centre, locked, in its next version: its managers and partners are parts of it."""
    fresh = lock_balai(by, balai)
    if version is not None:
        _refuse_stale(fresh, version)
    BalaiRakyat.objects.filter(pk=fresh.pk).update(version=fresh.version + 1)
    return fresh


def _refuse_stale(balai: BalaiRakyat, version: int) -> None:
    if balai.version != version:
        raise StaleVersion("Data Balai Rakyat baru saja disimpan orang lain. Periksa dahulu perubahannya.")


def _take(balai: BalaiRakyat, data: BalaiData) -> None:
    unknown = [aim for aim in data.aims if aim not in BalaiAim]
    if unknown:
        raise DomainError("Pilih tujuan dari daftar.", field="aims")
    balai.name = _required(data.name, 120, "name", "nama Balai Rakyat")
    balai.address, balai.decree = one_line(data.address, 200), one_line(data.decree, 120)
    balai.founded_on = data.founded_on
    balai.general_aim, balai.accessibility = data.general_aim.strip(), data.accessibility.strip()
    balai.aims = [aim.value for aim in BalaiAim if aim in data.aims]


def _required(text: str, longest: int, field: str, words: str) -> str:
    clean = one_line(text, longest)
    if not clean:
        raise DomainError(f"Isi {words or 'kedudukannya'}.", field=field)
    return clean
