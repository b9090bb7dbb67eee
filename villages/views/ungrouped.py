"""The report of residents who take part in no group, and what is done about each of them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from places.models import Desa
from villages.enums import Term
from villages.forms.errors import add_domain_error
from villages.forms.follow_up import FollowUpForm, follow_up_initial
from villages.models import TindakLanjutWarga
from villages.services.follow_up import save_follow_up
from villages.terms import terms_of
from villages.ungrouped import adults, without_group
from villages.views.conflict import conflict_page
from villages.views.people_scope import desa_with_residents, dusun_seen, residents_seen, warga_of
from villages.views.scope import posted_version

ROWS_PER_PAGE = 50


@require_safe
def ungrouped_report(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Residents without a group by dusun; `?dusun=` and `?dewasa=1` narrow it."""
    desa = desa_with_residents(request, desa_code)
    found = without_group(residents_seen(request, desa))
    adults_only = request.GET.get("dewasa") == "1"
    if adults_only:
        found = adults(found)
    counts = dict(found.order_by().values_list("dusun_id").annotate(number=Count("pk")))
    dusun_id = read_whole(request.GET.get("dusun"))
    shown = found.filter(dusun_id=dusun_id) if dusun_id else found
    rows = shown.select_related("orang", "dusun", "rukun_tetangga", "tindak_lanjut__wished_kelompok")
    ordered = rows.order_by("dusun__position", "dusun_id", "orang__name", "pk")
    query = {"dusun": dusun_id, "dewasa": int(adults_only)}
    context = {
        "desa": desa,
        "page": Paginator(ordered, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "query": urlencode({key: value for key, value in query.items() if value}),
        "dusun_id": dusun_id,
        "adults_only": adults_only,
        "year": timezone.localdate().year,
        "counts": [(row, counts.get(row.pk, 0)) for row in dusun_seen(request, desa)],
        "total": sum(counts.values()),
        "word": terms_of(desa.kabupaten).of(Term.DUSUN),
    }
    return render(request, "villages/ungrouped_report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ungrouped_edit(request: HttpRequest, desa_code: str, pk: int) -> HttpResponse:
    """Write why a resident takes part in no group, what he wishes, and what was done."""
    desa = desa_with_residents(request, desa_code)
    warga = warga_of(request, desa, pk)
    row = _stored(pk)
    form = FollowUpForm(request.POST or None, desa=desa, initial=follow_up_initial(row))
    version = row.version if row else 0
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                save_follow_up(by=request.membership, warga=warga, version=version, data=form.follow_up_data())
            except StaleVersion:
                return _conflict(request, desa, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Tindak lanjut untuk {warga.orang.name} disimpan.")
                return redirect("ungrouped_report", desa_code=desa.code)
    context = {"desa": desa, "warga": warga, "form": form, "version": version}
    return render(request, "villages/ungrouped_form.html", context)


def _stored(pk: int) -> TindakLanjutWarga | None:
    return TindakLanjutWarga.objects.filter(warga=pk).first()


def _conflict(request: HttpRequest, desa: Desa, pk: int, form: FollowUpForm) -> HttpResponse:
    fresh = _stored(pk)
    return conflict_page(
        request,
        subject="Tindak lanjut ini",
        mine=form,
        theirs=FollowUpForm(desa=desa, initial=follow_up_initial(fresh)),
        version=fresh.version if fresh else 0,
        back_url=reverse("ungrouped_edit", kwargs={"desa_code": desa.code, "pk": pk}),
    )
