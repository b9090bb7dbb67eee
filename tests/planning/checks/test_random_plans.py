"""Rules over plans as chance makes them, over very large ones, and rules of other rooms."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codes.models import AturanDanaDesa
from planning.checks import run
from planning.checks.facts import (
    ChangeFact,
    CitationFact,
    LastYear,
    LastYearLine,
    PerdesFact,
    RpjmRef,
    SettingFacts,
)
from planning.checks.finding import SEVERITY, at, whole
from planning.checks.registry import INFO, RKP, WARN, forget, rule, rules
from planning.checks.run import judge
from planning.deadlines import deadline_in, months_after
from planning.enums import CheckLevel, EvaluationResult, OutsideGround, PlanStatus, Pola, RabGroup, Tag
from planning.pagu_usage import PaguFacts, SourceCeiling
from tests.planning.checks.building import YEAR, check, found, limit, rab, ref, rkp, rkp_line, rpjm, rpjm_line, uid
from tests.random_cases import cases

LETTERS = str.maketrans("0123456789", "abcdefghij")
words = st.text(max_size=30) | st.sampled_from(["", " ", "Drainase RT 002", "40 KPM", "BLT DD", "x" * 300, "0 KK"])
counts = st.none() | st.integers(0, 10**6)
amounts = st.none() | st.integers(0, 10**13)
days = st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31))
sources = st.sampled_from([None, "DDS", "ADD", "PAD", "XYZ"])
volumes = st.none() | st.decimals(0, 10**9, places=3)
codes = st.sampled_from(["", "2.3.10", "1.1.01", "1.2.03", "9.9.99", "x"])
content = {
    "name": words,
    "code": codes,
    "bidang": st.sampled_from("12345"),
    "is_code_confirmed": st.booleans(),
    "location": words,
    "volume": volumes,
    "unit": st.sampled_from(["", "m", "Paket", "Keluarga", "depa"]),
    "manfaat": words,
    "manfaat_l": counts,
    "manfaat_p": counts,
    "manfaat_rtm": counts,
    "pola": st.sampled_from(["", *Pola.values]),
    "sdgs": st.lists(st.integers(-1, 30), max_size=3).map(tuple),
    "tags": st.lists(st.sampled_from(Tag.values), max_size=3, unique=True).map(tuple),
}
yearly = content | {
    "costs": st.dictionaries(sources, amounts, max_size=4),
    "rpjm_uid": st.none() | st.integers(1, 3).map(uid),
    "rpjm_years": st.lists(st.integers(2000, 2100), max_size=3).map(tuple),
    "outside_ground": st.sampled_from(["", *OutsideGround.values]),
    "outside_reason": words,
    "starts_on": days,
    "ends_on": days,
    "time_words": words,
    "kerja_sama_agreement": st.none() | words,
    "rab_total": amounts,
}
limits = st.builds(
    limit,
    code=words,
    kind=st.sampled_from(AturanDanaDesa.Kind.values),
    basis=st.sampled_from(AturanDanaDesa.Basis.values),
    counted=st.sampled_from(AturanDanaDesa.Counted.values),
    tag=st.sampled_from(["", *Tag.values]),
    kegiatan=st.sampled_from(["", "1", "1.2.03"]),
    percent=st.none() | st.decimals(0, 100, places=2),
    nominal=amounts,
    level=st.sampled_from([*CheckLevel.values, "keras", ""]),
    is_certain=st.booleans(),
)
changes = {
    "status": st.sampled_from(PlanStatus.values),
    "today": st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    "is_before_app": st.booleans(),
    "perdes_date": days,
    "first_perdes_date": days,
    "setting": st.builds(SettingFacts, st.sampled_from(["permendes_21", ""]), st.integers(1, 24), st.just("02-29")),
    "inaugurations": st.lists(st.dates(date(2000, 1, 1), date(2100, 1, 1)), max_size=2).map(tuple),
    "perdes": st.lists(st.builds(PerdesFact, words, words, st.dates(), st.booleans()), max_size=3).map(tuple),
    "citations": st.lists(st.builds(CitationFact, words, st.dates(), days, st.booleans()), max_size=2).map(tuple),
    "change": st.none() | st.builds(ChangeFact, words, st.lists(words, max_size=2).map(tuple), st.booleans()),
}
yearly_changes = changes | {
    "rpjm": st.none()
    | st.builds(RpjmRef, st.just(2020), st.integers(2020, 2027), st.booleans(), st.just((ref(1), ref(2)))),
    "dana_desa_rules": st.lists(limits, max_size=3).map(tuple),
    "focuses": st.just(()),
    "pagu": st.sampled_from(
        [
            PaguFacts(YEAR),
            PaguFacts(YEAR, (SourceCeiling("DDS", 5),), assumed_from=2025),
            PaguFacts(YEAR, (SourceCeiling("ADD", 0),)),
        ]
    ),
    "last_year": st.none()
    | st.builds(
        LastYear,
        st.lists(st.builds(LastYearLine, words, st.sampled_from(["", *EvaluationResult.values]), st.booleans())).map(
            tuple
        ),
    ),
}


@cases(1000)
@given(st.lists(st.fixed_dictionaries(yearly), max_size=5), st.fixed_dictionaries({}, optional=yearly_changes))
def test_no_rule_stumbles_over_a_random_yearly_plan(lines, changes):
    facts = [rkp_line(number, **values) for number, values in enumerate(lines, start=1)]
    budgets = {line.uid: rab((RabGroup.UPAH, 7), ("bahan", 0)) for line in facts[::2]}
    plan = rkp(*facts, rab=budgets, **changes)
    for finding in found(plan):
        assert finding.level in SEVERITY
        assert finding.message
        assert finding.remedy
        assert finding.field


@cases(300)
@given(
    st.lists(
        st.fixed_dictionaries(
            content | {"years": st.dictionaries(st.integers(2020, 2040), st.dictionaries(sources, amounts, max_size=3))}
        ),
        max_size=5,
    ),
    st.fixed_dictionaries({}, optional=changes),
    st.integers(1, 9),
)
def test_no_rule_stumbles_over_a_random_multi_year_plan(lines, changes, length):
    facts = [rpjm_line(number, **values) for number, values in enumerate(lines, start=1)]
    plan = rpjm(*facts, first_year=2027, last_year=2026 + length, **changes)
    assert all(finding.legal_source for finding in found(plan))


@pytest.mark.parametrize(
    ("name", "repeated"),
    [("Pembangunan drainase RT {n:03}", 0), ("Pembangunan drainase bagian {w}", 1999), ("Jalan", 1999)],
)
def test_two_thousand_lines_are_compared_in_bounded_time(name, repeated):
    lines = [
        rkp_line(
            number, name=name.format(n=number, w=f"{number}".translate(LETTERS)), location="Krajan", costs={"ADD": 1}
        )
        for number in range(1, 2001)
    ]
    began = perf_counter()
    findings = found(rkp(*lines))
    assert perf_counter() - began < 10
    assert [finding.rule for finding in findings] == ["R20"] * repeated


def test_each_of_many_unlinked_lines_is_told_from_the_others():
    lines = [rkp_line(number, name=f"Talud bagian {number}", rpjm_uid=None, rpjm_years=()) for number in range(1, 301)]
    planned = tuple(ref(9000 + number, f"Talud bagian {number}", years=(2025,)) for number in range(1, 151))
    findings = found(rkp(*lines, rpjm=RpjmRef(2020, 2027, True, planned)))
    assert {(finding.rule, finding.case) for finding in findings} == {("R04", "other_year")}
    assert len({finding.line for finding in findings}) == 300


def test_a_room_above_registers_a_rule_that_loads_its_own_facts(monkeypatch):
    # The rules that rooms above have registered already load theirs from a plan in the database.
    monkeypatch.setattr(
        run, "rules", lambda plan=None: [one for one in rules(plan) if not one.load or one.id[0] == "X"]
    )
    loaded = []

    def load(plan):
        loaded.append(plan)
        return {"meetings": 0}

    text = {"title": "Rapat", "legal_source": "Pasal 1", "remedy": "Adakan rapat."}
    try:

        @rule("X1", level=WARN, allowed=(WARN, INFO), plans=[RKP], load=load, **text)
        def met(facts, extra):
            """A meeting was held."""
            if not extra["meetings"]:
                yield whole("meetings", "Belum ada rapat.")

        @rule("X2", level=INFO, allowed=(INFO,), plans=[RKP], load=load, **text)
        def met_again(facts, extra):
            """The same facts, another rule."""
            yield at(facts.lines[0], "meetings", "Belum ada rapat.")

        assert [finding.rule for finding in judge(rkp(), RKP, subject="plan").findings] == ["X1", "X2"]
        assert loaded == ["plan"], "what two rules share is loaded once"
        assert found(rkp()) == (), "without the plan itself nothing can be loaded"
        with pytest.raises(ValueError, match="twice"):
            rule("X1", level=WARN, allowed=(WARN,), **text)(met)
    finally:
        forget("X1")
        forget("X2")
    with pytest.raises(ValueError, match="does not allow"):
        rule("X3", level=WARN, allowed=(INFO,), **text)(met)


def test_a_kabupaten_is_heard_only_within_what_the_law_allows():
    plan = rkp(rkp_line(rpjm_years=(2025,), location="", costs={"ADD": 500_000_001}))
    levels = {finding.rule: finding.level for finding in found(plan, R04="warn", R17="block", R13="info")}
    assert levels == {"R04": "warn", "R17": "block", "R13": "block"}


def test_every_shipped_level_and_choice_is_known_and_every_rule_explains_itself():
    for each in rules():
        assert {each.level, *each.allowed} <= set(CheckLevel.values)
        assert each.title
        assert each.remedy
        assert each.legal_source
        assert each.check.__doc__
        assert each.plans <= {"rpjm", "rkp"}


def test_months_and_deadlines_fall_on_days_that_exist():
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert deadline_in(2025, "02-29") == date(2025, 2, 28)


def test_a_rate_of_the_whole_plan_is_not_told_twice():
    plan = rkp(replace(rkp_line(), volume=Decimal(0), unit=""))
    assert [(finding.rule, finding.case) for finding in check(plan).findings] == [("R16", "volume"), ("R16", "unit")]
