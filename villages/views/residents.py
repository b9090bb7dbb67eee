"""Pages of residents: the list, one of them, leaving and coming back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from villages.enums import Term
from villages.forms.errors import add_domain_error
from villages.forms.residents import LeavingForm, ResidentForm, resident_initial
from villages.models import Warga
from villages.personal_numbers import masked
from villages.policy_people import may_load_residents, may_read_numbers
from villages.resident_list import ResidentFilter, filtered, rows_of
from villages.services.residents import (
    create_resident,
    leave_family,
    record_leaving,
    undo_leaving,
    update_resident,
)
from villages.terms import terms_of
from villages.views.conflict import conflict_page
from villages.views.people_scope import desa_with_residents, dusun_seen, only_dusun, residents_seen, warga_of
from villages.views.scope import posted_version

ROWS_PER_PAGE = 50


@require_safe
def resident_list(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Residents by dusun and household; `?q=`, `?dusun=`, `?tanpa_kelompok=1`, `?pergi=1` narrow and widen."""
    desa = desa_with_residents(request, desa_code)
    wanted = ResidentFilter(
        text=request.GET.get("q", "").replace("\0", "").strip()[:80],
        dusun_id=read_whole(request.GET.get("dusun")),
        without_group=request.GET.get("tanpa_kelompok") == "1",
        with_gone=request.GET.get("pergi") == "1",
    )
    seen = residents_seen(request, desa)
    page = Paginator(filtered(seen, wanted), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    query = {
        "q": wanted.text,
        "dusun": wanted.dusun_id,
        "tanpa_kelompok": int(wanted.without_group),
        "pergi": int(wanted.with_gone),
    }
    context = {
        "desa": desa,
        "page": page,
        "rows": rows_of(page),
        "wanted": wanted,
        "query": urlencode({key: value for key, value in query.items() if value}),
        "dusun": list(dusun_seen(request, desa)),
        "word": terms_of(desa.kabupaten).of(Term.DUSUN),
        "may_load": may_load_residents(request.membership, desa),
    }
    return render(request, "villages/resident_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def resident_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Enter one resident without a household."""
    desa = desa_with_residents(request, desa_code)
    form = ResidentForm(request.POST or None, desa=desa, only_dusun=only_dusun(request.membership))
    if request.method == "POST" and form.is_valid():
        try:
            warga = create_resident(by=request.membership, desa=desa, data=form.resident_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{warga.orang.name} tercatat sebagai warga.")
            again = "simpan_tambah" in request.POST
            return redirect("resident_create" if again else "resident_list", desa_code=desa.code)
    return render(request, "villages/resident_form.html", {"desa": desa, "form": form, "leaving": None})


@require_http_methods(["GET", "HEAD", "POST"])
def resident_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write what is known of a resident."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    form = _form(request, desa, warga, data=request.POST or None)
    version = warga.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_resident(by=request.membership, warga=warga, version=version, data=form.resident_data())
            except StaleVersion:
                return _conflict(request, desa, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Data {form.cleaned_data['name']} disimpan.")
                return redirect("resident_list", desa_code=desa.code)
    return _resident_page(request, desa, warga, form, LeavingForm(), version)


@require_POST
def resident_leave(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write that a resident moved away or died."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    leaving = LeavingForm(request.POST)
    if leaving.is_valid():
        data = leaving.cleaned_data
        try:
            record_leaving(
                by=request.membership,
                warga=warga,
                version=posted_version(request),
                on=data["left_on"],
                reason=data["left_reason"],
            )
        except DomainError as error:
            add_domain_error(leaving, error)
        else:
            messages.success(request, f"{warga.orang.name} tidak lagi tercatat sebagai warga.")
            return redirect("resident_edit", desa_code=desa.code, pk=pk)
    return _resident_page(request, desa, warga, _form(request, desa, warga), leaving, warga.version)


@require_POST
def resident_return(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take back that a resident left."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    try:
        undo_leaving(by=request.membership, warga=warga, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{warga.orang.name} tercatat lagi sebagai warga.")
    return redirect("resident_edit", desa_code=desa.code, pk=pk)


@require_POST
def resident_leave_family(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take a resident out of the household."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    try:
        leave_family(by=request.membership, warga=warga, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{warga.orang.name} dikeluarkan dari keluarganya, dan tetap warga.")
    return redirect("resident_edit", desa_code=desa.code, pk=pk)


def _form(request: HttpRequest, desa: Desa, warga: Warga, data: Any = None) -> ResidentForm:
    form = ResidentForm(
        data, desa=desa, only_dusun=only_dusun(request.membership), is_known=True, initial=resident_initial(warga)
    )
    if not may_read_numbers(request.membership, desa):
        form.guard_numbers(warga.nik)
    return form


def _resident_page(
    request: HttpRequest, desa: Desa, warga: Warga, form: ResidentForm, leaving: LeavingForm, version: int
) -> HttpResponse:
    context = {
        "desa": desa,
        "warga": warga,
        "form": form,
        "leaving": leaving,
        "version": version,
        "nik": masked(warga.nik),
    }
    return render(request, "villages/resident_form.html", context)


def _conflict(request: HttpRequest, desa: Desa, pk: int, form: ResidentForm) -> HttpResponse:
    fresh = warga_of(request, desa, pk)
    return conflict_page(
        request,
        subject=f"Data {fresh.orang.name}",
        mine=form,
        theirs=_form(request, desa, fresh),
        version=fresh.version,
        back_url=reverse("resident_edit", kwargs={"desa_code": desa.code, "pk": pk}),
    )
