"""The public page where a printed code becomes a password of one's own."""

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms.sign_in import StartForm
from accounts.services.codes import redeem_code
from places.errors import DomainError


@login_not_required
@rate_limit(action="redeem_code")
@sensitive_post_parameters("code", "new_password", "repeated_password")
@never_cache
@require_http_methods(["GET", "POST"])
def start_account(request: HttpRequest) -> HttpResponse:
    """Start or restore an account; then sign in as usual, second factor and all."""
    form = StartForm(request.POST or None)
    if form.is_valid() and _redeem(form):
        messages.success(request, "Kata sandi Anda tersimpan. Masuklah dengan nama pengguna dan kata sandi itu.")
        return redirect("account_login")
    return render(request, "accounts/start.html", {"form": form})


def _redeem(form: StartForm) -> bool:
    try:
        redeem_code(
            username=form.cleaned_data["username"],
            code=form.cleaned_data["code"],
            new_password=form.cleaned_data["new_password"],
        )
    except DomainError as error:
        form.add_error(error.field, error.message)
        return False
    return True
