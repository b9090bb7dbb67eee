"""Settings of a kabupaten, and its legal basis list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from villages.forms.errors import add_domain_error
from villages.forms.setting import CitationFormSet, SettingForm, citation_initial, setting_initial
from villages.legal import legal_basis_list, legal_basis_on
from villages.models import Holiday
from villages.policy import may_edit_settings
from villages.services.legal_basis import save_own_list
from villages.services.setting import save_setting
from villages.setting import setting_of
from villages.terms import terms_of
from villages.views.conflict import conflict_page, shown_value
from villages.views.scope import kabupaten_of, posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def kabupaten_settings(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the settings; Dinas PMD writes them."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_edit_settings(request.membership, kabupaten)
    form, version = _stored(kabupaten)
    if request.method == "POST":
        require(verdict)
        form, version = SettingForm(request.POST, terms=terms_of(kabupaten)), posted_version(request)
        if form.is_valid():
            try:
                save_setting(by=request.membership, kabupaten=kabupaten, version=version, data=form.setting_data())
            except StaleVersion:
                return _conflict(request, kabupaten, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Pengaturan disimpan.")
                return redirect("kabupaten_settings", kabupaten_code=kabupaten.code)
    context = {"kabupaten": kabupaten, "form": form, "version": version, "may_edit": verdict}
    if not verdict:
        context["facts"] = [(field.label, shown_value(field)) for field in form]
    return render(
        request, "villages/kabupaten_settings.html" if verdict else "villages/kabupaten_settings_read.html", context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kabupaten_legal_basis(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """The regulations that documents cite; Dinas PMD may keep a list of its own."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    rows = legal_basis_list(kabupaten)
    version = setting_of(kabupaten).version
    formset = CitationFormSet(initial=citation_initial(rows), prefix="dasar")
    if request.method == "POST":
        require(may_edit_settings(request.membership, kabupaten))
        formset, version = CitationFormSet(request.POST, prefix="dasar"), posted_version(request)
        returns = "kembali" in request.POST
        if returns or formset.is_valid():
            try:
                citations = [] if returns else formset.citations()
                save_own_list(by=request.membership, kabupaten=kabupaten, version=version, citations=citations)
            except StaleVersion:
                # The list is long and ordered: what was typed stays on the page, what is stored opens beside it.
                version = setting_of(kabupaten).version
                messages.error(
                    request,
                    "Daftar ini baru saja disimpan orang lain. Isian Anda belum tersimpan dan masih ada di bawah. "
                    "Buka halaman ini di tab lain untuk membandingkan, lalu simpan lagi bila isian Anda yang berlaku.",
                )
            except DomainError as error:
                messages.error(request, error.message)
            else:
                messages.success(request, "Dasar hukum disimpan.")
                return redirect("kabupaten_legal_basis", kabupaten_code=kabupaten.code)
    context = {
        "kabupaten": kabupaten,
        "rows": rows,
        "today": legal_basis_on(kabupaten, timezone.localdate(), rows=rows),
        "formset": formset,
        "version": version,
        "has_own": any(row.kabupaten_id for row in rows),
        "may_edit": may_edit_settings(request.membership, kabupaten),
    }
    return render(request, "villages/kabupaten_legal_basis.html", context)


def _stored(kabupaten: Kabupaten) -> tuple[SettingForm, int]:
    """The form of what is stored, and its version."""
    setting = setting_of(kabupaten)
    holidays = list(Holiday.objects.filter(kabupaten=kabupaten))
    return SettingForm(terms=terms_of(kabupaten), initial=setting_initial(setting, holidays)), setting.version


def _conflict(request: HttpRequest, kabupaten: Kabupaten, mine: SettingForm) -> HttpResponse:
    theirs, version = _stored(kabupaten)
    return conflict_page(
        request,
        subject=f"Pengaturan {kabupaten.name}",
        mine=mine,
        theirs=theirs,
        version=version,
        back_url=reverse("kabupaten_settings", args=[kabupaten.code]),
    )
