"""Pages of Data Desa: the four lists of a year, filling one in, one entry."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from villages.data_desa_lists import data_desa_year
from villages.enums import DataDesaCategory
from villages.forms.data_desa import AssessedOnForm, DataDesaForm, FillRowForm, data_desa_initial, fill_initial
from villages.forms.errors import add_domain_error
from villages.models import DataDesa
from villages.policy_people import may_write_data_desa
from villages.services.data_desa import (
    RowsRefused,
    copy_data_desa,
    create_data_desa,
    delete_data_desa,
    fill_data_desa,
    restore_data_desa,
    start_data_desa,
    update_data_desa,
)
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version, row_of

MOST_ROWS = 300


@require_safe
def data_desa_list(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The four lists of the newest year, or of `?tahun=`."""
    desa = desa_of(request, desa_code)
    about = data_desa_year(desa, read_whole(request.GET.get("tahun")))
    context = {"desa": desa, "about": about, "may_edit": may_write_data_desa(request.membership, desa)}
    return render(request, "villages/data_desa_list.html", context)


@require_POST
def data_desa_start(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """Write the usual entries of a year, or copy those of `from_year`."""
    desa = desa_of(request, desa_code)
    require(may_write_data_desa(request.membership, desa))
    source = read_whole(request.POST.get("dari"))
    try:
        if source:
            number = copy_data_desa(by=request.membership, desa=desa, from_year=source, year=year)
        else:
            number = start_data_desa(by=request.membership, desa=desa, year=year)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{number} baris ditambahkan." if number else "Semua baris itu sudah ada.")
    return _to_year(desa, year)


@require_http_methods(["GET", "HEAD", "POST"])
def data_desa_fill(request: HttpRequest, desa_code: str, year: int, category: str) -> HttpResponse:
    """Fill in the amounts of one list, and tick what was compared in the field."""
    desa = desa_of(request, desa_code)
    require(may_write_data_desa(request.membership, desa))
    if category not in DataDesaCategory.values:
        raise Http404
    rows = list(DataDesa.objects.alive().filter(desa=desa, year=year, category=category))
    forms, day = _fill_forms(request, rows), AssessedOnForm(request.POST or None)
    if request.method == "POST" and forms.is_valid() and day.is_valid():
        try:
            number = fill_data_desa(
                by=request.membership,
                desa=desa,
                year=year,
                category=category,
                rows=[form.filled() for form in forms],
                assessed_on=day.cleaned_data["assessed_on"],
            )
        except RowsRefused as refused:
            return _refused(request, desa, year, category, refused)
        except DomainError as error:
            add_domain_error(day, error)
        else:
            messages.success(request, f"{number} baris disimpan.")
            return _to_year(desa, year)
    return _fill_page(request, desa, year, category, rows, forms, day)


@require_http_methods(["GET", "HEAD", "POST"])
def data_desa_create(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """Enter one more entry."""
    desa = desa_of(request, desa_code)
    require(may_write_data_desa(request.membership, desa))
    form = DataDesaForm(request.POST or None, initial={"category": request.GET.get("daftar", "")})
    if request.method == "POST" and form.is_valid():
        try:
            row = create_data_desa(by=request.membership, desa=desa, year=year, data=form.data_of())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{row.label}” ditambahkan.")
            if "simpan_tambah" not in request.POST:
                return _to_year(desa, year)
            address = reverse("data_desa_create", kwargs={"desa_code": desa.code, "year": year})
            return redirect(f"{address}?daftar={row.category}")
    return render(request, "villages/data_desa_form.html", {"desa": desa, "form": form, "year": year})


@require_http_methods(["GET", "HEAD", "POST"])
def data_desa_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write one entry."""
    desa = desa_of(request, desa_code)
    row = row_of(DataDesa.objects.alive().select_related("desa"), desa, pk)
    require(may_write_data_desa(request.membership, desa))
    form = DataDesaForm(request.POST or None, initial=data_desa_initial(row))
    version = row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_data_desa(by=request.membership, row=row, version=version, data=form.data_of())
            except StaleVersion:
                return _conflict(request, desa, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"“{form.cleaned_data['label']}” disimpan.")
                return _to_year(desa, row.year)
    context = {"desa": desa, "form": form, "row": row, "year": row.year, "version": version}
    return render(request, "villages/data_desa_form.html", context)


@require_POST
def data_desa_delete(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Delete an entry; a second click changes nothing."""
    desa = desa_of(request, desa_code)
    row = row_of(DataDesa.objects.select_related("desa"), desa, pk)
    require(may_write_data_desa(request.membership, desa))
    try:
        delete_data_desa(by=request.membership, row=row, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("data_desa_edit", desa_code=desa.code, pk=pk)
    messages.success(request, f"“{row.label}” dihapus. Di bawah daftar masih dapat dipulihkan.")
    return _to_year(desa, row.year)


@require_POST
def data_desa_restore(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    desa = desa_of(request, desa_code)
    row = row_of(DataDesa.objects.select_related("desa"), desa, pk)
    require(may_write_data_desa(request.membership, desa))
    restore_data_desa(by=request.membership, row=row)
    messages.success(request, f"“{row.label}” dipulihkan.")
    return _to_year(desa, row.year)


def _to_year(desa: Desa, year: int) -> HttpResponse:
    return redirect(f"{reverse('data_desa_list', kwargs={'desa_code': desa.code})}?tahun={year}")


def _fill_forms(request: HttpRequest, rows: list[DataDesa], data: Any = None) -> BaseFormSet:
    factory = formset_factory(FillRowForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    posted = request.POST if request.method == "POST" else None
    return factory(data or posted, prefix="baris", initial=[fill_initial(row) for row in rows])


def _refused(request: HttpRequest, desa: Desa, year: int, category: str, refused: RowsRefused) -> HttpResponse:
    """The page once more with everything as typed; beside each row that others saved stands what they wrote."""
    stored = DataDesa.objects.filter(desa=desa).in_bulk(refused.pks)
    rows = list(DataDesa.objects.alive().filter(desa=desa, year=year, category=category))
    data = request.POST.copy()
    forms = _fill_forms(request, rows)
    for form in forms:
        pk = form["pk"].value()
        if str(pk).isdigit() and int(pk) in stored:
            data[form.add_prefix("version")] = str(stored[int(pk)].version)
    forms = _fill_forms(request, rows, data)
    for form in forms:
        if form.is_valid() and (row := stored.get(form.cleaned_data["pk"])):
            said = " ".join(str(form.fields["amount"].prepare_value(row.amount) or "–").split())
            told = f"Baru saja disimpan orang lain: {said} {row.unit}. Simpan lagi bila isian Anda benar."
            form.add_error("amount", told)
    return _fill_page(request, desa, year, category, rows, forms, AssessedOnForm(request.POST), status=409)


def _fill_page(
    request: HttpRequest,
    desa: Desa,
    year: int,
    category: str,
    rows: list[DataDesa],
    forms: BaseFormSet,
    day: AssessedOnForm,
    *,
    status: int = 200,
) -> HttpResponse:
    labels = {row.pk: row for row in rows}
    shown = [(labels.get(_whole(form["pk"].value())), form) for form in forms]
    context = {
        "desa": desa,
        "year": year,
        "category": DataDesaCategory(category),
        "rows": [(row, form) for row, form in shown if row is not None],
        "forms": forms,
        "day": day,
    }
    return render(request, "villages/data_desa_fill.html", context, status=status)


def _whole(value: Any) -> int:
    return read_whole(str(value)) or 0


def _conflict(request: HttpRequest, desa: Desa, pk: int, form: DataDesaForm) -> HttpResponse:
    fresh = row_of(DataDesa.objects.all(), desa, pk)
    return conflict_page(
        request,
        subject=f"“{fresh.label}”",
        mine=form,
        theirs=DataDesaForm(initial=data_desa_initial(fresh)),
        version=fresh.version,
        back_url=reverse("data_desa_edit", kwargs={"desa_code": desa.code, "pk": pk}),
    )
