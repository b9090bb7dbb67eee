"""The tests of a session, for its organiser: choosing questions, opening and closing, results."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.formats.whole_number import read_whole
from training.enums import ExamKind
from training.exam_choice import choice_groups
from training.exam_facts import exam_results_of
from training.exam_sheet_facts import asked_questions
from training.exam_state import ExamState, exam_states, kind_of_word
from training.models import Exam, TrainingSession
from training.policy import may_report_session, may_see_scores
from training.services.exams import close_exam, open_exam, set_questions
from training.session_page import of_session, session_page

ROWS_PER_PAGE = 50


@require_safe
@of_session
def exam_setup(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Both tests: their questions, whether they are open, how many sheets came in."""
    require(may_see_scores(request.membership, session))
    context = {
        "states": exam_states(session),
        "door": public_door(),
        "named": session.participant_set.named().count(),
        "may_run": may_report_session(request.membership, session),
    }
    return session_page(request, "training/exam_setup.html", session, tab="tes", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def exam_questions(request: HttpRequest, session: TrainingSession, kind: str) -> HttpResponse:
    """Choose the questions of a test, of both at once while the other has not begun."""
    wanted = kind_or_404(kind)
    require(may_report_session(request.membership, session))
    state, other = _this_and_other(session, wanted)
    exam = Exam.objects.filter(session=session, kind=wanted).first()
    asked = asked_questions(exam) if exam else ()
    ticked, both, error = [question.pk for question in asked], not other.questions, ""
    if request.method == "POST":
        typed = [read_whole(pk) for pk in request.POST.getlist("questions")]
        ticked, both = [pk for pk in typed if pk is not None], "both" in request.POST
        kinds = list(ExamKind) if both and other.questions_may_change else [wanted]
        try:
            set_questions(by=request.membership, session=session, kinds=kinds, questions=ticked)
        except DomainError as refusal:
            error = refusal.message
        else:
            messages.success(request, f"{len(ticked)} soal dipilih untuk {_names(kinds)}.")
            return redirect("exam_setup", uid=session.uid)
    context = {
        "state": state,
        "other": other,
        "both": both,
        "error": error,
        "asked": asked,
        "groups": choice_groups(request.membership, session, ticked) if state.questions_may_change else [],
    }
    return session_page(request, "training/exam_questions.html", session, tab="tes", **context)


@require_POST
@of_session
def exam_open(request: HttpRequest, session: TrainingSession, kind: str) -> HttpResponse:
    """Let participants answer."""
    return _turn(request, session, kind, open_exam, "{} dibuka. Peserta mengisinya di halaman masing-masing.")


@require_POST
@of_session
def exam_close(request: HttpRequest, session: TrainingSession, kind: str) -> HttpResponse:
    """End the answering."""
    return _turn(request, session, kind, close_exam, "{} ditutup.")


@require_safe
@of_session
def exam_results(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Scores and gains per participant, means, and how each question went."""
    require(may_see_scores(request.membership, session))
    results = exam_results_of(session)
    query = request.GET.get("q", "").replace("\0", "").strip()
    words = query.casefold()
    rows = [one for one in results.participants if words in f"{one.name} {one.desa}".casefold()]
    context = {
        "results": results,
        "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "filters": urlencode({"q": query}) if query else "",
        "kinds": list(ExamKind),
        "may_run": may_report_session(request.membership, session),
    }
    return session_page(request, "training/exam_results.html", session, tab="tes", **context)


def public_door() -> str:
    """Where a participant types his code, as it is told to a hall: "rencana.contoh.go.id/peserta"."""
    return urlsplit(settings.PUBLIC_ADDRESS).netloc + reverse("participant_enter").rstrip("/")


def kind_or_404(word: str) -> ExamKind:
    """The test that an address names. Raises Http404."""
    kind = kind_of_word(word)
    if kind is None:
        raise Http404
    return kind


def _turn(
    request: HttpRequest, session: TrainingSession, word: str, service: Callable[..., Exam], done: str
) -> HttpResponse:
    kind = kind_or_404(word)
    require(may_report_session(request.membership, session))
    try:
        service(by=request.membership, session=session, kind=kind)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done.format(kind.label))
    return redirect("exam_setup", uid=session.uid)


def _this_and_other(session: TrainingSession, kind: ExamKind) -> tuple[ExamState, ExamState]:
    states = exam_states(session)
    return (
        next(state for state in states if state.kind == kind),
        next(state for state in states if state.kind != kind),
    )


def _names(kinds: list[ExamKind]) -> str:
    return " dan ".join(str(kind.label).lower() for kind in kinds)
