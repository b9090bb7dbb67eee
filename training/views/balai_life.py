"""What happens in a Balai Rakyat: its activities, and what is lent and read there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from places.errors import DomainError, StaleVersion
from training.forms.balai import ActivityForm, LoanForm, activity_initial
from training.models import BalaiActivity, BalaiLoan, BalaiRakyat, Material
from training.services.balai_life import add_activity, give_back, lend, remove_activity, remove_loan, update_activity
from training.views.balai_scope import saved, written_balai
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

_PAGES = ["GET", "HEAD", "POST"]


@require_http_methods(_PAGES)
def balai_activity_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Put an activity into the calendar."""
    balai = written_balai(request, desa_code)
    form = ActivityForm(request.POST or None, initial={"held_on": timezone.localdate(), "place": balai.address})
    if request.method == "POST" and form.is_valid():
        try:
            add_activity(by=request.membership, balai=balai, data=form.activity_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return saved(request, balai, "Kegiatan disimpan.")
    return render(request, "training/balai_activity_form.html", {"desa": balai.desa, "form": form})


@require_http_methods(_PAGES)
def balai_activity_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write an activity with who came."""
    balai = written_balai(request, desa_code)
    row = get_object_or_404(BalaiActivity, balai=balai, pk=pk)
    form = ActivityForm(request.POST or None, initial=activity_initial(row))
    version = row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_activity(by=request.membership, activity=row, version=version, data=form.activity_data())
            except StaleVersion:
                return _conflict(request, balai, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                return saved(request, balai, "Kegiatan disimpan.")
    context = {"desa": balai.desa, "row": row, "form": form, "version": version}
    return render(request, "training/balai_activity_form.html", context)


@require_POST
def balai_activity_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take an activity out."""
    balai = written_balai(request, desa_code)
    remove_activity(by=request.membership, activity=get_object_or_404(BalaiActivity, balai=balai, pk=pk))
    return saved(request, balai, "Kegiatan dihapus.")


@require_http_methods(_PAGES)
def balai_loan_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Note what is lent or read on the spot."""
    balai = written_balai(request, desa_code)
    materials = Material.objects.visible_to(request.membership).order_by("title", "pk")
    form = LoanForm(request.POST or None, materials=materials, initial={"lent_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            lend(by=request.membership, balai=balai, data=form.loan_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return saved(request, balai, "Tercatat.")
    return render(request, "training/balai_loan_form.html", {"desa": balai.desa, "form": form})


@require_POST
def balai_loan_return(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Note that something came back today."""
    balai = written_balai(request, desa_code)
    loan = get_object_or_404(BalaiLoan, balai=balai, pk=pk)
    try:
        give_back(by=request.membership, loan=loan, on=timezone.localdate())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("balai_detail", desa_code=balai.desa.code)
    return saved(request, balai, f"“{loan}” tercatat kembali.")


@require_POST
def balai_loan_remove(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Take out what was noted by mistake."""
    balai = written_balai(request, desa_code)
    remove_loan(by=request.membership, loan=get_object_or_404(BalaiLoan, balai=balai, pk=pk))
    return saved(request, balai, "Catatan dihapus.")


def _conflict(request: HttpRequest, balai: BalaiRakyat, pk: int, form: ActivityForm) -> HttpResponse:
    fresh = get_object_or_404(BalaiActivity, balai=balai, pk=pk)
    return conflict_page(
        request,
        subject=fresh.title,
        mine=form,
        theirs=ActivityForm(initial=activity_initial(fresh)),
        version=fresh.version,
        back_url=reverse("balai_activity_edit", args=[balai.desa.code, pk]),
    )
