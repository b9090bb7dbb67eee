"""Ceilings: which years and villages have them, and the page of one village's year."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from codes.models import SumberDana
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from planning.forms.pagu import PaguForm
from planning.models import PaguTahun
from planning.pagu_lists import acts_on_pagu, villages_in_year, years_of_village
from planning.pagu_policy import may_write_pagu
from planning.policy import may_write_for_kabupaten
from planning.services.pagu import stored_ceilings, write_pagu
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version

VILLAGES_PER_PAGE = 50
YEARS = range(2000, 2101)


@require_safe
def pagu_list(request: HttpRequest) -> HttpResponse:
    """The years of the own village, or the villages of the own kecamatan or kabupaten in a year."""
    membership = request.membership
    today = timezone.localdate()
    if membership and membership.desa:
        context = {
            "rows": years_of_village(membership.desa, today),
            "tab": "pagu",
            "may_write": may_write_pagu(membership, membership.desa),
        }
        return render(request, "planning/pagu_years.html", context)
    year = read_whole(request.GET.get("tahun"))
    year = year if year in YEARS else today.year + 1
    search = "".join(sign for sign in " ".join(request.GET.get("q", "").split())[:100] if sign.isprintable())
    villages = Desa.objects.visible_to(membership).planning().select_related("kecamatan").order_by("code")
    if search:
        villages = villages.filter(
            Q(name__icontains=search) | Q(kecamatan__name__icontains=search) | Q(code__startswith=search)
        )
    page = Paginator(villages, VILLAGES_PER_PAGE).get_page(request.GET.get("page"))
    kabupaten_id = membership.kabupaten_id if membership else None
    context = {
        "page": page,
        "tab": "pagu",
        "rows": villages_in_year(page.object_list, year),
        "year": year,
        "search": search,
        "query": urlencode({"tahun": year, "q": search}),
        "may_load": kabupaten_id and may_write_for_kabupaten(membership, kabupaten_id),
    }
    return render(request, "planning/pagu_villages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pagu_edit(request: HttpRequest, year: int) -> HttpResponse:
    """Ceilings of the own village in a year."""
    membership = request.membership
    if not membership or not membership.desa:
        raise Http404
    return _page(request, desa_of(request, membership.desa.code), year)


@require_http_methods(["GET", "HEAD", "POST"])
def pagu_village(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """Ceilings of any village within the reader's place in a year; Dinas PMD may write those it gives."""
    return _page(request, desa_of(request, desa_code), year)


def _page(request: HttpRequest, desa: Desa, year: int) -> HttpResponse:
    if year not in YEARS:
        raise Http404
    verdict = may_write_pagu(request.membership, desa)
    form, tahun = _form(request, desa, year)
    if request.method != "POST":
        return _render(request, desa, year, form, tahun)
    require(verdict)
    form, tahun = _form(request, desa, year, request.POST)
    if form.is_valid():
        try:
            _save(request, desa, year, form, tahun)
        except StaleVersion:
            theirs, now = _form(request, desa, year)
            return conflict_page(
                request,
                subject=f"Pagu {year}",
                mine=form,
                theirs=theirs,
                version=now.version if now else 0,
                back_url=request.path,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"Pagu {year} disimpan.")
            return redirect(request.path)
    return _render(request, desa, year, form, tahun)


def _form(request: HttpRequest, desa: Desa, year: int, data: Any = None) -> tuple[PaguForm, PaguTahun | None]:
    """The form over what is stored now; last year's sums stand beside it."""
    years = {tahun.year: tahun for tahun in PaguTahun.objects.filter(desa=desa, year__in=(year, year - 1))}
    ceilings = stored_ceilings(years.values())
    tahun, before = years.get(year), years.get(year - 1)
    form = PaguForm(
        data,
        by=request.membership,
        desa=desa,
        year=year,
        sources=list(SumberDana.objects.all()),
        stored=ceilings.get(tahun.pk, {}) if tahun else {},
        before=ceilings.get(before.pk, {}) if before else {},
        tahun=tahun,
    )
    return form, tahun


def _save(request: HttpRequest, desa: Desa, year: int, form: PaguForm, tahun: PaguTahun | None) -> None:
    stays = {"received_on": tahun.received_on if tahun else None, "document": tahun.document if tahun else ""}
    given = {name: form.cleaned_data.get(name, value) for name, value in stays.items()}
    write_pagu(
        by=request.membership,
        desa=desa,
        year=year,
        version=posted_version(request),
        rows=form.ceilings(),
        **given,
    )


def _render(request: HttpRequest, desa: Desa, year: int, form: PaguForm, tahun: PaguTahun | None) -> HttpResponse:
    context = {
        "desa": desa,
        "year": year,
        "form": form,
        "rows": list(form.rows),
        "tahun": tahun,
        "version": request.POST.get("version") or (tahun.version if tahun else 0),
        "may_write": may_write_pagu(request.membership, desa),
        "total": sum(ceiling.total for ceiling in form.stored.values()),
        "total_before": sum(ceiling.amount for ceiling in form.before.values()),
        "acts": acts_on_pagu(tahun) if tahun else [],
    }
    return render(request, "planning/pagu_form.html", context)
