"""Pages of the curriculum: the list of modules, one module with its material, its form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from training.curriculum import owner_words
from training.forms.library import ModuleForm, module_initial
from training.knowledge import found, library_modules, materials_of
from training.models import Material, TrainingModule
from training.policy import may_edit_module, may_hold_training
from training.rule_choices import rules_of
from training.services.library import create_module, update_module, use_module
from training.views.program_scope import module_of
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

MODULES_PER_PAGE = 30
LONGEST_QUERY = 100


@require_safe
def module_list(request: HttpRequest) -> HttpResponse:
    """Modules that may be taught, found by words; `?lihat=lama` shows those that are not in use any more."""
    query = typed_query(request)
    retired = request.GET.get("lihat") == "lama"
    rows = library_modules(request.membership).filter(is_retired=retired)
    if query:
        rows = found(rows, Material.objects.filter(deleted_at=None), query)
    page = Paginator(rows, MODULES_PER_PAGE).get_page(request.GET.get("page"))
    values = (("q", query), ("lihat", "lama" if retired else ""))
    context = {
        "page": page,
        "rows": [(module, owner_words(module)) for module in page],
        "query": query,
        "retired": retired,
        "filters": urlencode({key: value for key, value in values if value}),
        "may_hold": may_hold_training(request.membership),
    }
    return render(request, "training/module_list.html", context)


@require_safe
def module_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a module teaches, with its material."""
    module = module_of(request, uid)
    verdict = may_edit_module(request.membership, module)
    context = {
        "module": module,
        "owner": owner_words(module),
        "rules": rules_of(module.rules),
        "materials": materials_of(module),
        "deleted": list(module.material_set.exclude(deleted_at=None)) if verdict else [],
        "just_deleted": request.GET.get("terhapus", ""),
        "may_edit": verdict,
        "may_hold": may_hold_training(request.membership),
    }
    return render(request, "training/module_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def module_create(request: HttpRequest) -> HttpResponse:
    """Make a module; `?dari=` starts from the contents of another one."""
    require(may_hold_training(request.membership))
    form = ModuleForm(request.POST or None, initial=_copied(request))
    if request.method == "POST" and form.is_valid():
        try:
            module = create_module(by=request.membership, data=form.module_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Modul “{module.title}” dibuat. Sekarang tambahkan materinya.")
            return redirect("module_detail", uid=module.uid)
    return render(request, "training/module_form.html", {"form": form, "module": None})


@require_http_methods(["GET", "HEAD", "POST"])
def module_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a module."""
    module = module_of(request, uid)
    require(may_edit_module(request.membership, module))
    form, version = ModuleForm(request.POST or None, initial=module_initial(module)), module.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_module(by=request.membership, module=module, version=version, data=form.module_data())
            except StaleVersion:
                return _conflict(request, module, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Modul “{form.cleaned_data['title']}” disimpan.")
                return redirect("module_detail", uid=uid)
    return render(request, "training/module_form.html", {"form": form, "module": module, "version": version})


@require_POST
def module_use(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Offer a module to programmes, or no longer."""
    module = module_of(request, uid)
    require(may_edit_module(request.membership, module))
    row = use_module(by=request.membership, module=module, is_used=request.POST.get("pakai") == "ya")
    words = "tidak ditawarkan lagi" if row.is_retired else "dipakai kembali"
    messages.success(request, f"Modul “{row.title}” {words}.")
    return redirect("module_detail", uid=uid)


def typed_query(request: HttpRequest) -> str:
    """What was typed into the search field."""
    return request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]  # PostgreSQL knows no NUL


def _copied(request: HttpRequest) -> dict[str, Any]:
    """The contents of the module to start from, as far as the reader may see it."""
    rows = TrainingModule.objects.visible_to(request.membership)
    try:
        uid = UUID(request.GET.get("dari", ""))
    except ValueError:
        return {"hours": 2}
    source = rows.filter(uid=uid).first()
    return module_initial(source) if source else {"hours": 2}


def _conflict(request: HttpRequest, module: TrainingModule, mine: ModuleForm) -> HttpResponse:
    stored = module_of(request, module.uid)
    return conflict_page(
        request,
        subject="Modul ini",
        mine=mine,
        theirs=ModuleForm(initial=module_initial(stored)),
        version=stored.version,
        back_url=reverse("module_edit", args=[module.uid]),
    )
