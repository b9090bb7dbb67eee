"""The officers' checklist of a round, with the sheets of the tim verifikasi."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from accounts.verdict import denied
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error, offer_again
from review.case import Case
from review.checklist import assessment_of, checklist_rows
from review.enums import StepKey
from review.forms.checklist import ChecklistForm
from review.models import Assessment
from review.path import LEVEL_OF_CHECK
from review.policy import may_examine, may_read_result
from review.rounds import checked_step, examined_round, frozen_plan
from review.services.checklist import NOTHING_STORED, save_checklist
from review.sheets import sheets_of
from review.views.scope import review_case

_OVER = denied("Pemeriksaan ini sudah selesai.")


@require_http_methods(["GET", "HEAD", "POST"])
def review_checklist(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer the items; whoever may not write reads the result once it is known."""
    case = review_case(request, uid)
    submission = examined_round(case.review)
    if submission is None:
        raise Http404
    submission.review = case.review
    step = _step(request, case)
    require(may_read_result(request.membership, case, submission, step))
    may_write = may_examine(request.membership, case) if step == case.review.step else _OVER
    if request.method == "POST":
        require(may_write)
    rows, assessment = checklist_rows(submission, step), assessment_of(submission, step)
    form = ChecklistForm(request.POST or None, rows=rows, initial=_initial(assessment))
    if form.is_valid():
        data = form.cleaned_data
        result = {"outcome": data["outcome"], "summary": data["summary"], "answers": form.answers()}
        try:
            save_checklist(by=request.membership, plan=case.plan, version=data["version"], **result)
        except StaleVersion:
            fresh = assessment_of(submission, step)
            offer_again(form, version=fresh.version if fresh else NOTHING_STORED)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Daftar periksa disimpan.")
            return redirect("review_checklist", uid=uid)
    context = {
        "case": case,
        "review": case.review,
        "submission": submission,
        "rows": rows,
        "form": form if may_write else None,
        "may_write": may_write,
        "assessment": assessment,
        "step": step,
        "others": Assessment.objects.filter(submission=submission).exclude(step=step),
        "proposed": sum(row.is_proposed for row in rows),
        "sheets": sheets_of(frozen_plan(submission)),
        "tab": "daftar",
    }
    return render(request, "review/checklist.html", context)


def _step(request: HttpRequest, case: Case) -> StepKey:
    """The check whose result is wanted: the one at hand, or an earlier one by `?langkah=`."""
    wanted = request.GET.get("langkah")
    return next((step for step in LEVEL_OF_CHECK if step == wanted), None) or checked_step(case)


def _initial(assessment: Any) -> dict[str, Any]:
    if assessment is None:
        return {"version": NOTHING_STORED}
    return {"version": assessment.version, "outcome": assessment.outcome, "summary": assessment.summary}
