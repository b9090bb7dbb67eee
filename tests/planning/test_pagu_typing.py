"""What a line being typed takes of each ceiling, what others use, what is left."""

from hypothesis import given
from hypothesis import strategies as st

from planning.facts import CostFact, YearFact
from planning.pagu_typing import typed_usage
from planning.pagu_usage import PaguFacts, SourceCeiling, pagu_usage

SOURCES = ("PAD", "DDS", "ADD")
PAGU = PaguFacts(2027, (SourceCeiling("DDS", 100), SourceCeiling("ADD", 50)))


class Line:
    """A line of one year with costs."""

    def __init__(self, *costs: tuple[str | None, int | None]) -> None:
        self.years = (YearFact(2027, "", None, tuple(CostFact(*cost) for cost in costs)),)


def told(others: list[Line], typed: Line) -> dict[str, tuple[int, int, int]]:
    """Others, own and left by ceiling; idle ones left out."""
    rows = typed_usage(others, typed.years[0].costs, PAGU, sources=SOURCES)
    return {row.usage.key: (row.others, row.own, row.usage.left) for row in rows if not row.is_idle}


def test_each_ceiling_is_parted_into_others_own_and_left():
    assert told([Line(("DDS", 30))], Line(("DDS", 80), ("PAD", 5))) == {
        "PAD": (0, 5, -5),
        "DDS": (30, 80, -10),
        "ADD": (0, 0, 50),
        "all": (30, 85, 35),
    }


def test_an_undivided_cost_burdens_its_candidates_together():
    found = told([Line(("DDS", 90))], Line((None, 70), ("DDS", None), ("ADD", None)))
    assert found["DDS+ADD"] == (90, 70, -10)
    assert found["DDS"] == (90, 0, 10)
    assert found["all"] == (90, 70, -10)


def test_an_undivided_cost_without_candidates_burdens_only_the_whole():
    assert told([], Line((None, 70)))["all"] == (0, 70, 80)


def test_every_source_has_a_row_that_a_script_can_fill():
    rows = typed_usage([], (), PAGU, sources=SOURCES)
    assert [(row.usage.key, row.is_idle) for row in rows] == [
        ("PAD", True),
        ("DDS", False),
        ("ADD", False),
        ("all", False),
    ]


amounts = st.one_of(st.none(), st.integers(0, 10**12))
costs = st.dictionaries(st.sampled_from(SOURCES), amounts, max_size=3)
lines = st.builds(
    lambda named, unsplit: Line(*named.items(), *([(None, unsplit)] if unsplit is not None else [])), costs, amounts
)


@given(st.lists(lines, max_size=5), lines)
def test_others_and_own_add_up_to_what_the_plan_would_use(others, typed):
    used, alone = pagu_usage([*others, typed], PAGU), pagu_usage(others, PAGU)
    rows = typed_usage(others, typed.years[0].costs, PAGU, sources=SOURCES)
    assert [row.usage for row in rows if row.is_shared] == list(used.shared)
    assert [row.usage for row in rows if not row.is_shared and not row.is_idle] == [
        usage for usage in (*used.by_source, used.whole) if usage.has_ceiling or usage.used
    ]
    before = {usage.sources: usage.used for usage in (*alone.by_source, alone.whole)}
    for row in rows:
        assert min(row.others, row.own) >= 0
        if not row.is_shared:
            assert row.others == before.get(row.usage.sources, 0)


def test_a_single_candidate_is_told_from_the_source_itself():
    rows = typed_usage([], Line(("DDS", None), (None, 120)).years[0].costs, PAGU, sources=SOURCES)
    assert [(row.label, row.own, row.usage.left) for row in rows if row.usage.sources == ("DDS",)] == [
        ("DDS", 0, 100),
        ("DDS dengan yang belum dibagi", 120, -20),
    ]
