"""Pages of the register of cadres."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.forms.errors import add_domain_error
from villages.forms.kelompok import KaderForm, kader_initial
from villages.models import Kader
from villages.policy_people import may_write_kelompok
from villages.services.kader import create_kader, remove_kader, update_kader
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version, row_of


@require_safe
def kader_list(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The register; cadres serve in public, so everybody who sees the village reads it."""
    desa = desa_of(request, desa_code)
    rows = Kader.objects.filter(desa=desa).select_related("orang").order_by("kind", "orang__name", "pk")
    serving = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
    context = {
        "desa": desa,
        "rows": list(rows.filter(serving)),
        "past": list(rows.exclude(serving)),
        "may_edit": may_write_kelompok(request.membership, desa),
    }
    return render(request, "villages/kader_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def kader_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Enter a cadre."""
    desa = desa_of(request, desa_code)
    require(may_write_kelompok(request.membership, desa))
    form = KaderForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        try:
            kader = create_kader(by=request.membership, desa=desa, data=form.kader_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{kader.orang.name} tercatat sebagai {kader.get_kind_display()}.")
            return redirect("kader_list", desa_code=desa.code)
    return render(request, "villages/kader_form.html", {"desa": desa, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def kader_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write kind, decree and dates of a cadre."""
    desa = desa_of(request, desa_code)
    kader = row_of(Kader.objects.select_related("orang", "desa"), desa, pk)
    require(may_write_kelompok(request.membership, desa))
    form = _form(desa, kader, request.POST or None)
    version = kader.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_kader(by=request.membership, kader=kader, version=version, data=form.kader_data())
            except StaleVersion:
                return _conflict(request, desa, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Data kader {kader.orang.name} disimpan.")
                return redirect("kader_list", desa_code=desa.code)
    context = {"desa": desa, "kader": kader, "form": form, "version": version}
    return render(request, "villages/kader_form.html", context)


@require_POST
def kader_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take out a cadre who was entered by mistake."""
    desa = desa_of(request, desa_code)
    kader = row_of(Kader.objects.select_related("orang", "desa"), desa, pk)
    require(may_write_kelompok(request.membership, desa))
    remove_kader(by=request.membership, kader=kader)
    messages.success(request, f"{kader.orang.name} dihapus dari daftar kader.")
    return redirect("kader_list", desa_code=desa.code)


def _form(desa: Desa, kader: Kader, data: object = None) -> KaderForm:
    return KaderForm(data, desa=desa, kader=kader, initial=kader_initial(kader))


def _conflict(request: HttpRequest, desa: Desa, pk: int, form: KaderForm) -> HttpResponse:
    fresh = row_of(Kader.objects.select_related("orang"), desa, pk)
    return conflict_page(
        request,
        subject=f"Data kader {fresh.orang.name}",
        mine=form,
        theirs=_form(desa, fresh),
        version=fresh.version,
        back_url=reverse("kader_edit", kwargs={"desa_code": desa.code, "pk": pk}),
    )
