"""The test on the participant's phone: no login, the code is the key; nothing that was chosen is lost."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.throttle import Throttle, TooManyAttempts
from places.errors import DomainError
from places.templatetags.tampilan import waktu
from training.enums import ExamKind, SessionStatus
from training.exam_sheet_facts import asked_questions, reviewed
from training.forms.exam_sheet import ExamForm
from training.models import Exam, ExamSheet, Participant
from training.services.exam_sheets import AlreadyHandedIn, ExamClosed, hand_in
from training.views.exams import kind_or_404
from training.views.participant_scope import of_participant

SENDINGS = Throttle(
    "exam_hand_in",
    amount=20,
    seconds=300,
    message="Terlalu sering dikirim. Pilihan Anda masih ada di halaman ini; tunggu 5 menit, lalu kirim lagi.",
)
_SALT = "lembar-tes"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_participant
def exam_take(request: HttpRequest, participant: Participant, kind: str) -> HttpResponse:
    """Answer a test while it is open; afterwards one's own score."""
    wanted = kind_or_404(kind)
    exam = Exam.objects.filter(session=participant.session, kind=wanted).first()
    sheet = participant.sheet_set.filter(exam=exam).first() if exam else None
    if sheet is not None and exam is not None:
        if request.method == "POST":
            return _already(request, participant, wanted, sheet)
        return _own_score(request, participant, exam, sheet)
    if exam is None or not (_is_open(exam, participant) or _had_the_sheet(request, participant, exam)):
        return _page(request, "training/exam_not_open.html", participant, wanted, exam=exam)
    return _answer(request, participant, exam, wanted)


def _answer(request: HttpRequest, participant: Participant, exam: Exam, kind: ExamKind) -> HttpResponse:
    form = ExamForm(request.POST if request.method == "POST" else None, questions=asked_questions(exam))
    left_open: list[int] = []
    status = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        left_open = form.left_open
        if not left_open or "incomplete" in request.POST:
            try:
                SENDINGS.spend(participant.code)
                sheet = hand_in(participant=participant, kind=kind, answers=form.answers)
            except AlreadyHandedIn as twice:
                return _already(request, participant, kind, twice.sheet)
            except TooManyAttempts as error:
                form.add_error(None, error.message)
                status = HTTPStatus.TOO_MANY_REQUESTS
            except ExamClosed as error:
                form.add_error(None, f"{error.message} Pilihan Anda masih ada di halaman ini; panggil panitia.")
                status = HTTPStatus.CONFLICT
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                messages.success(request, f"Jawaban Anda tersimpan: {sheet.right} dari {sheet.asked} benar.")
                return redirect("exam_take", code=participant.code, kind=kind.word)
    context = {"form": form, "left_open": left_open, "token": _token(participant, exam)}
    return _page(request, "training/exam_take.html", participant, kind, status=status, **context)


def _own_score(request: HttpRequest, participant: Participant, exam: Exam, sheet: ExamSheet) -> HttpResponse:
    """The score at once; right answers and why only once nobody answers any more, so that both tests are honest."""
    is_over = participant.session.status == SessionStatus.HELD and not _any_open(participant)
    context = {"sheet": sheet, "is_over": is_over, "review": reviewed(asked_questions(exam), sheet) if is_over else []}
    return _page(request, "training/exam_score.html", participant, ExamKind(exam.kind), **context)


def _already(request: HttpRequest, participant: Participant, kind: ExamKind, sheet: ExamSheet) -> HttpResponse:
    moment = waktu(sheet.handed_in_at)
    messages.info(request, f"{kind.label} sudah Anda kumpulkan {moment}. Yang berlaku jawaban yang pertama.")
    return redirect("exam_take", code=participant.code, kind=kind.word)


def _is_open(exam: Exam, participant: Participant) -> bool:
    return exam.is_open and participant.session.status != SessionStatus.CANCELLED


def _any_open(participant: Participant) -> bool:
    return Exam.objects.filter(session=participant.session, is_open=True).exists()


def _had_the_sheet(request: HttpRequest, participant: Participant, exam: Exam) -> bool:
    """Whether a form is sent that was given out while the test was open: its choices are shown again."""
    token = request.POST.get("lembar", "")
    try:
        return signing.loads(token, salt=_SALT) == [participant.pk, exam.pk]
    except signing.BadSignature:
        return False


def _token(participant: Participant, exam: Exam) -> str:
    return signing.dumps([participant.pk, exam.pk], salt=_SALT)


def _page(
    request: HttpRequest,
    template: str,
    participant: Participant,
    kind: ExamKind,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **context: object,
) -> HttpResponse:
    shared = {"participant": participant, "session": participant.session, "kind": kind}
    return render(request, template, {**shared, **context}, status=status)
