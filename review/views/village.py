"""Where a plan stands: the page that everybody reads whom the plan concerns."""

from dataclasses import dataclass
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import Membership
from accounts.verdict import Verdict
from places.stored_file import stored_file
from planning.steps import load_steps
from review.case import Case
from review.clock_facts import clock_of, pauses_of
from review.enums import ReviewAct, ReviewState
from review.links import act_page
from review.models import ReviewMove, Submission
from review.moves import MOVES
from review.opening_facts import load_requests
from review.policy import may_answer_notes, may_open_desk, what_may
from review.policy_opening import may_ask_opening
from review.since_forum import load_since_forum
from review.standing import standing_of
from review.views.scope import case_context, plan_case, review_case
from review.way import way_of

_BEFORE_BPD = frozenset({ReviewState.RECOMMENDED, ReviewState.PROCEEDING, ReviewState.AGREED})
_FIRST = (ReviewAct.SUBMIT, ReviewAct.TAKE_UP, ReviewAct.RECOMMEND, ReviewAct.AGREE, ReviewAct.ENACT, ReviewAct.CLARIFY)


@dataclass(frozen=True)
class OfferedAct:
    """An act that the reader may do, with the page where he does it."""

    act: ReviewAct
    url: str
    is_main: bool
    from_scan: bool


@dataclass(frozen=True)
class RefusedAct:
    """An act that the reader may not do, why, and who can."""

    act: ReviewAct
    verdict: Verdict


@require_safe
def review_of_rkp(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a yearly plan stands."""
    return _review_page(request, plan_case(request, "rkp", pk))


@require_safe
def review_of_rpjm(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a multi-year plan stands."""
    return _review_page(request, plan_case(request, "rpjm", pk))


@require_safe
def review_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where the plan of one review stands, or how it went."""
    return _review_page(request, review_case(request, uid))


@require_safe
def review_move_scan(request: HttpRequest, uid: UUID, pk: int) -> FileResponse:
    """The signed paper behind a move, as a download."""
    case = review_case(request, uid)
    move = get_object_or_404(case.review.move_set, pk=pk)
    return stored_file(move.scan, name=f"naskah-{move.act}")


def _review_page(request: HttpRequest, case: Case) -> HttpResponse:
    moves = moves_of(case)
    notes = list(case.review.note_set.sent()) if case.review.pk else []
    open_notes = [note for note in notes if note.closed_at is None]
    clock, rounds, requests = clock_of(case), rounds_of(case), load_requests(case, reader=request.membership)
    context = case_context(case) | {
        "clock": clock,
        "standing": standing_of(case, clock),
        "pauses": pauses_of(case),
        "way": way_of(case, moves, load_steps(case.plan)),
        "moves": moves[::-1],
        "rounds": rounds,
        "notes": notes,
        "open_notes": open_notes,
        "answered_count": sum(bool(note.answer) for note in open_notes),
        "requests": requests,
        "desk_url": _desk_url(request.membership, case) if rounds else "",
        "offered": offered_acts(request.membership, case),
        "refused": refused_acts(request.membership, case),
        "may_answer": may_answer_notes(request.membership, case),
        "may_ask": bool(may_ask_opening(request.membership, case)) and not any(row.waits for row in requests),
        "since_forum": load_since_forum(case) if case.state in _BEFORE_BPD else None,
        "is_before_bpd": case.state in _BEFORE_BPD,
    }
    return render(request, "review/review_detail.html", context)


def moves_of(case: Case) -> list[ReviewMove]:
    """Every move of the review, the first one first: one query."""
    return list(case.review.move_set.select_related("by__orang")) if case.review.pk is not None else []


def rounds_of(case: Case) -> list[Submission]:
    """Every round without its content, the newest first: one query."""
    if case.review.pk is None:
        return []
    return list(case.review.submission_set.defer("payload").select_related("submitted_by__orang"))


def _desk_url(membership: Membership | None, case: Case) -> str:
    return reverse("review_desk", args=[case.review.uid]) if may_open_desk(membership) else ""


def offered_acts(membership: Membership | None, case: Case) -> list[OfferedAct]:
    """What the reader may do now, the act that leads on first."""
    found = [
        OfferedAct(act, url, act in _FIRST, may_do.only_from_scan)
        for act, may_do in what_may(membership, case).items()
        if may_do.verdict and (url := act_page(case, act))
    ]
    return sorted(found, key=lambda offered: not offered.is_main)


def refused_acts(membership: Membership | None, case: Case) -> list[RefusedAct]:
    """What somebody else may do now, and what the reader himself may do at another time."""
    if membership is None:
        return []
    return [
        RefusedAct(act, may_do.verdict)
        for act, may_do in what_may(membership, case).items()
        if not may_do.verdict and (case.state in MOVES[act].sources or may_do.via)
    ]
