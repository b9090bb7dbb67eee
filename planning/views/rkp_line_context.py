"""What the page of a yearly line shows beside its form."""

from collections.abc import Sequence
from typing import Any

from planning.checks.run import check_rkp
from planning.facts import CostFact
from planning.forms.cost_rows import CostRows
from planning.forms.rkp_line import RkpLineForm
from planning.line_data import CostData
from planning.line_story import line_story
from planning.models import RkpDesa, RkpKegiatan
from planning.pagu_facts import load_pagu
from planning.pagu_typing import typed_usage
from planning.reading import rkp_line_data
from planning.rkp_facts import load_rkp_facts
from planning.rpjm_suggestions import suggest_rpjm_lines
from planning.side_by_side import describe_rkp_line
from planning.views.rkp_scope import rkp_context


def line_page(
    rkp: RkpDesa, form: RkpLineForm, rows: CostRows | None, kept: Sequence[CostData], *, line: RkpKegiatan | None
) -> dict[str, Any]:
    """The form's context; `rows` is None when the costs follow the RAB and `kept` are shown instead."""
    plan, pagu = load_rkp_facts(rkp), load_pagu(rkp.desa_id, rkp.year)
    own = next((fact for fact in plan.lines if line is not None and fact.uid == line.uid), None)
    costs = rows.typed if rows is not None else tuple(map(_cost_fact, kept))
    others = [fact for fact in plan.lines if fact is not own]
    ceilings = typed_usage(others, costs, pagu, sources=list(form.lists.sources))
    return {
        "rkp": rkp,
        "line": line,
        "form": form,
        "choices": form.lists,
        "rows": rows,
        "costs": rows.forms if rows is not None else [],
        "kept_costs": kept,
        "all_forms": [form, *(rows.forms if rows is not None else [])],
        "pagu": pagu,
        "ceilings": ceilings,
        "is_over": any(part.usage.is_over for part in ceilings),
        "suggestions": _suggestions(form),
        "workers": sorted({fact.pelaksana for fact in plan.lines if fact.pelaksana}),  # type: ignore[attr-defined]
        "checked": check_rkp(rkp, plan=plan, pagu=pagu, only_lines=True) if line is not None else None,
        "remark": own.outside_words if own is not None else "",  # type: ignore[attr-defined]
        "story": line_story(line) if line is not None else None,
    }


def reading_page(line: RkpKegiatan) -> dict[str, Any]:
    """The line in words, for those who only read."""
    context = rkp_context(line.rkp, load_rkp_facts(line.rkp))
    context["checked"] = check_rkp(line.rkp, plan=context["plan"], pagu=context["usage"].pagu, only_lines=True)
    return context | {"line": line, "rows": describe_rkp_line(rkp_line_data(line)), "story": line_story(line)}


def _suggestions(form: RkpLineForm) -> Sequence[Any]:
    """Likely lines of the RPJM Desa while none is chosen."""
    if form["rpjm_line"].value():
        return ()
    name = str(form["name"].value() or form["kegiatan"].value() or "")
    return suggest_rpjm_lines(name, form.lists.rpjm_lines.values(), planned=form.lists.planned)


def _cost_fact(cost: CostData) -> CostFact:
    return CostFact(cost.sumber.code if cost.sumber else None, cost.amount)
