"""Who holds an office: appoint, correct, remove; and the person's own data."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError
from places.models import Desa, Orang
from villages.forms.errors import add_domain_error
from villages.forms.offices import AppointForm, OrangForm, RemoveTenureForm, TenureForm
from villages.models import Jabatan, PemangkuJabatan
from villages.policy import may_edit_offices
from villages.services.orang import correct_orang
from villages.services.tenures import appoint, correct_tenure, remove_tenure
from villages.signing import title_of
from villages.terms import terms_of
from villages.views.scope import desa_of, row_of


@require_http_methods(["GET", "HEAD", "POST"])
def tenure_add(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Put a person into an office."""
    desa = desa_of(request, desa_code)
    jabatan = row_of(Jabatan.objects.select_related("desa", "dusun"), desa, pk)
    require(may_edit_offices(request.membership, desa))
    form = AppointForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        try:
            row = appoint(by=request.membership, jabatan=jabatan, holder=form.holder(), tenure=form.tenure())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(
                request, f"{row.orang.name} dicatat sebagai {title_of(jabatan, terms_of(desa.kabupaten))}."
            )
            return redirect("village_offices", desa_code=desa.code)
    title = title_of(jabatan, terms_of(desa.kabupaten))
    return render(request, "villages/tenure_form.html", {"desa": desa, "form": form, "heading": f"Angkat {title}"})


@require_http_methods(["GET", "HEAD", "POST"])
def tenure_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Correct a tenure, or write its last day."""
    desa = desa_of(request, desa_code)
    row = row_of(PemangkuJabatan.objects.select_related("jabatan__dusun", "orang", "desa"), desa, pk)
    require(may_edit_offices(request.membership, desa))
    initial = {name: getattr(row, name) for name in ("capacity", "starts_on", "ends_on", "decree")}
    form = TenureForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            correct_tenure(by=request.membership, pemangku=row, tenure=form.tenure())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Masa jabatan disimpan.")
            return redirect("village_offices", desa_code=desa.code)
    return _edit_page(request, desa, row, form, RemoveTenureForm())


@require_POST
def tenure_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take out a tenure that was entered by mistake."""
    desa = desa_of(request, desa_code)
    row = row_of(PemangkuJabatan.objects.select_related("jabatan__dusun", "orang", "desa"), desa, pk)
    require(may_edit_offices(request.membership, desa))
    form = RemoveTenureForm(request.POST)
    if form.is_valid():
        remove_tenure(by=request.membership, pemangku=row, reason=form.cleaned_data["reason"])
        messages.success(request, "Catatan masa jabatan dihapus.")
        return redirect("village_offices", desa_code=desa.code)
    initial = {name: getattr(row, name) for name in ("capacity", "starts_on", "ends_on", "decree")}
    return _edit_page(request, desa, row, TenureForm(initial=initial), form)


@require_http_methods(["GET", "HEAD", "POST"])
def orang_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Correct name, NIP and gender of a person of the village."""
    desa = desa_of(request, desa_code)
    orang = row_of(Orang.objects.select_related("desa"), desa, pk)
    require(may_edit_offices(request.membership, desa))
    form = OrangForm(request.POST or None, instance=orang)
    if request.method == "POST" and form.is_valid():
        try:
            correct_orang(by=request.membership, orang=orang, **form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Data orang disimpan.")
            return redirect("village_offices", desa_code=desa.code)
    return render(request, "villages/orang_form.html", {"desa": desa, "form": form})


def _edit_page(
    request: HttpRequest, desa: Desa, row: PemangkuJabatan, form: TenureForm, remove_form: RemoveTenureForm
) -> HttpResponse:
    title = title_of(row.jabatan, terms_of(desa.kabupaten))
    context = {"desa": desa, "row": row, "title": title, "form": form, "remove_form": remove_form}
    return render(request, "villages/tenure_edit.html", context)
