"""The recap of a year's usulan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from codes.models import Bidang
from musyawarah.usulan_reading import load_usulan
from musyawarah.usulan_recap import BY_DUSUN, BY_UNSUR, recap_of
from musyawarah.views.usulan_scope import chosen_year, desa_of_reader, usulan_context


@require_safe
def usulan_recap(request: HttpRequest) -> HttpResponse:
    """Counts per hamlet, or per unsur (`?menurut=unsur`), with the hamlets that nothing was heard from."""
    desa = desa_of_reader(request)
    if desa is None:
        return redirect("usulan_list")
    year = chosen_year(request)
    by = BY_UNSUR if request.GET.get("menurut") == BY_UNSUR else BY_DUSUN
    names = list(desa.dusun_set.filter(is_retired=False).order_by("position", "name").values_list("name", flat=True))
    bidang = list(Bidang.objects.all())
    recap = recap_of(load_usulan(desa), year, by=by, dusun_names=names, codes=[row.code for row in bidang])
    context = usulan_context(request, desa, year, tab="rekap") | {"recap": recap, "by": by, "bidang": bidang}
    return render(request, "musyawarah/usulan_recap.html", context)
