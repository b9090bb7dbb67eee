"""The registers of halls and speakers: one way of listing, adding, changing and taking out of use for both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.owner import owner_fields
from places.errors import DomainError, StaleVersion
from training.forms.registers import SpeakerForm, VenueForm
from training.models import Speaker, Venue
from training.policy import may_hold_training
from training.services.registers import (
    Registered,
    create_speaker,
    create_venue,
    set_retired,
    update_speaker,
    update_venue,
)
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@dataclass(frozen=True)
class Register:
    """What tells one register from the other."""

    name: str  # of the addresses: "venue" stands for venue_list, venue_create …
    list_template: str
    model: type[Venue] | type[Speaker]
    form: type[VenueForm] | type[SpeakerForm]
    title: str
    lead: str
    word: str
    used_by: str
    create: Callable[..., Registered]
    update: Callable[..., Registered]


VENUES = Register(
    name="venue",
    list_template="training/venue_list.html",
    model=Venue,
    form=VenueForm,
    title="Tempat pelatihan",
    lead="Tempat yang dapat dipilih untuk angkatan, dengan daya tampungnya.",
    word="tempat",
    used_by="session_set",
    create=create_venue,
    update=lambda *, row, **rest: update_venue(venue=row, **rest),
)
SPEAKERS = Register(
    name="speaker",
    list_template="training/speaker_list.html",
    model=Speaker,
    form=SpeakerForm,
    title="Narasumber",
    lead="Narasumber dan fasilitator yang dapat dipilih untuk acara. Nomor teleponnya hanya dibaca penyelenggara.",
    word="narasumber",
    used_by="item_set",
    create=create_speaker,
    update=lambda *, row, **rest: update_speaker(speaker=row, **rest),
)


@require_safe
def venue_list(request: HttpRequest) -> HttpResponse:
    """Halls of the reader's place."""
    return _list(request, VENUES)


@require_http_methods(["GET", "HEAD", "POST"])
def venue_create(request: HttpRequest) -> HttpResponse:
    """Add a hall."""
    return _create(request, VENUES)


@require_http_methods(["GET", "HEAD", "POST"])
def venue_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a hall."""
    return _edit(request, VENUES, pk)


@require_POST
def venue_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a hall out of use, or bring it back."""
    return _use(request, VENUES, pk)


@require_safe
def speaker_list(request: HttpRequest) -> HttpResponse:
    """Speakers of the reader's place."""
    return _list(request, SPEAKERS)


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_create(request: HttpRequest) -> HttpResponse:
    """Add a speaker."""
    return _create(request, SPEAKERS)


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a speaker."""
    return _edit(request, SPEAKERS, pk)


@require_POST
def speaker_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a speaker out of use, or bring him back."""
    return _use(request, SPEAKERS, pk)


def _list(request: HttpRequest, register: Register) -> HttpResponse:
    require(may_hold_training(request.membership))
    rows = list(_own(request, register).annotate(used=Count(register.used_by)).order_by("name", "pk"))
    context = {
        "register": register,
        "rows": [row for row in rows if not row.is_retired],
        "retired": [row for row in rows if row.is_retired],
        "create_url": reverse(f"{register.name}_create"),
    }
    return render(request, register.list_template, context)


def _create(request: HttpRequest, register: Register) -> HttpResponse:
    require(may_hold_training(request.membership))
    form = register.form(request.POST or None)
    if form.is_valid():
        try:
            row = register.create(by=request.membership, place=request.membership.place, data=form.data_of_row())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{row} ditambahkan.")
            return redirect(f"{register.name}_list")
    return _form_page(request, register, form)


def _edit(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    row = _row(request, register, pk)
    require(may_hold_training(request.membership, row.place))
    form, version = register.form(request.POST or None, initial=register.form.initial_of(row)), row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                register.update(by=request.membership, row=row, version=version, data=form.data_of_row())
            except StaleVersion:
                return _conflict(request, register, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{form.cleaned_data['name']} disimpan.")
                return redirect(f"{register.name}_list")
    return _form_page(request, register, form, row=row, version=version)


def _use(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    row = _row(request, register, pk)
    require(may_hold_training(request.membership, row.place))
    row = set_retired(by=request.membership, row=row, is_retired=request.POST.get("pakai") != "ya")
    words = "tidak ditawarkan lagi. Angkatan yang menyebutnya tetap utuh" if row.is_retired else "dipakai lagi"
    messages.success(request, f"{row} {words}.")
    return redirect(f"{register.name}_list")


def _own(request: HttpRequest, register: Register) -> QuerySet:
    return register.model.objects.filter(**owner_fields(request.membership.place))


def _row(request: HttpRequest, register: Register, pk: int) -> Registered:
    rows = register.model.objects.visible_to(request.membership)
    return get_object_or_404(rows.select_related("desa", "kecamatan", "kabupaten"), pk=pk)


def _form_page(request: HttpRequest, register: Register, form: VenueForm | SpeakerForm, **context: Any) -> HttpResponse:
    page = {"register": register, "form": form, "list_url": reverse(f"{register.name}_list"), **context}
    return render(request, "training/register_form.html", page)


def _conflict(request: HttpRequest, register: Register, pk: int, mine: VenueForm | SpeakerForm) -> HttpResponse:
    stored = _row(request, register, pk)
    return conflict_page(
        request,
        subject=str(stored),
        mine=mine,
        theirs=register.form(initial=register.form.initial_of(stored)),
        version=stored.version,
        back_url=reverse(f"{register.name}_edit", args=[pk]),
    )
