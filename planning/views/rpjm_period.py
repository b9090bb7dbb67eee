"""Opening a RPJM Desa, extending its period, and recording the Perdes of an old one."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.stored_file import stored_file
from planning.forms.period import CreateForm, ExtendForm, RecordForm
from planning.policy import may_create_rpjm, may_extend_rpjm, may_record_enactment
from planning.services.rpjm import create_rpjm, extend_rpjm, record_enactment
from planning.views.refusal import add_domain_error, offer_again
from planning.views.scope import rpjm_of


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_create(request: HttpRequest) -> HttpResponse:
    """Open a plan for the own village."""
    desa = request.membership.desa if request.membership else None
    if desa is None:
        raise Http404
    require(may_create_rpjm(request.membership, desa))
    form = CreateForm(request.POST or None)
    if form.is_valid():
        try:
            rpjm = create_rpjm(by=request.membership, desa=desa, **form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{rpjm} dibuka. Mulailah dengan visi dan misi, lalu kegiatan.")
            return redirect("rpjm_detail", pk=rpjm.pk)
    return render(
        request, "planning/rpjm_form.html", {"form": form, "title": "Buka RPJM Desa", "button": "Buka RPJM Desa"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Add years at the end of the period."""
    rpjm = rpjm_of(request, pk)
    require(may_extend_rpjm(request.membership, rpjm))
    form = ExtendForm(request.POST or None, initial={"last_year": rpjm.first_year + 7, "version": rpjm.version})
    if form.is_valid():
        try:
            extend_rpjm(by=request.membership, rpjm=rpjm, **form.cleaned_data)
        except StaleVersion:
            offer_again(form, version=rpjm_of(request, pk).version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Periode diperpanjang. Semua kegiatan tetap ada; tahun baru masih kosong.")
            return redirect("rpjm_detail", pk=pk)
    context = {"form": form, "rpjm": rpjm, "title": f"Perpanjang periode {rpjm.period}", "button": "Perpanjang periode"}
    return render(request, "planning/rpjm_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the Perdes that enacted the plan before the application was used."""
    rpjm = rpjm_of(request, pk)
    require(may_record_enactment(request.membership, rpjm))
    form = RecordForm(request.POST or None, request.FILES or None, initial={"version": rpjm.version})
    if form.is_valid():
        try:
            record_enactment(by=request.membership, rpjm=rpjm, **form.cleaned_data)
        except StaleVersion:
            offer_again(form, version=rpjm_of(request, pk).version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Perdes dicatat. RPJM Desa ini sekarang terkunci.")
            return redirect("rpjm_detail", pk=pk)
    context = {
        "form": form,
        "rpjm": rpjm,
        "title": "Catat Perdes yang sudah berlaku",
        "button": "Catat dan kunci",
        "has_file": True,
    }
    return render(request, "planning/rpjm_form.html", context)


@require_safe
def rpjm_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan of the Perdes, as a download."""
    rpjm = rpjm_of(request, pk)
    return stored_file(rpjm.perdes_scan, name=f"perdes-rpjm-{rpjm.period}.pdf")
