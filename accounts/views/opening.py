"""Opening one account, and those of a whole kabupaten."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import policy
from accounts.access import require
from accounts.enums import Level, Role
from accounts.forms.opening import OpenAccountForm
from accounts.place_choice import NATION_CODE, place_choices, place_or_404, place_title
from accounts.services.opening import OpenedAccount, open_account, open_accounts_of_kabupaten, villages_without
from accounts.slips import slips_of_opened
from accounts.views.slips import show_slips
from places.errors import DomainError
from places.formats.whole_number import read_whole

PER_PAGE = 50


@require_safe
def choose_place(request: HttpRequest) -> HttpResponse:
    """Choose the place whose account is to be opened; who has one village goes straight there."""
    by = request.membership
    require(policy.may_open_something(by))
    if by.level == Level.DESA:
        return redirect("account_open", code=by.desa.code)
    words = request.GET.get("q", "").replace("\0", "").strip()[:60]
    choices = place_choices(by, words)
    page = Paginator(choices, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/choose_place.html",
        {"page": page, "words": words, "query": urlencode({"q": words}) if words else "", "nation_code": NATION_CODE},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest, code: str) -> HttpResponse:
    """Open one account at a place; the answer is the card with the code."""
    place = place_or_404(request.membership, code)
    require(policy.may_open_something(request.membership, place))
    form = OpenAccountForm(request.POST or None, by=request.membership, place=place)
    if form.is_valid() and (opened := _open(request, form, place)):
        if opened.issued is None:
            messages.success(request, f"Peran {opened.membership.title} diberikan; akun yang sudah ada tetap dipakai.")
            return redirect("account_detail", pk=opened.user.pk)
        return show_slips(request, slips_of_opened([opened]), back=reverse("account_list"))
    return render(request, "accounts/open.html", {"form": form, "place_title": place_title(place), "code": code})


@never_cache
@require_http_methods(["GET", "POST"])
def open_kabupaten(request: HttpRequest, code: str) -> HttpResponse:
    """Show which villages have no secretary's account yet; posted, open them all and show the cards."""
    kabupaten = place_or_404(request.membership, code, levels=(Level.KABUPATEN,))
    role = Role.SEKRETARIS_DESA
    require(policy.may_open_accounts_of_kabupaten(request.membership, kabupaten, role=role))
    if request.method == "POST":
        names = _posted_names(request)
        opened = open_accounts_of_kabupaten(by=request.membership, kabupaten=kabupaten, role=role, names=names)
        if opened:
            return show_slips(request, slips_of_opened(opened), back=reverse("account_list"))
        messages.info(request, "Semua desa sudah punya akun sekretaris desa; tidak ada yang dibuka.")
        return redirect("account_open_kabupaten", code=code)
    villages = list(villages_without(role, kabupaten))
    return render(request, "accounts/open_kabupaten.html", {"kabupaten": kabupaten, "villages": villages})


def _posted_names(request: HttpRequest) -> dict[int, str]:
    """Names by the id of the village, from `name-12=…`; PostgreSQL keeps no NUL."""
    posted = ((read_whole(key[5:]), value) for key, value in request.POST.items() if key.startswith("name-"))
    return {pk: value.replace("\0", "") for pk, value in posted if pk is not None}


def _open(request: HttpRequest, form: OpenAccountForm, place) -> OpenedAccount | None:
    given = form.cleaned_data
    try:
        return open_account(
            by=request.membership,
            role=Role(given["role"]),
            place=place,
            orang=given["orang"],
            name=given["name"],
            nip=given["nip"],
            phone=given["phone"],
            dusun=given.get("dusun"),
            starts_on=given["starts_on"],
        )
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
