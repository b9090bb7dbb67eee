"""Two people at the same moment: never two winners, never a lost edit, and who loses reads why.

On the database that takes several writers at once; every round begins where the one before began.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import NotAllowed
from musyawarah.enums import PlanKind
from places.errors import DomainError, StaleVersion
from planning.enums import PlanLock, PlanStatus
from planning.models import PlanEdition, PlanOpening, RkpDesa
from planning.services.rkp_lines import update_rkp_line
from review.enums import ReviewState, Severity, StepKey
from review.frozen import compare_with_living
from review.models import Enactment, Forwarding, OpeningRequest, PlanReview, ReviewMove, ReviewStep, Submission
from review.note_data import NoteData
from review.services.agreeing import undo_agree
from review.services.enacting import EnactmentData, enact
from review.services.forwarding import forward_plans, undo_forwarding
from review.services.notes import add_note, close_note
from review.services.opening import OpeningData, answer_opening, ask_opening, end_opening
from review.services.reviewing import recommend, release, return_plan, take_up, undo_recommend
from review.services.submitting import submit_plan, withdraw_plan
from tests.cast import Cast
from tests.planning.rkp_making import changed_rkp
from tests.planning.test_races import at_once, refusals
from tests.random_cases import FULL
from tests.review.making import (
    YEAR,
    agreed,
    case,
    line,
    ready_rkp,
    recommended,
    said,
    submitted,
    taken_up,
    version,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 200 if FULL else 3


def rename(cast: Cast, rkp: RkpDesa, name: str) -> Callable[[], object]:
    """Sari gives a line another description; made ready before the race."""
    road = line(rkp, "Rabat beton Jalan Melati")
    data = changed_rkp(road, manfaat=name)
    return lambda: update_rkp_line(by=cast.sari, line=road, version=road.version, data=data)


def state(rkp: RkpDesa) -> ReviewState:
    """Where the plan stands in the database now."""
    return case(rkp).state


def test_of_two_who_submit_one_hands_the_plan_over(cast: Cast, rkp: RkpDesa) -> None:
    for number in range(1, ROUNDS + 1):
        seen, data = version(rkp), said(rkp)
        both = [partial(submit_plan, by=cast.sari, plan=rkp, version=seen, data=data)] * 2
        assert refusals(at_once(*both)) == [StaleVersion]
        assert Submission.objects.filter(review__rkp=rkp).count() == number
        withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))


def test_an_edit_at_the_moment_of_submitting_is_in_the_submission_or_refused(cast: Cast, rkp: RkpDesa) -> None:
    for number in range(ROUNDS):
        seen, data = version(rkp), said(rkp)
        handed, edited = at_once(
            partial(submit_plan, by=cast.sari, plan=rkp, version=seen, data=data), rename(cast, rkp, f"{number} KK")
        )
        assert isinstance(handed, Submission)
        assert not isinstance(edited, Exception) or "sudah diajukan kepada Kecamatan Seririt" in str(edited)
        assert compare_with_living(handed, case(rkp).plan).is_same
        if not isinstance(edited, Exception):
            assert line(rkp, "Rabat beton Jalan Melati").manfaat == f"{number} KK"
        withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))


def test_nothing_is_edited_while_somebody_takes_the_plan_up(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    for number in range(ROUNDS):
        seen = version(rkp)
        taken, edited = at_once(
            partial(take_up, by=cast.rina, plan=rkp, version=seen), rename(cast, rkp, f"{number} KK")
        )
        assert taken is None and isinstance(edited, NotAllowed) and "Kecamatan Seririt" in edited.message
        assert case(rkp).review.holder == cast.rina
        release(by=cast.rina, plan=rkp, version=version(rkp), reason="Putaran berikutnya.")


def test_a_plan_is_withdrawn_or_taken_up(cast: Cast, rkp: RkpDesa) -> None:
    for _ in range(ROUNDS):
        submitted(cast, rkp)
        seen = version(rkp)
        outcomes = at_once(
            partial(take_up, by=cast.rina, plan=rkp, version=seen),
            partial(withdraw_plan, by=cast.sari, plan=rkp, version=seen),
        )
        assert refusals(outcomes) == [StaleVersion]
        won = ReviewState.IN_REVIEW if outcomes[0] is None else ReviewState.DRAFT
        assert state(rkp) == won
        if won == ReviewState.IN_REVIEW:
            release(by=cast.rina, plan=rkp, version=version(rkp), reason="Putaran berikutnya.")
            withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))


def test_of_two_officers_one_takes_the_plan_up(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    camat = cast.of(Role.CAMAT)
    for _ in range(ROUNDS):
        seen = version(rkp)
        both = [partial(take_up, by=by, plan=rkp, version=seen) for by in (cast.rina, camat)]
        outcomes = at_once(*both)
        assert refusals(outcomes) == [StaleVersion]
        holder = case(rkp).review.holder
        assert holder == (cast.rina if outcomes[0] is None else camat)
        release(by=camat, plan=rkp, version=version(rkp), reason="Putaran berikutnya.")


def test_a_plan_is_returned_or_recommended(cast: Cast, rkp: RkpDesa) -> None:
    camat = cast.of(Role.CAMAT)
    taken_up(cast, rkp)
    for _ in range(ROUNDS):
        note = add_note(by=cast.rina, plan=rkp, data=NoteData(text="Periksa lagi.", severity=Severity.SHOULD))
        seen, moves = version(rkp), ReviewMove.objects.count()
        outcomes = at_once(
            partial(return_plan, by=cast.rina, plan=rkp, version=seen, reason="Ada catatan."),
            partial(recommend, by=camat, plan=rkp, version=seen),
        )
        assert refusals(outcomes) == [StaleVersion]
        assert ReviewMove.objects.count() == moves + 1
        if outcomes[0] is None:
            assert state(rkp) == ReviewState.RETURNED
            submitted(cast, rkp)
            take_up(by=cast.rina, plan=rkp, version=version(rkp))
        else:
            assert state(rkp) == ReviewState.RECOMMENDED
            undo_recommend(by=camat, plan=rkp, version=version(rkp), reason="Putaran berikutnya.")
        note.refresh_from_db()
        close_note(by=camat, note=note, version=note.version)


def test_nobody_falls_back_behind_what_the_kecamatan_passed_on(cast: Cast, rkp: RkpDesa) -> None:
    camat, kabupaten = cast.of(Role.CAMAT), rkp.desa.kabupaten
    beside = ready_rkp(cast.bejo, cast.villages.kalianget)
    waits = {"step": StepKey.PERIKSA_KABUPATEN, "waits_for_all": True}
    ReviewStep.objects.create(kabupaten=kabupaten, plan_kind=PlanKind.RKP, **waits)
    submit_plan(by=cast.bejo, plan=beside, version=1, data=said(beside))
    for plan in (beside, submitted(cast, rkp)):
        take_up(by=camat, plan=plan, version=version(plan))
        recommend(by=camat, plan=plan, version=version(plan))
    batch = {"kecamatan": rkp.desa.kecamatan, "plan_kind": PlanKind.RKP, "year": YEAR}
    for _ in range(ROUNDS):
        seen = version(rkp)
        outcomes = at_once(
            partial(forward_plans, by=cast.rina, **batch),
            partial(undo_recommend, by=camat, plan=rkp, version=seen, reason="Keliru."),
        )
        (kind,) = refusals(outcomes)
        assert issubclass(kind, DomainError)
        if Forwarding.objects.filter(undone_at=None).exists():
            assert case(rkp).review.step == StepKey.PERIKSA_KABUPATEN
            undo_forwarding(by=cast.rina, **batch, reason="Putaran berikutnya.")
        else:
            assert state(rkp) == ReviewState.IN_REVIEW
            recommend(by=camat, plan=rkp, version=version(rkp))


def test_a_request_to_unlock_is_answered_once(cast: Cast, rkp: RkpDesa) -> None:
    recommended(cast, rkp)
    road, until = line(rkp, "Posyandu balita"), timezone.localdate() + timedelta(days=3)
    answerers: list[Membership] = [cast.rina, cast.of(Role.CAMAT)]
    for number in range(1, ROUNDS + 1):
        data = OpeningData(reason="Harga naik.", lines=(road.uid,), until=until)
        request = ask_opening(by=cast.sari, plan=rkp, version=version(rkp), data=data)
        request = OpeningRequest.objects.select_related("review__rkp__desa", "asked_by").get(pk=request.pk)
        both = [partial(answer_opening, by=by, request=request, granted=True) for by in answerers]
        outcomes = at_once(*both)
        (refusal,) = [one for one in outcomes if isinstance(one, Exception)]
        assert isinstance(refusal, DomainError) and "sudah dijawab" in refusal.message
        assert PlanOpening.objects.filter(rkp=rkp).count() == number
        assert PlanOpening.objects.filter(rkp=rkp, closed_at=None).count() == 1
        end_opening(by=cast.sari, request=request)


def test_a_perdes_and_an_edit_or_a_second_perdes_never_both_win(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    today = timezone.localdate()
    PlanReview.objects.update(agreed_on=today)
    with (
        patch("planning.services.enacting.freeze_edition", light_edition),
        patch("review.services.enacting._issue", return_value=None),
    ):
        for number in range(ROUNDS):
            seen = version(rkp)
            data = EnactmentData(f"{number}", today, today, f"{number}")
            setting = [partial(enact, by=cast.made, plan=rkp, version=seen, data=data)] * 2
            outcomes = at_once(*setting, rename(cast, rkp, f"{number} KK"))
            assert [isinstance(one, Enactment) for one in outcomes].count(True) == 1
            assert len(refusals(outcomes)) == 2 and isinstance(outcomes[2], NotAllowed)
            assert (state(rkp), case(rkp).plan.status) == (ReviewState.ENACTED, PlanStatus.ENACTED)
            assert line(rkp, "Rabat beton Jalan Melati").manfaat == ""
            as_before_the_perdes(rkp)


def test_a_perdes_is_set_or_the_bpd_takes_its_agreement_back(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    today = date(2026, 9, 10)
    with (
        patch("planning.services.enacting.freeze_edition", light_edition),
        patch("review.services.enacting._issue", return_value=None),
    ):
        seen = version(rkp)
        outcomes = at_once(
            partial(enact, by=cast.made, plan=rkp, version=seen, data=EnactmentData("9", today, today, "9")),
            partial(undo_agree, by=cast.joko, plan=rkp, version=seen, reason="Keliru."),
        )
    assert refusals(outcomes) == [StaleVersion]
    assert (state(rkp) == ReviewState.ENACTED) == isinstance(outcomes[0], Enactment)


def light_edition(*, by: Membership, plan: RkpDesa) -> PlanEdition:
    """An edition without its documents: who wins does not hang on them, and drawing them takes seconds."""
    return PlanEdition.objects.create(
        desa=plan.desa, rkp=plan, number=0, perdes_number=plan.perdes_number, perdes_date=plan.perdes_date
    )


def as_before_the_perdes(rkp: RkpDesa) -> None:
    """Begin the next round where this one began."""
    Enactment.objects.all().delete()
    PlanEdition.objects.filter(rkp=rkp).delete()
    RkpDesa.objects.filter(pk=rkp.pk).update(
        status=PlanStatus.DRAFT, perdes_number="", perdes_date=None, lock=PlanLock.AGREED, locked_at=timezone.now()
    )
    PlanReview.objects.filter(rkp=rkp).update(state=ReviewState.AGREED, enacted_on=None)
