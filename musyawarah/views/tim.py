"""Teams of a village: the list, one team with its members, and its work plan."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.enums import TimKind, TimPost
from musyawarah.forms.tim import TimForm, member_data, member_forms, rktl_data, rktl_forms, tim_initial
from musyawarah.models import Tim
from musyawarah.policy import may_write_tim
from musyawarah.services.tim import create_tim, delete_tim, restore_tim, save_rktl, update_tim
from musyawarah.tim_data import MemberData
from musyawarah.tim_rules import remarks_on, usual_rktl
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa, Orang
from villages.people import VillagePerson, village_people
from villages.setting import setting_of
from villages.terms import terms_of
from villages.views.conflict import ABSENT, ComparedField, compare, compared_page

ROWS_PER_PAGE = 50


@require_safe
def tim_list(request: HttpRequest) -> HttpResponse:
    """Teams of the own village, or of all villages of the own kecamatan or kabupaten."""
    teams = Tim.objects.visible_to(request.membership).select_related("desa").prefetch_related("anggota_set")
    desa = request.membership.desa if request.membership else None
    may_write = bool(desa and may_write_tim(request.membership, desa.pk))
    context = {
        "page": Paginator(teams.filter(deleted_at=None), ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "may_write": may_write,
        "deleted": list(teams.exclude(deleted_at=None)) if may_write else [],
    }
    return render(request, "musyawarah/tim_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tim_create(request: HttpRequest) -> HttpResponse:
    """Form a team of the own village."""
    desa = request.membership.desa if request.membership else None
    if desa is None:
        raise Http404
    require(may_write_tim(request.membership, desa.pk))
    if request.method != "POST":
        kind = request.GET.get("jenis", "")
        initial = {
            "kind": kind if kind in TimKind.values else TimKind.PENYUSUN_RKP,
            "year": read_whole(request.GET.get("tahun")) or timezone.localdate().year + 1,
        }
        return _form_page(request, desa, TimForm(desa=desa, initial=initial), member_forms())
    form, rows = TimForm(request.POST, desa=desa), _sent_members(request)
    if "tambah" not in request.POST and form.is_valid() and rows.is_valid():
        try:
            tim = create_tim(by=request.membership, desa=desa, data=form.tim_data(_members(desa, rows)))
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, f"{tim} dicatat.")
            return redirect("tim_edit", pk=tim.pk)
    return _form_page(request, desa, form, rows)


@require_http_methods(["GET", "HEAD", "POST"])
def tim_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a team with its members; readers see it as a table."""
    tim = tim_of(request, pk)
    verdict = may_write_tim(request.membership, tim.desa_id)
    if request.method == "POST":
        require(verdict)
        return _save(request, tim)
    if not verdict or tim.deleted_at is not None:
        return render(request, "musyawarah/tim_read.html", _about(tim) | {"verdict": verdict})
    return _form_page(request, tim.desa, *_stored(tim), tim=tim, version=tim.version)


