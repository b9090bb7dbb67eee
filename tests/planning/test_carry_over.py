"""What last year left behind is offered with its story, decided about, and never lost."""

from decimal import Decimal

import pytest

from places.errors import DomainError
from planning.carry_over import count_undecided, load_carry_over
from planning.line_story import line_story
from planning.models import CarryOver, RkpDesa, RkpKegiatan
from planning.services.carry_over import CarryChoice, decide_carry_over, undo_carry_over
from planning.services.compose import compose_rkp
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import delete_rkp_line, update_rkp_line
from tests.planning.making_data import make_rkp_line
from tests.planning.rkp_making import changed_rkp, fresh_rkp, rkp_costs_of


@pytest.fixture
def last_year(cast, rpjm) -> RkpDesa:
    """The plan of 2027."""
    return create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2027)


@pytest.fixture
def half_done(cast, last_year) -> RkpKegiatan:
    """A line of 2027 of which 60 of 100 m and 30 of 50 million were done."""
    line = make_rkp_line(cast.sari, last_year, "Talud", costs={"DDS": 50_000_000}, volume=Decimal(100))
    done = EvaluationData("partly", Decimal(60), 30_000_000, 60, "Hujan", "Lanjutkan 2028")
    evaluate_line(by=cast.sari, line=line, version=0, data=done)
    return line


def kinds(rkp: RkpDesa) -> dict[str, str]:
    """Name and kind of what is undecided, and the plan page counts as many."""
    found = load_carry_over(rkp).undecided
    assert count_undecided(rkp) == len(found)
    return {one.name: one.kind for one in found}


def decide(cast, rkp, source, outcome="carried", reason="", into=None) -> CarryOver:
    """Decide about one line as Sari does."""
    source = type(source).objects.select_related("desa").get(pk=source.pk)
    (decision,) = decide_carry_over(by=cast.sari, rkp=rkp, choices=[CarryChoice(source, outcome, reason, into)])
    return decision


def test_every_sort_of_what_was_left_is_offered_and_what_was_finished_is_not(cast, rkp, last_year, half_done, add_line):
    finished = make_rkp_line(cast.sari, last_year, "Selesai", costs={"DDS": 1})
    idle = make_rkp_line(cast.sari, last_year, "Tak terlaksana", costs={"DDS": 1})
    make_rkp_line(cast.sari, last_year, "Tak diketahui", costs={"DDS": 1})
    make_rkp_line(cast.sari, last_year, "Tanpa uang")
    gone = make_rkp_line(cast.sari, last_year, "Terhapus", costs={"DDS": 1})
    delete_rkp_line(by=cast.sari, line=gone, version=1)
    taken = add_line("Diambil", costs={2027: {"DDS": 1}})
    make_rkp_line(cast.sari, last_year, "Diambil", rpjm_line=taken, costs={"DDS": 1})
    add_line("Tak pernah diambil", costs={2027: {"DDS": 7}})
    add_line("Tahun lain", costs={2029: {"DDS": 7}})
    evaluate_line(by=cast.sari, line=finished, version=0, data=EvaluationData("finished"))
    evaluate_line(by=cast.sari, line=idle, version=0, data=EvaluationData("not_started", obstacle="Hujan"))
    assert kinds(rkp) == {
        "Talud": "partly",
        "Tak terlaksana": "not_started",
        "Tanpa uang": "unfunded",
        "Tak pernah diambil": "never_taken",
        "Tak diketahui": "not_evaluated",
        "Diambil": "not_evaluated",
    }


def test_each_is_told_with_its_whole_story(cast, rkp, last_year, add_line):
    planned = add_line("Talud", costs={2027: {"DDS": 5}, 2028: {"DDS": 6}})
    line = make_rkp_line(
        cast.sari, last_year, "Talud", costs={"DDS": 50_000_000}, volume=Decimal(100), rpjm_line=planned
    )
    done = EvaluationData("partly", Decimal(60), 30_000_000, 60, "Hujan", "Lanjutkan 2028")
    evaluate_line(by=cast.sari, line=line, version=0, data=done)
    (one,) = load_carry_over(rkp).undecided
    assert one.story == (
        "RPJM Desa: direncanakan 2027, 2028.",
        "RKP Desa 2027: Rp50.000.000, 100 m.",
        "Selesai sebagian, 60% fisik, terpakai Rp30.000.000.",
        "Kendala: Hujan.",
        "Tindak lanjut: Lanjutkan 2028.",
    )


