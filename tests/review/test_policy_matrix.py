"""Role × place × state × act, made from the one table of moves: nobody has a power that his duties do not give him."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from accounts.enums import Role
from accounts.models import Membership
from musyawarah.enums import PlanKind
from planning.models import RkpDesa
from review.case import Case
from review.enums import DoneVia, ReviewAct, ReviewState, StepKey
from review.models import ReviewMove, ReviewStep
from review.moves import LOCK_OF_STATE, MOVES
from review.path import ReviewPath, path_with, shipped_path
from review.policy import may, what_may
from tests.cast import NAMES, Cast, make_members
from tests.review.making import case as case_of_plan
from tests.review.powers import SHIPPED, WITH_KABUPATEN

AT_A_STEP = {ReviewState.SUBMITTED, ReviewState.IN_REVIEW, ReviewState.RETURNED}
ROLE_OF_NAME = {str(role.label): role for role in Role}


def path(*, with_kabupaten: bool = False) -> ReviewPath:
    """The path as shipped, or with a check of Dinas PMD after that of the kecamatan."""
    own = ReviewStep(plan_kind=PlanKind.RKP, step=StepKey.PERIKSA_KABUPATEN, is_used=True)
    return path_with(PlanKind.RKP, [own]) if with_kabupaten else shipped_path(PlanKind.RKP)


@dataclass(frozen=True)
class Scene:
    """A case in one state, at one check, in or out of time."""

    state: ReviewState
    step: str = ""
    is_late: bool = False

    def __str__(self) -> str:
        return "-".join(word for word in (self.state.value, self.step, "late" if self.is_late else "") if word)


def scenes(found: ReviewPath) -> list[Scene]:
    """Every state; those with officers at each check, in time and late."""
    checks = [step.key for step in found.checks]
    rows = [Scene(state) for state in ReviewState if state not in AT_A_STEP]
    return rows + [Scene(state, step, late) for state in AT_A_STEP for step in checks for late in (False, True)]


@pytest.fixture
def drafted(cast: Cast, rkp: RkpDesa) -> Case:
    """The case of Umeanyar's plan, with a review that is stored: rows of every state are drawn from it."""
    case = case_of_plan(rkp)
    case.review.save()
    by = cast.of(Role.CAMAT)
    ReviewMove.objects.create(
        desa=rkp.desa, review=case.review, act=ReviewAct.RECOMMEND, source="in_review", target="submitted", by=by
    )
    return case


def put(case: Case, scene: Scene, found: ReviewPath) -> Case:
    """The same case in another state; nothing is stored."""
    case.review.state, case.review.step = scene.state, scene.step
    case.review.due_on = date(2026, 9, 1) if scene.state in AT_A_STEP else None
    today = case.review.due_on + timedelta(days=1 if scene.is_late else -1) if case.review.due_on else case.today
    return replace(case, path=found, today=today)


def everybody(cast: Cast) -> dict[str, dict[Role, Membership]]:
    """Each role at the own place, at the nearest place beside it, and far away."""
    villages = cast.villages
    return {
        "own": {role: cast.of(role) for role in NAMES},
        "neighbour": make_members({role: f"{name} II" for role, name in NAMES.items()}, villages.kalianget),
        "kabupaten": make_members({role: f"{name} III" for role, name in NAMES.items()}, villages.dencarik),
        "elsewhere": make_members({role: f"{name} IV" for role, name in NAMES.items()}, villages.pandanlandung),
    }


def answers(cast: Cast, case: Case, found: ReviewPath) -> Iterator[tuple[str, Role, Scene, ReviewAct, object]]:
    """Every cell of the matrix with what policy says."""
    people = everybody(cast)
    for scene in scenes(found):
        put_case = put(case, scene, found)
        for place, members in people.items():
            for role, member in members.items():
                for act, one in what_may(member, put_case).items():
                    yield place, role, scene, act, one


@pytest.mark.parametrize(
    ("found", "duties"),
    [(path(), SHIPPED), (path(with_kabupaten=True), WITH_KABUPATEN)],
    ids=["as shipped", "with Dinas PMD"],
)
def test_nobody_has_a_power_that_his_duties_do_not_give_him(cast, drafted, found, duties):
    """And everybody has those that they do give."""
    seen: dict[Role, dict[ReviewAct, set[DoneVia]]] = {}
    for place, role, _, act, one in answers(cast, drafted, found):
        if one.verdict:
            assert place == "own" or reaches(place, role), f"{role} of another place may {act}"
            seen.setdefault(role, {}).setdefault(act, set()).update(one.via)
    assert seen == {role: {act: {via} for act, via in acts.items()} for role, acts in duties.items()}


