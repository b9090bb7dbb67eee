"""Semula–menjadi of one change, on screen and as files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.documents.semula_menjadi import draw_change
from planning.editions import issued_in
from planning.models import Perubahan
from planning.views.change_scope import change_of, plan_context
from planning.views.editions import DISPOSITIONS
from reporting.errors import DocumentError
from reporting.issued import file_of, payload_of
from reporting.models import IssuedDocument
from reporting.payload import MatrixDocument
from reporting.render_html import screen_matrix
from reporting.rendering import Rendered
from reporting.rendering import render as render_payload

KEYS = ("semula-menjadi", "semula-menjadi-rpjm")


@require_safe
def change_comparison(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The comparison on screen: of an open change as it stands, of an enacted one as it was issued."""
    change = _shown(request, uid)
    try:
        payload = _payload(change)
    except DocumentError as error:
        return _refused(request, change, error)
    context = plan_context(change.plan) | {
        "change": change,
        "matrix": screen_matrix(payload),
        "files": list(DISPOSITIONS),
        "entry_title": payload.full_title,
    }
    return render(request, "planning/change_comparison.html", context)


@require_safe
def change_comparison_file(request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
    """The comparison as a PDF or workbook; of an enacted change the stored file."""
    change = _shown(request, uid)
    if kind not in DISPOSITIONS:
        raise Http404
    try:
        drawn = _file(change, kind)
    except DocumentError as error:
        return _refused(request, change, error)
    headers = {"Content-Disposition": f'{DISPOSITIONS[kind]}; filename="{drawn.filename}"'}
    return HttpResponse(drawn.data, content_type=drawn.content_type, headers=headers)


def _shown(request: HttpRequest, uid: UUID) -> Perubahan:
    """A change that has something to compare. Raises Http404 for a withdrawn one."""
    change = change_of(request, uid)
    if change.withdrawn_at is not None:
        raise Http404
    return change


def _issued(change: Perubahan) -> IssuedDocument | None:
    documents = issued_in(change.edition)
    return next((documents[key] for key in KEYS if key in documents), None)


def _payload(change: Perubahan) -> MatrixDocument:
    issued = _issued(change)
    payload = payload_of(issued) if issued else None
    return payload if isinstance(payload, MatrixDocument) else draw_change(change)


def _file(change: Perubahan, kind: str) -> Rendered:
    issued = _issued(change)
    return file_of(issued, kind) if issued else render_payload(draw_change(change), kind)


def _refused(request: HttpRequest, change: Perubahan, error: DocumentError) -> HttpResponse:
    return render(request, "planning/issued_refused.html", plan_context(change.plan) | {"error": error}, status=409)