def test_without_a_plan_of_last_year_nothing_is_claimed_to_be_left(cast, rkp, add_line):
    add_line("Direncanakan 2027", costs={2027: {"DDS": 7}})
    facts = load_carry_over(rkp)
    assert (facts.previous_year, facts.candidates) == (None, ())


def test_going_on_makes_a_line_with_what_is_not_yet_done_and_not_yet_spent(cast, rkp, half_done):
    decision = decide(cast, rkp, half_done)
    line = fresh_rkp(decision.new_line)
    assert (line.rkp, line.carried_from, line.volume) == (rkp, half_done, Decimal(40))
    assert rkp_costs_of(line) == {"DDS": 20_000_000}
    assert kinds(rkp) == {}


def test_the_rest_of_a_shared_cost_is_undivided_over_its_sources(cast, rkp, last_year):
    line = make_rkp_line(cast.sari, last_year, "Jalan", costs={"DDS": 60, "ADD": 40})
    evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("partly", amount=30, obstacle="Hujan"))
    assert rkp_costs_of(decide(cast, rkp, line).new_line) == {None: 70, "DDS": None, "ADD": None}


def test_going_on_with_an_rpjm_line_takes_the_year_that_was_missed(cast, rkp, last_year, add_line):
    planned = add_line("Posyandu", costs={2027: {"DDS": 8_000_000}})
    line = decide(cast, rkp, planned).new_line
    assert (line.rpjm_line, rkp_costs_of(line)) == (planned, {"DDS": 8_000_000})
    assert kinds(rkp) == {}


@pytest.mark.parametrize("outcome", ["postponed", "dropped"])
def test_not_going_on_needs_a_reason_and_makes_no_line(cast, rkp, half_done, outcome):
    with pytest.raises(DomainError, match="Tulis alasannya") as refusal:
        decide(cast, rkp, half_done, outcome, "  ")
    assert refusal.value.field == "reason"
    decision = decide(cast, rkp, half_done, outcome, "Lahan belum siap")
    assert (decision.new_line, decision.reason) == (None, "Lahan belum siap")
    assert kinds(rkp) == {}


def test_what_was_postponed_comes_back_next_year_with_the_reason_and_what_was_dropped_does_not(cast, rkp, half_done):
    other = make_rkp_line(cast.sari, half_done.rkp, "Gapura", costs={"DDS": 1})
    decide(cast, rkp, half_done, "postponed", "Lahan belum siap")
    decide(cast, rkp, other, "dropped", "Dibiayai kabupaten")
    next_year = create_rkp(by=cast.sari, desa=rkp.desa, year=2029)
    (one,) = load_carry_over(next_year).undecided
    assert (one.name, one.kind) == ("Talud", "postponed")
    assert "Ditunda pada RKP Desa 2028: Lahan belum siap." in one.story


def test_what_was_postponed_waits_even_when_a_year_has_no_plan(cast, rkp, half_done):
    decide(cast, rkp, half_done, "postponed", "Lahan belum siap")
    much_later = create_rkp(by=cast.sari, desa=rkp.desa, year=2031)
    assert kinds(much_later) == {"Talud": "postponed"}
    decide(cast, much_later, half_done, "dropped", "Sudah tidak perlu")
    assert kinds(create_rkp(by=cast.sari, desa=rkp.desa, year=2032)) == {}


def test_a_line_that_the_plan_holds_already_is_joined_instead_of_doubled(cast, rkp, last_year, add_line):
    planned = add_line("Siltap", costs={2027: {"ADD": 5}, 2028: {"ADD": 6}})
    old = make_rkp_line(cast.sari, last_year, "Siltap", costs={"ADD": 5}, rpjm_line=planned)
    (new,) = compose_rkp(by=cast.sari, rkp=rkp)
    (one,) = load_carry_over(rkp).undecided
    assert one.twin_uid == new.uid
    decision = decide(cast, rkp, old, into=new)
    assert (decision.new_line, fresh_rkp(new).carried_from) == (new, old)
    assert rkp.line_set.count() == 1


def test_a_decision_is_made_once(cast, rkp, half_done):
    decide(cast, rkp, half_done)
    with pytest.raises(DomainError, match="sudah diputuskan"):
        decide(cast, rkp, half_done, "dropped", "Lain")


