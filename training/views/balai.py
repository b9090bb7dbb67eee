"""The Balai Rakyat of a village: its page, its data, its yearly report."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from reporting.views.document_pages import lone_way_back, send_payload, show_lone_document
from training.balai_facts import load_balai_year, years_of
from training.documents import laporan_balai
from training.enums import BalaiAim
from training.forms.balai import BalaiForm, balai_initial
from training.models import BalaiRakyat
from training.policy import may_write_balai
from training.services.balai import found_balai, update_balai
from training.views.balai_scope import balai_of
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version

_PAGES = ["GET", "HEAD", "POST"]
_FIRST, _LAST = 1990, 2100


@require_safe
def balai_detail(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The centre in one year: `?tahun=2026`; who is not of the village's staff reads no names of borrowers."""
    desa = desa_of(request, desa_code)
    may_write = may_write_balai(request.membership, desa)
    balai = BalaiRakyat.objects.filter(desa=desa).first()
    if balai is None:
        return render(request, "training/balai_none.html", {"desa": desa, "may_write": may_write})
    balai.desa = desa
    today = timezone.localdate()
    year = _year(read_whole(request.GET.get("tahun")) or today.year)
    context = {
        "desa": desa,
        "balai": balai,
        "facts": load_balai_year(balai, year, sees_marks=bool(may_write)),
        "aims": [aim.label for aim in BalaiAim if aim in balai.aims],
        "years": years_of(balai, today.year),
        "today": today,
        "may_write": may_write,
    }
    return render(request, "training/balai_detail.html", context)


@require_http_methods(_PAGES)
def balai_edit(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Found the centre, or write its data."""
    desa = desa_of(request, desa_code)
    require(may_write_balai(request.membership, desa))
    balai = BalaiRakyat.objects.filter(desa=desa).first()
    initial = balai_initial(balai) if balai else {"name": f"Balai Rakyat {desa.name}"}
    form = BalaiForm(request.POST or None, initial=initial)
    version = balai.version if balai else 0
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                if balai:
                    update_balai(by=request.membership, balai=balai, version=version, data=form.balai_data())
                else:
                    found_balai(by=request.membership, desa=desa, data=form.balai_data())
            except StaleVersion:
                return _conflict(request, desa, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Data Balai Rakyat disimpan.")
                return redirect("balai_detail", desa_code=desa.code)
    context = {"desa": desa, "balai": balai, "form": form, "version": version}
    return render(request, "training/balai_form.html", context)


@require_safe
def balai_report(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """The yearly report on screen."""
    balai = balai_of(request, desa_code)
    return show_lone_document(
        request,
        _report(request, balai, year),
        file_url=lambda kind: reverse("balai_report_download", args=[desa_code, year, kind]),
        way_back=_way_back(balai),
    )


@require_safe
def balai_report_download(request: HttpRequest, desa_code: str, year: int, kind: str) -> HttpResponse:
    """The same as a file."""
    balai = balai_of(request, desa_code)
    return send_payload(request, _report(request, balai, year), kind, _way_back(balai))


def _report(request: HttpRequest, balai: BalaiRakyat, year: int):
    sees_marks = bool(may_write_balai(request.membership, balai.desa))
    return laporan_balai.draw(load_balai_year(balai, _year(year), sees_marks=sees_marks))


def _year(year: int) -> int:
    if not _FIRST <= year <= _LAST:
        raise Http404
    return year


def _way_back(balai: BalaiRakyat) -> dict[str, str]:
    return lone_way_back(balai.name, reverse("balai_detail", args=[balai.desa.code]))


def _conflict(request: HttpRequest, desa: Desa, form: BalaiForm) -> HttpResponse:
    fresh = BalaiRakyat.objects.get(desa=desa)
    return conflict_page(
        request,
        subject=fresh.name,
        mine=form,
        theirs=BalaiForm(initial=balai_initial(fresh)),
        version=fresh.version,
        back_url=reverse("balai_edit", args=[desa.code]),
    )
