"""Serah terima jabatan: whose office, what waits, to whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from accounts.models import Membership
from places.errors import DomainError
from villages.forms.errors import add_domain_error
from villages.forms.handover import HandoverForm
from villages.pending import pending_work
from villages.policy import may_hand_over, may_hand_over_in
from villages.services.handover import hand_over_office
from villages.views.scope import desa_of, row_of


@require_safe
def village_handover(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Everybody who holds a role in the village, with those that this reader may hand over."""
    desa = desa_of(request, desa_code)
    require(may_hand_over_in(request.membership, desa))
    held = Membership.objects.filter(desa=desa).not_ended(timezone.localdate()).with_place().by_place()
    rows = [(row, may_hand_over(request.membership, row)) for row in held]
    return render(request, "villages/village_handover.html", {"desa": desa, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def village_handover_form(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Hand one role over; the answer shows the successor's code once."""
    desa = desa_of(request, desa_code)
    held = row_of(Membership.objects.with_place().not_ended(timezone.localdate()), desa, pk)
    require(may_hand_over(request.membership, held))
    form = HandoverForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        try:
            opened = hand_over_office(by=request.membership, held=held, data=form.handover())
        except DomainError as error:
            field = "orang" if error.field == "successor" else error.field
            add_domain_error(form, DomainError(error.message, field=field))
        else:
            context = {"desa": desa, "held": held, "opened": opened, "on": form.cleaned_data["on"]}
            return render(request, "villages/handover_done.html", context)
    context = {"desa": desa, "held": held, "form": form, "pending": pending_work(desa)}
    return render(request, "villages/handover_form.html", context)
