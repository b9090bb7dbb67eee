"""Where the acts of a review lead, as far as their pages exist."""

from django.urls import reverse

from planning.step_links import address
from review.case import Case
from review.enums import ReviewAct

_OF_PLAN = {ReviewAct.SUBMIT: "review_submit", ReviewAct.GO_ON: "review_go_on"}


def page_of(case: Case) -> str:
    """The page of a case: a stored review's own, else the plan's tab."""
    if case.review.pk is not None:
        return case.review.get_absolute_url()
    return address(f"review_of_{case.plan_kind}", case.plan.pk)


def act_page(case: Case, act: ReviewAct) -> str:
    """The page on which an act is done, "" where there is none."""
    if act in _OF_PLAN:
        return reverse(_OF_PLAN[act], kwargs={"kind": case.plan_kind.value, "pk": case.plan.pk})
    return address(f"review_{act.value}", case.review.uid) if case.review.pk is not None else ""
