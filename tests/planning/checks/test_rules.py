"""Each rule has plans that break it alone and plans that just keep it."""

import json

import pytest

from planning.checks.registry import rules
from tests.planning.checks import cases_lines, cases_meetings, cases_money, cases_plan
from tests.planning.checks.building import check, found, rkp, rpjm, uid
from tests.planning.checks.cases import Case

CASES = [*cases_plan.CASES, *cases_money.CASES, *cases_lines.CASES, *cases_meetings.CASES]
NOW = {
    *("R01", "R02", "R03", "R04", "R05", "R06", "R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20"),
    *("R07", "R08", "R09", "R10", "R11", "R12", "R27", "R31", "R32", "R37"),
    *("R22", "R23", "R24", "R25", "R26", "R28", "R29", "R30", "R33", "R34", "R35"),
}


@pytest.mark.parametrize("facts", [rkp(), rpjm()], ids=["rkp", "rpjm"])
def test_a_clean_plan_breaks_no_rule(facts):
    assert found(facts) == ()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_plan_breaks_one_rule_alone_and_is_told_where_how_and_by_which_article(case: Case):
    findings = found(case.broken)
    assert {finding.rule for finding in findings} == {case.rule}
    finding = findings[0]
    assert (finding.level, finding.field) == (case.level, case.field)
    assert case.says in finding.message
    assert finding.remedy
    assert finding.legal_source
    assert bool(finding.line) == case.of_line
    if case.of_line:
        line = next(line for line in case.broken.plan.lines if str(line.uid) == finding.line)
        assert (finding.number, finding.name) == (line.number, line.name)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_plan_that_just_keeps_the_rule_is_left_alone(case: Case):
    assert [(finding.rule, finding.message) for finding in found(case.kept)] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_finding_is_safe_for_json_and_names_line_and_article(case: Case):
    told = json.loads(json.dumps([finding.as_json() for finding in found(case.broken)]))[0]
    assert list(told) == ["rule", "level", "line", "field", "message", "remedy"]
    finding = found(case.broken)[0]
    assert finding.legal_source in told["message"]
    assert not case.of_line or finding.name in told["message"]


def test_every_rule_of_this_room_is_registered_and_has_cases():
    ours = {rule.id for rule in rules() if rule.check.__module__.startswith("planning.")}
    assert ours == NOW
    assert {case.rule for case in CASES} == NOW


def test_findings_come_the_gravest_first_and_stand_by_their_lines():
    checked = check(next(case for case in CASES if case.name == "no volume").broken)
    assert checked.counts == {"block": 1, "warn": 0, "info": 0}
    assert checked.of_line(uid(1)) == checked.findings
    assert checked.of_plan == ()
    mixed = check(rkp(last_year=None, status="changing"))
    assert [finding.level for finding in mixed.findings] == ["block", "info"]
    assert [group.rule for group in mixed.groups()] == ["R33", "R28"]
