"""Who may write ceilings and examination sheets, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa
from planning.models import RkpDesa
from planning.pagu_data import VILLAGE_SOURCES
from planning.policy import may_edit_rkp, may_write_for_kabupaten, may_write_for_village


def may_write_pagu(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether ceilings of the village may be written: by the village, or by Dinas PMD of its kabupaten."""
    if membership and membership.kabupaten_id:
        return may_write_for_kabupaten(membership, desa.kabupaten_id)
    return may_write_for_village(membership, desa.pk)


def may_write_ceiling(membership: Membership | None, desa: Desa, source: str, *, is_given: bool) -> Verdict:
    """Whether the sum of this source may be written; `is_given` says that Dinas PMD gave it.

    SiLPA is always the village's.
    """
    verdict = may_write_pagu(membership, desa)
    if not verdict or membership is None:
        return verdict
    if membership.kabupaten_id:
        if source in VILLAGE_SOURCES:
            return denied(f"{source} adalah pendapatan desa sendiri.", who="Yang mengisi: desa.")
        return ALLOWED
    if is_given:
        return denied(f"Pagu {source} diisi Dinas PMD.", who="Yang dapat mengubah: Dinas PMD.")
    return ALLOWED


def may_examine(membership: Membership | None, rkp: RkpDesa) -> Verdict:
    """Whether the examination sheets of the plan's lines may be written (Permendagri 114/2014 art. 40)."""
    if membership and membership.role == Role.TIM_VERIFIKASI and membership.desa_id == rkp.desa_id:
        if not rkp.is_open:
            return denied(f"{rkp} sudah ditetapkan, jadi lembar pemeriksaannya tidak diubah lagi.")
        return ALLOWED
    verdict = may_edit_rkp(membership, rkp)
    if not verdict and rkp.is_open:
        return denied(
            "Lembar pemeriksaan tidak diisi oleh peran Anda.",
            who="Yang dapat mengisi: Tim Verifikasi, Sekretaris Desa, Kaur Perencanaan, atau Tim Penyusun.",
        )
    return verdict
