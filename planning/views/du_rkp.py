"""The DU-RKP: the lists of a village, one list, its lines, the letter, the answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.enums import DecisionOutcome
from musyawarah.models import Keputusan
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.du_rkp_policy import may_answer_du_rkp, may_send_du_rkp, may_write_du_rkp
from planning.forms.du_rkp import AnswerForm, DuRkpLineForm, line_initial
from planning.models import DuRkp, DuRkpKegiatan
from planning.policy import may_write_for_village
from planning.row_history import describe_row, row_changes
from planning.services.du_rkp import (
    add_du_rkp_line,
    answer_du_rkp_line,
    delete_du_rkp_line,
    open_du_rkp,
    restore_du_rkp_line,
    send_du_rkp,
    take_decisions,
    update_du_rkp_line,
)
from planning.views.du_rkp_scope import du_rkp_line_of, du_rkp_of, scope_query
from planning.views.refusal import add_domain_error
from villages.forms.tanggal_field import parse_tanggal

LISTS_PER_PAGE = 50


@require_safe
def du_rkp_list(request: HttpRequest) -> HttpResponse:
    """Lists of the own village, or of all villages of the own kecamatan or kabupaten."""
    alive = Q(line_set__deleted_at=None)
    lists = DuRkp.objects.visible_to(request.membership).select_related("desa")
    counted = lists.annotate(
        lines=Count("line_set", filter=alive), answered=Count("line_set", filter=alive & ~Q(line_set__answer=""))
    )
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    if query:
        counted = counted.filter(desa__name__icontains=query)
    page = Paginator(counted.order_by("desa__code", "-year"), LISTS_PER_PAGE).get_page(request.GET.get("page"))
    desa = request.membership.desa if request.membership else None
    context = {
        "page": page,
        "query": query,
        "next_year": timezone.localdate().year + 1,
        "may_write": desa and may_write_for_village(request.membership, desa.pk),
    }
    return render(request, "planning/du_rkp_list.html", context)


@require_safe
def du_rkp_detail(request: HttpRequest, year: int) -> HttpResponse:
    """The list of a year: its lines with their answers, and the decisions that it has not taken up."""
    return _detail(request, du_rkp_of(request, year))


@require_POST
def du_rkp_take(request: HttpRequest, year: int) -> HttpResponse:
    """Take all decisions that send a usulan to the DU-RKP of the year."""
    du_rkp = du_rkp_of(request, year)
    require(may_write_du_rkp(request.membership, du_rkp))
    try:
        stored = open_du_rkp(by=request.membership, desa=du_rkp.desa, year=year)
        new = take_decisions(by=request.membership, du_rkp=stored, keputusan=list(_open_decisions(request, du_rkp)))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{len(new)} usulan diambil dari keputusan musyawarah.")
    return redirect("du_rkp_detail", year=year)


@require_POST
def du_rkp_send(request: HttpRequest, year: int) -> HttpResponse:
    """Record the letter that sent the list, or take it back."""
    du_rkp = du_rkp_of(request, year)
    require(may_send_du_rkp(request.membership, du_rkp))
    typed = request.POST.get("sent_on", "").strip()
    day = parse_tanggal(typed) if typed else None
    takes_back = "batal" in request.POST
    if not takes_back and day is None:
        messages.error(request, "Isi tanggal pengiriman, misalnya 27-12-2026.")
        return redirect("du_rkp_detail", year=year)
    try:
        stored = open_du_rkp(by=request.membership, desa=du_rkp.desa, year=year)
        send_du_rkp(
            by=request.membership,
            du_rkp=stored,
            version=read_whole(request.POST.get("version")) or stored.version,
            sent_on=None if takes_back else day,
            letter_number=request.POST.get("letter_number", "")[:60],
        )
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Pengiriman dibatalkan." if takes_back else "Pengiriman DU-RKP dicatat.")
    return redirect("du_rkp_detail", year=year)


@require_http_methods(["GET", "HEAD", "POST"])
def du_rkp_line_create(request: HttpRequest, year: int) -> HttpResponse:
    """Propose an activity that no decision stands behind."""
    du_rkp = du_rkp_of(request, year)
    require(may_write_du_rkp(request.membership, du_rkp))
    form = DuRkpLineForm(request.POST or None, desa=du_rkp.desa, needs_reason=True)
    if form.is_valid():
        try:
            stored = open_du_rkp(by=request.membership, desa=du_rkp.desa, year=year)
            reason = form.cleaned_data["reason"]
            line = add_du_rkp_line(by=request.membership, du_rkp=stored, data=form.data_of(), reason=reason)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{line.name}” ditambahkan.")
            return redirect("du_rkp_detail", year=year)
    return render(request, "planning/du_rkp_line_form.html", {"form": form, "du_rkp": du_rkp})


@require_http_methods(["GET", "HEAD", "POST"])
def du_rkp_line_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A line: those who may write it change it, all others read it with its answer and history."""
    line = du_rkp_line_of(request, uid)
    verdict = may_write_du_rkp(request.membership, line.du_rkp)
    if request.method == "POST":
        require(verdict)
        return _save_line(request, line)
    form = None
    if verdict and line.deleted_at is None:
        form = DuRkpLineForm(desa=line.du_rkp.desa, needs_reason=False, initial=line_initial(line))
    return _line_page(request, line, form, version=line.version)


