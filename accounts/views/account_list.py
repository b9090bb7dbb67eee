"""The list of accounts, and one person's account."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts import policy
from accounts.access import get_visible_or_404, require
from accounts.account_rows import account_rows
from accounts.enums import Level, Role
from accounts.forms.opening import ListFilterForm
from accounts.models import Membership, User
from accounts.querysets import MembershipQuerySet
from accounts.second_factor import lacks_second_factor

PER_PAGE = 50


@require_safe
def account_list(request: HttpRequest) -> HttpResponse:
    """List roles by village, 50 a page, with the state of each account."""
    require(policy.may_see_accounts(request.membership))
    filters = ListFilterForm(request.GET)
    filters.is_valid()
    chosen = {key: value for key, value in filters.cleaned_data.items() if value}
    today = timezone.localdate()
    rows = _narrow(Membership.objects.visible_to(request.membership), chosen).with_place().with_login().by_place()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/account_list.html",
        {
            "filters": filters,
            "page": page,
            "rows": account_rows(page.object_list, today),
            "query": urlencode(chosen),
            "may_open": Role(request.membership.role) in policy.OPENS,
            "bulk_kabupaten": _bulk_kabupaten(request.membership),
        },
    )


@require_safe
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person's roles and login, with what the reader may do about them."""
    account = get_visible_or_404(User.objects.select_related("orang"), request.membership, pk=pk)
    require(policy.may_see_accounts(request.membership))
    held = Membership.objects.visible_to(request.membership).filter(orang=account.orang_id)
    return render(
        request,
        "accounts/account_detail.html",
        {
            "account": account,
            "rows": [
                (row, policy.may_end(request.membership, row.membership))
                for row in account_rows(held.with_place().with_login().order_by("-starts_on"), timezone.localdate())
            ],
            "last_code": account.code_set.select_related("created_by__orang").first(),
            "now": timezone.now(),
            "may_help": policy.may_help(request.membership, account),
            "has_second_factor": not lacks_second_factor(account),
        },
    )


def _narrow(rows: MembershipQuerySet, chosen: dict[str, str]) -> MembershipQuerySet:
    today = timezone.localdate()
    if "q" in chosen:
        rows = rows.search(chosen["q"])
    match chosen.get("keadaan"):
        case "belum":
            return rows.not_ended(today).not_started()
        case "aktif":
            return rows.current(today).started()
        case "berakhir":
            return rows.ended(today)
        case _:
            return rows


def _bulk_kabupaten(by: Membership):
    """The kabupaten whose villages the reader may open at once; the administrator goes through the places."""
    return by.kabupaten if by.role == Role.DINAS_PMD and by.level == Level.KABUPATEN else None
