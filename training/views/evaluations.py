"""The evaluation: opening and closing it, its results for the organiser, and the participant's own sheet."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.throttle import Throttle, TooManyAttempts
from places.errors import DomainError
from training.enums import SessionStatus
from training.evaluation_facts import FEWEST_SHEETS, evaluation_results_of, speakers_of
from training.forms.evaluation import EvaluationForm
from training.models import Participant, TrainingSession
from training.policy import may_report_session, may_see_scores
from training.services.evaluations import (
    AlreadyEvaluated,
    EvaluationClosed,
    close_evaluation,
    give_evaluation,
    open_evaluation,
    type_evaluation,
)
from training.session_page import of_session, session_page
from training.views.exams import public_door
from training.views.participant_scope import of_participant

SENDINGS = Throttle(
    "evaluation",
    amount=20,
    seconds=300,
    message="Terlalu sering dikirim. Isian Anda masih ada di halaman ini; tunggu 5 menit, lalu kirim lagi.",
)


@require_safe
@of_session
def evaluation_results(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Means per item and speaker, and suggestions; only the number of sheets while there are few."""
    require(may_see_scores(request.membership, session))
    context = {
        "results": evaluation_results_of(session),
        "door": public_door(),
        "named": session.participant_set.named().count(),
        "hidden_title": f"Hasil tampil setelah {FEWEST_SHEETS} lembar masuk",
        "may_run": may_report_session(request.membership, session),
    }
    return session_page(request, "training/evaluation_results.html", session, tab="evaluasi", **context)


@require_POST
@of_session
def evaluation_open(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Let participants judge the session."""
    return _turn(request, session, open_evaluation, "Evaluasi dibuka. Peserta mengisinya di halaman masing-masing.")


@require_POST
@of_session
def evaluation_close(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Take no more sheets."""
    return _turn(request, session, close_evaluation, "Evaluasi ditutup.")


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def evaluation_typed(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Type one sheet that came on paper, then the next one."""
    require(may_report_session(request.membership, session))
    form = EvaluationForm(request.POST if request.method == "POST" else None, speakers=speakers_of(session))
    if form.is_valid():
        try:
            type_evaluation(by=request.membership, session=session, data=form.evaluation_data())
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Lembar tersimpan. Ketik lembar berikutnya, atau kembali ke hasil.")
            return redirect("evaluation_typed", uid=session.uid)
    context = {"form": form, "sheets": session.evaluation_set.count()}
    return session_page(request, "training/evaluation_typed.html", session, tab="evaluasi", **context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_participant
def evaluation_give(request: HttpRequest, participant: Participant) -> HttpResponse:
    """Judge the session and its speakers, once and without a name."""
    session = participant.session
    if participant.evaluated_on is not None:
        if request.method == "POST":
            messages.info(request, "Evaluasi Anda sudah diterima. Terima kasih; satu orang mengisi satu kali.")
        return redirect("participant_self", code=participant.code)
    is_open = session.evaluation_open and session.status != SessionStatus.CANCELLED
    if not is_open and request.method != "POST":
        return render(request, "training/evaluation_not_open.html", {"participant": participant, "session": session})
    form = EvaluationForm(request.POST if request.method == "POST" else None, speakers=speakers_of(session))
    status = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        try:
            SENDINGS.spend(participant.code)
            give_evaluation(participant=participant, data=form.evaluation_data())
        except AlreadyEvaluated as error:
            messages.info(request, error.message)
            return redirect("participant_self", code=participant.code)
        except TooManyAttempts as error:
            form.add_error(None, error.message)
            status = HTTPStatus.TOO_MANY_REQUESTS
        except EvaluationClosed as error:
            form.add_error(None, f"{error.message} Isian Anda masih ada di halaman ini; panggil panitia.")
            status = HTTPStatus.CONFLICT
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Terima kasih. Evaluasi Anda tersimpan tanpa nama.")
            return redirect("participant_self", code=participant.code)
    context = {"participant": participant, "session": session, "form": form}
    return render(request, "training/evaluation_give.html", context, status=status)


def _turn(
    request: HttpRequest, session: TrainingSession, service: Callable[..., TrainingSession], done: str
) -> HttpResponse:
    require(may_report_session(request.membership, session))
    try:
        service(by=request.membership, session=session)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect("evaluation_results", uid=session.uid)
