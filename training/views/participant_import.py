"""A workbook of participants: choose it, look at what it would do, answer what is asked, write it all at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError, StaleVersion
from training.forms.participant_import import AnswersForm, ParticipantBookForm
from training.models import ParticipantImport, TrainingSession
from training.participant_preview import ImportPreview, RowState
from training.participant_reading import ParticipantReading
from training.policy import may_edit_program, may_edit_session
from training.services.participant_import import (
    answer_import,
    apply_import,
    discard_import,
    preview_of,
    start_participant_import,
)
from training.session_page import of_session, session_page
from villages.forms.errors import add_domain_error
from villages.views.scope import posted_version

_GROUPS = (RowState.NEW, RowState.FILLS, RowState.REPLACES, RowState.SAME, RowState.SKIPPED)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def participant_import(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Choose a workbook; it is read and kept, and nothing is written to the list yet."""
    require(may_edit_session(request.membership, session))
    form = ParticipantBookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = start_participant_import(
                by=request.membership,
                session=session,
                workbook=form.workbook,
                content=form.content,
                filename=form.cleaned_data["file"].name,
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return redirect("participant_import_answer", uid=session.uid, pk=kept.pk)
    imports = session.import_set.defer("reading", "answers").select_related("added_by__orang")
    return session_page(request, "training/participant_import.html", session, tab="peserta", form=form, imports=imports)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def participant_import_answer(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """What the list would do and what is asked; posted, the answers. An applied one shows what was written."""
    require(may_edit_program(request.membership, session.program))
    kept = _import_of(session, pk)
    if kept.applied_at is not None:
        return _report(request, session, kept)
    preview = preview_of(kept)
    form = AnswersForm(request.POST or None, questions=(*preview.questions, *preview.settled))
    if request.method == "POST":
        require(may_edit_session(request.membership, session))
        if form.is_valid():
            try:
                answer_import(
                    by=request.membership,
                    participant_import=kept,
                    version=posted_version(request),
                    answers=form.answers(),
                )
            except DomainError as error:
                messages.error(request, error.message)
            else:
                messages.success(request, "Jawaban disimpan.")
            return redirect("participant_import_answer", uid=session.uid, pk=pk)
    return _preview(request, session, kept, preview, form)


@require_POST
@of_session
def participant_import_apply(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """Write what the preview showed. When the list changed in between, the preview is shown anew."""
    require(may_edit_session(request.membership, session))
    kept = _import_of(session, pk)
    try:
        result = apply_import(
            by=request.membership,
            participant_import=kept,
            version=posted_version(request),
            signature=request.POST.get("tanda", ""),
        )
    except StaleVersion as stale:
        preview = preview_of(_import_of(session, pk))
        form = AnswersForm(None, questions=(*preview.questions, *preview.settled))
        return _preview(request, session, _import_of(session, pk), preview, form, stale=stale.message)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request,
            f"{result.added} peserta baru, {result.placed} tempat terisi, {result.completed} dilengkapi, "
            f"{result.unchanged} tetap, {result.skipped} tidak dicatat.",
        )
    return redirect("participant_import_answer", uid=session.uid, pk=pk)


@require_POST
@of_session
def participant_import_discard(request: HttpRequest, session: TrainingSession, pk: int) -> HttpResponse:
    """Throw a list away that was not applied."""
    require(may_edit_session(request.membership, session))
    kept = ParticipantImport.objects.filter(session=session, pk=pk).first()
    if kept is not None:
        kept.session = session
        discard_import(by=request.membership, participant_import=kept)
        messages.success(request, f"{kept.original_name} dibuang; tidak ada yang dicatat.")
    return redirect("participant_import", uid=session.uid)


def _import_of(session: TrainingSession, pk: int) -> ParticipantImport:
    kept = get_object_or_404(ParticipantImport, session=session, pk=pk)
    kept.session = session
    return kept


def _preview(
    request: HttpRequest,
    session: TrainingSession,
    kept: ParticipantImport,
    preview: ImportPreview,
    form: AnswersForm,
    *,
    stale: str = "",
) -> HttpResponse:
    reading = ParticipantReading.from_json(kept.reading)
    return session_page(
        request,
        "training/participant_import_answer.html",
        session,
        tab="peserta",
        status=409 if stale else 200,
        kept=kept,
        preview=preview,
        groups=[(state, preview.of(state)) for state in _GROUPS if preview.of(state)],
        form=form,
        reading=reading,
        stale=stale,
        apply_url=reverse("participant_import_apply", kwargs={"uid": session.uid, "pk": kept.pk}),
    )


def _report(request: HttpRequest, session: TrainingSession, kept: ParticipantImport) -> HttpResponse:
    return session_page(
        request,
        "training/participant_import_report.html",
        session,
        tab="peserta",
        kept=kept,
        report=kept.reading.get("report", []),
        reading=ParticipantReading.from_json(kept.reading),
    )
