"""Who may see and write residents, groups, cadres and Data Desa, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa, Dusun
from villages.models import Kelompok
from villages.policy import NOBODY
from villages.querysets import RESIDENT_STAFF

_STAFF = "Yang dapat: sekretaris desa, kaur perencanaan, kepala desa, atau tim penyusun."
_PRIVATE = denied("Data warga hanya dibuka oleh petugas desa yang ditunjuk.", who=_STAFF)


def may_see_residents(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether residents may be listed: by named staff, and by a kepala dusun for his own dusun."""
    if membership is None:
        return NOBODY
    if membership.desa_id != desa.pk:
        return _PRIVATE
    is_kadus = membership.role == Role.KEPALA_DUSUN and membership.dusun_id is not None
    return ALLOWED if is_kadus or membership.role in RESIDENT_STAFF else _PRIVATE


def may_write_residents(membership: Membership | None, desa: Desa, dusun: Dusun | None = None) -> Verdict:
    """Whether residents of a dusun (or of any) may be written; a kepala dusun writes those of his own dusun."""
    verdict = may_see_residents(membership, desa)
    if not verdict or membership is None or dusun is None or membership.role != Role.KEPALA_DUSUN:
        return verdict
    if dusun.pk == membership.dusun_id:
        return ALLOWED
    return denied("Anda hanya mencatat warga dusun Anda sendiri.", who=_STAFF)


def may_load_residents(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether a workbook of residents may be loaded: by named staff, since it reaches over all dusun."""
    return may_read_numbers(membership, desa)


def may_read_numbers(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether NIK and family card numbers may be read in full, in a form that writes them: by named staff."""
    if membership is None:
        return NOBODY
    if membership.desa_id == desa.pk and membership.role in RESIDENT_STAFF:
        return ALLOWED
    return _PRIVATE


def may_see_members(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether the members of groups may be read by name: by who may see residents."""
    return may_see_residents(membership, desa)


def may_write_kelompok(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether groups, their members and cadres may be written: by named staff."""
    return _of_staff(membership, desa, "Daftar kelompok dan kader hanya dibaca.")


def may_write_data_desa(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether Data Desa may be written: by named staff; everybody who sees the village reads it."""
    return _of_staff(membership, desa, "Data Desa hanya dibaca.")


def sees_all_members(membership: Membership | None, kelompok: Kelompok) -> bool:
    """Whether every member of the group is shown: a kepala dusun sees those of his dusun."""
    return membership is not None and membership.desa_id == kelompok.desa_id and membership.role in RESIDENT_STAFF


def _of_staff(membership: Membership | None, desa: Desa, reason: str) -> Verdict:
    if membership is None:
        return NOBODY
    if membership.desa_id == desa.pk and membership.role in RESIDENT_STAFF:
        return ALLOWED
    return denied(reason, who=_STAFF)
