"""How a yearly plan was carried out: the table of all lines, and one page per line."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.evaluation_facts import EvaluatedLine, EvaluationFacts, load_evaluation_facts
from planning.forms.evaluation import EvaluationForm, evaluation_initial
from planning.models import EvaluasiKegiatan, RkpDesa, RkpKegiatan
from planning.policy import may_evaluate_rkp
from planning.rkp_facts import load_rkp_facts
from planning.row_history import changes_told, describe_row
from planning.services.evaluation import clear_evaluation, evaluate_line, mark_done_as_planned
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_context, rkp_line_of, rkp_of


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """All lines with target and realisation; ticked ones are recorded as finished according to plan."""
    rkp = rkp_of(request, pk)
    verdict = may_evaluate_rkp(request.membership, rkp)
    if request.method == "POST":
        require(verdict)
        return _mark(request, rkp)
    plan = load_rkp_facts(rkp)
    facts = load_evaluation_facts(rkp, plan=plan)
    only_open = request.GET.get("tampil") == "belum"
    context = rkp_context(rkp, plan, tab="evaluasi") | {
        "facts": facts,
        "may_evaluate": verdict,
        "only_open": only_open,
        "groups": [group for group in _groups(facts, only_open=only_open) if group["lines"]],
    }
    return render(request, "planning/rkp_evaluation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write what became of one line."""
    line = rkp_line_of(request, uid)
    require(may_evaluate_rkp(request.membership, line.rkp))
    facts = load_evaluation_facts(line.rkp)
    fact = _fact_of(facts, line)
    stored_version = fact.realisation.version if fact.realisation else 0
    if request.method != "POST":
        form = EvaluationForm(line=fact, initial=evaluation_initial(fact))
        return _page(request, line, facts, form, version=stored_version)
    form = EvaluationForm(request.POST, line=fact)
    version = read_whole(request.POST.get("version")) or 0
    if form.is_valid():
        try:
            evaluate_line(by=request.membership, line=line, version=version, data=form.evaluation_data())
        except StaleVersion:
            return _page(request, line, facts, form, version=stored_version, is_stale=True)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Evaluasi “{line.name}” disimpan.")
            return _after_saving(request, line, facts)
    return _page(request, line, facts, form, version=version)


@require_POST
def evaluation_clear(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take an evaluation back; a second click changes nothing."""
    line = rkp_line_of(request, uid)
    require(may_evaluate_rkp(request.membership, line.rkp))
    try:
        clear_evaluation(by=request.membership, line=line, version=read_whole(request.POST.get("version")) or 0)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("evaluation_edit", uid=uid)
    messages.success(request, f"Evaluasi “{line.name}” dikosongkan.")
    return redirect(_row_address(line))


def _mark(request: HttpRequest, rkp: RkpDesa) -> HttpResponse:
    ticked = {uid for uid in (_as_uid(text) for text in request.POST.getlist("kegiatan")) if uid}
    lines = RkpKegiatan.objects.visible_to(request.membership).filter(rkp=rkp, uid__in=ticked)
    try:
        count = mark_done_as_planned(by=request.membership, rkp=rkp, lines=lines)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        if count:
            messages.success(request, f"{count} kegiatan ditandai selesai sesuai rencana.")
        else:
            messages.warning(request, "Centang dahulu kegiatan yang selesai sesuai rencana.")
    return redirect("rkp_evaluation", pk=rkp.pk)


def _as_uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _groups(facts: EvaluationFacts, *, only_open: bool) -> list[dict]:
    return [
        {"sum": part, "lines": [line for line in part.lines if not (only_open and line.realisation)]}
        for part in facts.by_bidang
    ]


def _fact_of(facts: EvaluationFacts, line: RkpKegiatan) -> EvaluatedLine:
    return next(fact for fact in facts.lines if fact.plan.pk == line.pk)


def _next_open(facts: EvaluationFacts, line: RkpKegiatan) -> EvaluatedLine | None:
    """The next line that nobody has evaluated: after this one, else from the top."""
    at = next(index for index, fact in enumerate(facts.lines) if fact.plan.pk == line.pk)
    onwards = (*facts.lines[at + 1 :], *facts.lines[:at])
    return next((fact for fact in onwards if fact.realisation is None), None)


def _row_address(line: RkpKegiatan) -> str:
    return f"{reverse('rkp_evaluation', args=[line.rkp_id])}#k-{line.uid}"


def _after_saving(request: HttpRequest, line: RkpKegiatan, facts: EvaluationFacts) -> HttpResponse:
    following = _next_open(facts, line)
    if "simpan_lanjut" in request.POST and following is not None:
        return redirect("evaluation_edit", uid=following.plan.uid)
    return redirect(_row_address(line))


def _page(
    request: HttpRequest,
    line: RkpKegiatan,
    facts: EvaluationFacts,
    form: EvaluationForm,
    *,
    version: int,
    is_stale: bool = False,
) -> HttpResponse:
    """The form; after somebody else saved it stands beside what is stored, and sending it again is a choice."""
    stored = EvaluasiKegiatan.objects.filter(line=line).first()
    context = {
        "rkp": line.rkp,
        "line": line,
        "fact": _fact_of(facts, line),
        "form": form,
        "version": version,
        "is_stale": is_stale,
        "stored": describe_row(stored) if is_stale and stored else None,
        "is_evaluated": stored is not None,
        "following": _next_open(facts, line),
        "whole": facts.whole,
        "changes": changes_told(EvaluasiKegiatan, EvaluasiKegiatan.history.filter(line_id=line.pk)),
    }
    return render(request, "planning/evaluation_form.html", context, status=409 if is_stale else 200)
