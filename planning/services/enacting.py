"""Closing a plan under its Perdes; called by the services of review, which have asked their policy."""

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from accounts.verdict import ALLOWED, Verdict, denied
from planning.enums import PlanLock, PlanStatus
from planning.models import PlanEdition, RkpDesa, RpjmDesa
from planning.perdes import Perdes, refuse_odd_number
from planning.services.editions import freeze_edition
from planning.services.locking import lock_periods

Plan = RpjmDesa | RkpDesa


def is_agreed(plan: Plan) -> Verdict:
    """Whether the BPD has agreed to the plan as it stands; nothing else opens the way to a Perdes."""
    if plan.lock == PlanLock.AGREED:
        return ALLOWED
    return denied(
        f"{plan} belum disepakati BPD, jadi belum dapat ditetapkan.",
        who="Jalannya: ajukan rencana ini, lalu BPD mencatat kesepakatannya.",
    )


@transaction.atomic
def enact_plan(*, by: Membership, plan: Plan, perdes: Perdes) -> PlanEdition:
    """Close a draft that the BPD agreed to, under its first Perdes, and freeze its first edition.

    The caller has locked the plan. Raises NotAllowed before the agreement, DomainError when the number is taken.
    """
    is_agreed(plan).require()
    lock_periods(plan.desa_id)  # of two plans that are enacted at once, one sees the other's number
    refuse_odd_number(plan, perdes.number, perdes.day)
    summary = f"Menetapkan {plan} dengan Perdes Nomor {perdes.number.strip()}"
    close_under(plan, perdes, log_act(by=by, verb="enact_plan", subject=plan, place=plan.desa, summary=summary))
    return freeze_edition(by=by, plan=plan)


def close_under(plan: Plan, perdes: Perdes, act: Act) -> None:
    """Write Perdes, state and lock of a plan in one save: an enacted plan is never locked."""
    plan.perdes_number, plan.perdes_date = perdes.number.strip(), perdes.day
    plan.perdes_scan = ""
    if perdes.scan is not None:
        plan.perdes_scan.save(f"perdes-{perdes.day.year}.{_extension(perdes)}", perdes.scan, save=False)
    close(plan, act)


def close(plan: Plan, act: Act) -> None:
    """Close a plan under the Perdes that it has."""
    plan.status = PlanStatus.ENACTED
    plan.lock, plan.lock_holder, plan.locked_at = PlanLock.OPEN, "", None
    plan.version += 1
    save_with_history(plan, act=act)


def _extension(perdes: Perdes) -> str:
    """The ending of the scan's name, which its content decided."""
    name = (perdes.scan.name or "") if perdes.scan else ""
    return name.rpartition(".")[2] if "." in name else "pdf"
