"""Where the steps of a plan lead: pages of meetings, teams and lists, as far as they exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from places.formats.tanggal import format_tanggal
from planning.process_facts import Plan, plan_year
from planning.step_states import Lack, StepList, StepState
from planning.step_table import DoneBy


@dataclass(frozen=True)
class ShownStep:
    """A step with the addresses that its row leads to; "" where there is none."""

    state: StepState
    url: str
    lacks: tuple[tuple[str, str], ...]
    plan_url: str
    date_words: str


def address(name: str, *args: Any) -> str:
    """The address of a page, "" for one that does not exist."""
    try:
        return reverse(name, args=[arg for arg in args if arg != ""])
    except NoReverseMatch:
        return ""


def shown_steps(steps: StepList, plan: Plan, *, may_plan: bool) -> list[ShownStep]:
    """All steps as the page draws them."""
    return [
        ShownStep(
            state=state,
            url=_own_page(state, plan),
            lacks=tuple((lack.words, lack_url(lack)) for lack in state.lacks),
            plan_url=_planning_page(state, plan) if may_plan else "",
            date_words=_date_words(state) if may_plan else "",
        )
        for state in steps.states
    ]


def step_tasks(steps: Sequence[ShownStep]) -> list[dict[str, str]]:
    """These open steps as a task list, the first of them as the next one; without a page they lead to their row."""
    return [
        {
            "title": shown.state.step.title,
            "url": shown.url or shown.plan_url or f"#langkah-{shown.state.step.key}",
            "status": "todo" if number else "next",
            "why": "; ".join(_reasons(shown.state)),
        }
        for number, shown in enumerate(steps)
    ]


def lack_url(lack: Lack) -> str:
    """The page where something missing is mended; of a meeting at least its own page."""
    if not lack.page:
        return ""
    return address(lack.page, lack.arg) or (
        address("musyawarah_detail", lack.arg) if lack.page.startswith("musyawarah_") else ""
    )


def _reasons(state: StepState) -> list[str]:
    words = [f"Batas {format_tanggal(state.due)}"] if state.due and not state.is_done else []
    if state.planned:
        words.append(f"direncanakan {format_tanggal(state.planned)}")
    return words + [lack.words for lack in state.lacks[:2]]


def _date_words(state: StepState) -> str:
    """What the button to the dates says; "" for a step whose day nobody types."""
    if state.step.done_by.is_typed:
        return "Isi tanggal"
    return "" if state.is_done or state.step.musyawarah_kinds else "Isi rencana"


def _own_page(state: StepState, plan: Plan) -> str:
    """The page of what takes the step: the only meeting, the list of several, the team, the ceilings ..."""
    match state.step.done_by:
        case DoneBy.MUSYAWARAH if len(state.meetings) == 1:
            return address("musyawarah_detail", state.meetings[0].uid)
        case DoneBy.MUSYAWARAH if state.meetings:
            return _with_query(address("musyawarah_list"), tahun=plan_year(plan))
        case DoneBy.TIM:
            return address("tim_edit", state.teams[0].pk) if len(state.teams) == 1 else address("tim_list")
        case DoneBy.PAGU:
            return address("rkp_pagu", plan.pk)
        case DoneBy.KEGIATAN:
            return plan.get_absolute_url()
        case DoneBy.PERDES if not plan.is_draft:
            return address(f"{state.step.plan_kind}_editions", plan.pk)
        case DoneBy.DU_RKP:
            return address("du_rkp_detail", plan_year(plan))
    return ""


def _planning_page(state: StepState, plan: Plan) -> str:
    """Where a meeting that is not yet planned is planned, with kind and year filled in."""
    if state.is_done or not state.step.musyawarah_kinds:
        return ""
    if any(not one.is_held for one in state.meetings) and len(state.step.musyawarah_kinds) == 1:
        return ""
    kind = state.step.musyawarah_kinds[0]
    return _with_query(
        address("musyawarah_create"), jenis=kind.value, tahun=plan_year(plan), rencana=state.step.plan_kind.value
    )


def _with_query(url: str, **values: Any) -> str:
    return f"{url}?{urlencode(values)}" if url else ""
