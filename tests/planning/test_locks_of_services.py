"""Every service of planning under a lock: none writes what was handed over, each writes what was opened."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

from accounts.verdict import NotAllowed
from planning import services
from planning.enums import PlanLock
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.open_parts import open_parts
from planning.services.rkp_lines import update_rkp_line
from tests.planning.locking import ROWS, RULES, Ready, Rule, Stage, lock

LOCKS = [kind for kind in PlanLock if kind != PlanLock.OPEN]
GUARDED = [service for service, rule in RULES.items() if rule in {Rule.LINE, Rule.ADD, Rule.WHOLE, Rule.TEXTS}]


@pytest.fixture
def on(cast, rpjm, rkp) -> Stage:
    return Stage(cast, rpjm, rkp)


def named(service: Callable) -> str:
    return service.__name__


def of_rule(rule: Rule) -> list[Callable]:
    return [service for service, found in RULES.items() if found == rule]


def test_every_service_has_its_rule():
    """A new service that writes in somebody's name says here what a lock makes of it."""
    found = set()
    for info in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"{services.__name__}.{info.name}")
        functions = [one for _, one in inspect.getmembers(module, inspect.isfunction)]
        own = [one for one in functions if one.__module__ == module.__name__ and not one.__name__.startswith("_")]
        found |= {one for one in own if "by" in inspect.signature(one).parameters}
    assert {named(one) for one in found ^ set(RULES)} == set()
    assert {named(one) for one in set(GUARDED) ^ set(ROWS)} == set()


@pytest.mark.parametrize("service", GUARDED, ids=named)
def test_no_service_writes_a_locked_plan(on, service):
    ready = ROWS[service](on)
    before = everything(ready)
    for kind in LOCKS:
        plan = lock(ready.plan, kind)
        with pytest.raises(NotAllowed) as refusal:
            ready.act()
        assert str(plan) in refusal.value.message and "Kecamatan Seririt" in refusal.value.message
    assert everything(ready) == before


@pytest.mark.parametrize("service", of_rule(Rule.LINE), ids=named)
def test_what_hangs_on_an_open_line_is_written(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, ready.line)
    ready.act()


def test_an_unlocked_line_is_written_while_the_rest_waits_for_the_bpd(on):
    ready = ROWS[update_rkp_line](on)
    lock(ready.plan, PlanLock.PASSED, ready.line)
    ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.LINE), ids=named)
def test_an_open_bidang_opens_its_lines(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, bidang="2")
    ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.LINE), ids=named)
def test_adding_opens_no_line_that_was_there(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, bidang="3", adding=True)
    with pytest.raises(NotAllowed):
        ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.ADD), ids=named)
def test_a_line_that_was_added_stays_open(on, service):
    ready = ROWS[service](on)
    plan = lock(ready.plan, PlanLock.RETURNED, adding=True)
    line = ready.act()
    assert open_parts(plan).has_line(line) and not open_parts(plan).has_line(ready.line)


@pytest.mark.parametrize("service", of_rule(Rule.ADD), ids=named)
def test_an_open_line_lets_nobody_add_another(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, ready.line, bidang="3")
    with pytest.raises(NotAllowed):
        ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.TEXTS), ids=named)
def test_what_belongs_to_no_line_is_written_when_it_was_opened(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, texts=True)
    ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.TEXTS), ids=named)
def test_open_lines_open_no_words_of_the_plan(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, ready.line, bidang="2", adding=True)
    with pytest.raises(NotAllowed):
        ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.WHOLE), ids=named)
def test_open_parts_are_not_the_whole_plan(on, service):
    ready = ROWS[service](on)
    lock(ready.plan, PlanLock.RETURNED, ready.line, bidang="2", adding=True, texts=True)
    with pytest.raises(NotAllowed):
        ready.act()


@pytest.mark.parametrize("service", of_rule(Rule.WHOLE), ids=named)
def test_while_a_plan_is_open_the_row_of_each_service_writes(on, service):
    """Otherwise a refusal above would prove nothing."""
    ROWS[service](on).act()


def everything(ready: Ready) -> tuple:
    """The plan's lines with their versions, and the plan's own words."""
    model = RpjmDesa if isinstance(ready.plan, RpjmDesa) else RkpDesa
    lines = RpjmKegiatan if model is RpjmDesa else RkpKegiatan
    column = "rpjm" if model is RpjmDesa else "rkp"
    own = model.objects.values_list("status", "perdes_number").get(pk=ready.plan.pk)
    rows = lines.objects.filter(**{column: ready.plan}).order_by("pk").values_list("pk", "version", "deleted_at")
    return own, list(rows)
