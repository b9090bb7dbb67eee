"""The steps of a plan as a calendar file: what is planned and what is due."""

from datetime import date

from places.calendar_file import CalendarEntry, calendar_file
from planning.process_facts import Plan, plan_year
from planning.step_states import StepList, StepState


def steps_calendar(steps: StepList, plan: Plan, *, url: str) -> str:
    """A whole-day entry for each open step with a planned day, and one for each open deadline. `url` is the page's."""
    entries = []
    for state in steps.states:
        if state.is_done:
            continue
        if state.planned:
            entries.append(_entry(state, plan, state.planned, "rencana", "", url))
        if state.due and state.due != state.planned:
            entries.append(_entry(state, plan, state.due, "batas", "Batas: ", url))
    return calendar_file(entries, name=f"Langkah {plan}")


def _entry(state: StepState, plan: Plan, day: date, kind: str, prefix: str, url: str) -> CalendarEntry:
    step = state.step
    return CalendarEntry(
        uid=f"langkah-{step.plan_kind}-{plan.uid}-{step.key}-{kind}@desa-plan",
        title=f"{prefix}{step.title} ({plan_year(plan)}), Desa {plan.desa.name}",
        day=day,
        text=f"Penyelenggara: {step.convenor}.\nHasil: {'; '.join(step.outputs)}.\nDasar: {step.source}.\n{url}",
        sequence=state.typed.version,
    )
