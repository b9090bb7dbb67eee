"""The checklist A–D: answered by checks and papers, always to be changed, kept for each check."""

from dataclasses import replace

import pytest

from accounts.enums import Role
from accounts.verdict import NotAllowed
from musyawarah.enums import PlanKind
from places.errors import DomainError, StaleVersion
from planning.models import RkpDesa
from review.checklist import ItemAnswer, assessment_of, checklist_items, checklist_rows, proposed_answers
from review.checklist_facts import FACTS, FACTS_OF_LATER, load_papers
from review.enums import ItemFits, ItemThere, Outcome, StepKey
from review.models import Assessment, Submission, SubmissionFinding
from review.policy import may_read_result
from review.rounds import current_round
from review.services.checklist import save_checklist
from tests.cast import Cast
from tests.review.examining import given_back, noted, review_of
from tests.review.making import case, taken_up

STEP = StepKey.PERIKSA_KECAMATAN


def round_of(plan: RkpDesa) -> Submission:
    """The round on the desk."""
    submission = current_round(review_of(plan))
    assert submission is not None
    return submission


def answers(plan: RkpDesa) -> dict[str, ItemAnswer]:
    """What the page would show, by item."""
    return {row.item.key: row.answer for row in checklist_rows(round_of(plan), STEP)}


def save(cast: Cast, plan: RkpDesa, *, version: int = 0, **values: object) -> Assessment:
    """Rina saves."""
    given = {"answers": {}, "outcome": "", "summary": "", "by": cast.rina} | values
    return save_checklist(plan=plan, version=version, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", PlanKind)
def test_every_item_stands_once_and_names_what_is_known(kind: PlanKind) -> None:
    items = checklist_items(kind)
    keys = [item.key for item in items]
    assert len(keys) == len(set(keys))
    assert {key[0] for key in keys} == set("ABCD")
    assert {item.fact for item in items} <= {"", *FACTS, *FACTS_OF_LATER}


def test_items_about_a_year_stand_only_in_the_list_of_a_yearly_plan() -> None:
    of_rpjm = {item.key for item in checklist_items(PlanKind.RPJM)}
    of_rkp = {item.key for item in checklist_items(PlanKind.RKP)}
    assert of_rkp - of_rpjm == {"A10", "B8", "B9", "B10", "B11", "B15", "C1", "C5", "C6"}
    assert of_rpjm <= of_rkp


def test_the_checks_answer_what_they_know(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    found = answers(plan)
    assert found["C3"] == ItemAnswer(ItemThere.ADA, ItemFits.SESUAI)
    assert found["A11"].there == ItemThere.TIDAK_PERLU
    assert found["D1"] == ItemAnswer()
    warned = {
        row.rule: row.example for row in SubmissionFinding.objects.filter(submission=round_of(plan), level="warn")
    }
    asked = [(found[one.key], rule) for one in checklist_items(PlanKind.RKP) for rule in one.rules if rule in warned]
    assert asked
    for answer, rule in asked:
        assert answer.fits == ItemFits.TIDAK
        assert warned[rule][:30] in answer.note


def test_an_item_whose_paper_is_missing_is_not_called_fitting(cast: Cast, rkp: RkpDesa) -> None:
    papers = load_papers(round_of(taken_up(cast, rkp)))
    item = next(one for one in checklist_items(PlanKind.RKP) if one.key == "C1")
    without = proposed_answers([item], papers, [])["C1"]
    assert (without.there, without.fits) == (ItemThere.TIDAK, "")


def test_silence_of_a_rule_that_does_not_exist_says_nothing(cast: Cast, rkp: RkpDesa) -> None:
    papers = load_papers(round_of(taken_up(cast, rkp)))
    item = replace(checklist_items(PlanKind.RKP)[0], fact="kegiatan", rules=("R99",))
    assert proposed_answers([item], papers, [])[item.key] == ItemAnswer(ItemThere.ADA)


def test_what_an_officer_answers_stands_over_every_proposal(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    own = ItemAnswer(ItemThere.ADA, ItemFits.TIDAK, "Dusun Kelod salah tulis.")
    save(cast, plan, answers={"C3": own}, outcome=Outcome.FIT_ONCE_MENDED, summary=" Perbaiki lokasi. ")
    rows = {row.item.key: row for row in checklist_rows(round_of(plan), STEP)}
    assert (rows["C3"].answer, rows["C3"].is_proposed, rows["C4"].is_proposed) == (own, False, True)
    stored = assessment_of(round_of(plan), STEP)
    assert stored is not None
    assert (stored.outcome, stored.summary, stored.version) == (Outcome.FIT_ONCE_MENDED, "Perbaiki lokasi.", 1)


def test_each_answer_keeps_the_one_who_gave_it(cast: Cast, rkp: RkpDesa) -> None:
    plan, camat = taken_up(cast, rkp), cast.of(Role.CAMAT)
    first = {"C3": ItemAnswer("ada", "sesuai"), "C4": ItemAnswer("ada", "sesuai")}
    save(cast, plan, answers=first)
    save(cast, plan, by=camat, version=1, answers=first | {"C4": ItemAnswer("ada", "tidak")})
    given = dict(round_of(plan).checklist_set.values_list("item", "answered_by"))
    assert given == {"C3": cast.rina.pk, "C4": camat.pk}


def test_of_two_officers_who_save_at_once_the_second_is_told(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    save(cast, plan, outcome=Outcome.FIT)
    with pytest.raises(StaleVersion):
        save(cast, plan, by=cast.of(Role.CAMAT), outcome=Outcome.RETURNED)
    assert Assessment.objects.get().outcome == Outcome.FIT


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"Z9": ItemAnswer("ada")}, ""),
        ({"C3": ItemAnswer("mungkin")}, ""),
        ({"C3": ItemAnswer("", "ya")}, ""),
        ({}, "x"),
    ],
)
def test_strange_answers_are_refused(cast: Cast, rkp: RkpDesa, given: dict[str, ItemAnswer], outcome: str) -> None:
    plan = taken_up(cast, rkp)
    with pytest.raises(DomainError, match="tidak dikenal"):
        save(cast, plan, answers=given, outcome=outcome)
    assert not Assessment.objects.exists()


def test_the_result_is_read_by_the_village_only_when_it_was_given(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    assert may_read_result(cast.rina, case(plan), round_of(plan), STEP)
    refused = may_read_result(cast.sari, case(plan), round_of(plan), STEP)
    assert (bool(refused), refused.who) == (False, "Masih disusun oleh Kecamatan Seririt.")
    given_back(cast, plan)
    assert may_read_result(cast.sari, case(plan), round_of(plan), STEP)


def test_the_village_does_not_fill_the_checklist(cast: Cast, rkp: RkpDesa) -> None:
    with pytest.raises(NotAllowed):
        save(cast, taken_up(cast, rkp), by=cast.sari)
