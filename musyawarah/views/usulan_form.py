"""Entering a usulan: add, edit, and the page that two people meet on when both saved."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.forms.usulan import UsulanForm, basis_keys, usulan_initial
from musyawarah.forms.usulan_choices import DATA, KAJIAN, UsulanChoices
from musyawarah.models import HasilKajian, Usulan
from musyawarah.policy import may_edit_usulan, may_propose
from musyawarah.services.usulan import create_usulan, is_decided, set_basis, update_usulan
from musyawarah.services.usulan_photo import remove_photo, set_photo
from musyawarah.usulan_hint import Hint, hint_for
from musyawarah.views.usulan_scope import chosen_year, own_desa, usulan_of
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page

# What the next idea of the same meeting begins with.
_KEPT = {"musyawarah": "musyawarah", "place": "tempat", "unsur": "unsur", "year": "tahun", "plan_kind": "rencana"}


@require_http_methods(["GET", "HEAD", "POST"])
def usulan_create(request: HttpRequest) -> HttpResponse:
    """Enter an idea; `?kajian=` begins with a recorded problem, the other values with the last idea entered."""
    desa = own_desa(request)
    require(may_propose(request.membership, desa.pk))
    choices = UsulanChoices(desa, request.membership)
    if request.method != "POST":
        return _page(request, desa, UsulanForm(choices=choices, initial=_begin(request, choices)))
    form = UsulanForm(request.POST, request.FILES, choices=choices)
    if not form.is_valid():
        return _page(request, desa, form)
    hint = _unseen(request, desa, form)
    if hint is not None:
        return _page(request, desa, form, hint=hint)
    try:
        usulan = _create(request, desa, form)
    except DomainError as error:
        add_domain_error(form, error)
        return _page(request, desa, form)
    messages.success(request, f"Usulan {usulan.number} “{usulan.name}” dicatat.")
    if "simpan_tambah" in request.POST:
        kept = {short: form.data.get(name, "") for name, short in _KEPT.items()}
        return redirect(f"{reverse('usulan_create')}?{urlencode({k: v for k, v in kept.items() if v})}")
    return redirect(f"{reverse('usulan_list')}?tahun={usulan.year}#u-{usulan.uid}")


@require_http_methods(["GET", "HEAD", "POST"])
def usulan_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change an idea that no closed meeting has decided about."""
    usulan = usulan_of(request, uid)
    require(may_edit_usulan(request.membership, usulan, is_decided=is_decided(usulan)))
    choices = UsulanChoices(usulan.desa, request.membership, stored=usulan)
    if request.method != "POST":
        form = UsulanForm(choices=choices, initial=usulan_initial(usulan, basis=basis_keys(usulan)))
        return _page(request, usulan.desa, form, usulan=usulan)
    form = UsulanForm(request.POST, request.FILES, choices=choices)
    if not form.is_valid():
        return _page(request, usulan.desa, form, usulan=usulan)
    try:
        _update(request, usulan, form)
    except StaleVersion:
        return _conflict(request, uid, form)
    except DomainError as error:
        add_domain_error(form, error)
        return _page(request, usulan.desa, form, usulan=usulan)
    messages.success(request, f"Usulan {usulan.number} disimpan.")
    return redirect(f"{reverse('usulan_list')}?tahun={form.cleaned_data['year']}#u-{usulan.uid}")


@transaction.atomic
def _create(request: HttpRequest, desa: Desa, form: UsulanForm) -> Usulan:
    """The idea with what it rests on and its photo: all or nothing."""
    usulan = create_usulan(by=request.membership, desa=desa, data=form.data_of())
    _attach(request, usulan, form)
    return usulan


@transaction.atomic
def _update(request: HttpRequest, usulan: Usulan, form: UsulanForm) -> None:
    version = read_whole(request.POST.get("version")) or 0
    data = form.data_of(stored=usulan)
    saved = update_usulan(by=request.membership, usulan=usulan, version=version, data=data)
    if "hapus_foto" in request.POST:
        remove_photo(by=request.membership, usulan=saved)
    _attach(request, saved, form)


def _attach(request: HttpRequest, usulan: Usulan, form: UsulanForm) -> None:
    set_basis(by=request.membership, usulan=usulan, data_desa=form.evidence(DATA), kajian=form.evidence(KAJIAN))
    if photo := form.cleaned_data["photo"]:
        set_photo(by=request.membership, usulan=usulan, content=photo.read())


def _unseen(request: HttpRequest, desa: Desa, form: UsulanForm) -> Hint | None:
    """What the idea may repeat, unless the person has seen all of it and saves knowingly."""
    dusun, _ = form.lists.places.get(form.cleaned_data["place"], (None, None))
    hint = hint_for(desa.pk, form.cleaned_data["name"], dusun.pk if dusun else None)
    seen = set(request.POST.getlist("sudah_dilihat"))
    if "simpan_juga" in request.POST or all(str(one.number) in seen for one in hint.rows):
        return None
    return hint


def _begin(request: HttpRequest, choices: UsulanChoices) -> dict[str, Any]:
    """Values of a new idea: what the last one had, or what a recorded problem says."""
    values: dict[str, Any] = {"year": chosen_year(request), "proposed_on": timezone.localdate()}
    values |= {name: request.GET[short] for name, short in _KEPT.items() if name != "year" and short in request.GET}
    if (meeting := choices.meetings.get(str(values.get("musyawarah", "")))) is not None:
        values["proposed_on"] = meeting.held_on
        values["plan_kind"] = values.get("plan_kind") or meeting.plan_kind
        if meeting.dusun_id and "place" not in values:
            values["place"] = str(meeting.dusun_id)
        if meeting.year and "tahun" not in request.GET:
            values["year"] = meeting.year
    row = choices.evidence.get(f"{KAJIAN}-{request.GET.get('kajian', '')}")
    if isinstance(row, HasilKajian):
        values |= {"problem": row.problem, "potential": row.potential, "basis": [f"{KAJIAN}-{row.pk}"]}
        values |= {"place": str(row.dusun_id or ""), "bidang": row.bidang.code if row.bidang else ""}
    if choices.only_dusun and not str(values.get("place", "")).startswith(str(choices.only_dusun)):
        values["place"] = str(choices.only_dusun)
    return values


def _page(
    request: HttpRequest,
    desa: Desa,
    form: UsulanForm,
    *,
    usulan: Usulan | None = None,
    hint: Hint | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "desa": desa,
        "usulan": usulan,
        "choices": form.lists,
        "hint": hint,
        "year": usulan.year if usulan else chosen_year(request),
        "version": request.POST.get("version") or (usulan.version if usulan else ""),
        "count": len(form.lists.evidence),
    }
    return render(request, "musyawarah/usulan_form.html", context)


def _conflict(request: HttpRequest, uid: UUID, mine: UsulanForm) -> HttpResponse:
    """Both versions side by side; what was typed travels along (a photo must be chosen again)."""
    stored = usulan_of(request, uid)
    initial = usulan_initial(stored, basis=basis_keys(stored))
    theirs = UsulanForm(choices=mine.lists, initial=initial)
    for form in (mine, theirs):
        del form.fields["photo"]
    return conflict_page(
        request,
        subject=f"Usulan {stored.number}",
        mine=mine,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("usulan_edit", args=[uid]),
    )
