"""Writing the offices of a village (SOTK and institutions)."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Dusun
from villages.enums import JabatanKind
from villages.models import Jabatan
from villages.policy import may_edit_offices
from villages.profile import profile_of
from villages.services.locking import lock_desa
from villages.services.profile import ProfileData, refuse_impossible

# What every village has; a kepala dusun for each dusun comes on top.
STANDARD_KINDS = (
    JabatanKind.KEPALA_DESA,
    JabatanKind.SEKRETARIS_DESA,
    JabatanKind.KAUR_TATA_USAHA,
    JabatanKind.KAUR_KEUANGAN,
    JabatanKind.KAUR_PERENCANAAN,
    JabatanKind.KASI_PEMERINTAHAN,
    JabatanKind.KASI_KESEJAHTERAAN,
    JabatanKind.KASI_PELAYANAN,
    JabatanKind.KEPALA_DUSUN,
    JabatanKind.KETUA_BPD,
    JabatanKind.ANGGOTA_BPD,
    JabatanKind.KETUA_LPM,
)
_POSITION = {kind: at * 100 for at, kind in enumerate(JabatanKind, start=1)}
_ONLY_ONE = frozenset(JabatanKind) - {JabatanKind.KEPALA_DUSUN, JabatanKind.LAINNYA}


@transaction.atomic
def create_standard_sotk(
    *, by: Membership, desa: Desa, perdes_number: str = "", perdes_date: date | None = None
) -> list[Jabatan]:
    """Create the offices that every village has, a kepala dusun for each dusun, and note the Perdes of the SOTK.

    What exists is left alone, so it can be done again; gives the offices that were new.
    """
    desa = lock_desa(desa)
    may_edit_offices(by, desa).require()
    created = write_standard_sotk(desa)
    if perdes_number or perdes_date:
        refuse_impossible(ProfileData(sotk_perdes_number=perdes_number, sotk_perdes_date=perdes_date))
        profile = profile_of(desa)
        profile.sotk_perdes_number, profile.sotk_perdes_date = perdes_number, perdes_date
        profile.version += 1
        profile.save()
    summary = f"Menyusun SOTK: {len(created)} jabatan baru"
    log_act(by=by, verb="create_standard_sotk", subject=desa, place=desa, summary=summary)
    return created


def write_standard_sotk(desa: Desa) -> list[Jabatan]:
    """Write the standard offices that a locked village lacks; the caller has asked the policy and logs the act."""
    existing = list(Jabatan.objects.filter(desa=desa))
    kinds = {row.kind for row in existing}
    with_dusun = {row.dusun_id for row in existing if row.dusun_id}
    wanted = [
        Jabatan(desa=desa, kind=kind, position=_POSITION[kind])
        for kind in STANDARD_KINDS
        if kind != JabatanKind.KEPALA_DUSUN and kind not in kinds
    ]
    wanted += [
        _kepala_dusun(desa, dusun)
        for dusun in desa.dusun_set.filter(is_retired=False).order_by("position", "name")
        if dusun.pk not in with_dusun
    ]
    return Jabatan.objects.bulk_create(wanted)


@transaction.atomic
def add_jabatan(
    *, by: Membership, desa: Desa, kind: JabatanKind, title: str = "", dusun: Dusun | None = None
) -> Jabatan:
    """Add one office. Raises DomainError when the village has it already or the parts do not fit."""
    desa = lock_desa(desa)
    may_edit_offices(by, desa).require()
    kind, title = JabatanKind(kind), _clean_title(title)
    if kind == JabatanKind.LAINNYA and not title:
        raise DomainError("Tulis sebutan jabatannya.", field="title")
    if kind == JabatanKind.KEPALA_DUSUN and (dusun is None or dusun.desa_id != desa.pk):
        raise DomainError("Pilih dusun dari kepala dusun ini.", field="dusun")
    in_use = Jabatan.objects.filter(desa=desa, kind=kind, is_retired=False)
    if kind in _ONLY_ONE and in_use.exists():
        raise DomainError(f"Jabatan {kind.label} sudah ada.", field="kind")
    if kind == JabatanKind.KEPALA_DUSUN and in_use.filter(dusun=dusun).exists():
        raise DomainError(f"Kepala dusun untuk {dusun} sudah ada.", field="dusun")
    if kind == JabatanKind.KEPALA_DUSUN and dusun is not None:
        jabatan = _kepala_dusun(desa, dusun)
        jabatan.title = title
    else:
        last = in_use.aggregate(last=Max("position"))["last"]
        jabatan = Jabatan(desa=desa, kind=kind, title=title, position=(last or _POSITION[kind] - 1) + 1)
    jabatan.save()
    log_act(by=by, verb="add_jabatan", subject=jabatan, place=desa, summary=f"Menambah jabatan {jabatan}")
    return jabatan


@transaction.atomic
def change_jabatan(*, by: Membership, jabatan: Jabatan, title: str, is_retired: bool) -> Jabatan:
    """Write an office's own title, or take it out of use. Tenures stay; documents of their days need them."""
    desa = lock_desa(jabatan.desa)
    may_edit_offices(by, desa).require()
    fresh = Jabatan.objects.get(pk=jabatan.pk)
    clean = _clean_title(title)
    if fresh.kind == JabatanKind.LAINNYA and not clean:
        raise DomainError("Tulis sebutan jabatannya.", field="title")
    before = str(fresh)
    fresh.title, fresh.is_retired = clean, is_retired
    fresh.save(update_fields=["title", "is_retired"])
    word = " (tidak dipakai lagi)" if is_retired else ""
    log_act(by=by, verb="change_jabatan", subject=fresh, place=desa, summary=f"{before} menjadi {fresh}{word}")
    return fresh


def _kepala_dusun(desa: Desa, dusun: Dusun) -> Jabatan:
    position = _POSITION[JabatanKind.KEPALA_DUSUN] + min(dusun.position, 99)
    return Jabatan(desa=desa, kind=JabatanKind.KEPALA_DUSUN, dusun=dusun, position=position)


def _clean_title(title: str) -> str:
    clean = " ".join(title.split())
    if len(clean) > 100:
        raise DomainError("Sebutan jabatan paling panjang 100 huruf.", field="title")
    return clean
