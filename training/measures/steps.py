"""Planning that is not systematic: steps without a date, late or out of their order (R06, R07, R08)."""

from planning.checks.finding import Finding
from planning.step_states import StepState
from training.measures.result import Measured, counted, listed, unknown
from training.measures.village_facts import Target, VillageFacts

RULES = frozenset({"R02", "R06", "R07", "R08"})  # R02 is for a RPJM Desa what R06 is for a RKP Desa


def measure(facts: VillageFacts, target: Target) -> Measured:
    """True while a step that must be taken has neither been taken nor got a day, is late, or breaks R06-R08."""
    plan = target.plan
    if plan is None:
        return unknown(f"{target.words} belum ada dalam aplikasi.")
    url = target.url("steps")
    if plan.is_before_app:
        return unknown(f"{target.words} disusun sebelum aplikasi dipakai, jadi langkahnya tidak tercatat.", url)
    steps = facts.check(plan).steps
    late = [state.step.title for state in steps.late]
    undated = [state.step.title for state in steps.states if _lacks_day(state, facts)]
    findings = [one for one in facts.checked(plan).findings if _speaks_of_steps(one)]
    must = sum(not state.step.is_optional for state in steps.states)
    dated = f"{counted(must - len(undated), must, 'langkah')} bertanggal"
    if not (late or undated or findings):
        return Measured(False, f"{target.words}: {dated}, tidak ada yang terlambat atau tidak urut.", url)
    said = [dated]
    if late:
        said.append(f"{len(late)} terlambat ({listed(late)})")
    if findings:
        said.append(f"{len(findings)} temuan {listed(sorted({one.rule for one in findings}), most=4)}")
    return Measured(True, f"{target.words}: {'; '.join(said)}.", url)


def _lacks_day(state: StepState, facts: VillageFacts) -> bool:
    """Whether it has no day; one that was planned and let pass is none."""
    if state.step.is_optional or state.is_done:
        return False
    return state.planned is None or state.planned < facts.today


def _speaks_of_steps(finding: Finding) -> bool:
    return finding.rule in RULES and finding.case != "unknown"
