"""The seal of a meeting and its signed paper."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from musyawarah.forms.minutes import ScanForm
from musyawarah.models import Musyawarah, Segel
from musyawarah.policy import may_attach_paper, may_close, may_mend
from musyawarah.ralat_facts import load_ralat
from musyawarah.seal_days import is_due, mend_until, seals_on
from musyawarah.services.sealing import attach_scan, seal_musyawarah
from musyawarah.views.meeting_scope import of_meeting
from places.errors import DomainError
from places.stored_file import stored_file
from reporting.hashing import in_groups


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def musyawarah_seal(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """What the seal covers, its hash and its chain; a POST seals a meeting whose days for mending are over."""
    verdict = may_attach_paper(request.membership, meeting)
    if request.method == "POST":
        require(verdict)
        try:
            seal_musyawarah(by=request.membership, musyawarah=meeting)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, "Musyawarah disegel.")
        return redirect("musyawarah_seal", uid=meeting.uid)
    segel = Segel.objects.filter(musyawarah=meeting).select_related("previous__musyawarah__dusun").first()
    rows = load_ralat(meeting)
    context = {
        "musyawarah": meeting,
        "tab": "segel",
        "segel": segel,
        "code": segel.sha256[:12] if segel else "",
        "groups": in_groups(segel.sha256, groups=16) if segel else "",
        "mended": [row for row in rows if row.ralat.status == "confirmed"],
        "waiting": sum(row.ralat.status == "proposed" for row in rows),
        "until": mend_until(meeting),
        "seals_on": seals_on(meeting),
        "is_due": is_due(meeting),
        "may_attach": verdict,
        "may_mend": may_mend(request.membership, meeting),
        "may_close": may_close(request.membership, meeting),
    }
    return render(request, "musyawarah/seal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def musyawarah_scan(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """Attach the signed paper, which seals a closed meeting at once."""
    require(may_attach_paper(request.membership, meeting))
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            attach_scan(by=request.membership, musyawarah=meeting, content=form.cleaned_data["file"].read())
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Berita acara dilampirkan dan musyawarah disegel.")
            return redirect("musyawarah_seal", uid=meeting.uid)
    context = {"musyawarah": meeting, "tab": "segel", "form": form}
    return render(request, "musyawarah/scan_form.html", context)


@require_safe
@of_meeting
def musyawarah_scan_file(request: HttpRequest, meeting: Musyawarah) -> FileResponse:
    """The signed paper as a download that no browser opens as a page of ours."""
    return stored_file(meeting.scan, name=f"berita-acara-{meeting.held_on:%Y-%m-%d}")
