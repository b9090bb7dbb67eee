"""The officers' acts, each on a page that says what it does before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from accounts.verdict import Verdict
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error, offer_again
from review.case import Case
from review.checklist import assessment_of
from review.enums import ReviewAct, Severity
from review.forms.acts import ActForm, PaperRecommendForm, ReasonForm, RecommendForm, ReturnForm
from review.note_parts import mark_of, will_open
from review.policy import may, may_pause, what_may
from review.rounds import current_round
from review.services.reviewing import (
    pause_clock,
    recommend,
    release,
    resume_clock,
    return_plan,
    take_up,
    undo_recommend,
)
from review.views.scope import review_case

Ask = Callable[[HttpRequest, Case], Verdict]


@dataclass(frozen=True)
class ActPage:
    """What a page says around its form; `leads_to` is where the officer stands afterwards."""

    title: str
    button: str
    done: str
    ask: Ask
    explanation: str = ""
    leads_to: str = "review_detail"
    is_grave: bool = False


def _asks(act: ReviewAct) -> Ask:
    return lambda request, case: may(request.membership, case, act)


_TAKE_UP = ActPage(
    title="Mulai periksa",
    button="Mulai periksa",
    done="Rencana sekarang Anda periksa.",
    ask=_asks(ReviewAct.TAKE_UP),
    explanation="Sejak saat ini desa tidak dapat menarik pengajuannya dan isinya tidak berubah selama Anda membaca. "
    "Waktu pemeriksaan tetap berjalan seperti semula.",
    leads_to="review_desk",
)
_RELEASE = ActPage(
    title="Lepaskan kepada pemeriksa lain",
    button="Lepaskan",
    done="Rencana kembali ke daftar tunggu.",
    ask=_asks(ReviewAct.RELEASE),
    explanation="Rencana kembali ke daftar tunggu kantor ini. Catatan yang sudah ditulis tetap tersimpan, "
    "dan waktu pemeriksaan terus berjalan.",
    leads_to="review_queue",
)
_RETURN = ActPage(
    title="Kembalikan dengan catatan",
    button="Kembalikan dan kirim catatan",
    done="Rencana dikembalikan. Desa sekarang membaca semua catatan.",
    ask=_asks(ReviewAct.RETURN),
)
_RECOMMEND = ActPage(
    title="Rekomendasikan",
    button="Rekomendasikan",
    done="Rencana direkomendasikan.",
    ask=_asks(ReviewAct.RECOMMEND),
)
_UNDO = ActPage(
    title="Tarik rekomendasi",
    button="Tarik rekomendasi",
    done="Rekomendasi ditarik. Rencana sekarang Anda periksa lagi.",
    ask=_asks(ReviewAct.UNDO_RECOMMEND),
    explanation="Rencana diperiksa lagi, dan waktu pemeriksaan dihitung dari awal.",
    leads_to="review_desk",
    is_grave=True,
)
_PAUSE = ActPage(
    title="Jeda waktu pemeriksaan",
    button="Jeda",
    done="Waktu pemeriksaan dijeda.",
    ask=lambda request, case: may_pause(request.membership, case),
    explanation="Selama jeda, hari kerja tidak dihitung. Desa membaca alasannya.",
)
_RESUME = ActPage(
    title="Lanjutkan waktu pemeriksaan",
    button="Lanjutkan",
    done="Waktu pemeriksaan berjalan lagi.",
    ask=lambda request, case: may_pause(request.membership, case),
    explanation="Sisa hari kerja sebelum jeda dihitung mulai hari ini.",
)


@require_http_methods(["GET", "HEAD", "POST"])
def review_take_up(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begin to examine."""
    return _act(request, uid, _TAKE_UP, ActForm, lambda case, form: take_up(**_who(request, case, form)))


@require_http_methods(["GET", "HEAD", "POST"])
def review_release(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give the plan back to the queue."""
    return _act(request, uid, _RELEASE, ReasonForm, lambda case, form: release(**_who(request, case, form)))


@require_http_methods(["GET", "HEAD", "POST"])
def review_undo_recommend(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a recommendation back."""
    return _act(request, uid, _UNDO, ReasonForm, lambda case, form: undo_recommend(**_who(request, case, form)))


@require_http_methods(["GET", "HEAD", "POST"])
def review_pause(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Stop the clock."""
    return _act(request, uid, _PAUSE, ReasonForm, lambda case, form: pause_clock(**_who(request, case, form)))


@require_http_methods(["GET", "HEAD", "POST"])
def review_resume(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let the clock run again."""
    return _act(request, uid, _RESUME, ActForm, lambda case, form: resume_clock(**_who(request, case, form)))


@require_http_methods(["GET", "HEAD", "POST"])
def review_return(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Send the notes; the page shows all of them and what they open."""

    def shown(case: Case) -> dict[str, Any]:
        notes = list(case.review.note_set.filter(closed_at=None).select_related("bidang"))
        return {"notes": notes, "will_open": will_open(notes), "seen": mark_of(notes)}

    return _act(request, uid, _RETURN, ReturnForm, lambda case, form: return_plan(**_who(request, case, form)), shown)


@require_http_methods(["GET", "HEAD", "POST"])
def review_recommend(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The camat reads the draft and recommends; an officer records it from the signed paper."""
    case = review_case(request, uid)
    from_scan = what_may(request.membership, case)[ReviewAct.RECOMMEND].only_from_scan

    def shown(case: Case) -> dict[str, Any]:
        notes = list(case.review.note_set.filter(closed_at=None))
        submission = current_round(case.review)
        return {
            "assessment": assessment_of(submission, case.review.step) if submission else None,
            "notes": notes,
            "must": [note for note in notes if note.severity == Severity.MUST],
            "from_scan": from_scan,
        }

    def done(case: Case, form: ActForm) -> None:
        who = _who(request, case, form)
        for name in ("document_number", "acted_on", "scan"):
            who.pop(name, None)
        recommend(**who, paper=form.from_paper() if isinstance(form, PaperRecommendForm) else None)

    return _act(request, uid, _RECOMMEND, PaperRecommendForm if from_scan else RecommendForm, done, shown)


def _who(request: HttpRequest, case: Case, form: ActForm) -> dict[str, Any]:
    """The arguments that every service of an act takes, and what the form adds to them."""
    return {"by": request.membership, "plan": case.plan, **form.cleaned_data}


def _act(
    request: HttpRequest,
    uid: UUID,
    page: ActPage,
    form_class: type[ActForm],
    service: Callable[[Case, Any], object],
    shown: Callable[[Case], dict[str, Any]] | None = None,
) -> HttpResponse:
    """Ask, show, do. Whoever comes too late is told so; what he typed stays as long as the act is still possible."""
    case = review_case(request, uid)
    require(page.ask(request, case))
    further = shown(case) if shown else {}
    initial = {"version": case.review.version, "seen": further.get("seen", "")}
    form = form_class(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        try:
            service(case, form)
        except StaleVersion as error:
            case = review_case(request, uid)
            if not page.ask(request, case):
                messages.error(request, f"{page.title} tidak jadi. {error.message}")
                return redirect(case.review)
            further = shown(case) if shown else {}
            offer_again(form, version=case.review.version)
            form.data["seen"] = further.get("seen", "")
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, page.done)
            arguments = [] if page.leads_to == "review_queue" else [uid]
            return redirect(reverse(page.leads_to, args=arguments))
    context = {"case": case, "review": case.review, "page": page, "form": form, **further}
    return render(request, "review/officer_act.html", context)
