"""Workbooks of a plan: the list, the upload with its progress, and the kept file."""

from collections.abc import Iterator
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError
from places.stored_file import stored_file
from planning.forms.imports import UploadForm
from planning.import_lists import Plan
from planning.models import PlanImport, RpjmDesa
from planning.services.imports import may_import, start_import
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of

QUICK = 150 * 1024  # bytes; a larger file is read while its progress is shown
_BREAK = "<!--kemajuan-->"
_WAY_ON = '<p class="button-row"><a class="btn btn-primary" href="{}">{}</a></p>'


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_imports(request: HttpRequest, pk: int) -> HttpResponse:
    """Workbooks read into a yearly plan; who writes the plan uploads another."""
    return _imports(request, rkp_of(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_imports(request: HttpRequest, pk: int) -> HttpResponse:
    """Workbooks read into a multi-year plan; who writes the plan uploads another."""
    return _imports(request, rpjm_of(request, pk))


@require_safe
def import_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """The workbook as it came, as a download that no browser opens as a page of ours."""
    plan_import = import_of(request, uid)
    return stored_file(plan_import.file, name=plan_import.original_name, content_type="application/octet-stream")


def import_of(request: HttpRequest, uid: UUID) -> PlanImport:
    """An import with its plan. Raises Http404 outside the reader's place."""
    rows = PlanImport.objects.visible_to(request.membership).defer("reading").select_related(
        "rkp__desa__kecamatan", "rkp__desa__kabupaten", "rkp__desa__provinsi", "rkp__rpjm",
        "rpjm__desa__kecamatan", "rpjm__desa__kabupaten", "rpjm__desa__provinsi", "added_by__orang",
    )  # fmt: skip
    return get_object_or_404(rows, uid=uid)


def plan_context(plan: Plan) -> dict:
    """What the pages of an import say of their plan."""
    is_rpjm = isinstance(plan, RpjmDesa)
    return {"plan": plan, "is_rpjm": is_rpjm, "plan_words": plan.period if is_rpjm else str(plan.year)}


def _imports(request: HttpRequest, plan: Plan) -> HttpResponse | StreamingHttpResponse:
    verdict = may_import(request.membership, plan)
    form = UploadForm()
    if request.method == "POST":
        require(verdict)
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            if form.cleaned_data["file"].size > QUICK:
                return StreamingHttpResponse(_progress(request, plan, form))
            try:
                started = _start(request, plan, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                return redirect("import_detail", uid=started.uid)
    rows = plan.import_set.defer("reading", "corrections").select_related("added_by__orang")
    return render(
        request, "planning/import_list.html", plan_context(plan) | {"form": form, "rows": rows, "may_edit": verdict}
    )


def _start(request: HttpRequest, plan: Plan, form: UploadForm, **say: object) -> PlanImport:
    file = form.cleaned_data["file"]
    return start_import(
        by=request.membership,
        plan=plan,
        content=file.read(),
        name=file.name,
        sheet=form.cleaned_data["sheet"],
        **say,  # type: ignore[arg-type]
    )


def _progress(request: HttpRequest, plan: Plan, form: UploadForm) -> Iterator[str]:
    """A page that grows while the file is read; it needs no script, and ends with the way on."""
    page = render_to_string("planning/import_progress.html", plan_context(plan), request)
    above, end_of_list, below = page.split(_BREAK)
    yield above
    said: list[str] = []
    yield _step(f"{form.cleaned_data['file'].name} diterima.")
    yield _step("Berkas besar: pembacaannya dapat memakan waktu. Jangan tutup halaman ini.")
    try:
        started = _start(request, plan, form, say=said.append)
    except DomainError as error:
        yield format_html('<li class="step-refused">{}</li>', error.message)
        yield end_of_list
        yield format_html(_WAY_ON, request.path, "Pilih berkas lain")
    else:
        yield "".join(map(_step, said))
        address = reverse("import_detail", kwargs={"uid": started.uid})
        yield end_of_list
        yield format_html(_WAY_ON, address, "Lihat hasil bacanya")
    yield below


def _step(words: str) -> str:
    return format_html("<li>{}</li>", words)
