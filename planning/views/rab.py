"""The RAB of a line: rows in three groups, with their sum as the cost of the line."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from codes.models import Satuan
from places.errors import DomainError, StaleVersion
from places.formats.rupiah import format_rupiah
from planning.facts import PlanFacts
from planning.forms.choices import UNSPLIT, RkpLineChoices
from planning.forms.rab import RabSheet, typed_names, typed_standards
from planning.models import RkpKegiatan, StandarHarga
from planning.pagu_typing import typed_usage
from planning.pagu_usage import PaguFacts
from planning.policy import may_edit_line
from planning.price_standard import find_prices
from planning.rab_data import RabRowData
from planning.rab_facts import rab_facts
from planning.rkp_facts import load_rkp_facts
from planning.services.rab import emptied_rows, restore_rab, write_rab
from planning.services.units import add_unit
from planning.views.line_saving import posted_version
from planning.views.rkp_scope import rkp_context, rkp_line_of


@require_http_methods(["GET", "HEAD", "POST"])
def rab_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write the RAB; readers see it as a table. A button adds rows and counts anew without saving."""
    line = rkp_line_of(request, uid, also_deleted=request.method == "POST")
    if not (verdict := may_edit_line(request.membership, line)):
        if request.method == "POST":
            require(verdict)
        return render(request, "planning/rab_read.html", _context(line) | {"verdict": verdict})
    if request.method != "POST":
        return _page(request, line, _stored_sheet(line))
    sheet = _sent_sheet(request, line)
    if "hitung" in request.POST:
        sheet.forget_errors()
        return _page(request, line, sheet)
    error = ""
    if sheet.is_valid():
        try:
            saved = _save(request, line, sheet)
        except StaleVersion as stale:
            return _page(request, rkp_line_of(request, uid), sheet, stale=stale.message)
        except DomainError as refusal:
            error = refusal.message
        else:
            messages.success(request, _saved_words(saved))
            return redirect("rab_edit", uid=uid)
    return _page(request, line, sheet, error=error)


@require_POST
def rab_clear(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Empty the RAB; the page then offers to take that back."""
    line = rkp_line_of(request, uid)
    require(may_edit_line(request.membership, line))
    try:
        write_rab(by=request.membership, line=line, version=posted_version(request), rows=())
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("rab_edit", uid=uid)


@require_POST
def rab_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take the emptying back."""
    line = rkp_line_of(request, uid)
    require(may_edit_line(request.membership, line))
    try:
        restore_rab(by=request.membership, line=line, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "RAB dikembalikan.")
    return redirect("rab_edit", uid=uid)


def _stored_sheet(line: RkpKegiatan) -> RabSheet:
    rows = [
        RabRowData(row.group, row.name, row.volume, row.price, row.unit, row.sumber, row.standar, row.pk)
        for row in line.rab_set.select_related("unit", "sumber", "standar")
    ]
    desa = line.rkp.desa
    return RabSheet(
        RkpLineChoices(line.rkp),
        initial=rows,
        offers=find_prices(desa.kabupaten_id, line.rkp.year, [row.name for row in rows]),
        prices={str(row.standar.pk): row.standar for row in rows if row.standar},
        usual_source=_usual_source(line),
    )


def _sent_sheet(request: HttpRequest, line: RkpKegiatan) -> RabSheet:
    data, desa = request.POST, line.rkp.desa
    of_year = StandarHarga.objects.filter(kabupaten=desa.kabupaten_id, year=line.rkp.year)
    return RabSheet(
        RkpLineChoices(line.rkp),
        data=data,
        offers=find_prices(desa.kabupaten_id, line.rkp.year, typed_names(data)),
        prices={str(row.pk): row for row in of_year.filter(pk__in=typed_standards(data))},
        usual_source=_usual_source(line),
        extra_for=data.get("hitung", ""),
    )


def _usual_source(line: RkpKegiatan) -> str:
    """The source of new rows: the line's own when it has just one."""
    costs = line.biaya_set.all()
    return costs[0].sumber.code if len(costs) == 1 and costs[0].sumber else ""


@transaction.atomic  # a new unit is not kept when the RAB is refused
def _save(request: HttpRequest, line: RkpKegiatan, sheet: RabSheet) -> RkpKegiatan:
    units: dict[str, Satuan] = {
        name: add_unit(by=request.membership, desa=line.rkp.desa, name=name) for name in sheet.new_units()
    }
    return write_rab(by=request.membership, line=line, version=posted_version(request), rows=sheet.rows(units))


def _saved_words(line: RkpKegiatan) -> str:
    if line.rab_set.exists():
        return "RAB disimpan. Biaya kegiatan mengikuti jumlahnya."
    return "RAB dikosongkan. Biaya kegiatan tetap seperti semula."


def _context(line: RkpKegiatan) -> dict[str, Any]:
    facts = rab_facts(line)
    cost = sum(biaya.amount or 0 for biaya in line.biaya_set.all())
    differs = ""
    if facts.rows and facts.total != cost:
        sums = (format_rupiah(amount, prefix="Rp") for amount in (cost, facts.total))
        differs = "Biaya kegiatan di rencana {}, sedangkan RAB berjumlah {}".format(*sums)
    return rkp_context(line.rkp, load_rkp_facts(line.rkp)) | {"line": line, "rab": facts, "cost_differs": differs}


def _ceilings(plan: PlanFacts, pagu: PaguFacts, line: RkpKegiatan, sheet: RabSheet) -> dict[str, Any]:
    """Each ceiling with what the other lines use of it and what the typed RAB takes."""
    candidates = [cost.sumber.code for cost in line.biaya_set.all() if cost.sumber and cost.amount is None]
    others = [fact for fact in plan.lines if fact.uid != line.uid]
    sources = list(sheet.choices.sources)
    ceilings = typed_usage(others, sheet.costs(candidates), pagu, sources=sources)
    return {
        "pagu": pagu,
        "ceilings": ceilings,
        "is_over": any(part.usage.is_over for part in ceilings),
        "rab_sources": [*sources, UNSPLIT],
        "rab_candidates": candidates,
    }


def _page(
    request: HttpRequest, line: RkpKegiatan, sheet: RabSheet, *, error: str = "", stale: str = ""
) -> HttpResponse:
    """The form; after a stale save what is stored now stands above it, and saving again is a choice made knowingly."""
    context = _context(line)
    context |= _ceilings(context["plan"], context["usage"].pagu, line, sheet) | {
        "sheet": sheet,
        "all_forms": list(sheet.forms),
        "refusal": error,
        "stale": stale,
        "version": line.version if stale else request.POST.get("version") or line.version,
        "emptied": bool(not line.rab_set.exists() and emptied_rows(line)),
        "has_standard": StandarHarga.objects.filter(kabupaten=line.rkp.desa.kabupaten_id, year=line.rkp.year).exists(),
    }
    return render(request, "planning/rab_form.html", context, status=409 if stale else 200)
