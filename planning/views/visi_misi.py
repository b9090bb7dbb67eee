"""Visi, misi, tujuan, sasaran and arah kebijakan of a RPJM Desa."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.forms.visi_misi import (
    OutlineNode,
    VisiForm,
    forget_vanished,
    outline_is_valid,
    posted_outline,
    service_nodes,
    stored_outline,
    walk,
    with_empty_boxes,
)
from planning.models import RpjmDesa
from planning.policy import may_edit_texts
from planning.services.rpjm import describe_rpjm
from planning.services.visi_misi import write_tree
from planning.views.refusal import offer_again
from planning.views.scope import rpjm_of


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_visi_misi(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the outline; write it when posted. Readers see it as text."""
    rpjm = rpjm_of(request, pk)
    verdict = may_edit_texts(request.membership, rpjm)
    if request.method != "POST":
        return _page(request, rpjm, _stored_form(rpjm), stored_outline(rpjm))
    require(verdict)
    form, nodes = VisiForm(request.POST), posted_outline(request.POST)
    if form.is_valid() & outline_is_valid(nodes):
        try:
            _save(request, rpjm, form, nodes)
        except StaleVersion:
            rpjm.refresh_from_db()
            offer_again(form, version=rpjm.version)
            stored = stored_outline(rpjm)
            return _page(request, rpjm, form, with_empty_boxes(forget_vanished(nodes, stored)), stored=stored)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Visi dan misi disimpan.")
            return redirect("rpjm_visi_misi", pk=pk)
    return _page(request, rpjm, form, with_empty_boxes(nodes))


@transaction.atomic
def _save(request: HttpRequest, rpjm: RpjmDesa, form: VisiForm, nodes: list[OutlineNode]) -> None:
    described = describe_rpjm(by=request.membership, rpjm=rpjm, **form.cleaned_data)
    write_tree(by=request.membership, rpjm=rpjm, version=described.version, nodes=service_nodes(nodes))


def _stored_form(rpjm: RpjmDesa) -> VisiForm:
    fields = ("visi", "arah_pembangunan", "arah_keuangan", "version")
    return VisiForm(initial={name: getattr(rpjm, name) for name in fields})


def _page(
    request: HttpRequest,
    rpjm: RpjmDesa,
    form: VisiForm,
    nodes: list[OutlineNode],
    *,
    stored: list[OutlineNode] | None = None,
) -> HttpResponse:
    """The outline; `stored` is what somebody else saved meanwhile, shown beside it."""
    context = {
        "rpjm": rpjm,
        "form": form,
        "nodes": nodes,
        "stored": stored,
        "refused_nodes": [node for node in walk(nodes) if node.error],
        "may_edit": may_edit_texts(request.membership, rpjm),
        "tab": "visi",
    }
    return render(request, "planning/rpjm_visi_misi.html", context, status=409 if stored else 200)
