"""The page of the national days off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import StaleVersion
from villages.forms.holidays import NationalHolidaysForm
from villages.models import Holiday
from villages.policy import may_edit_national_holidays
from villages.services.national_holidays import national_holidays as stored_holidays
from villages.services.national_holidays import save_national_holidays, stand_of


@require_http_methods(["GET", "HEAD", "POST"])
def national_holidays(request: HttpRequest) -> HttpResponse:
    """Everybody reads the days; the administrator writes them."""
    verdict, rows = may_edit_national_holidays(request.membership), stored_holidays()
    form, is_stale = NationalHolidaysForm(initial={"holidays": _typed(rows)}), False
    if request.method == "POST":
        require(verdict)
        form = NationalHolidaysForm(request.POST)
        if form.is_valid():
            try:
                days = form.cleaned_data["holidays"]
                save_national_holidays(by=request.membership, stand=request.POST.get("stand", ""), holidays=days)
            except StaleVersion:
                is_stale = True
            else:
                messages.success(request, "Hari libur nasional disimpan.")
                return redirect("national_holidays")
    # What was typed is saved over what is stored only after its writer has seen it.
    context = {"form": form, "rows": rows, "may_edit": verdict, "stand": stand_of(rows), "is_stale": is_stale}
    return render(request, "villages/national_holidays.html", context, status=409 if is_stale else 200)


def _typed(rows: list[Holiday]) -> str:
    return "\n".join(f"{row.day:%d-%m-%Y} {row.name}" for row in rows)
