"""The form of a household with all its members."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.forms.errors import add_domain_error
from villages.forms.residents import FamilyForm, MemberForm, family_initial, resident_initial
from villages.models import Keluarga, Warga
from villages.people import village_people
from villages.policy_people import may_read_numbers
from villages.resident_data import FamilyMember
from villages.resident_list import living_members
from villages.services.families import MOST_MEMBERS, MemberRefused, create_family, update_family
from villages.views.conflict import ABSENT, ComparedField, compare, compared_page
from villages.views.people_scope import desa_with_residents, keluarga_of, only_dusun
from villages.views.scope import posted_version

_PREFIX = "anggota"
_BLANK_ROWS, _FURTHER_ROWS = 4, 3


@require_http_methods(["GET", "HEAD", "POST"])
def family_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Enter a household with its members."""
    desa = desa_with_residents(request, desa_code)
    head, members = _forms(request, desa, None)
    if _is_sent(request) and head.is_valid() and members.is_valid():
        try:
            create_family(by=request.membership, desa=desa, data=head.family_data(), members=_members(members))
        except DomainError as error:
            _tell(head, members, error)
        else:
            messages.success(request, "Keluarga tercatat.")
            again = "simpan_tambah" in request.POST
            return redirect("family_create" if again else "resident_list", desa_code=desa.code)
    return render(request, "villages/family_form.html", {"desa": desa, "form": head, "members": members})


@require_http_methods(["GET", "HEAD", "POST"])
def family_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write a household and its members."""
    desa = desa_with_residents(request, desa_code)
    keluarga = keluarga_of(request, desa, pk)
    head, members = _forms(request, desa, keluarga)
    version = keluarga.version
    if request.method == "POST":
        version = posted_version(request)
    if _is_sent(request) and head.is_valid() and members.is_valid():
        try:
            update_family(
                by=request.membership,
                keluarga=keluarga,
                version=version,
                data=head.family_data(),
                members=_members(members),
            )
        except StaleVersion:
            return _conflict(request, desa, pk, head, members)
        except DomainError as error:
            _tell(head, members, error)
        else:
            messages.success(request, "Data keluarga disimpan.")
            return redirect("resident_list", desa_code=desa.code)
    context = {"desa": desa, "keluarga": keluarga, "form": head, "members": members, "version": version}
    return render(request, "villages/family_form.html", context)


def _is_sent(request: HttpRequest) -> bool:
    """Whether the form is to be saved, not merely drawn anew with more rows."""
    return request.method == "POST" and "tambah_baris" not in request.POST


def _forms(request: HttpRequest, desa: Desa, keluarga: Keluarga | None) -> tuple[FamilyForm, BaseFormSet]:
    """The household's form and its members', as posted or as stored."""
    known = living_members(keluarga) if keluarga else []
    data: Any = request.POST.copy() if request.method == "POST" else None
    if data is not None and "tambah_baris" in data:
        data[f"{_PREFIX}-TOTAL_FORMS"] = str(min(_total(data) + _FURTHER_ROWS, MOST_MEMBERS))
    hides = not may_read_numbers(request.membership, desa)
    head = FamilyForm(
        data,
        desa=desa,
        only_dusun=only_dusun(request.membership),
        initial=family_initial(keluarga) if keluarga else None,
    )
    if hides:
        head.guard_numbers(keluarga.number if keluarga else "")
    return head, _member_forms(data, desa, known, hides)


def _member_forms(data: Any, desa: Desa, known: list[Warga], hides: bool) -> BaseFormSet:
    factory = formset_factory(
        MemberForm, extra=1 if known else _BLANK_ROWS, max_num=MOST_MEMBERS, absolute_max=MOST_MEMBERS
    )
    kwargs = {
        "desa": desa,
        "members": {row.pk: row for row in known},
        "hides_numbers": hides,
        "people": village_people(desa) if data is not None else [],
    }
    initial = [resident_initial(row) for row in known] or [{"relation": "kepala"}]
    return factory(data, prefix=_PREFIX, initial=initial, form_kwargs=kwargs)


def _total(data: Any) -> int:
    typed = data.get(f"{_PREFIX}-TOTAL_FORMS", "0")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0


def _members(forms: BaseFormSet) -> list[FamilyMember]:
    """The rows that hold somebody."""
    filled = [form for form in forms if form.cleaned_data.get("name")]
    return [FamilyMember(form.person_data(), form.member) for form in filled]


def _tell(head: FamilyForm, members: BaseFormSet, error: DomainError) -> None:
    """Put a refusal beside the member that it is about, else at the top."""
    if isinstance(error, MemberRefused):
        filled = [form for form in members if form.cleaned_data.get("name")]
        add_domain_error(filled[error.index], error)
    else:
        add_domain_error(head, error)


def _conflict(request: HttpRequest, desa: Desa, pk: int, head: FamilyForm, members: BaseFormSet) -> HttpResponse:
    fresh = keluarga_of(request, desa, pk)
    theirs = FamilyForm(desa=desa, only_dusun=only_dusun(request.membership), initial=family_initial(fresh))
    if not may_read_numbers(request.membership, desa):
        theirs.guard_numbers("")
    stored = {row.pk: _words(resident_initial(row)) for row in living_members(fresh)}
    rows = compare(head, theirs)
    for form in members:
        data = form.cleaned_data
        if data.get("name"):
            rows.append(ComparedField("Anggota", _words(data), stored.pop(data["warga"], ABSENT)))
    rows += [ComparedField("Anggota", ABSENT, words) for words in stored.values()]
    back_url = reverse("family_edit", kwargs={"desa_code": desa.code, "pk": pk})
    return compared_page(request, subject="Data keluarga ini", rows=rows, version=fresh.version, back_url=back_url)


def _words(data: dict[str, Any]) -> str:
    parts = (data["name"], data["gender"], data["relation"], data["occupation"], data["disability"])
    return ", ".join(str(part) for part in parts if part)
