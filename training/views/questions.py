"""The bank of questions: reading it, adding, writing anew, taking out of the choice."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import get_visible_or_404, require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.views.refusal import add_domain_error
from training.curriculum import modules_for
from training.forms.question import QuestionForm, question_initial
from training.models import Question
from training.policy import may_edit_question, may_hold_training
from training.services.questions import (
    create_question,
    restore_question,
    retire_question,
    update_question,
    was_asked,
)
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

ROWS_PER_PAGE = 25


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """The questions that the reader may put, by module; who holds no training does not read them."""
    require(may_hold_training(request.membership))
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    module = read_whole(request.GET.get("modul"))
    retired = request.GET.get("lihat") == "tidak-dipakai"
    rows = _readable(request).filter(is_retired=retired)
    if query:
        rows = rows.filter(Q(text__icontains=query) | Q(option_set__text__icontains=query)).distinct()
    if module is not None:
        rows = rows.filter(module=module)
    page = Paginator(rows.by_module(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    filters = {"q": query, "modul": module or "", "lihat": "tidak-dipakai" if retired else ""}
    context = {
        "page": page,
        "rows": [(question, may_edit_question(request.membership, question)) for question in page],
        "query": query,
        "module": module,
        "modules": modules_for(request.membership).filter(question_set__isnull=False).distinct(),
        "retired": retired,
        "filters": urlencode({key: value for key, value in filters.items() if value}),
    }
    return render(request, "training/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_create(request: HttpRequest) -> HttpResponse:
    """Add a question; `?dari=` begins with a copy of another one."""
    require(may_hold_training(request.membership))
    copied = _readable(request).filter(pk=read_whole(request.GET.get("dari"))).first()
    initial = question_initial(copied) if copied else {}
    form = QuestionForm(
        request.POST if request.method == "POST" else None, membership=request.membership, initial=initial
    )
    if form.is_valid():
        try:
            create_question(by=request.membership, data=form.question_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Soal ditambahkan.")
            return redirect("question_list")
    return render(request, "training/question_form.html", {"form": form, "copied": copied})


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a question anew; one that was asked is replaced by a new one."""
    question = get_visible_or_404(_readable(request), request.membership, pk=pk)
    require(may_edit_question(request.membership, question))
    initial = question_initial(question)
    form = QuestionForm(
        request.POST if request.method == "POST" else None, membership=request.membership, initial=initial
    )
    version = posted_version(request) if request.method == "POST" else question.version
    if form.is_valid():
        try:
            saved = update_question(
                by=request.membership, question=question, version=version, data=form.question_data()
            )
        except StaleVersion:
            return _conflict(request, question, form)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            words = "Soal disimpan." if saved.pk == question.pk else "Soal baru menggantikan yang lama."
            messages.success(request, words)
            return redirect("question_list")
    context = {"form": form, "question": question, "version": version, "was_asked": was_asked(question)}
    return render(request, "training/question_form.html", context)


@require_POST
def question_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question out of the choice."""
    question = get_visible_or_404(_readable(request), request.membership, pk=pk)
    require(may_edit_question(request.membership, question))
    try:
        retire_question(by=request.membership, question=question, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Soal tidak ditawarkan lagi. Tes yang sudah memakainya tetap seperti adanya.")
    return redirect("question_list")


@require_POST
def question_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a question again."""
    question = get_visible_or_404(_readable(request), request.membership, pk=pk)
    require(may_edit_question(request.membership, question))
    try:
        restore_question(by=request.membership, question=question, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Soal ditawarkan lagi.")
    return redirect("question_list")


def _readable(request: HttpRequest) -> QuerySet:
    rows = Question.objects.visible_to(request.membership)
    return rows.select_related("module", "desa", "kecamatan", "kabupaten").prefetch_related("option_set")


def _conflict(request: HttpRequest, question: Question, form: QuestionForm) -> HttpResponse:
    stored = _readable(request).get(pk=question.pk)
    return conflict_page(
        request,
        subject="Soal",
        mine=form,
        theirs=QuestionForm(membership=request.membership, initial=question_initial(stored)),
        version=stored.version,
        back_url=reverse("question_edit", args=[question.pk]),
    )