@require_http_methods(["GET", "HEAD", "POST"])
def tim_rktl(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the work plan of a team; readers see it as a table."""
    tim = tim_of(request, pk)
    verdict = may_write_tim(request.membership, tim.desa_id)
    stored = list(tim.rktl_set.all())
    if request.method == "POST":
        require(verdict)
        return _save_rktl(request, tim)
    if not verdict or tim.deleted_at is not None:
        return render(request, "musyawarah/tim_rktl_read.html", {"tim": tim, "rows": stored, "tab": "rktl"})
    rows = rktl_forms(rows=stored, suggested=usual_rktl(tim.kind))
    context = {"tim": tim, "rows": rows, "version": tim.version, "tab": "rktl", "is_suggested": not stored}
    return render(request, "musyawarah/tim_rktl.html", context)


@require_POST
def tim_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a team; a second click changes nothing."""
    tim = tim_of(request, pk)
    require(may_write_tim(request.membership, tim.desa_id))
    try:
        delete_tim(by=request.membership, tim=tim, version=read_whole(request.POST.get("version")) or 0)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("tim_edit", pk=pk)
    messages.success(request, f"{tim} dihapus. Di bawah daftar masih dapat dipulihkan.")
    return redirect("tim_list")


@require_POST
def tim_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the delete of a team."""
    tim = tim_of(request, pk)
    require(may_write_tim(request.membership, tim.desa_id))
    try:
        restore_tim(by=request.membership, tim=tim)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("tim_list")
    messages.success(request, f"{tim} dipulihkan.")
    return redirect("tim_edit", pk=pk)


def _save(request: HttpRequest, tim: Tim) -> HttpResponse:
    form, rows = TimForm(request.POST, desa=tim.desa), _sent_members(request)
    version = read_whole(request.POST.get("version")) or 0
    if "tambah" not in request.POST and form.is_valid() and rows.is_valid():
        try:
            data = form.tim_data(_members(tim.desa, rows))
            update_tim(by=request.membership, tim=tim, version=version, data=data)
        except StaleVersion:
            return _conflict(request, tim_of(request, tim.pk), form, rows)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Tim disimpan.")
            return redirect("tim_edit", pk=tim.pk)
    return _form_page(request, tim.desa, form, rows, tim=tim, version=version)


def _conflict(request: HttpRequest, tim: Tim, form: TimForm, rows: Any) -> HttpResponse:
    """Both versions of the team; its members are compared as one list."""
    theirs, _ = _stored(tim)
    mine = "\n".join(_words(one) for one in _members(tim.desa, rows)) or ABSENT
    stored = "\n".join(_words(one) for one in _stored_members(tim)) or ABSENT
    compared = [*compare(form, theirs), ComparedField("Anggota", mine, stored)]
    back_url = reverse("tim_edit", args=[tim.pk])
    return compared_page(request, subject=str(tim), rows=compared, version=tim.version, back_url=back_url)


def _save_rktl(request: HttpRequest, tim: Tim) -> HttpResponse:
    rows = rktl_forms(request.POST, more="tambah" in request.POST)
    version = read_whole(request.POST.get("version")) or 0
    context: dict[str, Any] = {"tim": tim, "rows": rows, "version": version, "tab": "rktl"}
    if "tambah" not in request.POST and rows.is_valid():
        try:
            save_rktl(by=request.membership, tim=tim, version=version, rows=rktl_data(rows))
        except StaleVersion:
            return _rktl_conflict(request, tim_of(request, tim.pk), rows)
        except DomainError as error:
            context["refusal"] = error.message
        else:
            messages.success(request, "Rencana kerja disimpan.")
            return redirect("tim_rktl", pk=tim.pk)
    return render(request, "musyawarah/tim_rktl.html", context)


def _rktl_conflict(request: HttpRequest, tim: Tim, rows: Any) -> HttpResponse:
    mine = "\n".join(row.activity for row in rktl_data(rows)) or ABSENT
    theirs = "\n".join(tim.rktl_set.values_list("activity", flat=True)) or ABSENT
    compared = [ComparedField("Rencana kerja", mine, theirs)]
    back_url = reverse("tim_rktl", args=[tim.pk])
    return compared_page(request, subject=str(tim), rows=compared, version=tim.version, back_url=back_url)


def _form_page(
    request: HttpRequest, desa: Desa, form: TimForm, rows: Any, *, tim: Tim | None = None, version: int | None = None
) -> HttpResponse:
    known = {person.name: person for person in _people(desa)}
    context = {"form": form, "rows": rows, "tim": tim, "version": version, "people": known.values(), "tab": "anggota"}
    if tim is not None:
        context |= _about(tim)
    return render(request, "musyawarah/tim_form.html", context)


def _about(tim: Tim) -> dict[str, Any]:
    """A team with what the regulations ask of it."""
    kabupaten = tim.desa.kabupaten
    form_set = setting_of(kabupaten).form_set
    remarks = remarks_on(tim.kind, _stored_members(tim), form_set, terms_of(kabupaten))
    return {"tim": tim, "members": list(tim.anggota_set.all()), "remarks": remarks, "tab": "anggota"}


def _stored(tim: Tim) -> tuple[TimForm, Any]:
    return TimForm(desa=tim.desa, initial=tim_initial(tim)), member_forms(rows=list(tim.anggota_set.all()))


def _stored_members(tim: Tim) -> list[MemberData]:
    return [MemberData(row.name, row.gender, row.unsur, row.post, row.note) for row in tim.anggota_set.all()]


def _sent_members(request: HttpRequest) -> Any:
    return member_forms(request.POST, more="tambah" in request.POST)


def _members(desa: Desa, rows: Any) -> list[MemberData]:
    people = _people(desa)
    names = {form.cleaned_data.get("name", "").casefold() for form in rows}
    wanted = [person.orang_id for person in people if person.name.casefold() in names]
    return member_data(rows, people, Orang.objects.in_bulk(wanted))


def _people(desa: Desa) -> list[VillagePerson]:
    return list(village_people(desa, on=timezone.localdate()))


def _words(member: MemberData) -> str:
    parts = (member.name, member.gender, member.unsur, str(TimPost(member.post).label), member.note)
    return ", ".join(part for part in parts if part)


def tim_of(request: HttpRequest, pk: int) -> Tim:
    """A team with its village and members. Raises Http404 outside the reader's place."""
    teams = Tim.objects.visible_to(request.membership).select_related(
        "desa__kabupaten", "desa__kecamatan", "desa__provinsi", "musyawarah__dusun", "musyawarah__kelompok",
        "musyawarah__presiding", "musyawarah__notulis", "musyawarah__desa",
    )  # fmt: skip
    return get_object_or_404(teams.prefetch_related("anggota_set"), pk=pk)