@require_POST
def du_rkp_line_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a line; a second click changes nothing."""
    line = du_rkp_line_of(request, uid)
    require(may_write_du_rkp(request.membership, line.du_rkp))
    delete_du_rkp_line(by=request.membership, line=line)
    address = reverse("du_rkp_detail", kwargs={"year": line.du_rkp.year})
    return redirect(f"{address}?terhapus={line.uid}")


@require_POST
def du_rkp_line_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    line = du_rkp_line_of(request, uid)
    require(may_write_du_rkp(request.membership, line.du_rkp))
    try:
        restore_du_rkp_line(by=request.membership, line=line)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"“{line.name}” dipulihkan.")
    return redirect("du_rkp_detail", year=line.du_rkp.year)


@require_http_methods(["GET", "HEAD", "POST"])
def du_rkp_line_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write what higher government answered: the village from its letter, or Bappeda itself."""
    line = du_rkp_line_of(request, uid)
    require(may_answer_du_rkp(request.membership, line.du_rkp))
    initial = {name: getattr(line, name) for name in AnswerForm.base_fields}
    form = AnswerForm(request.POST or None, initial=initial)
    is_stale, version = False, read_whole(request.POST.get("version")) or line.version
    if request.method == "POST" and form.is_valid():
        try:
            answer_du_rkp_line(by=request.membership, line=line, version=version, data=form.data_of())
        except StaleVersion:
            is_stale, version = True, line.version
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Jawaban atas “{line.name}” disimpan.")
            scope = scope_query(request, line.du_rkp.desa)
            return redirect(reverse("du_rkp_detail", kwargs={"year": line.du_rkp.year}) + scope)
    context = _line_context(request, line) | {"form": form, "version": version, "is_stale": is_stale}
    context |= {"stored": describe_row(line)} if is_stale else {}
    return render(request, "planning/du_rkp_answer.html", context, status=409 if is_stale else 200)


def _detail(request: HttpRequest, du_rkp: DuRkp) -> HttpResponse:
    rows = du_rkp.line_set.alive() if du_rkp.pk else DuRkpKegiatan.objects.none()
    joined = rows.select_related("bidang", "unit", "usulan", "keputusan__musyawarah__dusun")
    lines = list(joined.select_related("keputusan__musyawarah__kelompok").order_by("bidang__code", "position", "pk"))
    context = {
        "du_rkp": du_rkp,
        "lines": lines,
        "total": sum(line.cost or 0 for line in lines),
        "waiting": list(_open_decisions(request, du_rkp)),
        "may_write": may_write_du_rkp(request.membership, du_rkp),
        "may_send": may_send_du_rkp(request.membership, du_rkp),
        "may_answer": may_answer_du_rkp(request.membership, du_rkp),
        "just_deleted": _just_deleted(request, du_rkp),
        "scope": scope_query(request, du_rkp.desa),
    }
    return render(request, "planning/du_rkp_detail.html", context)


def _open_decisions(request: HttpRequest, du_rkp: DuRkp) -> QuerySet[Keputusan]:
    """Decisions that hold, send a usulan to the DU-RKP of this year or earlier, and stand in no list."""
    standing = Keputusan.objects.visible_to(request.membership).standing()
    fit = standing.filter(
        musyawarah__desa=du_rkp.desa_id,
        outcome=DecisionOutcome.TO_DU_RKP,
        usulan__isnull=False,
        usulan__deleted_at=None,
    )
    asked = fit.filter(Q(musyawarah__year__lte=du_rkp.year) | Q(musyawarah__year=None))
    taken = DuRkpKegiatan.objects.alive().filter(desa=du_rkp.desa_id, keputusan__isnull=False).values("keputusan")
    joined = asked.exclude(pk__in=taken).select_related("usulan__bidang", "musyawarah__dusun", "musyawarah__kelompok")
    return joined.order_by("musyawarah__held_on", "number")


def _just_deleted(request: HttpRequest, du_rkp: DuRkp) -> DuRkpKegiatan | None:
    """The line named in `?terhapus=`, so that its delete can be taken back at once."""
    try:
        uid = UUID(request.GET.get("terhapus", ""))
    except ValueError:
        return None
    return du_rkp.line_set.exclude(deleted_at=None).filter(uid=uid).first() if du_rkp.pk else None


def _save_line(request: HttpRequest, line: DuRkpKegiatan) -> HttpResponse:
    form = DuRkpLineForm(request.POST, desa=line.du_rkp.desa, needs_reason=False)
    version = read_whole(request.POST.get("version")) or 0
    if form.is_valid():
        try:
            update_du_rkp_line(by=request.membership, line=line, version=version, data=form.data_of())
        except StaleVersion:
            return _line_page(request, line, form, version=line.version, is_stale=True)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” disimpan.")
            return redirect("du_rkp_detail", year=line.du_rkp.year)
    return _line_page(request, line, form, version=version)


def _line_page(
    request: HttpRequest, line: DuRkpKegiatan, form: DuRkpLineForm | None, *, version: int, is_stale: bool = False
) -> HttpResponse:
    """The form, or the line in words; after somebody else saved, what is stored stands above what was typed."""
    context = _line_context(request, line) | {
        "form": form,
        "version": version,
        "is_stale": is_stale,
        "stored": describe_row(line),
        "changes": row_changes(line),
        "verdict": may_write_du_rkp(request.membership, line.du_rkp),
        "may_answer": may_answer_du_rkp(request.membership, line.du_rkp),
    }
    template = "planning/du_rkp_line_form.html" if form else "planning/du_rkp_line_read.html"
    return render(request, template, context, status=409 if is_stale else 200)


def _line_context(request: HttpRequest, line: DuRkpKegiatan) -> dict[str, Any]:
    return {"line": line, "du_rkp": line.du_rkp, "scope": scope_query(request, line.du_rkp.desa)}
