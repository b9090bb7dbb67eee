"""A Perubahan from its opening until it is handed over; review leads it to its Perdes."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.stored_file import stored_file
from planning.calculations.semula_menjadi import Comparison
from planning.change_policy import (
    may_describe_change,
    may_open_change,
    may_withdraw_change,
    may_write_change,
)
from planning.documents.semula_menjadi import counts_words, period_words, remark
from planning.editions import compare_change
from planning.forms.change import ChangeForm, EditChangeForm
from planning.models import Perubahan
from planning.services.changes import edit_change, open_change, withdraw_change
from planning.views.change_scope import change_of, editions_url, plan_context, plan_of
from planning.views.change_steps import change_steps
from planning.views.refusal import add_domain_error, offer_again

FIELDS = ("ground", "event", "policy_level", "explanation", "evidence_name", "evidence_date", "version")


@require_http_methods(["GET", "HEAD", "POST"])
def change_open(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Open an enacted plan for a change."""
    plan = plan_of(request, kind, pk)
    require(may_open_change(request.membership, plan))
    form = ChangeForm(request.POST or None, request.FILES or None, desa_id=plan.desa_id)
    if form.is_valid():
        try:
            change = open_change(by=request.membership, plan=plan, data=form.change_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Perubahan dibuka. Kegiatan sekarang dapat diubah lagi.")
            return redirect(change)
    context = plan_context(plan) | {"form": form, "title": f"Buka Perubahan {plan}", "button": "Buka perubahan"}
    return render(request, "planning/change_form.html", context)


@require_safe
def change_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ground, evidence, what differs so far, and what comes next."""
    change = change_of(request, uid)
    found = _comparison(change)
    may_write = may_write_change(request.membership, change)
    context = plan_context(change.plan) | {
        "change": change,
        "found": found,
        "counts": counts_words(found) if found else "",
        "periods": [period_words(years) for years in (found.years_before, found.years_after)] if found else [],
        "lines": [(line, remark(line)) for line in found.differing] if found else [],
        "may_write": may_write,
        "may_describe": may_describe_change(request.membership, change),
        "may_withdraw": bool(may_withdraw_change(request.membership, change) and found and found.lines_are_same),
        "steps": change_steps(change, found) if may_write else [],
    }
    return render(request, "planning/change_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write ground, explanation and evidence anew."""
    change = change_of(request, uid)
    require(may_describe_change(request.membership, change))
    initial = {name: getattr(change, name) for name in FIELDS}
    initial["keputusan"] = str(change.keputusan.uid) if change.keputusan else ""
    offer = {"desa_id": change.desa_id, "kept": change.keputusan_id}
    form = EditChangeForm(request.POST or None, request.FILES or None, initial=initial, **offer)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            edit_change(by=request.membership, change=change, version=version, data=form.change_data())
        except StaleVersion:
            offer_again(form, version=change_of(request, uid).version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Dasar dan bukti perubahan disimpan.")
            return redirect(change)
    context = plan_context(change.plan) | {"form": form, "change": change, "button": "Simpan"}
    return render(request, "planning/change_form.html", context | {"title": f"Dasar dan bukti {change}"})


@require_POST
def change_withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Close the plan again as if the change had never been opened."""
    change = change_of(request, uid)
    require(may_withdraw_change(request.membership, change))
    version = read_whole(request.POST.get("version"))
    try:
        withdraw_change(by=request.membership, change=change, version=change.version if version is None else version)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(change)
    messages.success(request, "Perubahan ditarik. Rencana terkunci kembali seperti naskah yang ditetapkan.")
    return redirect(editions_url(change.plan))


@require_safe
def change_evidence(request: HttpRequest, uid: UUID) -> FileResponse:
    """The evidence, as a download."""
    change = change_of(request, uid)
    return stored_file(change.evidence, name="bukti-perubahan")


def _comparison(change: Perubahan) -> Comparison | None:
    """What differs; nothing to show for a withdrawn change."""
    return None if change.withdrawn_at else compare_change(change)
