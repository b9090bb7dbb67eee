"""Typing what came on paper: the answers as letters, or only a score; and taking a wrong sheet away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError
from planning.views.refusal import add_domain_error
from training.enums import ExamKind, SheetVia
from training.exam_sheet_facts import AskedQuestion, asked_questions, letters_of, reviewed
from training.forms.exam_sheet import TypedSheetForm
from training.models import Exam, ExamSheet, Participant, TrainingSession
from training.policy import may_report_session
from training.services.exam_sheets import remove_sheet, type_answers, type_score
from training.session_page import of_session, session_page
from training.views.exams import kind_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def exam_typed(request: HttpRequest, session: TrainingSession, kind: str, pk: int) -> HttpResponse:
    """Type one participant's sheet, then go on to the next one without a sheet."""
    wanted = kind_or_404(kind)
    require(may_report_session(request.membership, session))
    participant = _participant_of(session, pk)
    exam = Exam.objects.filter(session=session, kind=wanted).first()
    questions = asked_questions(exam) if exam else ()
    sheet = participant.sheet_set.filter(exam__kind=wanted).first()
    form = TypedSheetForm(
        request.POST if request.method == "POST" else None, questions=questions, initial=_initial(questions, sheet)
    )
    if form.is_valid():
        try:
            _type(request, participant, wanted, form)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{wanted.label} {participant.name} tersimpan.")
            return _go_on(session, participant, wanted)
    context = {
        "participant": participant,
        "kind": wanted,
        "questions": questions,
        "sheet": sheet,
        "is_his_own": sheet is not None and sheet.via == SheetVia.PHONE,
        "form": form,
    }
    return session_page(request, "training/exam_typed.html", session, tab="tes", **context)


@require_POST
@of_session
def exam_sheet_remove(request: HttpRequest, session: TrainingSession, kind: str, pk: int) -> HttpResponse:
    """Take a sheet away, with the reason."""
    wanted = kind_or_404(kind)
    require(may_report_session(request.membership, session))
    participant = _participant_of(session, pk)
    sheet = participant.sheet_set.filter(exam__kind=wanted).select_related("exam__session__program").first()
    if sheet is not None:
        try:
            remove_sheet(by=request.membership, sheet=sheet, reason=request.POST.get("reason", "").replace("\0", ""))
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"Lembar {wanted.label.lower()} {participant.name} dihapus.")
    return redirect("exam_typed", uid=session.uid, kind=wanted.word, pk=participant.pk)


def _participant_of(session: TrainingSession, pk: int) -> Participant:
    participant = get_object_or_404(Participant.objects.named().select_related("desa"), session=session, pk=pk)
    participant.session = session
    return participant


def _initial(questions: tuple[AskedQuestion, ...], sheet: ExamSheet | None) -> dict[str, object]:
    if sheet is None:
        return {"asked": len(questions) or None}
    if sheet.via == SheetVia.SCORE:
        return {"right": sheet.right, "asked": sheet.asked}
    return {"letters": letters_of(reviewed(questions, sheet)), "asked": len(questions)}


def _type(request: HttpRequest, participant: Participant, kind: ExamKind, form: TypedSheetForm) -> None:
    if form.is_score_only:
        data = form.cleaned_data
        right, asked = data["right"], data["asked"]
        type_score(by=request.membership, participant=participant, kind=kind, right=right, asked=asked)
    else:
        type_answers(by=request.membership, participant=participant, kind=kind, answers=form.answers)


def _go_on(session: TrainingSession, participant: Participant, kind: ExamKind) -> HttpResponse:
    waiting = Participant.objects.named().filter(session=session).exclude(sheet_set__exam__kind=kind)
    listed = list(waiting.order_by("position", "pk").values_list("position", "pk"))
    after = [pk for position, pk in listed if (position, pk) > (participant.position, participant.pk)]
    following = next(iter(after or (pk for _, pk in listed)), None)
    if following is None:
        return redirect("exam_results", uid=session.uid)
    return redirect("exam_typed", uid=session.uid, kind=kind.word, pk=following)
