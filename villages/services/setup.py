"""Setting a new village up in one act: inauguration date, dusun, offices with their holders, kop surat."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Orang
from villages.enums import Capacity, JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan
from villages.policy import may_set_up
from villages.services.dusun import new_dusun
from villages.services.locking import lock_desa
from villages.services.offices import write_standard_sotk
from villages.services.profile import ProfileData, write_profile
from villages.services.tenures import Holder, Tenure, write_tenure


@dataclass(frozen=True)
class DusunEntry:
    """A dusun, and its head if he is known."""

    name: str
    head: str = ""


@dataclass(frozen=True)
class OfficialEntry:
    """Who holds an office now; `starts_on` None means the village's inauguration date."""

    kind: JabatanKind
    name: str
    nip: str = ""
    capacity: Capacity = Capacity.DEFINITIF
    starts_on: date | None = None


@dataclass(frozen=True)
class VillageSetup:
    """All that is typed when a village begins."""

    profile: ProfileData
    dusun: tuple[DusunEntry, ...] = ()
    officials: tuple[OfficialEntry, ...] = ()


@transaction.atomic
def set_up_village(*, by: Membership, desa: Desa, version: int, data: VillageSetup) -> DesaProfile:
    """Write everything or nothing. Raises NotAllowed, StaleVersion, and DomainError naming the field at fault.

    It can be done again: the profile is written anew, dusun and holders that exist are left alone, missing ones added.
    """
    desa = lock_desa(desa)
    may_set_up(by, desa).require()
    if data.profile.inaugurated_on is None:
        raise DomainError(
            "Isi tanggal pelantikan kepala desa; masa RPJM Desa dihitung darinya.", field="inaugurated_on"
        )
    profile = write_profile(desa, version=version, data=data.profile)
    heads = _write_dusun(desa, data.dusun)
    write_standard_sotk(desa)
    offices = Jabatan.objects.filter(desa=desa, is_retired=False).select_related("dusun").order_by("position")
    vacant = [row for row in offices.prefetch_related("pemangku_set") if not row.pemangku_set.all()]
    _fill(desa, vacant, data.officials, since=data.profile.inaugurated_on)
    _fill_heads(vacant, heads, since=data.profile.inaugurated_on)
    log_act(by=by, verb="set_up_village", subject=profile, place=desa, summary=f"Menyiapkan data {desa.name}")
    return profile


def _write_dusun(desa: Desa, entries: tuple[DusunEntry, ...]) -> dict[int, str]:
    """Add the dusun that are new, below the others; give the heads by dusun."""
    known = {row.name.casefold(): row for row in desa.dusun_set.filter(is_retired=False)}
    heads: dict[int, str] = {}
    listed: set[int] = set()
    for entry in entries:
        try:
            row = known.get(" ".join(entry.name.split()).casefold()) or new_dusun(desa, name=entry.name)
        except DomainError as error:
            raise DomainError(error.message, field="dusun") from None
        if row.pk in listed:
            raise DomainError(f"{row.name} ditulis dua kali.", field="dusun")
        listed.add(row.pk)
        if entry.head:
            heads[row.pk] = entry.head
    return heads


def _fill(desa: Desa, vacant: list[Jabatan], officials: tuple[OfficialEntry, ...], *, since: date) -> None:
    for entry in officials:
        jabatan = next((row for row in vacant if row.kind == entry.kind), None)
        if jabatan is None:
            _refuse_other_name(desa, entry)
            continue
        tenure = Tenure(entry.starts_on or since, capacity=entry.capacity)
        try:
            write_tenure(jabatan, holder=_holder(jabatan.desa, entry.name, entry.nip), tenure=tenure)
        except DomainError as error:
            raise DomainError(error.message, field=f"{entry.kind}-{error.field or 'name'}") from None


def _fill_heads(vacant: list[Jabatan], heads: dict[int, str], *, since: date) -> None:
    for jabatan in vacant:
        if jabatan.dusun_id in heads:
            try:
                write_tenure(jabatan, holder=_holder(jabatan.desa, heads[jabatan.dusun_id]), tenure=Tenure(since))
            except DomainError as error:
                raise DomainError(error.message, field="dusun") from None


def _refuse_other_name(desa: Desa, entry: OfficialEntry) -> None:
    """An office that has a holder is left alone; who typed another name must know that it was not taken."""
    names = PemangkuJabatan.objects.filter(desa=desa, jabatan__kind=entry.kind).values_list("orang__name", flat=True)
    if entry.name not in names:
        raise DomainError(
            f"Jabatan {JabatanKind(entry.kind).label} sudah diisi {', '.join(names)}. "
            "Penggantiannya dicatat pada halaman Perangkat dan BPD."
        )


def _holder(desa: Desa, name: str, nip: str = "") -> Holder:
    """The one person of the village who bears this name already (his account was opened before), else a new one."""
    same = list(Orang.objects.filter(desa=desa, name__iexact=" ".join(name.split()))[:2])
    if len(same) != 1 or (nip and same[0].nip and same[0].nip != nip):
        return Holder(name=name, nip=nip)
    if nip and not same[0].nip:
        same[0].nip = nip
        same[0].save(update_fields=["nip"])
    return Holder(orang=same[0])
