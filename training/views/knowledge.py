"""The knowledge centre that anybody reads: no sign-in, nothing of a person."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from places.stored_file import stored_file
from training.curriculum import owner_words
from training.knowledge import found, materials_of, public_modules
from training.models import Material
from training.rule_choices import rules_of
from training.views.library import typed_query

MODULES_PER_PAGE = 30
_FIVE_MINUTES = 300
_public = cache_control(public=True, max_age=_FIVE_MINUTES)


@login_not_required
@require_GET
@_public
def knowledge_list(request: HttpRequest) -> HttpResponse:
    """Modules that are open to all, found by words that stand in them or in their files."""
    query, rows = typed_query(request), public_modules()
    if query:
        rows = found(rows, Material.objects.open_to_all(), query)
    page = Paginator(rows, MODULES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(module, owner_words(module)) for module in page],
        "query": query,
        "filters": urlencode({"q": query}) if query else "",
    }
    return render(request, "training/knowledge_list.html", context)


@login_not_required
@require_GET
@_public
def knowledge_module(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a module teaches, and its newest files."""
    module = get_object_or_404(public_modules(), uid=uid)
    context = {
        "module": module,
        "owner": owner_words(module),
        "rules": rules_of(module.rules),
        "materials": materials_of(module, only_public=True),
    }
    return render(request, "training/knowledge_module.html", context)


@login_not_required
@require_GET
def knowledge_file(request: HttpRequest, uid: UUID, number: int) -> FileResponse | HttpResponse:
    """The newest file of open material; who asks for an older one is led to the module."""
    material = get_object_or_404(Material.objects.open_to_all().select_related("module"), uid=uid)
    newest = material.version_set.order_by("-number").first()
    if newest is None or newest.number != number:
        return redirect("knowledge_module", uid=material.module.uid)
    return stored_file(newest.file, name=newest.filename, content_type=newest.content_type)
