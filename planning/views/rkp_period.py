"""Opening a yearly plan, choosing its legal basis, and recording the Perdes of an old one."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from places.stored_file import stored_file
from planning.forms.period import RecordForm
from planning.forms.rkp import LegalBasisForm, RkpCreateForm
from planning.models import RkpDesa, RpjmDesa
from planning.policy import may_create_rkp, may_edit_texts, may_record_rkp_enactment
from planning.services.rkp import cite_legal_basis, create_rkp, record_rkp_enactment
from planning.views.refusal import add_domain_error, offer_again
from planning.views.rkp_scope import rkp_of
from villages.legal import legal_basis_list, legal_basis_on


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_create(request: HttpRequest) -> HttpResponse:
    """Open a yearly plan for the own village; `?tahun=2027` fills the year in."""
    desa = request.membership.desa if request.membership else None
    if desa is None:
        raise Http404
    require(may_create_rkp(request.membership, desa))
    form = RkpCreateForm(request.POST or None, initial={"year": _next_year(request, desa)})
    if form.is_valid():
        try:
            rkp = create_rkp(by=request.membership, desa=desa, **form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            under = f"di bawah RPJM Desa {rkp.rpjm.period}" if rkp.rpjm else "tanpa RPJM Desa yang mencakup tahun itu"
            messages.success(request, f"{rkp} dibuka, {under}.")
            return redirect("rkp_detail", pk=rkp.pk)
    plans = RpjmDesa.objects.visible_to(request.membership).filter(desa=desa).order_by("-first_year")
    return render(request, "planning/rkp_create.html", {"form": form, "plans": plans})


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_legal_basis(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what the Perdes cites; on arrival what is in force today, or what was chosen before."""
    rkp = rkp_of(request, pk)
    require(may_edit_texts(request.membership, rkp))
    offered = legal_basis_list(rkp.desa.kabupaten)
    chosen = set(rkp.dasar_hukum.values_list("pk", flat=True)) & {row.pk for row in offered}
    in_force = legal_basis_on(rkp.desa.kabupaten, rkp.perdes_date or timezone.localdate(), rows=offered)
    ticked = [str(row.pk) for row in offered if row.pk in chosen] or [str(row.pk) for row in in_force]
    form = LegalBasisForm(request.POST or None, offered=offered, initial={"rows": ticked, "version": rkp.version})
    if form.is_valid():
        try:
            cite_legal_basis(by=request.membership, rkp=rkp, **form.cleaned_data)
        except StaleVersion:
            offer_again(form, version=rkp_of(request, pk).version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Dasar hukum disimpan.")
            return redirect("rkp_detail", pk=pk)
    expired = [row for row in offered if row not in in_force]
    context = {"form": form, "rkp": rkp, "expired": expired, "was_chosen": bool(chosen)}
    return render(request, "planning/rkp_legal_basis.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the Perdes that enacted the plan before the application was used."""
    rkp = rkp_of(request, pk)
    require(may_record_rkp_enactment(request.membership, rkp))
    form = RecordForm(request.POST or None, request.FILES or None, initial={"version": rkp.version})
    if form.is_valid():
        try:
            record_rkp_enactment(by=request.membership, rkp=rkp, **form.cleaned_data)
        except StaleVersion:
            offer_again(form, version=rkp_of(request, pk).version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Perdes dicatat. RKP Desa ini sekarang terkunci.")
            return redirect("rkp_detail", pk=pk)
    return render(request, "planning/rkp_record.html", {"form": form, "rkp": rkp})


@require_safe
def rkp_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan of the Perdes, as a download."""
    rkp = rkp_of(request, pk)
    return stored_file(rkp.perdes_scan, name=f"perdes-rkp-{rkp.year}.pdf")


def _next_year(request: HttpRequest, desa: Desa) -> int:
    """The year asked for, else the one after the latest plan, else the next budget year."""
    asked = read_whole(request.GET.get("tahun"))
    if asked:
        return asked
    latest = RkpDesa.objects.filter(desa=desa).order_by("-year").values_list("year", flat=True).first()
    return latest + 1 if latest else timezone.localdate().year + 1
