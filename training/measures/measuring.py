"""Choosing the measure of a finding, and measuring many findings with the facts of each village loaded once."""

from collections.abc import Iterable
from datetime import date

from training.enums import Measure
from training.measures import ba_musdus, data_basis, rule, sotk, steps, ungrouped
from training.measures.result import Measured
from training.measures.village_facts import VillageFacts
from training.models import Temuan


def measured(temuan: Temuan, facts: VillageFacts | None = None) -> Measured | None:
    """What the application measures of a finding today; None for one that points to nothing measured.

    Its `desa` is joined; `facts` are those of that village.
    """
    if not temuan.measure or temuan.desa is None:
        return None
    facts = facts or VillageFacts(temuan.desa)
    match temuan.measure:
        case Measure.SOTK:
            return sotk.measure(facts)
        case Measure.UNGROUPED:
            return ungrouped.measure(facts, temuan.dusun)
    target = facts.target(temuan.plan_kind, temuan.year)
    match temuan.measure:
        case Measure.STEPS:
            return steps.measure(facts, target)
        case Measure.DATA_BASIS:
            return data_basis.measure(facts, target)
        case Measure.BA_MUSDUS:
            return ba_musdus.measure(facts, target, temuan.dusun)
    return rule.measure(facts, target, temuan.rule)


def measure_all(rows: Iterable[Temuan], *, today: date | None = None) -> dict[int, Measured]:
    """What is measured of these findings by their pk; a village's facts are loaded once for all of them."""
    villages: dict[int, VillageFacts] = {}
    found: dict[int, Measured] = {}
    for temuan in rows:
        if temuan.desa is None:
            continue
        facts = villages.setdefault(temuan.desa.pk, VillageFacts(temuan.desa, today=today))
        result = measured(temuan, facts)
        if result is not None:
            found[temuan.pk] = result
    return found
