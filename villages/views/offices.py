"""Offices of a village: the list, the SOTK in one act, one office."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.models import Desa
from villages.enums import JabatanKind
from villages.forms.errors import add_domain_error
from villages.forms.offices import JabatanForm, JabatanTitleForm, SotkForm
from villages.models import Jabatan, PemangkuJabatan
from villages.policy import may_edit_offices, may_hand_over_in
from villages.profile import profile_of
from villages.services.offices import add_jabatan, change_jabatan, create_standard_sotk
from villages.signing import title_of
from villages.terms import Terms, terms_of
from villages.views.scope import desa_of, row_of


@dataclass(frozen=True)
class OfficeRow:
    """An office with who holds it now, who will and who did."""

    jabatan: Jabatan
    title: str
    current: list[PemangkuJabatan]
    others: list[PemangkuJabatan]


@require_safe
def village_offices(request: HttpRequest, desa_code: str) -> HttpResponse:
    """All offices with their holders."""
    return _list_page(request, desa_of(request, desa_code), None)


@require_POST
def village_sotk_create(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Create the offices that every village has."""
    desa = desa_of(request, desa_code)
    require(may_edit_offices(request.membership, desa))
    form = SotkForm(request.POST)
    if form.is_valid():
        try:
            created = create_standard_sotk(by=request.membership, desa=desa, **form.cleaned_data)
        except DomainError as error:
            field = (error.field or "").removeprefix("sotk_")
            add_domain_error(form, DomainError(error.message, field=field))
        else:
            messages.success(request, f"SOTK disusun: {len(created)} jabatan baru. Isi sekarang para pejabatnya.")
            return redirect("village_offices", desa_code=desa.code)
    return _list_page(request, desa, form)


@require_http_methods(["GET", "HEAD", "POST"])
def jabatan_add(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Add one office."""
    desa = desa_of(request, desa_code)
    require(may_edit_offices(request.membership, desa))
    form = JabatanForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_jabatan(
                by=request.membership,
                desa=desa,
                kind=JabatanKind(data["kind"]),
                title=data["title"],
                dusun=data["dusun"],
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Jabatan ditambahkan.")
            return redirect("village_offices", desa_code=desa.code)
    return render(request, "villages/jabatan_form.html", {"desa": desa, "form": form, "heading": "Tambah jabatan"})


@require_http_methods(["GET", "HEAD", "POST"])
def jabatan_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write an office's own title, or take it out of use."""
    desa = desa_of(request, desa_code)
    jabatan = row_of(Jabatan.objects.select_related("dusun"), desa, pk)
    require(may_edit_offices(request.membership, desa))
    initial = {"title": jabatan.title, "is_retired": jabatan.is_retired}
    form = JabatanTitleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_jabatan(by=request.membership, jabatan=jabatan, **form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Jabatan disimpan.")
            return redirect("village_offices", desa_code=desa.code)
    heading = f"Ubah jabatan {title_of(jabatan, terms_of(desa.kabupaten))}"
    return render(request, "villages/jabatan_form.html", {"desa": desa, "form": form, "heading": heading})


def _list_page(request: HttpRequest, desa: Desa, form: SotkForm | None) -> HttpResponse:
    rows = _office_rows(desa, terms_of(desa.kabupaten))
    profile = profile_of(desa)
    initial = {"perdes_number": profile.sotk_perdes_number, "perdes_date": profile.sotk_perdes_date}
    context = {
        "desa": desa,
        "profile": profile,
        "rows": [row for row in rows if not row.jabatan.is_retired],
        "retired": [row for row in rows if row.jabatan.is_retired],
        "sotk_form": form or SotkForm(initial=initial),
        "may_edit": may_edit_offices(request.membership, desa),
        "may_hand_over": may_hand_over_in(request.membership, desa),
    }
    return render(request, "villages/village_offices.html", context)


def _office_rows(desa: Desa, terms: Terms) -> list[OfficeRow]:
    today = timezone.localdate()
    rows = []
    offices = Jabatan.objects.filter(desa=desa).select_related("dusun").order_by("position", "pk")
    for jabatan in offices.prefetch_related("pemangku_set__orang"):
        held = sorted(jabatan.pemangku_set.all(), key=lambda row: (row.starts_on, row.pk), reverse=True)
        current = [row for row in held if row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)]
        others = [row for row in held if row not in current]
        rows.append(OfficeRow(jabatan, title_of(jabatan, terms), current, others))
    return rows
