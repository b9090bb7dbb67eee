"""Dinas PMD's pages of the path and of the standing phrases; everybody who works in the kabupaten reads them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.enums import PlanKind
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from planning.policy import may_write_for_kabupaten
from planning.views.refusal import add_domain_error
from review.forms.path_settings import PathForm, PhrasesForm
from review.models import PlanReview, ReviewPhrase, ReviewStep
from review.path import ReviewPath, path_with
from review.services.path_settings import save_path
from review.services.phrases import save_phrases
from villages.setting import setting_of
from villages.views.conflict import conflict_page
from villages.views.scope import kabupaten_of, posted_version

_KINDS = ((PlanKind.RPJM, "RPJM Desa"), (PlanKind.RKP, "RKP Desa"))


@require_http_methods(["GET", "HEAD", "POST"])
def review_path(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the path of both kinds of plan beside the shipped one; Dinas PMD writes it."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_write_for_kabupaten(request.membership, kabupaten.pk)
    paths, version = _paths(kabupaten), setting_of(kabupaten).version
    form = PathForm(paths=paths)
    if request.method == "POST":
        require(verdict)
        form, version = PathForm(request.POST, paths=paths), posted_version(request)
        if form.is_valid():
            try:
                save_path(by=request.membership, kabupaten=kabupaten, version=version, steps=form.settings())
            except StaleVersion:
                return _conflict(request, kabupaten, form, PathForm(paths=paths), "review_path")
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Alur pemeriksaan disimpan.")
                return redirect("review_path", kabupaten_code=kabupaten.code)
    context = {
        "kabupaten": kabupaten,
        "form": form,
        "version": version,
        "may_edit": verdict,
        "plans": [{"title": title, "rows": form.rows(kind)} for kind, title in _KINDS],
        "under_way": _under_way(kabupaten),
    }
    return render(request, "review/path_settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_phrases(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the standing phrases; Dinas PMD writes them."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_write_for_kabupaten(request.membership, kabupaten.pk)
    stored = list(ReviewPhrase.objects.filter(kabupaten=kabupaten).values_list("text", flat=True))
    version = setting_of(kabupaten).version
    form = PhrasesForm(initial={"phrases": "\n".join(stored)})
    if request.method == "POST":
        require(verdict)
        theirs, form, version = form, PhrasesForm(request.POST), posted_version(request)
        if form.is_valid():
            try:
                save_phrases(by=request.membership, kabupaten=kabupaten, version=version, texts=form.texts())
            except StaleVersion:
                return _conflict(request, kabupaten, form, theirs, "review_phrases")
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Kalimat baku disimpan.")
                return redirect("review_phrases", kabupaten_code=kabupaten.code)
    context = {"kabupaten": kabupaten, "form": form, "version": version, "may_edit": verdict, "stored": stored}
    return render(request, "review/phrases.html", context)


def _paths(kabupaten: Kabupaten) -> list[ReviewPath]:
    rows = list(ReviewStep.objects.filter(kabupaten=kabupaten))
    return [path_with(kind, [row for row in rows if row.plan_kind == kind]) for kind, _ in _KINDS]


def _under_way(kabupaten: Kabupaten) -> int:
    """How many plans lie with officers now: they finish the step in which they are."""
    return PlanReview.objects.filter(desa__kabupaten=kabupaten).exclude(step="").count()


def _conflict(
    request: HttpRequest, kabupaten: Kabupaten, mine: PathForm | PhrasesForm, theirs: PathForm | PhrasesForm, name: str
) -> HttpResponse:
    return conflict_page(
        request,
        subject=f"{'Alur pemeriksaan' if name == 'review_path' else 'Kalimat baku'} {kabupaten.name}",
        mine=mine,
        theirs=theirs,
        version=setting_of(kabupaten).version,
        back_url=reverse(name, args=[kabupaten.code]),
    )
