"""Pages of community groups: the register, one group with its members."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from places.models import Desa, Orang
from villages.enums import KelompokPosition, Unsur
from villages.forms.errors import add_domain_error
from villages.forms.kelompok import KelompokForm, LeaveForm, MemberNameForm, kelompok_initial
from villages.models import AnggotaKelompok, Kelompok
from villages.people import village_people
from villages.policy_people import may_see_members, may_write_kelompok, sees_all_members
from villages.services.kelompok import (
    NewMember,
    add_members,
    clean_members,
    create_kelompok,
    leave_kelompok,
    rejoin_kelompok,
    set_position,
    update_kelompok,
)
from villages.views.conflict import conflict_page
from villages.views.scope import desa_of, posted_version, row_of

MOST_FOUND = 30


@dataclass(frozen=True)
class KelompokRow:
    """A group as the register shows it; `head` is blank where a name would tell of poverty or disability."""

    kelompok: Kelompok
    members: int
    head: str


@require_safe
def kelompok_list(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The register of groups; everybody who sees the village reads it."""
    desa = desa_of(request, desa_code)
    rows = _rows(desa)
    context = {
        "desa": desa,
        "rows": [row for row in rows if row.kelompok.ended_on is None],
        "ended": [row for row in rows if row.kelompok.ended_on is not None],
        "may_edit": may_write_kelompok(request.membership, desa),
        "may_open": may_see_members(request.membership, desa),
    }
    return render(request, "villages/kelompok_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def kelompok_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Enter a group."""
    desa = desa_of(request, desa_code)
    require(may_write_kelompok(request.membership, desa))
    form = KelompokForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        try:
            kelompok = create_kelompok(by=request.membership, desa=desa, data=form.kelompok_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{kelompok.name} tercatat. Tambahkan pengurus dan anggotanya.")
            return redirect("kelompok_detail", desa_code=desa.code, pk=kelompok.pk)
    return render(request, "villages/kelompok_form.html", {"desa": desa, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def kelompok_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write what a group is, also that it was dissolved."""
    desa = desa_of(request, desa_code)
    kelompok = row_of(Kelompok.objects.select_related("dusun"), desa, pk)
    require(may_write_kelompok(request.membership, desa))
    form = KelompokForm(request.POST or None, desa=desa, initial=kelompok_initial(kelompok))
    version = kelompok.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_kelompok(by=request.membership, kelompok=kelompok, version=version, data=form.kelompok_data())
            except StaleVersion:
                return _conflict(request, desa, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{form.cleaned_data['name']} disimpan.")
                return redirect("kelompok_detail", desa_code=desa.code, pk=pk)
    context = {"desa": desa, "kelompok": kelompok, "form": form, "version": version}
    return render(request, "villages/kelompok_form.html", context)


@require_safe
def kelompok_detail(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """A group with its members; `?cari=` looks for people to add."""
    desa = desa_of(request, desa_code)
    require(may_see_members(request.membership, desa))
    kelompok = row_of(Kelompok.objects.select_related("dusun"), desa, pk)
    return _detail(request, desa, kelompok, None)


@require_POST
def kelompok_add_members(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Let the ticked people join, or the one whose name was typed."""
    desa = desa_of(request, desa_code)
    kelompok = row_of(Kelompok.objects.select_related("dusun"), desa, pk)
    require(may_write_kelompok(request.membership, desa))
    ticked = {int(value) for value in request.POST.getlist("orang") if value.isascii() and value.isdigit()}
    form = None if ticked else MemberNameForm(request.POST, desa=desa)
    if form is not None and not form.is_valid():
        return _detail(request, desa, kelompok, form)
    try:
        new = [form.new_member()] if form else _ticked(request, desa, ticked)
        added = add_members(by=request.membership, kelompok=kelompok, members=new)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        names = ", ".join(row.orang.name for row in added)
        messages.success(request, f"{names} masuk." if added else "Mereka sudah menjadi anggota.")
    return redirect("kelompok_detail", desa_code=desa.code, pk=pk)


@require_POST
def member_position(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Give a member another post."""
    desa, member = _member(request, desa_code, pk)
    position = request.POST.get("position", "")
    if position in KelompokPosition.values:
        try:
            set_position(by=request.membership, member=member, position=position)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"{member.orang.name}: {KelompokPosition(position).label.lower()}.")
    return redirect("kelompok_detail", desa_code=desa.code, pk=member.kelompok_id)


@require_POST
def member_leave(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write that a member left: today unless a day is given."""
    desa, member = _member(request, desa_code, pk)
    form = LeaveForm(request.POST)
    on = form.cleaned_data["left_on"] if form.is_valid() else timezone.localdate()
    try:
        leave_kelompok(by=request.membership, member=member, on=on)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{member.orang.name} keluar. Di bawah daftar masih dapat dibatalkan.")
    return redirect("kelompok_detail", desa_code=desa.code, pk=member.kelompok_id)


@require_POST
def member_rejoin(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take back that a member left."""
    desa, member = _member(request, desa_code, pk)
    try:
        rejoin_kelompok(by=request.membership, member=member)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{member.orang.name} tetap anggota.")
    return redirect("kelompok_detail", desa_code=desa.code, pk=member.kelompok_id)


def _rows(desa: Desa) -> list[KelompokRow]:
    """Every group with the number of its members and its head; two queries."""
    heads: dict[int, list[str]] = defaultdict(list)
    chairing = AnggotaKelompok.objects.filter(desa=desa, left_on=None, position=KelompokPosition.KETUA)
    for row in chairing.select_related("orang"):
        heads[row.kelompok_id].append(row.orang.name)
    groups = Kelompok.objects.filter(desa=desa).select_related("dusun").order_by("name", "pk")
    counted = groups.annotate(members=Count("anggota_set", filter=Q(anggota_set__left_on=None)))
    return [KelompokRow(row, row.members, ", ".join(heads[row.pk]) if _is_open(row) else "") for row in counted]


def _is_open(kelompok: Kelompok) -> bool:
    """Whether belonging to the group tells nothing private."""
    unsur = Unsur(kelompok.unsur)
    return unsur.printed == unsur.label


def _detail(request: HttpRequest, desa: Desa, kelompok: Kelompok, form: MemberNameForm | None) -> HttpResponse:
    may_edit = may_write_kelompok(request.membership, desa)
    members = clean_members(_members_seen(request.membership, kelompok))
    query = request.GET.get("cari", "").replace("\0", "").strip()[:80]
    inside = {row.orang_id for row in members if row.left_on is None}
    context = {
        "desa": desa,
        "kelompok": kelompok,
        "members": [row for row in members if row.left_on is None],
        "left": [row for row in members if row.left_on is not None],
        "sees_all": sees_all_members(request.membership, kelompok),
        "positions": KelompokPosition.choices,
        "may_edit": may_edit,
        "query": query,
        "found": _found(desa, query, inside) if query and may_edit else [],
        "form": form or MemberNameForm(desa=desa, people=[]),
    }
    return render(request, "villages/kelompok_detail.html", context)


def _members_seen(membership: Membership | None, kelompok: Kelompok) -> list[AnggotaKelompok]:
    """All members for named staff; a kepala dusun sees those who live in his dusun."""
    rows = kelompok.anggota_set.select_related("orang")
    if not sees_all_members(membership, kelompok):
        rows = rows.filter(orang__warga__dusun=membership.dusun_id if membership else None)
    return list(rows)


def _found(desa: Desa, query: str, inside: set[int]) -> list:
    words = query.casefold().split()
    people = [person for person in village_people(desa) if all(word in person.name.casefold() for word in words)]
    return [person for person in people if person.orang_id not in inside][:MOST_FOUND]


def _ticked(request: HttpRequest, desa: Desa, ticked: set[int]) -> list[NewMember]:
    position = request.POST.get("position", "")
    post = position if position in KelompokPosition.values else KelompokPosition.ANGGOTA
    known = {person.orang_id for person in village_people(desa)}
    if not ticked <= known:
        raise DomainError("Pilih orang dari daftar desa ini.")
    orang = Orang.objects.filter(desa=desa, pk__in=ticked)
    return [NewMember(orang=row, position=post) for row in orang.order_by("name")]


def _member(request: HttpRequest, desa_code: str, pk: int) -> tuple[Desa, AnggotaKelompok]:
    desa = desa_of(request, desa_code)
    member = row_of(AnggotaKelompok.objects.select_related("orang", "kelompok__desa"), desa, pk)
    require(may_write_kelompok(request.membership, desa))
    return desa, member


def _conflict(request: HttpRequest, desa: Desa, pk: int, form: KelompokForm) -> HttpResponse:
    fresh = row_of(Kelompok.objects.all(), desa, pk)
    return conflict_page(
        request,
        subject=fresh.name,
        mine=form,
        theirs=KelompokForm(desa=desa, initial=kelompok_initial(fresh)),
        version=fresh.version,
        back_url=reverse("kelompok_edit", kwargs={"desa_code": desa.code, "pk": pk}),
    )
