"""Papers of a meeting, of a team, and of a year's usulan: the list, each on screen, and as files."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from musyawarah.documents.meeting_papers import TIM_PAPERS, YEAR_PAPERS, papers_of
from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.tim_print import TimPrint
from musyawarah.documents.year_print import YearPrint
from musyawarah.models import Musyawarah
from musyawarah.views.meeting_scope import of_meeting
from musyawarah.views.tim import tim_of
from musyawarah.views.usulan_scope import FIRST_YEAR, LAST_YEAR, desa_of_reader, usulan_context
from reporting.registry import discover
from reporting.views.document_pages import DocumentPages, send_document, show_document


@require_safe
@of_meeting
def musyawarah_documents(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """All papers of a meeting."""
    context = {"musyawarah": meeting, "cards": _of_meeting(meeting).cards(), "tab": "dokumen"}
    return render(request, "musyawarah/musyawarah_documents.html", context)


@require_safe
@of_meeting
def musyawarah_document(request: HttpRequest, meeting: Musyawarah, key: str) -> HttpResponse:
    """One paper of a meeting on screen."""
    return show_document(request, _of_meeting(meeting), key)


@require_safe
@of_meeting
def musyawarah_download(request: HttpRequest, meeting: Musyawarah, key: str, kind: str) -> HttpResponse:
    """One paper of a meeting as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _of_meeting(meeting), key, kind)


@require_safe
def tim_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """All papers of a team."""
    pages = _of_tim(request, pk)
    context = {"tim": tim_of(request, pk), "cards": pages.cards(), "tab": "dokumen"}
    return render(request, "musyawarah/tim_documents.html", context)


@require_safe
def tim_document(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One paper of a team on screen."""
    return show_document(request, _of_tim(request, pk), key)


@require_safe
def tim_download(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """One paper of a team as a file."""
    return send_document(request, _of_tim(request, pk), key, kind)


@require_safe
def usulan_documents(request: HttpRequest, year: int) -> HttpResponse:
    """All lists of a year's usulan; an officer names the village with `?desa=`."""
    source = _year_of(request, year)
    context = usulan_context(request, source.desa, year, tab="dokumen") | {"cards": _of_year(request, source).cards()}
    return render(request, "musyawarah/usulan_documents.html", context)


@require_safe
def usulan_document(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One list on screen."""
    return show_document(request, _of_year(request, _year_of(request, year)), key)


@require_safe
def usulan_download(request: HttpRequest, year: int, key: str, kind: str) -> HttpResponse:
    """One list as a file."""
    return send_document(request, _of_year(request, _year_of(request, year)), key, kind)


def _of_meeting(meeting: Musyawarah) -> DocumentPages:
    discover()  # rooms above put papers of their own in the place of ours
    source = MeetingPrint(meeting)
    address = reverse("musyawarah_detail", args=[meeting.uid])
    drawers = {key: partial(draw, source) for key, draw in papers_of(source).items()}
    return DocumentPages("musyawarah", {"uid": meeting.uid}, drawers, meeting.title, address)


def _of_tim(request: HttpRequest, pk: int) -> DocumentPages:
    source = TimPrint(tim_of(request, pk))
    if source.tim.deleted_at is not None:
        raise Http404
    drawers = {key: partial(draw, source) for key, draw in TIM_PAPERS.items()}
    return DocumentPages("tim", {"pk": pk}, drawers, str(source.tim), reverse("tim_edit", args=[pk]))


def _year_of(request: HttpRequest, year: int) -> YearPrint:
    """The year of the reader's village, or of the one that he names. Raises Http404 without any."""
    desa = desa_of_reader(request)
    if desa is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return YearPrint(desa, year)


def _of_year(request: HttpRequest, source: YearPrint) -> DocumentPages:
    is_own = request.membership is not None and request.membership.desa_id == source.desa.pk
    return DocumentPages(
        names="usulan",
        kwargs={"year": source.year},
        drawers={key: partial(draw, source) for key, draw in YEAR_PAPERS.items()},
        parent_name=f"Usulan {source.year}",
        parent_url=f"{reverse('usulan_list')}?tahun={source.year}" + ("" if is_own else f"&desa={source.desa.code}"),
        everywhere={} if is_own else {"desa": source.desa.code},
    )
