"""Who may do what with a plan, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa
from planning.enums import ChangeGround, PlanStatus
from planning.models import RkpDesa, RpjmDesa

_EDITORS = "Yang dapat mengisi: Sekretaris Desa, Kaur Perencanaan, atau Tim Penyusun."


def may_create_rpjm(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether a RPJM Desa may be opened for this village."""
    return _may_write_for(membership, desa.pk)


def may_edit_rpjm(membership: Membership | None, rpjm: RpjmDesa) -> Verdict:
    """Whether the plan's vision, lines and costs may be written."""
    verdict = _may_write_for(membership, rpjm.desa_id)
    if not verdict:
        return verdict
    if not rpjm.is_open:
        return denied(
            f"{rpjm} sudah ditetapkan dengan Perdes Nomor {rpjm.perdes_number} dan tidak dapat diubah lagi.",
            who="Perubahan hanya melalui Perubahan RPJM Desa.",
        )
    return ALLOWED


def may_record_enactment(membership: Membership | None, rpjm: RpjmDesa) -> Verdict:
    """Whether the plan may be closed as one that a Perdes enacted before the application was used."""
    verdict = may_edit_rpjm(membership, rpjm)
    if verdict and not (rpjm.is_before_app and rpjm.is_draft):
        return denied("Hanya RPJM Desa yang ditetapkan sebelum aplikasi dipakai yang dicatat dengan cara ini.")
    return verdict


def may_extend_rpjm(membership: Membership | None, rpjm: RpjmDesa) -> Verdict:
    """Whether the period may grow from 6 to 8 years (UU 3/2024): of a draft, or by a Perubahan on ground B."""
    verdict = may_edit_rpjm(membership, rpjm)
    if verdict and rpjm.status == PlanStatus.CHANGING and not _changes_by_policy(rpjm):
        return denied(
            "Periode diperpanjang karena kebijakan berubah (UU Nomor 3 Tahun 2024), bukan karena peristiwa khusus.",
            who="Perbaiki dahulu dasar perubahannya menjadi B.",
        )
    return verdict


def may_create_rkp(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether a RKP Desa may be opened for this village."""
    return _may_write_for(membership, desa.pk)


def may_edit_rkp(membership: Membership | None, rkp: RkpDesa) -> Verdict:
    """Whether the yearly plan's lines, costs, budgets and attachments may be written."""
    verdict = _may_write_for(membership, rkp.desa_id)
    if not verdict:
        return verdict
    if not rkp.is_open:
        return denied(
            f"{rkp} sudah ditetapkan dengan Perdes Nomor {rkp.perdes_number} dan tidak dapat diubah lagi.",
            who="Perubahan hanya melalui Perubahan RKP Desa.",
        )
    return ALLOWED


def may_record_rkp_enactment(membership: Membership | None, rkp: RkpDesa) -> Verdict:
    """Whether the yearly plan may be closed as one that a Perdes enacted before the application was used."""
    verdict = may_edit_rkp(membership, rkp)
    if verdict and not (rkp.is_before_app and rkp.is_draft):
        return denied("Hanya RKP Desa yang ditetapkan sebelum aplikasi dipakai yang dicatat dengan cara ini.")
    return verdict


def may_evaluate_rkp(membership: Membership | None, rkp: RkpDesa) -> Verdict:
    """Whether the realisation of the plan's lines may be written; an enacted plan is just the one to evaluate."""
    return _may_write_for(membership, rkp.desa_id)


def may_write_for_village(membership: Membership | None, desa_id: int) -> Verdict:
    """Whether planning data of the village (programmes, cooperation, ceilings, imports) may be written."""
    return _may_write_for(membership, desa_id)


def may_write_for_kabupaten(membership: Membership | None, kabupaten_id: int) -> Verdict:
    """Whether planning data of the kabupaten (priorities, price standards, ceilings, rule levels) may be written."""
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.role != Role.DINAS_PMD or membership.kabupaten_id != kabupaten_id:
        return denied("Data kabupaten hanya diisi oleh Dinas PMD kabupaten itu.", who="Yang dapat mengisi: Dinas PMD.")
    return ALLOWED


def _changes_by_policy(rpjm: RpjmDesa) -> bool:
    return rpjm.perubahan_set.open().filter(ground=ChangeGround.KEBIJAKAN).exists()


def _may_write_for(membership: Membership | None, desa_id: int) -> Verdict:
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.desa_id != desa_id:
        return denied("Rencana desa hanya diisi oleh desa itu sendiri.", who=_EDITORS)
    if not membership.edits_village_plans:
        return denied(f"Peran {membership.get_role_display()} hanya membaca rencana desa.", who=_EDITORS)
    return ALLOWED
