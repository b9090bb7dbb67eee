"""Dusun and their RT/RW."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError
from places.models import Desa, Dusun
from villages.enums import Term
from villages.forms.dusun import DusunForm, NewDusunForm
from villages.forms.errors import add_domain_error
from villages.policy import may_edit_dusun, may_hand_over_in
from villages.rt_rw import spell_rt_rw
from villages.services.dusun import (
    add_dusun,
    move_dusun,
    rename_dusun,
    restore_dusun,
    retire_dusun,
    set_rukun_tetangga,
)
from villages.terms import terms_of
from villages.views.scope import desa_of, row_of


@require_http_methods(["GET", "HEAD", "POST"])
def village_dusun(request: HttpRequest, desa_code: str) -> HttpResponse:
    """List the dusun with their RT/RW; add one."""
    desa = desa_of(request, desa_code)
    form = NewDusunForm(request.POST or None)
    if request.method == "POST":
        require(may_edit_dusun(request.membership, desa))
        if form.is_valid():
            try:
                dusun = add_dusun(by=request.membership, desa=desa, name=form.cleaned_data["name"])
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{dusun.name} ditambahkan.")
                return redirect("village_dusun", desa_code=desa.code)
    return _list_page(request, desa, form)


@require_http_methods(["GET", "HEAD", "POST"])
def dusun_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write name and RT/RW of a dusun."""
    desa = desa_of(request, desa_code)
    dusun = row_of(Dusun.objects.all(), desa, pk)
    require(may_edit_dusun(request.membership, desa))
    pairs = [(row.rw, row.rt) for row in dusun.rukun_tetangga_set.all()]
    form = DusunForm(request.POST or None, initial={"name": dusun.name, "rukun_tetangga": spell_rt_rw(pairs)})
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, dusun, form)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{form.cleaned_data['name']} disimpan.")
            return redirect("village_dusun", desa_code=desa.code)
    return render(request, "villages/dusun_form.html", {"desa": desa, "dusun": dusun, "form": form})


@require_POST
def dusun_move(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Move a dusun one place up or down."""
    desa = desa_of(request, desa_code)
    dusun = row_of(Dusun.objects.all(), desa, pk)
    require(may_edit_dusun(request.membership, desa))
    move_dusun(by=request.membership, dusun=dusun, step=-1 if request.POST.get("arah") == "naik" else 1)
    return redirect("village_dusun", desa_code=desa.code)


@require_POST
def dusun_use(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take a dusun out of use, or bring it back."""
    desa = desa_of(request, desa_code)
    dusun = row_of(Dusun.objects.all(), desa, pk)
    require(may_edit_dusun(request.membership, desa))
    if request.POST.get("pakai") == "ya":
        restore_dusun(by=request.membership, dusun=dusun)
        messages.success(request, f"{dusun.name} dipakai kembali.")
    else:
        retire_dusun(by=request.membership, dusun=dusun)
        messages.success(request, f"{dusun.name} tidak dipakai lagi. Rencana yang menyebutnya tetap utuh.")
    return redirect("village_dusun", desa_code=desa.code)


@transaction.atomic
def _save(request: HttpRequest, dusun: Dusun, form: DusunForm) -> None:
    """Both or neither; what did not change is not logged."""
    if "name" in form.changed_data:
        dusun = rename_dusun(by=request.membership, dusun=dusun, name=form.cleaned_data["name"])
    if "rukun_tetangga" in form.changed_data:
        set_rukun_tetangga(by=request.membership, dusun=dusun, text=form.cleaned_data["rukun_tetangga"])


def _list_page(request: HttpRequest, desa: Desa, form: NewDusunForm) -> HttpResponse:
    rows = list(desa.dusun_set.order_by("position", "name").prefetch_related("rukun_tetangga_set"))
    shown = [(row, spell_rt_rw([(rt.rw, rt.rt) for rt in row.rukun_tetangga_set.all()])) for row in rows]
    context = {
        "desa": desa,
        "rows": [(row, rt) for row, rt in shown if not row.is_retired],
        "retired": [row for row in rows if row.is_retired],
        "form": form,
        "word": terms_of(desa.kabupaten).of(Term.DUSUN),
        "may_edit": may_edit_dusun(request.membership, desa),
        "may_hand_over": may_hand_over_in(request.membership, desa),
    }
    return render(request, "villages/village_dusun.html", context)
