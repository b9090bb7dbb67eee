"""Scoring the usulan of a year: ranking, the sheet of one's own scores, and what each person gave."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from codes.models import Bidang
from musyawarah.forms.score_grid import ScoreGrid
from musyawarah.methods import methods_of
from musyawarah.models import Skoring
from musyawarah.policy import may_score
from musyawarah.scoring_facts import load_scoring
from musyawarah.services.scoring import change_method, save_scores, start_scoring, used_by_meetings
from musyawarah.usulan_reading import load_usulan
from musyawarah.views.usulan_scope import chosen_year, desa_of_reader, own_desa, usulan_context, usulan_of
from places.errors import DomainError
from places.formats.whole_number import read_whole

ROWS_PER_PAGE = 50


@require_safe
def usulan_scoring(request: HttpRequest) -> HttpResponse:
    """The ranking of a year, over all or in one bidang; before it, the choice of a method."""
    desa = desa_of_reader(request)
    if desa is None:
        return redirect("usulan_list")
    year = chosen_year(request)
    usulan = load_usulan(desa).of_year(year)
    facts = load_scoring(desa, year, usulan)
    bidang = request.GET.get("bidang", "")
    rows = [row for row in facts.rows if not bidang or row.usulan.bidang_code == bidang] if facts else []
    context = usulan_context(request, desa, year, tab="skoring") | {
        "facts": facts,
        "count": len(usulan),
        "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "bidang": bidang,
        "bidang_choices": list(Bidang.objects.all()),
        "methods": methods_of(desa.kabupaten).values(),
        "may_score": may_score(request.membership, desa.pk),
    }
    context["filters"] = f"{context['scope']}&bidang={bidang}" if bidang.isdigit() else context["scope"]
    return render(request, "musyawarah/usulan_scoring.html", context)


@require_POST
def scoring_start(request: HttpRequest) -> HttpResponse:
    """Begin the scoring of a year, or score by another method."""
    desa = own_desa(request)
    require(may_score(request.membership, desa.pk))
    year = read_whole(request.POST.get("tahun")) or 0
    code = request.POST.get("method", "")
    skoring = Skoring.objects.filter(desa=desa, year=year).first()
    try:
        if skoring is None:
            start_scoring(by=request.membership, desa=desa, year=year, method_code=code)
        else:
            change_method(
                by=request.membership,
                skoring=skoring,
                version=read_whole(request.POST.get("version")) or 0,
                method_code=code,
                reason=request.POST.get("reason", "").replace("\0", "")[:500],
            )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(f"{reverse('usulan_scoring')}?tahun={year}")
    messages.success(request, "Metode skoring disimpan. Setiap penilai mengisi nilainya sendiri.")
    return redirect(f"{reverse('scoring_fill')}?tahun={year}")


@require_http_methods(["GET", "HEAD", "POST"])
def scoring_fill(request: HttpRequest) -> HttpResponse:
    """One's own scores, 50 usulan a page; saving goes on to the next page."""
    desa = own_desa(request)
    require(may_score(request.membership, desa.pk))
    year = chosen_year(request)
    usulan = load_usulan(desa).of_year(year)
    facts = load_scoring(desa, year, usulan)
    if facts is None:
        return redirect(f"{reverse('usulan_scoring')}?tahun={year}")
    skoring = get_object_or_404(Skoring.objects.visible_to(request.membership), pk=facts.pk)
    page = Paginator(usulan, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    typed = request.POST if request.method == "POST" else None
    given = facts.given(request.membership.orang_id)
    grid = ScoreGrid(facts.method, page, given, locked=used_by_meetings(skoring), data=typed)
    if typed is not None and grid.is_valid:
        try:
            count = save_scores(
                by=request.membership,
                skoring=skoring,
                version=read_whole(typed.get("version")) or 0,
                scores=grid.scores,
            )
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"{count} nilai disimpan." if count else "Tidak ada nilai yang berubah.")
            goes_on = page.has_next() and "lanjut" in typed
            number = page.next_page_number() if goes_on else page.number
            return redirect(f"{reverse('scoring_fill')}?tahun={year}&page={number}")
    context = usulan_context(request, desa, year, tab="skoring") | {"facts": facts, "grid": grid, "page": page}
    context["done"] = len({pk for pk, _ in given} & {one.pk for one in usulan})
    return render(request, "musyawarah/scoring_fill.html", context)


@require_safe
def usulan_scores(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What each person gave one usulan in the scoring of a year."""
    usulan = usulan_of(request, uid)
    year = chosen_year(request) if "tahun" in request.GET else usulan.year
    facts = load_scoring(usulan.desa, year)
    if facts is None:
        raise Http404
    given = facts.of_usulan(usulan.pk)
    codes = [criterion.code for criterion in facts.method.criteria]
    context = usulan_context(request, usulan.desa, year, tab="skoring") | {
        "usulan": usulan,
        "facts": facts,
        "given": [
            (name, [given.get((scorer, code)) for code in codes])
            for scorer, name in facts.scorers.items()
            if any((scorer, code) in given for code in codes)
        ],
        "row": next((row for row in facts.rows if row.usulan.pk == usulan.pk), None),
    }
    return render(request, "musyawarah/usulan_scores.html", context)