@pytest.mark.parametrize("found", [path(), path(with_kabupaten=True)], ids=["as shipped", "with Dinas PMD"])
def test_an_act_is_allowed_in_the_states_of_the_table_and_in_no_other(cast, drafted, found):
    allowed: dict[ReviewAct, set[ReviewState]] = {act: set() for act in MOVES}
    for _, _, scene, act, one in answers(cast, drafted, found):
        if one.verdict:
            allowed[act].add(scene.state)
    once_recommended = {ReviewState.SUBMITTED} if len(found.checks) == 1 else set()  # nothing lies with a second check
    for act, move in MOVES.items():
        missing = once_recommended if act == ReviewAct.UNDO_RECOMMEND else set()
        assert allowed[act] == move.sources - missing, act


@pytest.mark.parametrize("found", [path(), path(with_kabupaten=True)], ids=["as shipped", "with Dinas PMD"])
def test_every_refusal_says_why_and_who_can(cast, drafted, found):
    cells = list(answers(cast, drafted, found))
    somebody_can = {(scene, act) for _, _, scene, act, one in cells if one.verdict}
    refused = 0
    for place, role, scene, act, one in cells:
        verdict = one.verdict
        if verdict:
            continue
        refused += 1
        where = f"{role} ({place}) {act} in {scene}: {verdict}"
        assert is_sentence(verdict.reason), where
        assert not verdict.who or is_sentence(verdict.who), where
        if (scene, act) in somebody_can:
            assert verdict.who, where
        assert named_in(verdict.who) <= powers(act, found), where
    assert refused > len(cells) * 0.9


def test_a_way_that_is_not_ones_own_is_refused_with_a_reason(cast, drafted):
    """Who may only record from a scan does not act in the application, and the other way round."""
    for role, acts in SHIPPED.items():
        for act, via in acts.items():
            other = DoneVia.FROM_SCAN if via == DoneVia.IN_APP else DoneVia.IN_APP
            verdict = may(cast.of(role), drafted, act, via=other)
            assert not verdict and is_sentence(verdict.reason), (role, act)


def test_nobody_is_told_to_sign_in(drafted):
    for act in MOVES:
        assert may(None, drafted, act).reason == "Anda belum masuk."


def test_every_state_has_a_lock_and_a_way_out_but_the_last(drafted):
    assert set(LOCK_OF_STATE) == set(ReviewState)
    left = {state for move in MOVES.values() for state in move.sources}
    assert set(ReviewState) - left == {ReviewState.CLARIFIED}


def test_no_state_is_out_of_reach_and_none_is_a_dead_end():
    """Where the table leaves the target open, it is one of those that the path and the past can give."""
    open_targets = {
        ReviewAct.RECOMMEND: {ReviewState.SUBMITTED, ReviewState.RECOMMENDED},
        ReviewAct.WITHDRAW: {ReviewState.DRAFT, ReviewState.RETURNED},
        ReviewAct.UNDO_AGREE: {ReviewState.RECOMMENDED, ReviewState.PROCEEDING},
    }
    targets = {act: {move.target} if move.target else open_targets[act] for act, move in MOVES.items()}
    steps = {(source, target) for act, move in MOVES.items() for source in move.sources for target in targets[act]}
    assert reached_from(ReviewState.DRAFT, steps) == set(ReviewState)
    for state in set(ReviewState) - {ReviewState.CLARIFIED}:
        assert ReviewState.ENACTED in reached_from(state, steps), state


def reached_from(begin: ReviewState, steps: set[tuple[ReviewState, ReviewState]]) -> set[ReviewState]:
    """Every state that some acts lead to."""
    found = {begin}
    while more := {target for source, target in steps if source in found} - found:
        found |= more
    return found


def reaches(place: str, role: Role) -> bool:
    """Whether somebody of this role there works at the own kecamatan or kabupaten all the same."""
    if role in {Role.PETUGAS_KECAMATAN, Role.CAMAT}:
        return place == "neighbour"
    return role in {Role.DINAS_PMD, Role.BAGIAN_HUKUM} and place in {"neighbour", "kabupaten"}


def powers(act: ReviewAct, found: ReviewPath) -> set[Role]:
    """All roles whose duty the act is, or who open the way to it."""
    duties: Mapping = WITH_KABUPATEN if len(found.checks) > 1 else SHIPPED
    return {role for role, acts in duties.items() if act in acts}


def named_in(who: str) -> set[Role]:
    """The roles that a sentence "Yang dapat: …" names."""
    if not who.startswith("Yang dapat: "):
        return set()
    words = who.removeprefix("Yang dapat: ").removesuffix(".").removesuffix(" dari naskah bertanda tangan")
    names = [name.removeprefix("atau ") for name in words.split(", ")]
    return {ROLE_OF_NAME[name] for name in names}


def is_sentence(text: str) -> bool:
    """Whether it can stand on a page as it is."""
    return text[:1].isupper() and text.endswith(".") and not any(sign in text for sign in ("{", "None", "_", "  "))