def test_all_decisions_of_a_page_are_kept_or_none(cast, rkp, half_done):
    other = make_rkp_line(cast.sari, half_done.rkp, "Gapura", costs={"DDS": 1})
    choices = [CarryChoice(half_done, "carried"), CarryChoice(other, "dropped", "")]
    with pytest.raises(DomainError):
        decide_carry_over(by=cast.sari, rkp=rkp, choices=choices)
    assert not CarryOver.objects.exists()
    assert not rkp.line_set.exists()


def test_another_villages_line_is_never_carried(cast, rkp, neighbours_rkp_line):
    with pytest.raises(DomainError, match="bukan milik"):
        decide(cast, rkp, neighbours_rkp_line)


def test_taking_a_decision_back_takes_its_untouched_line_along(cast, rkp, half_done):
    decision = decide(cast, rkp, half_done)
    assert undo_carry_over(by=cast.wati, carry_over=decision) is True
    assert not rkp.line_set.alive().exists()
    assert kinds(rkp) == {"Talud": "partly"}
    decide(cast, rkp, half_done)
    assert rkp.line_set.alive().count() == 1


def test_a_line_that_was_worked_on_outlives_the_decision(cast, rkp, half_done):
    decision = decide(cast, rkp, half_done)
    line = decision.new_line
    update_rkp_line(by=cast.sari, line=line, version=1, data=changed_rkp(line, name="Talud tahap 2"))
    assert undo_carry_over(by=cast.sari, carry_over=decision) is False
    assert fresh_rkp(line).deleted_at is None


def test_taking_a_join_back_leaves_the_line_and_frees_it(cast, rkp, last_year, add_line):
    planned = add_line("Siltap", costs={2027: {"ADD": 5}, 2028: {"ADD": 6}})
    old = make_rkp_line(cast.sari, last_year, "Siltap", costs={"ADD": 5}, rpjm_line=planned)
    (new,) = compose_rkp(by=cast.sari, rkp=rkp)
    assert undo_carry_over(by=cast.sari, carry_over=decide(cast, rkp, old, into=new)) is False
    assert (fresh_rkp(new).carried_from, fresh_rkp(new).deleted_at) == (None, None)


def test_a_line_that_went_on_and_was_deleted_is_asked_about_again(cast, rkp, half_done):
    line = decide(cast, rkp, half_done).new_line
    delete_rkp_line(by=cast.sari, line=line, version=1)
    (one,) = load_carry_over(rkp).undecided
    assert one.decision.is_lost
    assert count_undecided(rkp) == 1
    assert decide(cast, rkp, half_done, "dropped", "Tidak jadi").outcome == "dropped"
    assert kinds(rkp) == {}


def test_a_decision_stays_in_sight_when_its_line_turns_out_to_be_finished(cast, rkp, half_done):
    decide(cast, rkp, half_done, "postponed", "Lahan belum siap")
    evaluate_line(by=cast.sari, line=half_done, version=1, data=EvaluationData("finished"))
    assert [one.name for one in load_carry_over(rkp).decided] == ["Talud"]


def test_the_story_of_a_line_is_told_both_ways_over_the_years(cast, rkp, half_done):
    second = decide(cast, rkp, half_done).new_line
    next_year = create_rkp(by=cast.sari, desa=rkp.desa, year=2029)
    third = decide(cast, next_year, second).new_line
    assert [step.year for step in line_story(half_done).later] == [2028, 2029]
    assert [step.year for step in line_story(third).earlier] == [2028, 2027]
    middle = line_story(second)
    assert ([step.year for step in middle.earlier], [step.year for step in middle.later]) == ([2027], [2029])


def test_the_facts_of_thirty_lines_take_as_many_queries_as_those_of_two(
    cast, rkp, last_year, add_line, django_assert_num_queries, django_assert_max_num_queries
):
    def grow(number: int) -> None:
        planned = add_line(f"Diambil {number}", costs={2027: {"DDS": 1}, 2028: {"DDS": 1}})
        make_rkp_line(cast.sari, last_year, f"Diambil {number}", rpjm_line=planned, costs={"DDS": 1})
        add_line(f"Tak diambil {number}", costs={2027: {"DDS": 1}})

    for number in range(2):
        grow(number)
    with django_assert_max_num_queries(18) as few:
        load_carry_over(rkp)
    for number in range(2, 15):
        grow(number)
    with django_assert_num_queries(len(few)):
        assert len(load_carry_over(rkp).undecided) == 30
