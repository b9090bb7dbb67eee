"""Who may do what with a plan, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa
from planning.enums import ChangeGround, PlanLock, PlanStatus
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.open_parts import OpenParts, open_parts

_EDITORS = "Yang dapat mengisi: Sekretaris Desa, Kaur Perencanaan, atau Tim Penyusun."


def may_create_rpjm(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether a RPJM Desa may be opened for this village."""
    return _may_write_for(membership, desa.pk)


def may_edit_rpjm(membership: Membership | None, rpjm: RpjmDesa) -> Verdict:
    """Whether the plan as a whole may be written: vision, legal basis, and every line."""
    return _may_write_plan(membership, rpjm) and why_locked(rpjm)


def may_edit_texts(membership: Membership | None, plan: RpjmDesa | RkpDesa) -> Verdict:
    """Whether what belongs to no line may be written: vision, missions, policy, legal basis."""
    verdict = _may_write_plan(membership, plan)
    if verdict and plan.is_locked and open_parts(plan).texts:
        return ALLOWED
    return verdict and why_locked(plan)


def may_edit_line(
    membership: Membership | None, line: RpjmKegiatan | RkpKegiatan, *, parts: OpenParts | None = None
) -> Verdict:
    """Whether one line of either kind of plan may be written, deleted or restored; `parts` when they are known."""
    return _may_write_plan(membership, _plan_of(line)) and line_is_open(line, parts=parts)


def line_is_open(line: RpjmKegiatan | RkpKegiatan, *, parts: OpenParts | None = None) -> Verdict:
    """Whether no lock of its plan holds the line, whoever asks."""
    plan = _plan_of(line)
    if not plan.is_locked or (parts if parts is not None else open_parts(plan)).has_line(line):
        return ALLOWED
    return denied(f"Kegiatan ini terkunci: {_held(plan)}", who=_WHO_OPENS_A_PART[PlanLock(plan.lock)])


def may_add_line(
    membership: Membership | None,
    plan: RpjmDesa | RkpDesa,
    *,
    bidang_id: int | None = None,
    parts: OpenParts | None = None,
) -> Verdict:
    """Whether a line may be added to either kind of plan, or moved into a bidang; without one: anywhere at all."""
    verdict = _may_write_plan(membership, plan)
    if not verdict or not plan.is_locked:
        return verdict
    opened = parts if parts is not None else open_parts(plan)
    if opened.takes_lines if bidang_id is None else opened.takes_line_in(bidang_id):
        return ALLOWED
    return denied(f"Kegiatan tidak dapat ditambah: {_held(plan)}", who=_WHO_OPENS_A_PART[PlanLock(plan.lock)])


def may_edit_some(membership: Membership | None, plan: RpjmDesa | RkpDesa, parts: OpenParts | None = None) -> Verdict:
    """Whether anything at all may be written in either kind of plan; `parts` when they are known."""
    verdict = _may_write_plan(membership, plan)
    if not verdict or not plan.is_locked or (parts if parts is not None else open_parts(plan)).any:
        return verdict
    return why_locked(plan)


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
    """Whether the yearly plan as a whole may be written: legal basis, and every line with what hangs on it."""
    return _may_write_plan(membership, rkp) and why_locked(rkp)


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


_WHO_OPENS_A_PART: dict[PlanLock, str] = {
    PlanLock.SUBMITTED: "Sekretaris Desa dapat menarik pengajuan selama belum mulai diperiksa.",
    PlanLock.IN_REVIEW: "Pemeriksa dapat mengembalikannya dengan catatan.",
    PlanLock.RETURNED: "Yang terbuka hanya bagian yang diberi catatan; minta pemeriksa membuka bagian ini.",
    PlanLock.PASSED: "Minta pembukaan kunci, disertai alasan, kepada pemeriksa.",
    PlanLock.AGREED: "BPD dapat menarik kesepakatannya selama Perdes belum ditetapkan.",
}


def _may_write_plan(membership: Membership | None, plan: RpjmDesa | RkpDesa) -> Verdict:
    """Whether the member makes this plan and it is not enacted; locks are asked afterwards."""
    verdict = _may_write_for(membership, plan.desa_id)
    if verdict and not plan.is_open:
        name = "RPJM" if isinstance(plan, RpjmDesa) else "RKP"
        return denied(
            f"{plan} sudah ditetapkan dengan Perdes Nomor {plan.perdes_number} dan tidak dapat diubah lagi.",
            who=f"Perubahan hanya melalui Perubahan {name} Desa.",
        )
    return verdict


def why_locked(plan: RpjmDesa | RkpDesa) -> Verdict:
    """Whether the whole plan is with the village; else who holds it, and who can open it."""
    if not plan.is_locked:
        return ALLOWED
    return denied(_held(plan), who=_WHO_OPENS_A_PART[PlanLock(plan.lock)])


def _plan_of(line: RpjmKegiatan | RkpKegiatan) -> RpjmDesa | RkpDesa:
    return line.rpjm if isinstance(line, RpjmKegiatan) else line.rkp


def _held(plan: RpjmDesa | RkpDesa) -> str:
    """ "RKP Desa Umeanyar 2027 sedang diperiksa oleh Kecamatan Seririt." """
    words = {
        PlanLock.SUBMITTED: "sudah diajukan kepada {}",
        PlanLock.IN_REVIEW: "sedang diperiksa oleh {}",
        PlanLock.RETURNED: "dikembalikan {} dengan catatan",
        PlanLock.PASSED: "selesai diperiksa dan menunggu kesepakatan {}",
        PlanLock.AGREED: "sudah disepakati {} dan menunggu penetapan Perdes",
    }[PlanLock(plan.lock)]
    return f"{plan} {words.format(plan.lock_holder)}."


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
