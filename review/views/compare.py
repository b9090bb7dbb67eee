"""The round on the desk beside the round before, the RPJM Desa, and last year's plan."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.calculations.semula_menjadi import AMOUNT, GROUP, CellChange, LineChange
from planning.documents.semula_menjadi import counts_words
from review.comparing import Against, compared, fate_words
from review.rounds import current_round
from review.views.officer_acts import officer_acts
from review.views.scope import review_case


@require_safe
def review_compare(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was added, removed, changed and moved; `?dengan=` names the other side."""
    case = review_case(request, uid)
    submission = current_round(case.review)
    if submission is None:
        raise Http404
    submission.review = case.review
    choices = Against.of(case.review)
    against = next((one for one in choices if one == request.GET.get("dengan")), choices[0])
    found = compared(submission, against)
    context = {
        "case": case,
        "review": case.review,
        "submission": submission,
        "choices": choices,
        "against": against,
        "found": found,
        "counts": counts_words(found.comparison) if found else "",
        "lines": [(line, fate_words(line), _cells(line)) for line in found.comparison.differing] if found else [],
        "acts": officer_acts(request.membership, case),
        "tab": "banding",
    }
    return render(request, "review/compare.html", context)


def _cells(line: LineChange) -> list[CellChange]:
    """What differs and has no column of its own; the bidang stands in the words."""
    return [cell for cell in line.cells if cell.key not in (AMOUNT, GROUP)]
