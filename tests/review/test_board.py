"""The board: every village with where it stands, from what was frozen when it handed over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from musyawarah.enums import PlanKind
from places.enums import DesaKind
from planning.models import RkpBiaya, RkpDesa, RpjmDesa
from review.board.area import Area, year_in_hand
from review.board.progress import VillageRow, load_progress, village_rows, villages_with_state
from review.board.states import BoardState
from review.enums import ReviewState
from review.models import PlanReview, Submission
from review.services.reviewing import pause_clock
from review.services.submitting import withdraw_plan
from tests.cast import Cast, make_desa
from tests.review.examining import given_back, handed_in_again, noted
from tests.review.making import YEAR, enacted, ready_rkp, recommended, submitted, taken_up, version

TOTAL, LINES = 232_000_000, 5


def area(cast: Cast, kind: PlanKind = PlanKind.RKP, *, whole: bool = False) -> Area:
    """Seririt, or the whole of Buleleng."""
    kecamatan = cast.villages.umeanyar.kecamatan
    return Area(kecamatan.kabupaten, None if whole else kecamatan, kind, YEAR)


def rows(shown: Area, today: date | None = None) -> dict[str, VillageRow]:
    """What the board says of each village."""
    day = today or timezone.localdate()
    return {row.desa.name: row for row in village_rows(shown, list(villages_with_state(shown, day)), today=day)}


def counts(shown: Area, today: date | None = None):
    """The counts of the whole area."""
    return load_progress(shown, today=today or timezone.localdate()).whole


def test_every_village_that_plans_is_on_the_board_though_nothing_has_happened(cast: Cast) -> None:
    kelurahan = make_desa("51.08.02.1001", "Seririt", cast.villages.umeanyar.kecamatan)
    kelurahan.kind = DesaKind.KELURAHAN
    kelurahan.save()
    found = rows(area(cast))
    assert {name: row.state for name, row in found.items()} == dict.fromkeys(["Umeanyar", "Kalianget"], BoardState.NONE)
    assert counts(area(cast)).villages == counts(area(cast)).not_begun == 2


def test_a_submitted_plan_shows_round_holder_deadline_and_what_was_frozen(cast: Cast, rkp: RkpDesa) -> None:
    assert rows(area(cast))["Umeanyar"].state == BoardState.DRAFT
    submitted(cast, rkp)
    row = rows(area(cast))["Umeanyar"]
    assert (row.state, row.round, row.total, row.lines) == (BoardState.SUBMITTED, 1, TOTAL, LINES)
    assert (row.holder, row.since) == ("Kecamatan Seririt", timezone.localdate())
    assert row.due_on is not None and row.due_on > timezone.localdate()


def test_the_one_who_examines_is_named(cast: Cast, rkp: RkpDesa) -> None:
    taken_up(cast, rkp)
    row = rows(area(cast))["Umeanyar"]
    assert (row.state, row.holder) == (BoardState.IN_REVIEW, "Rina, Kecamatan Seririt")


def test_a_living_line_that_changes_afterwards_does_not_move_the_board(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    RkpBiaya.objects.update(amount=1)
    assert rows(area(cast))["Umeanyar"].total == TOTAL


def test_what_was_taken_back_unread_counts_no_longer(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    row = rows(area(cast))["Umeanyar"]
    assert (row.state, row.round, row.total) == (BoardState.DRAFT, None, None)


def test_a_second_round_takes_the_place_of_the_first(cast: Cast, rkp: RkpDesa) -> None:
    taken_up(cast, rkp)
    noted(cast, rkp)
    handed_in_again(cast, given_back(cast, rkp))
    assert rows(area(cast))["Umeanyar"].round == 2
    assert list(area(cast).last_rounds().values_list("number", flat=True)) == [2]


def test_a_plan_is_overdue_the_day_after_its_deadline_and_not_while_it_is_paused(cast: Cast, rkp: RkpDesa) -> None:
    taken_up(cast, rkp)
    due = PlanReview.objects.get().due_on
    assert counts(area(cast), due).overdue == 0
    late = rows(area(cast), due + timedelta(days=7))["Umeanyar"]
    assert counts(area(cast), due + timedelta(days=7)).overdue == 1
    assert late.days_over == 5
    pause_clock(by=cast.rina, plan=rkp, version=version(rkp), reason="Menunggu data pagu.")
    assert counts(area(cast), due + timedelta(days=7)).overdue == 0
    paused = rows(area(cast), due + timedelta(days=7))["Umeanyar"]
    assert (paused.days_over, paused.is_paused) == (0, True)


def test_a_perdes_ends_the_way_and_nobody_holds_the_plan_any_more(cast: Cast, rkp: RkpDesa) -> None:
    enacted(cast, rkp)
    row = rows(area(cast))["Umeanyar"]
    assert (row.state, row.holder, row.due_on) == (BoardState.ENACTED, "", None)
    assert counts(area(cast)).enacted == 1


def test_a_plan_enacted_before_the_application_is_enacted_without_a_review(cast: Cast, rkp: RkpDesa) -> None:
    RkpDesa.objects.filter(pk=rkp.pk).update(status="enacted", perdes_number="3", perdes_date=date(2026, 9, 1))
    row = rows(area(cast))["Umeanyar"]
    assert (row.state, row.since, row.review) == (BoardState.ENACTED, date(2026, 9, 1), None)


def test_states_and_kecamatan_add_up_to_the_villages(cast: Cast, rkp: RkpDesa) -> None:
    recommended(cast, rkp)
    submitted_elsewhere = ready_rkp(cast.bejo, cast.villages.kalianget)
    assert submitted_elsewhere.pk
    progress = load_progress(area(cast, whole=True), today=timezone.localdate())
    assert progress.whole.villages == 3
    assert {place.name: counted.villages for place, counted in progress.by_kecamatan} == {"Seririt": 2, "Banjar": 1}
    assert progress.whole.by_state == {BoardState.NONE: 1, ReviewState.DRAFT: 1, ReviewState.RECOMMENDED: 1}


def test_villages_are_late_once_the_deadline_of_the_perdes_has_passed(cast: Cast, rkp: RkpDesa) -> None:
    assert load_progress(area(cast), today=date(YEAR - 1, 9, 30)).late_villages == 0
    assert load_progress(area(cast), today=date(YEAR - 1, 10, 1)).late_villages == 2


def test_of_two_rpjm_that_hold_in_a_year_the_newer_is_shown(cast: Cast, rkp: RkpDesa) -> None:
    desa = cast.villages.umeanyar
    RpjmDesa.objects.create(desa=desa, first_year=YEAR, last_year=YEAR + 7)
    found = rows(area(cast, PlanKind.RPJM))
    assert found["Umeanyar"].plan.first_year == YEAR
    assert found["Umeanyar"].state == BoardState.DRAFT
    assert found["Kalianget"].state == BoardState.NONE


@pytest.mark.parametrize(("day", "year"), [(date(2026, 5, 31), 2026), (date(2026, 6, 1), 2027)])
def test_from_june_on_the_board_opens_on_the_next_year(day, year) -> None:
    assert year_in_hand(day) == year


def test_a_kecamatan_reads_its_own_villages_and_a_kabupaten_may_choose_one(cast: Cast, sign_in) -> None:
    address = reverse("review_board")
    own = sign_in(cast.rina).get(address).text
    assert "Kalianget" in own
    assert "Dencarik" not in own
    browser = sign_in(cast.dewi)
    assert "Dencarik" in browser.get(address).text
    chosen = browser.get(address, {"kecamatan": "51.08.04"}).text
    assert "Papan Kecamatan Banjar" in chosen
    assert "Kalianget" not in chosen


def test_another_kabupatens_kecamatan_is_as_absent_as_one_that_never_was(cast: Cast, sign_in) -> None:
    browser = sign_in(cast.dewi)
    for code in ("35.07.21", "99.99.99", "\0"):
        assert browser.get(reverse("review_board"), {"kecamatan": code}).status_code in (200, 404)
    assert browser.get(reverse("review_board"), {"kecamatan": "35.07.21"}).status_code == 404
    assert "Dencarik" not in sign_in(cast.rina).get(reverse("review_board"), {"kecamatan": "51.08.04"}).text


def test_a_village_is_told_where_its_own_plan_stands(cast: Cast, sign_in) -> None:
    response = sign_in(cast.sari).get(reverse("review_board"))
    assert response.status_code == 403
    assert "bagian Pengajuan" in response.text


def test_the_list_can_be_narrowed_to_a_state_and_to_what_is_overdue(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    submitted(cast, rkp)
    browser, address = sign_in(cast.rina), reverse("review_board")
    listed = {"tahun": YEAR, "keadaan": "submitted"}
    assert [row.desa.name for row in browser.get(address, listed).context["rows"]] == ["Umeanyar"]
    listed["keadaan"] = "terlambat"
    assert browser.get(address, listed).context["rows"] == []
    PlanReview.objects.update(due_on=timezone.localdate() - timedelta(days=10))
    page = browser.get(address, listed)
    assert [row.desa.name for row in page.context["rows"]] == ["Umeanyar"]
    assert "1 rencana terlambat diperiksa" in page.text


def test_nonsense_in_the_address_is_as_if_it_had_not_been_said(cast: Cast, sign_in) -> None:
    browser = sign_in(cast.rina)
    for query in ({"tahun": "abc"}, {"tahun": "1"}, {"rencana": "x"}, {"keadaan": "x"}, {"page": "x"}):
        assert browser.get(reverse("review_board"), query).status_code == 200


def test_the_home_of_an_officer_says_what_waits_for_his_office(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    submitted(cast, rkp)
    work = sign_in(cast.rina).get("/").context["work"]
    assert (work.waiting, work.mine, work.overdue) == (1, 0, 0)
    assert sign_in(cast.dewi).get("/").context["work"].waiting == 0
    PlanReview.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    assert sign_in(cast.rina).get("/").context["work"].overdue == 1
    assert Submission.objects.count() == 1


def test_an_office_that_only_looks_on_finds_the_board_in_its_menu(cast: Cast, sign_in) -> None:
    assert reverse("review_board") in sign_in(cast.of(Role.INSPEKTORAT)).get("/").text
    assert reverse("review_board") not in sign_in(cast.sari).get("/").text
