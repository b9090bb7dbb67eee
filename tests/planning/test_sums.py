"""Sums: every total is the sum of the rows below it, in Python and in the database alike."""

from collections import Counter
from uuid import uuid4

from django.db import transaction
from hypothesis import given

from planning.charts import rpjm_charts
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, group_lines, source_order
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from planning.services.lines import create_line, delete_line
from planning.year_table import year_table
from tests.planning.making import line_data
from tests.planning.random_plans import RandomLine, random_plans
from tests.random_cases import cases

YEARS = range(2027, 2035)


def facts_of(lines: list[RandomLine]) -> PlanFacts:
    """The facts of random lines, without a database."""
    ordered = sorted(lines, key=lambda line: (line.bidang, line.code is None, (line.code or "")[:3]))
    rows = [(_heading(line.bidang), _heading((line.code or "")[:3]), _fact(line, n)) for n, line in enumerate(ordered)]
    return group_lines(YEARS, rows)


def _heading(code: str) -> tuple[str, str]:
    return (code, f"Bagian {code}")


def _fact(line: RandomLine, number: int) -> LineFact:
    empty = dict.fromkeys(LineFact.__dataclass_fields__, "")
    numbers = {"volume": None, "manfaat_l": None, "manfaat_p": None, "manfaat_rtm": None, "sdgs": (), "tags": ()}
    years = tuple(
        YearFact(year, "", None, tuple(CostFact(source, amount) for source, amount in costs.items()))
        for year, costs in sorted(line.costs.items())
    )
    said = {"bidang": line.bidang, "code": line.code or "", "is_code_confirmed": True, "years": years}
    return LineFact(**empty | numbers | said | {"uid": uuid4(), "number": number, "version": 1})


def cells(lines: list[RandomLine]) -> list[tuple[RandomLine, int, str | None, int]]:
    """Every amount that is known, with its line, year and source: the figures that all sums are made of."""
    return [
        (line, year, source, amount)
        for line in lines
        for year, costs in line.costs.items()
        for source, amount in costs.items()
        if amount is not None
    ]


@cases(1_000)
@given(random_plans(YEARS))
def test_every_total_is_the_sum_of_what_stands_below_it(lines):
    plan = facts_of(lines)
    known = cells(lines)
    assert plan.total == sum(amount for *_, amount in known)
    assert plan.unsplit == sum(amount for _, _, source, amount in known if source is None)
    by_bidang = Counter()
    for line, _, _, amount in known:
        by_bidang[line.bidang] += amount
    assert {bidang.code: bidang.total for bidang in plan.bidang} == {
        code: by_bidang[code] for code in sorted({line.bidang for line in lines})
    }
    for bidang in plan.bidang:
        assert bidang.total == sum(sub.total for sub in bidang.sub_bidang) == sum(line.total for line in bidang.lines)
        assert bidang.count == len(list(bidang.lines))
        for sub in bidang.sub_bidang:
            assert sub.total == sum(line.total for line in sub.lines)
    for line in plan.lines:
        assert line.total == sum(year.total for year in line.years)


@cases(1_000)
@given(random_plans(YEARS))
def test_years_and_sources_each_add_up_to_the_total(lines):
    plan = facts_of(lines)
    by_year, by_source = dict.fromkeys(YEARS, 0), Counter()
    for _, year, source, amount in cells(lines):
        by_year[year] += amount
        by_source[source] += amount
    assert plan.total_by_year == by_year
    assert plan.total_by_source == {source: amount for source, amount in by_source.items() if amount}
    assert sum(plan.total_by_year.values()) == sum(plan.total_by_source.values()) == plan.total
    assert list(plan.total_by_source) == sorted(plan.total_by_source, key=source_order)


@cases(1_000)
@given(random_plans(YEARS))
def test_a_line_is_incomplete_exactly_while_its_code_or_split_is_missing(lines):
    plan = facts_of(lines)
    expected = sum(
        line.code is None
        or any(
            amount is None or (source is None and amount) for c in line.costs.values() for source, amount in c.items()
        )
        for line in lines
    )
    assert len(plan.incomplete) == expected
    assert all(line.missing for line in plan.incomplete)
    assert not any(line.missing for line in plan.lines if not line.is_incomplete)


@cases(500)
@given(random_plans(YEARS))
def test_year_matrix_and_pictures_show_the_same_sums(lines):
    plan = facts_of(lines)
    table, charts = year_table(plan), rpjm_charts(plan)
    assert [figure(cell) for cell in table.cells] == list(plan.total_by_year.values())
    assert sum(group.total for group in table.groups) == plan.total
    for group in table.groups:
        assert sum(map(figure, group.cells)) == group.total == sum(row.total for row in group.rows)
    assert sum(figure(bar.formatted) for bar in charts.by_bidang.bars) == plan.total
    assert sum(figure(bar.formatted) for bar in charts.by_source.bars) == plan.total


def figure(cell: str) -> int:
    """The rupiah that a cell of the year matrix shows."""
    return 0 if cell in {"-", "", "•"} else int(cell.replace(".", ""))


@cases(200)
@given(lines=random_plans(YEARS))
def test_the_database_sums_what_the_facts_sum(cast, rpjm, lines):
    with transaction.atomic():
        for number, line in enumerate(lines):
            data = line_data(f"Kegiatan {number}", code=line.code, bidang=line.bidang, costs=line.costs)
            create_line(by=cast.sari, rpjm=rpjm, data=data)
        deleted = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Terhapus", costs={2027: {"DDS": 999}}))
        delete_line(by=cast.sari, line=deleted, version=1)

        plan = load_rpjm_facts(rpjm)
        summary = RpjmDesa.objects.with_summary().get(pk=rpjm.pk)
        assert plan.total == summary.cost == sum(line.total for line in lines)
        assert len(plan.lines) == summary.line_count == len(lines)
        costs = {line.uid: line.cost for line in rpjm.line_set.alive().with_cost()}
        assert costs == {line.uid: line.total for line in plan.lines}
        assert [line.uid for line in plan.lines] == [line.uid for line in rpjm.line_set.alive().in_print_order()]
        assert [line.number for line in plan.lines] == list(range(1, len(lines) + 1))
        headings = [(line.bidang, line.sub_bidang or "9") for line in plan.lines]
        assert headings == sorted(headings), "lines without a code stand last in their bidang"
        transaction.set_rollback(True)


def test_a_plan_without_lines_has_the_sum_zero(rpjm):
    plan = load_rpjm_facts(rpjm)
    assert (plan.total, plan.lines, plan.total_by_source) == (0, (), {})
    assert plan.total_by_year == dict.fromkeys(YEARS, 0)
    assert RpjmDesa.objects.with_summary().get().cost == 0


def test_facts_are_loaded_in_as_many_queries_for_one_line_as_for_six(add_line, rpjm, django_assert_num_queries):
    add_line(costs={2027: {"DDS": 1}})
    with django_assert_num_queries(6):  # the plan and its village; lines with what they point to, years, costs, places
        load_rpjm_facts(RpjmDesa.objects.get(pk=rpjm.pk))
    for number in range(5):
        add_line(f"Kegiatan {number}", costs={2027: {"DDS": 1}, 2028: {None: 4, "ADD": None}})
    with django_assert_num_queries(6):
        load_rpjm_facts(RpjmDesa.objects.get(pk=rpjm.pk))
