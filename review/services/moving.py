"""Making a move: the one place where the state of a review changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.attached_file import clean_attachment
from places.errors import DomainError, StaleVersion
from planning.models import RpjmDesa
from planning.services.locking import lock_rkp, lock_rpjm
from planning.services.plan_lock import set_lock
from review.case import Case, Plan, open_case
from review.enums import DoneVia, ReviewAct, ReviewState
from review.models import PlanReview, ReviewMove
from review.moves import LOCK_OF_STATE, MOVES
from review.policy import may, target_of, ways
from review.services.notices import notify_move


@dataclass(frozen=True)
class FromPaper:
    """How an act came about on paper: its day, the number of the paper, the bytes of its scan (PDF or picture)."""

    acted_on: date
    scan: bytes
    document_number: str = ""


def lock_case(plan: Plan, *, version: int | None = None) -> Case:
    """The case of a plan; plan and review are locked until the transaction ends, so of two movers one waits.

    `version` is that of the review as the mover saw it (1 while nothing has happened). Raises StaleVersion.
    """
    fresh = lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)
    full = type(fresh).objects.with_place().get(pk=fresh.pk)
    case = open_case(full, lock=True)
    if version is not None and case.review.version != version:
        raise StaleVersion(f"{case.review} baru saja berpindah menjadi “{case.state.label}”.")
    return case


def move(
    *,
    by: Membership,
    case: Case,
    act: ReviewAct,
    values: Mapping[str, Any],
    reason: str = "",
    paper: FromPaper | None = None,
    holder: str | None = None,
) -> ReviewMove:
    """Make one move of a locked case: policy, state and dates, lock of the plan, history, act log, messages.

    `values` are the other columns of the review that the new state asks for. `holder` names who holds the plan next,
    where `Case.holder_words` does not. Raises NotAllowed, DomainError when a reason or the scan is missing.
    """
    may(by, case, act, via=DoneVia.FROM_SCAN if paper else None).require()
    if paper is None and DoneVia.IN_APP not in ways(by, act):
        raise DomainError("Unggah pindaian naskah yang ditandatangani.", field="scan")
    if paper is not None and paper.acted_on > case.today:
        raise DomainError("Tanggal pada naskah belum tiba.", field="acted_on")
    reason = reason.strip()
    if MOVES[act].needs_reason and not reason:
        raise DomainError("Tuliskan alasannya.", field="reason")
    source, target = case.state, target_of(case, act)
    step = case.review.step
    _write(case.review, target, values)
    row = _history(by, case, act, source, target, step or case.review.step, reason, paper)
    log = log_act(
        by=by,
        verb=f"review_{act}",
        subject=case.plan,
        place=case.plan.desa,
        summary=f"{act.label}: {case.review} ({source.label} → {target.label})",
        reason=reason,
    )
    if target not in {ReviewState.ENACTED, ReviewState.CLARIFIED}:  # enacting writes plan and lock itself
        words = holder if holder is not None else replace(case).holder_words
        set_lock(plan=case.plan, lock=LOCK_OF_STATE[target], holder=words, act=log)
    notify_move(move=row, case=case)
    return row


def _write(review: PlanReview, target: ReviewState, values: Mapping[str, Any]) -> None:
    review.state = target
    for name, value in values.items():
        setattr(review, name, value)
    if review.pk:
        review.version += 1
    else:
        review.version = 2  # pages that saw no review yet carry version 1
    review.save()


def _history(
    by: Membership,
    case: Case,
    act: ReviewAct,
    source: ReviewState,
    target: ReviewState,
    step: str,
    reason: str,
    paper: FromPaper | None,
) -> ReviewMove:
    row = ReviewMove(
        desa_id=case.plan.desa_id,
        review=case.review,
        act=act,
        source=source,
        target=target,
        step=step,
        by=by,
        reason=reason,
    )
    if paper is not None:
        kept = clean_attachment(paper.scan)
        row.via, row.acted_on, row.document_number = DoneVia.FROM_SCAN, paper.acted_on, paper.document_number.strip()
        row.scan.save(f"{act}.{kept.extension}", ContentFile(kept.content), save=False)
    else:
        row.acted_on = timezone.localdate()
    row.save(force_insert=True)
    return row
