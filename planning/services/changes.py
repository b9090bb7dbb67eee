"""Perubahan: opening an enacted plan, describing why, and ending in a new Perdes or in nothing at all."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.attached_file import AttachedFile, clean_attachment
from places.errors import DomainError, StaleVersion
from planning.change_data import ChangeData
from planning.change_decisions import change_decisions
from planning.change_policy import (
    is_still_open,
    may_describe_change,
    may_open_change,
    may_withdraw_change,
    missing_before_enactment,
)
from planning.documents.semula_menjadi import draw_change
from planning.editions import Plan, compare_change, last_edition
from planning.enums import ChangeGround, PlanStatus, PolicyLevel, SpecialEvent
from planning.models import Perubahan, PlanEdition, RkpDesa, RpjmDesa
from planning.perdes import Perdes, refuse_odd_number
from planning.services.editions import add_to_edition, freeze_edition
from planning.services.enacting import close, close_under, is_agreed
from planning.services.locking import lock_periods, lock_rkp, lock_rpjm

NAMES_SHOWN = 5


@transaction.atomic
def open_change(*, by: Membership, plan: Plan, data: ChangeData) -> Perubahan:
    """Open an enacted plan: from now on its living lines are written again. Raises DomainError when it is not enacted.

    A plan enacted before its documents were frozen is frozen first, so that there is something to compare with.
    """
    plan = _lock(plan)
    may_open_change(by, plan).require()
    _check(data, plan.desa_id)
    if last_edition(plan) is None:
        freeze_edition(by=by, plan=plan)
    change = Perubahan(
        desa_id=plan.desa_id,
        rpjm=plan if isinstance(plan, RpjmDesa) else None,
        rkp=plan if isinstance(plan, RkpDesa) else None,
    )
    _apply(change, data)
    act = _log(by, "open_change", change, f"Membuka {change}: {change.ground_words}", reason=change.explanation)
    save_with_history(change, act=act)
    plan.status = PlanStatus.CHANGING
    plan.version += 1
    save_with_history(plan, act=act)
    return change


@transaction.atomic
def edit_change(*, by: Membership, change: Perubahan, version: int, data: ChangeData) -> Perubahan:
    """Write ground, explanation and evidence anew; without a new file the former evidence stays."""
    change = _lock_change(change, version)
    may_describe_change(by, change).require()
    _check(data, change.desa_id, kept=change.keputusan_id)
    _apply(change, data)
    _save(change, _log(by, "edit_change", change, f"Memperbaiki dasar {change}", reason=change.explanation))
    return change


@transaction.atomic
def withdraw_change(*, by: Membership, change: Perubahan, version: int) -> Perubahan:
    """Close the plan again as if the change had never been opened.

    Only while the living lines equal the frozen ones: otherwise DomainError names those that differ. Years that were
    added and hold nothing are taken back.
    """
    change = _lock_change(change, version)
    may_withdraw_change(by, change).require()
    plan, found = change.plan, compare_change(change)
    if not found.lines_are_same:
        names = [f"“{line.name}”" for line in found.differing] or ["visi, misi, atau arah kebijakan"]
        more = f" dan {len(names) - NAMES_SHOWN} lainnya" if len(names) > NAMES_SHOWN else ""
        raise DomainError(
            f"Perubahan belum dapat ditarik karena rencana sudah berbeda dari naskah yang ditetapkan: "
            f"{', '.join(names[:NAMES_SHOWN])}{more}. Kembalikan dahulu isinya; lihat Semula–menjadi."
        )
    if isinstance(plan, RpjmDesa) and found.period_changed:
        plan.last_year = found.years_before[-1]
    change.withdrawn_at = timezone.now()
    act = _log(by, "withdraw_change", change, f"Menarik {change}")
    close(plan, act)
    _save(change, act)
    return change


@transaction.atomic
def enact_change(*, by: Membership, change: Perubahan, version: int, perdes: Perdes) -> PlanEdition:
    """Close the plan under the Perdes of the change and freeze its next edition, semula–menjadi included.

    Called by the services of review, which have asked their policy. Raises NotAllowed for a change that is over or not
    agreed by the BPD, DomainError when ground or evidence is missing (rule R33), when nothing differs, or when number
    or date cannot follow the former Perdes.
    """
    change = _lock_change(change, version)
    is_still_open(change).require()
    is_agreed(change.plan).require()
    if missing := missing_before_enactment(change):
        raise DomainError(f"Perubahan belum dapat ditetapkan. Yang belum ada: {' '.join(missing)}")
    plan, found = change.plan, compare_change(change)
    if found.is_same:
        raise DomainError("Belum ada yang berubah. Ubah kegiatannya dahulu, atau tarik perubahan ini.")
    lock_periods(plan.desa_id)
    _check_perdes(plan, last_edition(plan), perdes)
    act = _log(by, "enact_change", change, f"Menetapkan {change} dengan Perdes Nomor {perdes.number.strip()}")
    close_under(plan, perdes, act)
    change.edition = freeze_edition(by=by, plan=plan)
    _save(change, act)
    add_to_edition(by=by, edition=change.edition, payload=draw_change(change))
    return change.edition


def _check(data: ChangeData, desa_id: int, *, kept: int | None = None) -> None:
    if data.ground not in ChangeGround.values:
        raise DomainError("Pilih dasar perubahan.", field="ground")
    if data.ground == ChangeGround.PERISTIWA and data.event not in SpecialEvent.values:
        raise DomainError("Pilih peristiwa khusus yang terjadi.", field="event")
    if data.ground == ChangeGround.KEBIJAKAN and data.policy_level not in PolicyLevel.values:
        raise DomainError("Pilih kebijakan siapa yang berubah.", field="policy_level")
    if not data.explanation.strip():
        raise DomainError("Jelaskan mengapa rencana perlu diubah.", field="explanation")
    if data.evidence_date is not None and data.evidence_date > timezone.localdate():
        raise DomainError("Tanggal dokumen bukti belum tiba.", field="evidence_date")
    named = data.keputusan
    if named is not None and not change_decisions(desa_id, kept=kept).filter(pk=named.pk).exists():
        raise DomainError("Keputusan ini bukan dasar perubahan yang disepakati musrenbang desa ini.", field="keputusan")


def _apply(change: Perubahan, data: ChangeData) -> None:
    change.ground = data.ground
    change.event = data.event if data.ground == ChangeGround.PERISTIWA else ""
    change.policy_level = data.policy_level if data.ground == ChangeGround.KEBIJAKAN else ""
    change.explanation = data.explanation.strip()
    change.keputusan = data.keputusan
    change.evidence_name, change.evidence_date = data.evidence_name.strip(), data.evidence_date
    if data.evidence is not None:
        kept = _attachment(data.evidence)
        change.evidence.save(f"bukti.{kept.extension}", ContentFile(kept.content), save=False)


def _attachment(content: bytes) -> AttachedFile:
    """A checked PDF or a picture drawn anew."""
    try:
        return clean_attachment(content)
    except DomainError as error:
        raise DomainError(error.message, field="evidence") from None


def _check_perdes(plan: Plan, former: PlanEdition | None, perdes: Perdes) -> None:
    """A Perdes of a change is another one than those before it, and not older (rule R35)."""
    if former is not None and perdes.day < former.perdes_date:
        raise DomainError("Tanggal Perdes perubahan tidak boleh sebelum Perdes yang diubahnya.", field="perdes_date")
    refuse_odd_number(plan, perdes.number, perdes.day)


def _lock(plan: Plan) -> Plan:
    return lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)


def _lock_change(change: Perubahan, version: int) -> Perubahan:
    """The change and its plan, locked: whoever writes a line waits for the plan, too."""
    plan = _lock(change.plan)
    fresh = Perubahan.objects.select_for_update(of=("self",)).select_related("desa").get(pk=change.pk)
    if fresh.version != version:
        raise StaleVersion("Perubahan ini baru saja disimpan oleh orang lain.")
    if isinstance(plan, RpjmDesa):
        fresh.rpjm = plan
    else:
        fresh.rkp = plan
    return fresh


def _log(by: Membership, verb: str, change: Perubahan, summary: str, *, reason: str = "") -> Act:
    """Acts on a change belong to the story of its plan."""
    return log_act(by=by, verb=verb, subject=change.plan, place=change.desa, summary=summary, reason=reason)


def _save(change: Perubahan, act: Act) -> None:
    change.version += 1
    save_with_history(change, act=act)
