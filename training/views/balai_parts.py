"""Managers and partners of the Balai Rakyat: entering, writing again, taking out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from places.errors import DomainError, StaleVersion
from training.forms.balai import ManagerForm, PartnerForm, manager_initial, partner_initial
from training.models import BalaiManager, BalaiPartner, BalaiRakyat
from training.services.balai import remove_from_balai, save_manager, save_partner
from training.views.balai_scope import saved, written_balai
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

_PAGES = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class _Part:
    """A kind of row that belongs to the centre: its form, how it is written, and its pages (`names`_edit, _remove)."""

    model: type[BalaiManager] | type[BalaiPartner]
    form: Callable[..., Any]
    initial: Callable[[Any], dict[str, Any]]
    save: Callable[[Any, Any, int], None]
    template: str
    names: str
    saved_words: str


@require_http_methods(_PAGES)
def balai_manager(request: HttpRequest, desa_code: str, pk: int | None = None) -> HttpResponse:
    """Enter a manager, or write one again."""
    balai = written_balai(request, desa_code)

    def save(form: ManagerForm, row: BalaiManager | None, version: int) -> None:
        save_manager(by=request.membership, balai=balai, version=version, data=form.manager_data(), manager=row)

    part = _Part(
        model=BalaiManager,
        form=partial(ManagerForm, desa=balai.desa),
        initial=manager_initial,
        save=save,
        template="training/balai_manager_form.html",
        names="balai_manager",
        saved_words="Pengurus disimpan.",
    )
    return _edit_part(request, balai, part, pk)


@require_http_methods(_PAGES)
def balai_partner(request: HttpRequest, desa_code: str, pk: int | None = None) -> HttpResponse:
    """Enter a partner, or write one again."""
    balai = written_balai(request, desa_code)

    def save(form: PartnerForm, row: BalaiPartner | None, version: int) -> None:
        save_partner(by=request.membership, balai=balai, version=version, data=form.partner_data(), partner=row)

    part = _Part(
        model=BalaiPartner,
        form=PartnerForm,
        initial=partner_initial,
        save=save,
        template="training/balai_partner_form.html",
        names="balai_partner",
        saved_words="Mitra disimpan.",
    )
    return _edit_part(request, balai, part, pk)


@require_POST
def balai_manager_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take out a manager who was entered by mistake."""
    return _remove(request, written_balai(request, desa_code), BalaiManager, pk)


@require_POST
def balai_partner_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take out a partner who was entered by mistake."""
    return _remove(request, written_balai(request, desa_code), BalaiPartner, pk)


def _edit_part(request: HttpRequest, balai: BalaiRakyat, part: _Part, pk: int | None) -> HttpResponse:
    """The form of one manager or partner, a new one without `pk`."""
    row = get_object_or_404(part.model, balai=balai, pk=pk) if pk else None
    form = part.form(request.POST or None, initial=part.initial(row) if row else {})
    version = balai.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                part.save(form, row, version)
            except StaleVersion:
                return _part_conflict(request, form, balai, part, pk)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                return saved(request, balai, part.saved_words)
    context = {"desa": balai.desa, "row": row, "form": form, "version": version, "remove": f"{part.names}_remove"}
    return render(request, part.template, context)


def _remove(request: HttpRequest, balai: BalaiRakyat, model: type[Model], pk: int) -> HttpResponse:
    row = get_object_or_404(model, balai=balai, pk=pk)
    remove_from_balai(by=request.membership, row=row)
    return saved(request, balai, f"{row} dihapus.")


def _part_conflict(request: HttpRequest, mine: Form, balai: BalaiRakyat, part: _Part, pk: int | None) -> HttpResponse:
    """Two people met over a manager or a partner."""
    return conflict_page(
        request,
        subject=mine.cleaned_data["name"],
        mine=mine,
        theirs=part.form(initial=part.initial(part.model.objects.get(pk=pk))),
        version=BalaiRakyat.objects.values_list("version", flat=True).get(pk=balai.pk),
        back_url=reverse(f"{part.names}_edit", args=[balai.desa.code, pk]),
    )
