"""The papers that a plan is handed over with: meetings, decrees and chapters, and which of them are missing."""

from dataclasses import dataclass

from django.urls import reverse

from planning.step_links import shown_steps
from planning.step_table import DoneBy
from planning.steps import load_steps
from review.case import Case
from review.models import PlanChapter

_OWN_PAPERS = frozenset({DoneBy.MUSYAWARAH, DoneBy.TIM})
_AFTER_REVIEW = frozenset({"musdes_pengesahan"})  # the BPD's own meeting comes after the officers


@dataclass(frozen=True)
class MissingPaper:
    """A paper that is missing, and the page where it is made."""

    title: str
    words: str
    url: str


def missing_papers(case: Case) -> list[MissingPaper]:
    """What of minutes, attendance lists, decrees and chapters is missing; a Perubahan asks for its own forum only."""
    found = []
    for shown in shown_steps(load_steps(case.plan), case.plan, may_plan=True):
        step = shown.state.step
        if step.done_by not in _OWN_PAPERS or step.is_optional or step.key in _AFTER_REVIEW or case.review.is_change:
            continue
        if not shown.state.is_done and not shown.lacks:
            found.append(MissingPaper(step.title, "belum tercatat", shown.url or shown.plan_url))
        found += [MissingPaper(step.title, words, url) for words, url in shown.lacks]
    if not PlanChapter.objects.filter(**{case.plan_kind.value: case.plan}, deleted_at=None).exists():
        name = "Bab naskah"
        url = reverse("chapter_list", kwargs={"plan": case.plan_kind.value, "pk": case.plan.pk})
        found.append(MissingPaper(name, "belum ada bab yang diunggah; boleh menyusul sebelum penetapan", url))
    return found
