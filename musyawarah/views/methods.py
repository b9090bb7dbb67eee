"""Scoring methods of a kabupaten: those that come with the application, and its own."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.forms.method import CriterionRows, MethodForm
from musyawarah.methods import own_method, shipped_methods
from musyawarah.models import MetodePrioritas
from musyawarah.policy import may_write_rules
from musyawarah.services.methods import save_method, use_method
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Kabupaten
from villages.forms.errors import add_domain_error
from villages.views.scope import kabupaten_of


@require_safe
def metode_list(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """What the villages may score by."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    rows = MetodePrioritas.objects.visible_to(request.membership).filter(kabupaten=kabupaten)
    context = {
        "kabupaten": kabupaten,
        "own": [(row, own_method(row)) for row in rows],
        "shipped": shipped_methods().values(),
        "may_write": may_write_rules(request.membership, kabupaten.pk),
    }
    return render(request, "musyawarah/metode_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def metode_create(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Add a method."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    require(may_write_rules(request.membership, kabupaten.pk))
    return _form_page(request, kabupaten, None)


@require_http_methods(["GET", "HEAD", "POST"])
def metode_edit(request: HttpRequest, kabupaten_code: str, pk: int) -> HttpResponse:
    """Change a method; scorings that began with it keep it as it was."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    require(may_write_rules(request.membership, kabupaten.pk))
    return _form_page(request, kabupaten, _method_of(kabupaten, pk))


@require_POST
def metode_use(request: HttpRequest, kabupaten_code: str, pk: int) -> HttpResponse:
    """Offer a method to the villages, or no longer."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    require(may_write_rules(request.membership, kabupaten.pk))
    row = use_method(by=request.membership, row=_method_of(kabupaten, pk), is_used=request.POST.get("pakai") == "ya")
    messages.success(request, f"“{row.name}” {'tidak dipakai lagi' if row.is_retired else 'dipakai kembali'}.")
    return redirect("metode_list", kabupaten_code=kabupaten.code)


def _form_page(request: HttpRequest, kabupaten: Kabupaten, row: MetodePrioritas | None) -> HttpResponse:
    method = own_method(row) if row else None
    typed = request.POST or None
    form = MethodForm(typed, initial={"name": row.name} if row else None)
    rows = CriterionRows(typed, initial=[asdict(one) for one in method.criteria] if method else None, prefix="k")
    status = 200
    version = read_whole(request.POST.get("version")) or (row.version if row else 0)
    if typed is not None and all([form.is_valid(), rows.is_valid()]):
        kept = {one.name: one.code for one in method.criteria} if method else {}
        try:
            saved = save_method(
                by=request.membership,
                kabupaten=kabupaten,
                name=form.cleaned_data["name"],
                criteria=rows.criteria(kept),
                row=row,
                version=version,
            )
        except StaleVersion as error:
            form.add_error(None, f"{error.message} Yang tersimpan: {_words(row)}. Simpan sekali lagi bila isian Anda "
                                 "tetap benar.")  # fmt: skip
            version, status = (row.version if row else 0), 409
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Metode “{saved.name}” disimpan.")
            return redirect("metode_list", kabupaten_code=kabupaten.code)
    context = {"kabupaten": kabupaten, "row": row, "form": form, "rows": rows, "version": version}
    return render(request, "musyawarah/metode_form.html", context, status=status)


def _words(row: MetodePrioritas | None) -> str:
    """A stored method in one line."""
    if row is None:
        return ""
    parts = (f"{one.name} (bobot {one.weight}, {one.lowest}–{one.highest})" for one in own_method(row).criteria)
    return f"{row.name}: {'; '.join(parts)}"


def _method_of(kabupaten: Kabupaten, pk: int) -> MetodePrioritas:
    return get_object_or_404(MetodePrioritas, kabupaten=kabupaten, pk=pk)
