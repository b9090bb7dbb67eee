"""Who may write ceilings and examination sheets, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa
from planning.enums import PlanLock
from planning.models import RkpDesa, RkpKegiatan
from planning.open_parts import OpenParts
from planning.pagu_data import VILLAGE_SOURCES
from planning.policy import line_is_open, may_edit_line, may_write_for_kabupaten, may_write_for_village, why_locked

# Those who hold the plan measure it against the ceilings; a plan that came back may need other ones.
_HOLDS_PAGU = {PlanLock.SUBMITTED, PlanLock.IN_REVIEW, PlanLock.AGREED}


def may_write_pagu(membership: Membership | None, desa: Desa, *, rkp: RkpDesa | None = None) -> Verdict:
    """Whether ceilings of the village may be written: by the village, or by Dinas PMD of its kabupaten.

    With the year's plan: not by the village while others hold that plan.
    """
    if membership and membership.kabupaten_id:
        return may_write_for_kabupaten(membership, desa.kabupaten_id)
    verdict = may_write_for_village(membership, desa.pk)
    if verdict and rkp is not None and rkp.lock in _HOLDS_PAGU:
        return why_locked(rkp)
    return verdict


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


def may_examine(membership: Membership | None, line: RkpKegiatan, *, parts: OpenParts | None = None) -> Verdict:
    """Whether the examination sheet of a line may be written (Permendagri 114/2014 art. 40); locked with its line."""
    rkp = line.rkp
    if membership and membership.role == Role.TIM_VERIFIKASI and membership.desa_id == rkp.desa_id:
        if not rkp.is_open:
            return denied(f"{rkp} sudah ditetapkan, jadi lembar pemeriksaannya tidak diubah lagi.")
        return line_is_open(line, parts=parts)
    verdict = may_edit_line(membership, line, parts=parts)
    if not verdict and not may_write_for_village(membership, rkp.desa_id):
        return denied(
            "Lembar pemeriksaan tidak diisi oleh peran Anda.",
            who="Yang dapat mengisi: Tim Verifikasi, Sekretaris Desa, Kaur Perencanaan, atau Tim Penyusun.",
        )
    return verdict
