"""The own account: roles, name, password, second factor; and changing from one role to another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.opening import NameForm
from accounts.middleware import SESSION_KEY
from accounts.models import Membership
from accounts.second_factor import lacks_second_factor
from accounts.services.profile import correct_own_name
from places.errors import DomainError


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show the own account; a posted form corrects the own name."""
    orang = request.user.orang
    form = NameForm(request.POST or None, initial={"name": orang.name if orang else ""})
    if request.method == "POST" and request.membership and form.is_valid():
        try:
            correct_own_name(by=request.membership, name=form.cleaned_data["name"])
        except DomainError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, "Nama Anda tersimpan.")
            return redirect("profile")
    held = Membership.objects.filter(orang=orang).with_place() if orang else Membership.objects.none()
    return render(
        request,
        "accounts/profile.html",
        {
            "form": form,
            "held": held.order_by("-starts_on", "pk"),
            "today": timezone.localdate(),
            "has_second_factor": not lacks_second_factor(request.user),
        },
    )


@require_POST
def switch_membership(request: HttpRequest) -> HttpResponse:
    """Act through another of the own roles from now on, in this browser."""
    wanted = request.POST.get("membership", "")
    chosen = next((m for m in request.memberships if str(m.pk) == wanted), None)
    if chosen is None:
        raise Http404("not a running role of this person")
    request.session[SESSION_KEY] = chosen.pk
    messages.success(request, f"Anda sekarang bekerja sebagai {chosen.title}.")
    return redirect("home")
