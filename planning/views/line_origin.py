"""The page that walks from a line of a plan back to the hamlet, and that links decisions to the line."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from accounts.verdict import Verdict
from musyawarah.enums import DecisionOutcome
from musyawarah.models import Keputusan
from places.errors import DomainError
from planning.line_origin_facts import LineOrigin, load_rkp_origins, load_rpjm_origins
from planning.line_way import line_way
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.policy import may_edit_line
from planning.services.origins import LINKABLE, link_decision, unlink_decision
from planning.views.rkp_scope import rkp_line_of
from planning.views.scope import line_of


@require_safe
def line_origin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where a line of the RPJM Desa came from."""
    line = line_of(request, uid)
    origin = load_rpjm_origins(line.rpjm).of(line.uid)
    verdict = may_edit_line(request.membership, line)
    context = _way(request, line, line.rpjm, origin, verdict) | {"rpjm": line.rpjm, "page": "line_origin"}
    return render(request, "planning/line_origin.html", context)


@require_safe
def rkp_line_origin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where a line of the RKP Desa came from, by itself and through the RPJM Desa."""
    line = rkp_line_of(request, uid)
    origin = load_rkp_origins(line.rkp).of(line.uid)
    verdict = may_edit_line(request.membership, line)
    context = _way(request, line, line.rkp, origin, verdict) | {"rkp": line.rkp, "page": "rkp_line_origin"}
    return render(request, "planning/rkp_line_origin.html", context)


@require_POST
def line_origin_link(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Link a decision to a line of the RPJM Desa."""
    line = line_of(request, uid)
    require(may_edit_line(request.membership, line))
    return _link(request, line, "line_origin")


@require_POST
def line_origin_unlink(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a decision off a line of the RPJM Desa."""
    line = line_of(request, uid)
    require(may_edit_line(request.membership, line))
    return _unlink(request, line, "line_origin")


@require_POST
def rkp_line_origin_link(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Link a decision to a line of the RKP Desa."""
    line = rkp_line_of(request, uid)
    require(may_edit_line(request.membership, line))
    return _link(request, line, "rkp_line_origin")


@require_POST
def rkp_line_origin_unlink(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a decision off a line of the RKP Desa."""
    line = rkp_line_of(request, uid)
    require(may_edit_line(request.membership, line))
    return _unlink(request, line, "rkp_line_origin")


def _way(
    request: HttpRequest,
    line: RpjmKegiatan | RkpKegiatan,
    plan: RpjmDesa | RkpDesa,
    origin: LineOrigin | None,
    verdict: Verdict,
) -> dict[str, Any]:
    linked = [one.pk for one in origin.own] if origin else []
    return {
        "line": line,
        "plan": plan,
        "way": line_way(plan, origin) if origin else None,
        "verdict": verdict,
        "choices": _choices(request, plan.desa_id).exclude(pk__in=linked) if verdict else (),
        "unlinked": _unlinked(request),
    }


def _choices(request: HttpRequest, desa_id: int) -> QuerySet[Keputusan]:
    """Decisions that may stand behind a line of the village, the newest meeting first."""
    standing = Keputusan.objects.visible_to(request.membership).standing().filter(musyawarah__desa=desa_id)
    fit = standing.filter(outcome=DecisionOutcome.AGREED, subject__in=LINKABLE, usulan__deleted_at=None)
    joined = fit.select_related("musyawarah__dusun", "musyawarah__kelompok")
    return joined.order_by("-musyawarah__held_on", "musyawarah_id", "number")


def _link(request: HttpRequest, line: RpjmKegiatan | RkpKegiatan, page: str) -> HttpResponse:
    keputusan = _posted_decision(request)
    if keputusan is None:
        messages.error(request, "Pilih keputusan yang ditautkan.")
        return redirect(page, uid=line.uid)
    try:
        link_decision(by=request.membership, line=line, keputusan=keputusan)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Keputusan ditautkan ke kegiatan ini.")
    return redirect(page, uid=line.uid)


def _unlink(request: HttpRequest, line: RpjmKegiatan | RkpKegiatan, page: str) -> HttpResponse:
    keputusan = _posted_decision(request)
    if keputusan is None:
        return redirect(page, uid=line.uid)
    unlink_decision(by=request.membership, line=line, keputusan=keputusan)
    response = redirect(page, uid=line.uid)
    response["Location"] += f"?dilepas={keputusan.uid}"
    return response


def _posted_decision(request: HttpRequest) -> Keputusan | None:
    """The decision that was chosen; another village's is not there (404)."""
    uid = _uid(request.POST.get("keputusan"))
    if uid is None:
        return None
    return get_object_or_404(Keputusan.objects.visible_to(request.membership), uid=uid)


def _unlinked(request: HttpRequest) -> UUID | None:
    return _uid(request.GET.get("dilepas"))


def _uid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
