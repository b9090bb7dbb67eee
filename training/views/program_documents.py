"""Papers of a programme: the list, each on screen, and as files."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reporting.views.document_pages import DocumentPages, send_document, show_document
from training.documents import kak_pelatihan
from training.documents.program_print import ProgramPrint
from training.models import TrainingProgram
from training.views.program_scope import program_of


@require_safe
def program_documents(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All papers of a programme."""
    program = program_of(request, uid)
    return render(request, "training/program_documents.html", {"program": program, "cards": _pages(program).cards()})


@require_safe
def program_document(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(program_of(request, uid)), key)


@require_safe
def program_download(request: HttpRequest, uid: UUID, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(program_of(request, uid)), key, kind)


def _pages(program: TrainingProgram) -> DocumentPages:
    return DocumentPages(
        names="training_program",
        kwargs={"uid": program.uid},
        drawers={kak_pelatihan.KEY: partial(kak_pelatihan.draw, ProgramPrint(program))},
        parent_name=program.title,
        parent_url=reverse("program_detail", args=[program.uid]),
    )
