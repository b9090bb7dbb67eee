"""Loading what a plan of either kind is measured against: one query per subject, whatever the number of lines."""

from datetime import date
from typing import Any

from django.utils import timezone

from codes.models import Kegiatan, Satuan
from planning.change_policy import missing_before_enactment
from planning.checks.facts import ChangeFact, CitationFact, PerdesFact, SettingFacts, StatedTotal
from planning.checks.making import load_line_making, load_making
from planning.enums import ImportStatus
from planning.facts import PlanFacts
from planning.inauguration import inaugurations_of
from planning.models import Perubahan, PlanEdition, PlanImport, RkpDesa, RpjmDesa, RuleLevel
from villages.legal import legal_basis_on
from villages.models import DesaProfile
from villages.setting import setting_of

Plan = RpjmDesa | RkpDesa


def shared_facts(
    plan: Plan, facts: PlanFacts, *, today: date | None = None, only_lines: bool = False
) -> dict[str, Any]:
    """What `PlanUnderCheck` holds beside the lines; a fixed number of queries, `plan.desa.kabupaten` joined."""
    today = today or timezone.localdate()
    desa = plan.desa
    setting = setting_of(desa.kabupaten)
    profile = DesaProfile.objects.filter(desa=desa).first()
    editions = _editions(plan)
    perdes = _perdes(plan, editions, profile)
    own = [row.date for row in perdes if row.is_own]
    first_perdes, inaugurations = min(own, default=None), inaugurations_of(plan.desa_id, profile)
    known = {"inaugurations": inaugurations, "line_count": len(facts.lines), "first_perdes": first_perdes}
    making = load_line_making(plan) if only_lines else load_making(plan, setting=setting, **known)
    units = dict(Satuan.objects.usable_in(desa.kabupaten_id).values_list("name", "is_vague"))
    on = plan.perdes_date if plan.perdes_date and not plan.is_open else today
    return {
        "plan": facts,
        "today": today,
        "status": plan.status,
        "is_before_app": plan.is_before_app,
        "perdes_number": plan.perdes_number,
        "perdes_date": plan.perdes_date,
        "first_perdes_date": first_perdes,
        "setting": SettingFacts(
            setting.form_set, setting.rpjm_months_after_inauguration, setting.rkp_enactment_deadline
        ),
        "inaugurations": inaugurations,
        "perdes": perdes,
        "citations": _citations(plan, on),
        "change": _change(plan, editions),
        "stated_totals": _stated_totals(plan, facts),
        "codes": frozenset(Kegiatan.objects.usable_in(desa.kabupaten_id).values_list("code", flat=True)),
        "units": frozenset(units),
        "making": making,
        "vague_units": frozenset(name for name, is_vague in units.items() if is_vague),
    }


def levels_of(kabupaten_id: int) -> dict[str, str]:
    """The levels that a kabupaten gave rules, by rule; one query."""
    return dict(RuleLevel.objects.filter(kabupaten_id=kabupaten_id).values_list("rule", "level"))


def _editions(plan: Plan) -> list[PlanEdition]:
    """Every enacted state of the village's plans."""
    return list(PlanEdition.objects.filter(desa_id=plan.desa_id).select_related("rpjm", "rkp").order_by("pk"))


def _perdes(plan: Plan, editions: list[PlanEdition], profile: DesaProfile | None) -> tuple[PerdesFact, ...]:
    """Every Perdes that the village's plans know, each once: what plans say of themselves, and their editions."""
    enacted = {"desa_id": plan.desa_id, "perdes_date__isnull": False}
    plans: list[Plan] = [*RpjmDesa.objects.filter(**enacted), *RkpDesa.objects.filter(**enacted)]
    known = [(of, of.perdes_number, of.perdes_date) for of in plans]
    known += [(edition.plan, edition.perdes_number, edition.perdes_date) for edition in editions]
    found: dict[tuple, PerdesFact] = {}
    for of, number, day in known:
        if day is not None:
            found.setdefault((type(of), of.pk, number.strip(), day), PerdesFact(_name(of), number, day, of == plan))
    if profile and profile.sotk_perdes_number and profile.sotk_perdes_date:
        found[("sotk",)] = PerdesFact("SOTK", profile.sotk_perdes_number, profile.sotk_perdes_date)
    return tuple(found.values())


def _name(plan: Plan) -> str:
    return f"RPJM Desa {plan.period}" if isinstance(plan, RpjmDesa) else f"RKP Desa {plan.year}"


def _citations(plan: Plan, on: date) -> tuple[CitationFact, ...]:
    """What the plan cites by its own list, else what its documents cite on their date."""
    cited = list(plan.dasar_hukum.all()) or legal_basis_on(plan.desa.kabupaten, on)
    return tuple(CitationFact(row.citation, row.valid_from, row.valid_until, row.is_certain) for row in cited)


def _change(plan: Plan, editions: list[PlanEdition]) -> ChangeFact | None:
    """The open change of the plan, else the one that ended in its last edition."""
    change = Perubahan.objects.of_plan(plan).filter(withdrawn_at=None).order_by("-pk").first()
    if change is None:
        return None
    own = sum(1 for edition in editions if edition.plan == plan)
    missing = tuple(missing_before_enactment(change))
    return ChangeFact(change.ground_words, missing, change.is_open, own > (0 if change.is_open else 1))


def _stated_totals(plan: Plan, facts: PlanFacts) -> tuple[StatedTotal, ...]:
    """The foot and the bidang totals of the workbook that was applied last, against the plan as it is now.

    Only these are fetched, not the whole reading. A total that the workbook states twice says nothing certain.
    """
    applied = PlanImport.objects.filter(
        **{"rpjm" if isinstance(plan, RpjmDesa) else "rkp": plan}, status=ImportStatus.APPLIED
    )
    latest = applied.order_by("-applied_at", "-pk").values_list("original_name", "reading__plan__stated").first()
    name, stated = latest or ("", None)
    now = {("bidang", int(bidang.code)): bidang.total for bidang in facts.bidang} | {("foot", None): facts.total}
    found: dict[tuple, list[StatedTotal]] = {}
    for row in stated or []:
        key = (row.get("kind"), row.get("bidang"))
        if key in now:
            words = f"Berkas “{name}” ({row.get('cell')})"
            found.setdefault(key, []).append(StatedTotal(words, int(row.get("amount") or 0), now[key]))
    return tuple(totals[0] for totals in found.values() if len(totals) == 1)
