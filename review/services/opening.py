"""Opening parts of a locked plan: the village asks, a second person answers, and it closes by itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from codes.models import Bidang
from places.errors import DomainError
from places.formats.tanggal import format_tanggal
from planning.services.plan_lock import PartsToOpen, close_openings, open_plan_parts, uids
from review.case import Case, Plan
from review.enums import RequestKind, ReviewState
from review.frozen import compare_with_living
from review.models import OpeningRequest, Submission
from review.policy_opening import may_answer_opening, may_ask_opening, may_end_opening
from review.services.freezing import freeze_unlocked
from review.services.moving import lock_case
from review.services.notices import notify_opening_answered, notify_opening_asked

LONGEST_UNLOCK = 30  # days; a lock that is open for longer is no lock


@dataclass(frozen=True)
class OpeningData:
    """What the village asks to have opened and why; `until`: the last day of an unlock."""

    reason: str
    lines: tuple[UUID, ...] = ()
    bidang: tuple[Bidang, ...] = ()
    adding: bool = False
    until: date | None = None


def asked_kind(case: Case) -> RequestKind:
    """Further lines while the plan was returned; else the lock itself."""
    return RequestKind.FURTHER if case.state == ReviewState.RETURNED else RequestKind.UNLOCK


@transaction.atomic
def ask_opening(*, by: Membership, plan: Plan, version: int, data: OpeningData) -> OpeningRequest:
    """Ask for parts of a locked plan. Raises DomainError naming the field at fault, StaleVersion."""
    case = lock_case(plan, version=version)
    may_ask_opening(by, case).require()
    kind = asked_kind(case)
    _check(case, kind, data)
    row = OpeningRequest.objects.create(
        desa_id=case.plan.desa_id,
        review=case.review,
        kind=kind,
        lines=[str(uid) for uid in data.lines],
        bidang=[one.code for one in data.bidang],
        adding=data.adding,
        reason=data.reason.strip(),
        until=data.until if kind == RequestKind.UNLOCK else None,
        asked_by=by,
    )
    _log(by, case, "ask_opening", f"Meminta pembukaan: {case.review}", row.reason)
    notify_opening_asked(request=row, case=case)
    return row


@transaction.atomic
def answer_opening(*, by: Membership, request: OpeningRequest, granted: bool, reason: str = "") -> None:
    """Grant or refuse a request; what is granted is open at once. Raises DomainError when it was answered already."""
    case = lock_case(request.review.plan)
    row = _locked(request)
    may_answer_opening(by, case, asked_by=row.asked_by).require()
    if row.granted is not None:
        raise DomainError("Permintaan ini sudah dijawab.")
    if asked_kind(case) != row.kind:
        raise DomainError("Rencana sudah berpindah; permintaan ini tidak berlaku lagi.")
    if not granted and not reason.strip():
        raise DomainError("Tuliskan alasan penolakan.", field="reason")
    if granted and row.until is not None and row.until < case.today:
        raise DomainError("Tanggal akhir yang diminta sudah lewat. Tolak, lalu minta desa mengajukan lagi.")
    row.granted, row.answer_reason = granted, reason.strip()
    row.answered_at, row.answered_by = timezone.now(), by
    if not granted:
        row.ended_at = row.answered_at
    row.save()
    if granted:
        open_plan_parts(plan=case.plan, parts=_parts(case, row), reason=row.reason, until=row.until)
    word = "Mengabulkan" if granted else "Menolak"
    _log(by, case, "answer_opening", f"{word} permintaan pembukaan: {case.review}", row.answer_reason)
    notify_opening_answered(request=row, case=case)


@transaction.atomic
def end_opening(*, by: Membership, request: OpeningRequest, reason: str = "") -> Submission | None:
    """End a request before its day: one that waits is taken back, an unlock is closed and what it changed is frozen."""
    case = lock_case(request.review.plan)
    row = _locked(request)
    may_end_opening(by, case).require()
    _log(by, case, "end_opening", f"Mengakhiri pembukaan: {case.review}", reason)
    if row.kind == RequestKind.UNLOCK and row.granted:
        return settle_openings(by=by, case=case)
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    return None


def settle_openings(*, by: Membership, case: Case) -> Submission | None:
    """End every request of a locked case, because the plan leaves the state in which it was asked.

    What an unlock changed becomes a round of its own, so that nothing changes unseen; that round is given.
    """
    if case.review.pk is None:
        return None
    waiting = case.review.request_set.filter(ended_at=None)
    was_unlocked = waiting.filter(kind=RequestKind.UNLOCK, granted=True).exists()
    waiting.update(ended_at=timezone.now())
    if not was_unlocked:
        return None
    close_openings(case.plan)
    last = case.review.submission_set.first()
    if last is not None and compare_with_living(last, case.plan).is_same:
        return None
    return freeze_unlocked(by=by, case=case)


def refuse_while_unlocked(case: Case) -> None:
    """Raise DomainError while parts are unlocked: nobody agrees to what can still change."""
    open_now = case.review.request_set.filter(
        kind=RequestKind.UNLOCK, granted=True, ended_at=None, until__gte=case.today
    )
    until = open_now.values_list("until", flat=True).first()
    if until is not None:
        raise DomainError(
            f"{case.review} masih terbuka untuk diubah sampai {format_tanggal(until)}. Tutup dahulu pembukaannya."
        )


def _locked(request: OpeningRequest) -> OpeningRequest:
    """The request as it stands now. Raises DomainError for one that was answered or taken back, unless it is open."""
    row = OpeningRequest.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=request.pk)
    if row.ended_at is not None:
        raise DomainError("Permintaan ini sudah selesai.")
    return row


def _parts(case: Case, row: OpeningRequest) -> PartsToOpen:
    alive = set(case.plan.line_set.filter(uid__in=uids(row.lines)).values_list("uid", flat=True))
    return PartsToOpen(
        lines=tuple(uid for uid in uids(row.lines) if uid in alive),
        bidang=tuple(Bidang.objects.filter(code__in=row.bidang)),
        adding=row.adding,
    )


def _check(case: Case, kind: RequestKind, data: OpeningData) -> None:
    if not data.reason.strip():
        raise DomainError("Tuliskan alasannya.", field="reason")
    if not (data.lines or data.bidang or data.adding):
        raise DomainError("Pilih sedikitnya satu kegiatan, satu bidang, atau menambah kegiatan.", field="lines")
    known = case.plan.line_set.filter(uid__in=data.lines).count()
    if known != len(set(data.lines)):
        raise DomainError("Ada kegiatan yang bukan bagian dari rencana ini.", field="lines")
    if case.review.request_set.filter(kind=kind, granted=None, ended_at=None).exists():
        raise DomainError("Permintaan sebelumnya belum dijawab. Tarik dahulu permintaan itu bila ingin menggantinya.")
    if kind == RequestKind.UNLOCK:
        _check_until(case, data.until)


def _check_until(case: Case, until: date | None) -> None:
    if until is None:
        raise DomainError("Isi sampai kapan kunci dibuka.", field="until")
    if until < case.today:
        raise DomainError("Tanggal ini sudah lewat.", field="until")
    if until > case.today + timedelta(days=LONGEST_UNLOCK):
        raise DomainError(f"Kunci dibuka paling lama {LONGEST_UNLOCK} hari.", field="until")


def _log(by: Membership, case: Case, verb: str, summary: str, reason: str = "") -> None:
    log_act(by=by, verb=verb, subject=case.plan, place=case.plan.desa, summary=summary, reason=reason.strip())
