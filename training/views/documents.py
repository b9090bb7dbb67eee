"""Papers of a session: the list, each on screen, and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.models import Desa
from reporting.views.document_pages import DocumentPages, send_document, show_document
from training.documents.session_papers import UNDRAWN, papers_of
from training.documents.session_print import SessionPrint
from training.models import TrainingSession
from training.policy import may_read_report
from training.session_page import of_session, session_page


@require_safe
@of_session
def session_documents(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """All papers that the reader gets; whoever holds the session finds the surat tugas of each village, too."""
    pages = _pages(request, session)
    return session_page(
        request,
        "training/session_documents.html",
        session,
        tab="dokumen",
        cards=pages.cards(),
        villages=_sending(request, session) if may_read_report(request.membership, session) else [],
    )


@require_safe
@of_session
def session_document(request: HttpRequest, session: TrainingSession, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(request, session), key)


@require_safe
@of_session
def session_download(request: HttpRequest, session: TrainingSession, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(request, session), key, kind)


def _pages(request: HttpRequest, session: TrainingSession) -> DocumentPages:
    desa, is_own = _village(request, session)
    is_whole = bool(may_read_report(request.membership, session))
    drawers = papers_of(SessionPrint(session), desa=desa, is_whole=is_whole)
    return DocumentPages(
        names="session",
        kwargs={"uid": session.uid},
        drawers=drawers,
        parent_name=str(session),
        parent_url=reverse("session_detail", args=[session.uid]),
        everywhere={} if desa is None or is_own else {"desa": desa.code},
        undrawn={key: kinds for key, kinds in UNDRAWN.items() if key in drawers},
    )


def _village(request: HttpRequest, session: TrainingSession) -> tuple[Desa | None, bool]:
    """The village whose surat tugas is asked for: the reader's own, else the one in `?desa=`.

    Raises Http404 for one that he does not see or that sends nobody.
    """
    villages = _sending(request, session)
    own_id = request.membership.desa_id if request.membership else None
    if own_id is not None:
        return next((one for one in villages if one.pk == own_id), None), True
    code = request.GET.get("desa", "")
    if not code:
        return None, False
    found = next((one for one in villages if one.code == code), None)
    if found is None:
        raise Http404
    return found, False


def _sending(request: HttpRequest, session: TrainingSession) -> list[Desa]:
    """Villages on the list that the reader sees, in the order of their codes."""
    visible = Desa.objects.visible_to(request.membership).filter(participant_set__session=session).distinct()
    return list(visible.select_related("kecamatan", "kabupaten", "provinsi").order_by("code"))
