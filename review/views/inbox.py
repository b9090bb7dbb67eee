"""The inbox of the active membership."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from review.models import Notice
from review.services.notices import read_all, read_notice

NOTICES_PER_PAGE = 50


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """All messages, the newest first; the unread ones stand out."""
    mine = Notice.objects.of(request.membership)
    page = Paginator(mine, NOTICES_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/inbox.html", {"page": page, "unread_notices": mine.unread().count()})


@require_POST
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read and go to what it is about."""
    notice = get_object_or_404(Notice.objects.of(request.membership), pk=pk)
    read_notice(by=request.membership, notice=notice)
    if notice.url and url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        return redirect(notice.url)
    return redirect("inbox")


@require_POST
def inbox_read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    if request.membership is not None and read_all(by=request.membership):
        messages.success(request, "Semua pesan ditandai sudah dibaca.")
    return redirect("inbox")
