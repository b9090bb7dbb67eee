"""Helping a person with the account: a new code, cards for those who have not started, ending a role."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import policy
from accounts.access import get_visible_or_404, require
from accounts.enums import Level
from accounts.forms.opening import EndMembershipForm, ReasonForm
from accounts.models import Membership, User
from accounts.place_choice import place_or_404, place_title
from accounts.services.codes import issue_code, issue_codes
from accounts.services.memberships import end_membership
from accounts.services.profile import remove_second_factor
from accounts.slips import slips_of_issued
from accounts.views.slips import show_slips
from places.errors import DomainError


@never_cache
@require_POST
def make_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new code for one person; the answer is the card."""
    account = _account(request, pk)
    require(policy.may_help(request.membership, account))
    issued = issue_code(by=request.membership, user=account)
    held = Membership.objects.filter(orang=account.orang_id).not_ended(timezone.localdate()).with_place()
    back = reverse("account_detail", kwargs={"pk": pk})
    return show_slips(request, slips_of_issued([issued], held), back=back)


@never_cache
@require_http_methods(["GET", "POST"])
def print_cards(request: HttpRequest, code: str) -> HttpResponse:
    """Show who at a place has not started yet; posted, make new codes for all of them and show the cards."""
    place = place_or_404(request.membership, code, levels=(Level.DESA, Level.KECAMATAN, Level.KABUPATEN))
    require(policy.may_open_something(request.membership, place))
    waiting = _waiting_at(request.membership, code)
    if request.method == "POST" and waiting:
        users = list({m.orang.user.pk: m.orang.user for m in waiting}.values())
        issued = issue_codes(by=request.membership, users=users)
        return show_slips(request, slips_of_issued(issued, waiting), back=reverse("account_list"))
    return render(
        request, "accounts/print_cards.html", {"place_title": place_title(place), "code": code, "waiting": waiting}
    )


@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the last day of a role and why."""
    membership = get_visible_or_404(Membership.objects.with_place().with_login(), request.membership, pk=pk)
    require(policy.may_end(request.membership, membership))
    form = EndMembershipForm(request.POST or None, initial={"on": _default_last_day(membership)})
    if form.is_valid():
        try:
            end_membership(
                by=request.membership,
                membership=membership,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["reason"],
            )
        except DomainError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, f"Peran {membership.title} dari {membership.orang.name} diakhiri.")
            return redirect("account_list")
    return render(request, "accounts/end_role.html", {"form": form, "ended": membership})


@require_http_methods(["GET", "POST"])
def take_second_factor_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor off an account whose telephone is lost."""
    account = _account(request, pk)
    require(policy.may_help(request.membership, account))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            remove_second_factor(by=request.membership, user=account, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, f"Pengaman kedua {account.username} dilepas.")
            return redirect("account_detail", pk=pk)
    return render(request, "accounts/take_second_factor_off.html", {"form": form, "account": account})


def _account(request: HttpRequest, pk: int) -> User:
    return get_visible_or_404(User.objects.select_related("orang"), request.membership, pk=pk)


def _waiting_at(by: Membership, code: str) -> list[Membership]:
    """Roles at a place or below whose persons have not started and whom the reader may help."""
    today = timezone.localdate()
    rows = Membership.objects.visible_to(by).not_ended(today).not_started().with_place().with_login().by_place()
    waiting = list(rows.at_or_below(code))
    helpable = policy.helpable(by, {m.orang for m in waiting})
    return [m for m in waiting if m.orang_id in helpable]


def _default_last_day(membership: Membership):
    """Yesterday ends the role at once; a role that began today runs to the end of the day."""
    return max(timezone.localdate() - timedelta(days=1), membership.starts_on)
