"""The chapters that a village wrote itself: list, upload, order, delete and restore."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.stored_file import stored_file
from planning.models import RpjmDesa
from planning.views.refusal import add_domain_error
from review.chapters import chapter_plan, chapters_of
from review.forms.chapters import ChapterForm
from review.models import PlanChapter
from review.perdes_policy import may_write_chapters
from review.services.chapters import MOST_CHAPTERS, add_chapter, delete_chapter, move_chapter, restore_chapter
from review.views.perdes import perdes_context
from review.views.scope import plan_case


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_list(request: HttpRequest, plan: str, pk: int) -> HttpResponse:
    """The chapters of a plan; who writes it adds one."""
    case = plan_case(request, plan, pk)
    verdict = may_write_chapters(request.membership, case.plan)
    form = ChapterForm()
    if request.method == "POST":
        require(verdict)
        form = ChapterForm(request.POST, request.FILES)
        if form.is_valid():
            title, content = form.cleaned_data["title"], form.cleaned_data["file"].read()
            try:
                add_chapter(by=request.membership, plan=case.plan, title=title, content=content)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"“{title}” ditambahkan.")
                return redirect("chapter_list", plan=plan, pk=pk)
    rows = list(chapters_of(case.plan).select_related("uploaded_by__orang"))
    context = perdes_context(case) | {
        "form": form,
        "may_write": verdict,
        "rows": [row for row in rows if row.deleted_at is None],
        "deleted": [row for row in rows if row.deleted_at is not None],
        "most": MOST_CHAPTERS,
    }
    return render(request, "review/chapter_list.html", context)


@require_safe
def chapter_file(request: HttpRequest, pk: int) -> FileResponse:
    """The PDF as it was uploaded."""
    chapter = _chapter_of(request, pk)
    if chapter.deleted_at is not None:
        raise Http404
    return stored_file(chapter.file, name=f"{slugify(chapter.title) or 'bab'}.pdf", content_type="application/pdf")


@require_POST
def chapter_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Up or down by one."""
    chapter = _writable(request, pk)
    try:
        move_chapter(by=request.membership, chapter=chapter, up=request.POST.get("arah") == "naik")
    except DomainError as error:
        messages.error(request, error.message)
    return _back(chapter)


@require_POST
def chapter_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a chapter out; a second click changes nothing."""
    chapter = _writable(request, pk)
    delete_chapter(by=request.membership, chapter=chapter)
    messages.success(request, f"“{chapter.title}” dihapus. Berkasnya masih dapat dipulihkan di bawah.")
    return _back(chapter)


@require_POST
def chapter_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a chapter back; a second click changes nothing."""
    chapter = _writable(request, pk)
    try:
        restore_chapter(by=request.membership, chapter=chapter)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"“{chapter.title}” dipulihkan.")
    return _back(chapter)


def _chapter_of(request: HttpRequest, pk: int) -> PlanChapter:
    """A chapter with its plan. Raises Http404 outside the reader's place."""
    rows = PlanChapter.objects.visible_to(request.membership).select_related("rpjm__desa", "rkp__desa")
    return get_object_or_404(rows, pk=pk)


def _writable(request: HttpRequest, pk: int) -> PlanChapter:
    chapter = _chapter_of(request, pk)
    require(may_write_chapters(request.membership, chapter_plan(chapter)))
    return chapter


def _back(chapter: PlanChapter) -> HttpResponse:
    plan = chapter_plan(chapter)
    return redirect("chapter_list", plan="rpjm" if isinstance(plan, RpjmDesa) else "rkp", pk=plan.pk)
