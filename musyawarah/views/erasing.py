"""Erasing a resident's data at his request."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.erasing_policy import may_be_erased, may_erase
from musyawarah.forms.erasing import ErasePersonForm
from musyawarah.services.erasing import erase_person, rows_of
from places.errors import DomainError
from villages.views.people_scope import desa_with_residents, warga_of


@require_http_methods(["GET", "HEAD", "POST"])
def person_erase(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """What will be emptied and what stays; the secretary confirms."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    require(may_erase(request.membership, desa.pk))
    verdict = may_be_erased(warga.orang)
    linked = rows_of(warga.orang).count
    same_name = rows_of(warga.orang, also_same_name=True).count - linked
    form = ErasePersonForm(request.POST or None, same_name_count=same_name)
    if form.is_valid() and warga.erased_at is None:
        try:
            erase_person(
                by=request.membership,
                orang=warga.orang,
                reason=form.cleaned_data["reason"],
                also_same_name=form.cleaned_data.get("also_same_name", False),
            )
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Data pribadi orang itu sudah dihapus.")
            return redirect("resident_list", desa_code=desa.code)
    context = {"desa": desa, "tab": "warga", "warga": warga, "form": form, "may_be_erased": verdict, "linked": linked}
    return render(request, "musyawarah/person_erase.html", context)
