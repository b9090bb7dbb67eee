"""Mending slips: the list, a proposal, and the answer of the other one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.enums import RalatStatus
from musyawarah.forms.minutes import RalatForm
from musyawarah.mending import row_to_mend
from musyawarah.models import Musyawarah
from musyawarah.policy import may_mend, sees_marks
from musyawarah.ralat_facts import load_ralat, mendables, value_now, where_of
from musyawarah.seal_days import mend_until, seals_on
from musyawarah.services.ralat import answer_ralat, propose_ralat
from musyawarah.views.meeting_scope import of_meeting
from places.errors import DomainError
from places.formats.whole_number import read_whole


@require_safe
@of_meeting
def ralat_list(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """What was mended or waits for its answer; the original words beside the new ones."""
    verdict = may_mend(request.membership, meeting)
    rows = load_ralat(meeting, marks=sees_marks(request.membership, meeting))
    mine = request.membership.orang_id if request.membership else None
    context = {
        "musyawarah": meeting,
        "tab": "segel",
        "rows": [(row, bool(verdict) and row.ralat.proposed_by.orang_id != mine) for row in rows],
        "waiting": sum(row.ralat.status == RalatStatus.PROPOSED for row in rows),
        "may_mend": verdict,
        "until": mend_until(meeting),
        "seals_on": seals_on(meeting),
    }
    return render(request, "musyawarah/ralat_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def ralat_propose(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """Pick a part (`?bagian=keputusan&baris=12&isian=text`), then write what it should say and why."""
    require(may_mend(request.membership, meeting))
    picked = request.POST if "bagian" in request.POST else request.GET
    target, field = picked.get("bagian", ""), picked.get("isian", "")
    pk = read_whole(picked.get("baris")) or 0
    if not target:
        if request.method == "POST":
            raise Http404
        context = {"musyawarah": meeting, "tab": "segel", "parts": mendables(meeting)}
        return render(request, "musyawarah/ralat_parts.html", context)
    marks = sees_marks(request.membership, meeting)
    try:
        row = row_to_mend(meeting, target, pk)
        now, where = value_now(meeting, target, pk, field, marks=marks), where_of(meeting, target, pk)
    except DomainError:
        raise Http404 from None
    form = RalatForm(request.POST or None, musyawarah=meeting, target=target, field=field, row=row)
    if field == "unsur" and not marks:
        form.fields["new"].initial = None  # the stored one may be a mark that he does not see
    if form.is_valid():
        try:
            propose_ralat(
                by=request.membership,
                musyawarah=meeting,
                target=target,
                target_id=pk,
                field=field,
                new=form.spelled_new(),
                reason=form.cleaned_data["reason"],
            )
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Ralat diajukan. Berlaku setelah disetujui yang lain: pimpinan atau notulis.")
            return redirect("ralat_list", uid=meeting.uid)
    context = {"musyawarah": meeting, "tab": "segel", "form": form, "where": where, "now": now}
    return render(request, "musyawarah/ralat_form.html", context)


@require_POST
@of_meeting
def ralat_answer(request: HttpRequest, meeting: Musyawarah, pk: int) -> HttpResponse:
    """Agree (`jawaban=setuju`) or refuse."""
    require(may_mend(request.membership, meeting))
    ralat = get_object_or_404(meeting.ralat_set.select_related("musyawarah"), pk=pk)
    agrees = request.POST.get("jawaban") == "setuju"
    try:
        answer_ralat(by=request.membership, ralat=ralat, agrees=agrees)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Ralat disetujui dan ditulis." if agrees else "Ralat ditolak; isinya tetap.")
    return redirect("ralat_list", uid=meeting.uid)
