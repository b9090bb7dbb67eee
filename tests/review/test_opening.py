"""Opening parts of a locked plan: two persons, a reason, an end; and it closes by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.verdict import NotAllowed
from places.errors import DomainError
from planning.models import PlanOpening, RkpDesa, RkpKegiatan
from planning.open_parts import open_parts
from planning.reading import rkp_line_data
from planning.services.rkp_lines import update_rkp_line
from review.enums import RequestKind, ReviewState, SubmissionKind
from review.models import OpeningRequest, Submission
from review.services.agreeing import agree
from review.services.opening import LONGEST_UNLOCK, OpeningData, answer_opening, ask_opening, end_opening
from review.services.submitting import step_back
from tests.cast import Cast
from tests.review.making import agreement, case, line, recommended, went_on
from tests.review.making import version as version_of
from tests.review.states import LOCKED, NOTED, asked, in_days, returned


def change_target(cast: Cast, plan: RkpDesa, name: str) -> None:
    """Wati writes another target into a line."""
    row = RkpKegiatan.objects.with_children().get(pk=line(plan, name).pk)
    data = replace(rkp_line_data(row), target="Lebih banyak")
    update_rkp_line(by=cast.wati, line=row, version=row.version, data=data)


def may_write(plan: RkpDesa, name: str) -> bool:
    """Whether the line is open."""
    return open_parts(case(plan).plan).has_line(line(plan, name))


def test_a_returned_plan_has_only_the_noted_line_open(cast: Cast, rkp: RkpDesa) -> None:
    returned(rkp.desa)
    assert may_write(rkp, NOTED)
    assert not may_write(rkp, LOCKED)


def test_the_village_asks_for_a_further_line_and_the_officer_opens_it(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(returned(rkp.desa))
    assert request.kind == RequestKind.FURTHER
    answer_opening(by=cast.rina, request=request, granted=True)
    assert may_write(rkp, LOCKED)


def test_a_refusal_says_why_and_opens_nothing(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(returned(rkp.desa))
    with pytest.raises(DomainError, match="alasan penolakan"):
        answer_opening(by=cast.rina, request=request, granted=False)
    answer_opening(by=cast.rina, request=request, granted=False, reason="Di luar catatan.")
    request.refresh_from_db()
    assert (request.granted, request.answer_reason) == (False, "Di luar catatan.")
    assert not may_write(rkp, LOCKED)


def test_nobody_answers_his_own_request(cast: Cast, rkp: RkpDesa) -> None:
    """The kepala desa opens a plan that went on, but not when he asked as a member of the team himself."""
    request = asked(went_on(cast, rkp), by=cast.wati)
    cast.made.orang = cast.wati.orang
    with pytest.raises(NotAllowed, match="permintaannya sendiri"):
        answer_opening(by=cast.made, request=request, granted=True)


def test_the_village_does_not_open_a_recommended_plan_by_itself(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(recommended(cast, rkp))
    for member in (cast.sari, cast.made, cast.joko):
        with pytest.raises(NotAllowed):
            answer_opening(by=member, request=request, granted=True)
    answer_opening(by=cast.rina, request=request, granted=True)
    assert may_write(rkp, LOCKED)


def test_a_plan_that_went_on_is_opened_by_the_kepala_desa(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(went_on(cast, rkp))
    with pytest.raises(NotAllowed, match="tidak melalui pemeriksaan"):
        answer_opening(by=cast.rina, request=request, granted=True)
    answer_opening(by=cast.made, request=request, granted=True)
    assert may_write(rkp, LOCKED)


def test_an_unlock_closes_by_itself_when_its_day_has_passed(cast: Cast, rkp: RkpDesa) -> None:
    answer_opening(by=cast.made, request=asked(went_on(cast, rkp)), granted=True)
    PlanOpening.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert not may_write(rkp, LOCKED)


@pytest.mark.parametrize(
    ("days", "words"), [(None, "sampai kapan"), (-1, "sudah lewat"), (LONGEST_UNLOCK + 1, "paling lama")]
)
def test_an_unlock_has_an_end_that_is_near(cast: Cast, rkp: RkpDesa, days: int | None, words: str) -> None:
    went_on(cast, rkp)
    until = None if days is None else in_days(days)
    data = OpeningData(reason="Pagu berubah.", lines=(line(rkp, LOCKED).uid,), until=until)
    with pytest.raises(DomainError, match=words):
        ask_opening(by=cast.sari, plan=rkp, version=version_of(rkp), data=data)


@pytest.mark.parametrize("more", [{"reason": " "}, {"lines": ()}])
def test_a_request_names_a_reason_and_a_part(cast: Cast, rkp: RkpDesa, more: dict) -> None:
    returned(rkp.desa)
    data = OpeningData(**{"reason": "Pagu berubah.", "lines": (line(rkp, LOCKED).uid,)} | more)
    with pytest.raises(DomainError):
        ask_opening(by=cast.sari, plan=rkp, version=version_of(rkp), data=data)


def test_one_request_waits_at_a_time(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(returned(rkp.desa))
    with pytest.raises(DomainError, match="belum dijawab"):
        asked(rkp)
    end_opening(by=cast.sari, request=request)
    assert asked(rkp).pk != request.pk


def test_a_request_that_was_answered_is_not_answered_again(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(returned(rkp.desa))
    answer_opening(by=cast.rina, request=request, granted=True)
    with pytest.raises(DomainError, match="sudah dijawab"):
        answer_opening(by=cast.rina, request=request, granted=False, reason="Keliru.")


def test_the_bpd_agrees_to_nothing_that_can_still_change(cast: Cast, rkp: RkpDesa) -> None:
    answer_opening(by=cast.made, request=asked(went_on(cast, rkp)), granted=True)
    with pytest.raises(DomainError, match="masih terbuka"):
        agree(by=cast.joko, plan=rkp, version=version_of(rkp), data=agreement())


def test_what_an_unlock_changed_is_frozen_when_it_is_closed(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(went_on(cast, rkp))
    answer_opening(by=cast.made, request=request, granted=True)
    change_target(cast, rkp, LOCKED)
    frozen = end_opening(by=cast.sari, request=request)
    assert frozen is not None
    assert (frozen.kind, frozen.number) == (SubmissionKind.UNLOCKED, 2)
    assert not may_write(rkp, LOCKED)


def test_an_unlock_that_changed_nothing_leaves_no_round(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(went_on(cast, rkp))
    answer_opening(by=cast.made, request=request, granted=True)
    assert end_opening(by=cast.sari, request=request) is None
    assert Submission.objects.count() == 1


def test_the_next_move_freezes_what_an_expired_unlock_changed(cast: Cast, rkp: RkpDesa) -> None:
    """Nobody has to remember to close it."""
    request = asked(went_on(cast, rkp))
    answer_opening(by=cast.made, request=request, granted=True)
    change_target(cast, rkp, LOCKED)
    day = timezone.localdate() - timedelta(days=1)
    PlanOpening.objects.update(until=day)
    OpeningRequest.objects.update(until=day)
    agree(by=cast.joko, plan=rkp, version=version_of(rkp), data=agreement())
    assert Submission.objects.filter(kind=SubmissionKind.UNLOCKED).count() == 1
    assert case(rkp).state == ReviewState.AGREED


def test_stepping_back_ends_what_was_unlocked(cast: Cast, rkp: RkpDesa) -> None:
    request = asked(went_on(cast, rkp))
    answer_opening(by=cast.made, request=request, granted=True)
    step_back(by=cast.sari, plan=rkp, version=version_of(rkp), reason="Disusun ulang.")
    request.refresh_from_db()
    assert request.ended_at is not None
    assert not PlanOpening.objects.filter(closed_at=None).exists()
