"""Papers of the check of a plan: the list, each on screen, and as files."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting.views.document_pages import DocumentPages, send_document, show_document
from review.case import Case
from review.documents import ba_pemeriksaan, catatan_pemeriksaan, lembar_verifikasi, surat_pengantar
from review.documents.check_print import check_print
from review.policy import may_read_result, may_see_drafts
from review.views.officer_acts import officer_acts
from review.views.scope import review_case

_OF_VILLAGE = {surat_pengantar.KEY: surat_pengantar.draw}
_OF_RESULT = {
    lembar_verifikasi.KEY: lembar_verifikasi.draw,
    catatan_pemeriksaan.KEY: catatan_pemeriksaan.draw,
    ba_pemeriksaan.KEY: ba_pemeriksaan.draw,
}


@require_safe
def review_documents(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All papers."""
    case = review_case(request, uid)
    context = {
        "case": case,
        "review": case.review,
        "cards": _pages(request, case).cards(),
        "acts": officer_acts(request.membership, case),
        "tab": "dokumen",
    }
    return render(request, "review/review_documents.html", context)


@require_safe
def review_document(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(request, review_case(request, uid)), key)


@require_safe
def review_download(request: HttpRequest, uid: UUID, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(request, review_case(request, uid)), key, kind)


def _pages(request: HttpRequest, case: Case) -> DocumentPages:
    """The village's letter for all; the result's papers once it was given, and before for those who write them."""
    source = check_print(case, with_drafts=bool(may_see_drafts(request.membership, case)))
    if source is None:
        raise Http404
    may_read = may_read_result(request.membership, case, source.submission, source.step)
    drawn = _OF_VILLAGE | (_OF_RESULT if may_read else {})
    drawers = {key: partial(draw, source) for key, draw in drawn.items()}
    return DocumentPages("review", {"uid": case.review.uid}, drawers, str(case.review), case.review.get_absolute_url())
