"""Joining usulan: likely repetitions to choose from, the form of the joint one, and undoing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from musyawarah.duplicates import Idea, likely_pairs
from musyawarah.enums import DecisionOutcome
from musyawarah.forms.merging import MergeForm
from musyawarah.joining import with_sums
from musyawarah.models import Usulan
from musyawarah.policy import may_score
from musyawarah.services.merging import merge_usulan, unmerge_usulan
from musyawarah.usulan_data import usulan_data
from musyawarah.usulan_facts import FINAL, UsulanFact
from musyawarah.usulan_filters import UsulanFilter
from musyawarah.usulan_reading import load_usulan
from musyawarah.views.usulan_scope import chosen_year, own_desa, usulan_context, usulan_of
from places.errors import DomainError
from places.formats.whole_number import read_whole
from places.models import Desa
from villages.forms.errors import add_domain_error

MOST_PAIRS, MOST_ROWS, MOST_CHOSEN = 40, 100, 30


@require_http_methods(["GET", "HEAD", "POST"])
def usulan_merge(request: HttpRequest) -> HttpResponse:
    """Choose usulan (`?pilih=` their keys); once two are chosen, write what they go on as."""
    desa = own_desa(request)
    require(may_score(request.membership, desa.pk))
    chosen = _chosen(request, desa)
    if len(chosen) < 2:
        if request.method == "POST":
            messages.error(request, "Pilih sedikitnya dua usulan.")
            return redirect("usulan_merge")
        return _choice_page(request, desa)
    form = MergeForm(request.POST or None, usulan=chosen)
    if form.is_valid():
        try:
            head = _merge(request, form)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{len(chosen)} usulan diteruskan sebagai usulan {head.number}.")
            return redirect(f"{reverse('usulan_list')}?tahun={_year(request)}&digabung={head.uid}#u-{head.uid}")
    context = usulan_context(request, desa, _year(request), tab="gabung") | {"form": form, "chosen": chosen}
    return render(request, "musyawarah/usulan_merge_form.html", context)


@require_POST
def usulan_unmerge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a merger: of this usulan, or of all that went into it; a second click changes nothing."""
    usulan = usulan_of(request, uid)
    require(may_score(request.membership, usulan.desa_id))
    try:
        parted = unmerge_usulan(by=request.membership, usulan=usulan)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        if parted:
            messages.success(request, f"Penggabungan dibatalkan; {len(parted)} usulan berdiri sendiri lagi.")
    return redirect(f"{reverse('usulan_list')}?tahun={_year(request)}")


def _merge(request: HttpRequest, form: MergeForm) -> Usulan:
    head, typed = form.head, form.joint_typed()
    data = typed if head is None else with_sums(usulan_data(head), typed)
    return merge_usulan(
        by=request.membership, usulan=list(form.usulan), into=head, data=data, reason=form.cleaned_data["reason"]
    )


def _choice_page(request: HttpRequest, desa: Desa) -> HttpResponse:
    year = _year(request)
    usulan = load_usulan(desa)
    open_rows = [one for one in usulan.of_year(year) if _is_open(one)]
    by_pk = {one.pk: one for one in open_rows}
    pairs = likely_pairs([Idea(one.pk, one.name, one.dusun_pk) for one in open_rows])
    chosen = UsulanFilter.read(request.GET.dict())
    rows = chosen.of(usulan, open_rows, year)
    context = usulan_context(request, desa, year, tab="gabung") | {
        "pairs": [(by_pk[pair.one.pk], by_pk[pair.other.pk], pair.percent) for pair in pairs[:MOST_PAIRS]],
        "pair_count": len(pairs),
        "rows": rows[:MOST_ROWS],
        "row_count": len(rows),
        "filter": chosen,
    }
    return render(request, "musyawarah/usulan_merge.html", context)


def _is_open(usulan: UsulanFact) -> bool:
    """Whether it may still be joined: its fate is not settled."""
    return usulan.outcome not in FINAL - {DecisionOutcome.MERGED}


def _chosen(request: HttpRequest, desa: Desa) -> list[Usulan]:
    values = request.POST if request.method == "POST" else request.GET
    keys = {key for value in values.getlist("pilih")[:MOST_CHOSEN] if (key := read_whole(value))}
    rows = Usulan.objects.visible_to(request.membership).alive().filter(desa=desa, pk__in=keys)
    joined = rows.for_table().select_related("kegiatan__sub_bidang__bidang", "desa__kabupaten", "pengusul")
    return list(joined.order_by("number")) if keys else []


def _year(request: HttpRequest) -> int:
    year = read_whole(request.POST.get("tahun"))
    return year if year and 2000 <= year <= 2100 else chosen_year(request)
