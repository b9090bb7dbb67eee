"""Usulan that a meeting agreed to and that no plan has taken up yet: "disepakati, belum masuk rencana"."""

from musyawarah.enums import DecisionOutcome, PlanKind
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan
from planning.models import RkpDesa, RpjmDesa
from planning.usulan_lines import LinesOfUsulan, load_usulan_lines


def agreed_and_open(usulan: UsulanList, lines: LinesOfUsulan) -> tuple[UsulanFact, ...]:
    """Agreed usulan that stand in no living line of any plan and in no DU-RKP, by number.

    A usulan shows again when the line that carried it out was deleted.
    """
    return tuple(one for one in _agreed(usulan) if not lines.stands_somewhere(one.pk))


def open_for_plan(
    plan: RpjmDesa | RkpDesa, *, usulan: UsulanList | None = None, lines: LinesOfUsulan | None = None
) -> tuple[UsulanFact, ...]:
    """Agreed usulan that the plan may take up: decided for its years, or left over and standing nowhere."""
    usulan = usulan or load_usulan(plan.desa_id)
    lines = lines or load_usulan_lines(plan.desa_id)
    return tuple(one for one in _agreed(usulan) if _is_open_for(plan, one, lines))


def _agreed(usulan: UsulanList) -> tuple[UsulanFact, ...]:
    return tuple(one for one in usulan.alive if one.outcome == DecisionOutcome.AGREED)


def _is_open_for(plan: RpjmDesa | RkpDesa, usulan: UsulanFact, lines: LinesOfUsulan) -> bool:
    is_yearly = isinstance(plan, RkpDesa)
    if any(line.is_yearly == is_yearly and line.plan_pk == plan.pk for line in lines.of(usulan.pk)):
        return False
    year = usulan.last.for_year if usulan.last else usulan.year
    stands = lines.stands_somewhere(usulan.pk)
    if isinstance(plan, RkpDesa):
        is_for_it = usulan.plan_kind == PlanKind.RKP and year == plan.year
        return is_for_it or (not stands and usulan.plan_kind == PlanKind.RKP and year < plan.year)
    if year not in plan.years:
        return False
    return usulan.plan_kind == PlanKind.RPJM or not stands
