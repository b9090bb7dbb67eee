"""Papers of the tests, for the organiser only: the sheets to be handed out, and all scores."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import require
from reporting.views.document_pages import DocumentPages, send_document, show_document
from training.documents import lembar_tes, rekap_tes
from training.documents.session_print import SessionPrint
from training.models import TrainingSession
from training.policy import may_see_scores
from training.session_page import of_session, session_page


@require_safe
@of_session
def exam_documents(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """All papers of the tests."""
    cards = _pages(request, session).cards()
    return session_page(request, "training/exam_documents.html", session, tab="tes", cards=cards)


@require_safe
@of_session
def exam_document(request: HttpRequest, session: TrainingSession, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(request, session), key)


@require_safe
@of_session
def exam_download(request: HttpRequest, session: TrainingSession, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(request, session), key, kind)


def _pages(request: HttpRequest, session: TrainingSession) -> DocumentPages:
    require(may_see_scores(request.membership, session))
    source = SessionPrint(session)
    drawers = {key: partial(lembar_tes.draw, source, kind) for kind, key in lembar_tes.KEYS.items()}
    return DocumentPages(
        names="exam",
        kwargs={"uid": session.uid},
        drawers={**drawers, rekap_tes.KEY: partial(rekap_tes.draw, source)},
        parent_name="Tes",
        parent_url=reverse("exam_setup", args=[session.uid]),
    )
