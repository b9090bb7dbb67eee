"""The board's calendar: musdes and musrenbang of the area by month and day."""

from datetime import date

import pytest
from django.urls import reverse

from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from review.board.area import Area
from review.board.meetings import Month, meetings_on, month_of, months_of, neighbours, weeks_of
from tests.cast import Cast
from tests.musyawarah.making import make_musyawarah

KIND, STATUS = MusyawarahKind, MusyawarahStatus
JUNE = Month(2026, 6)


@pytest.fixture
def seririt(cast: Cast) -> Area:
    """Seririt with a musdes held and a musrenbang planned, and what does not belong on its calendar."""
    kecamatan = cast.villages.umeanyar.kecamatan
    make_musyawarah(cast, KIND.MUSDES_PERENCANAAN, held_on=date(2026, 6, 10), status=STATUS.CLOSED)
    make_musyawarah(cast, KIND.MUSRENBANG, held_on=date(2026, 6, 12), desa=cast.villages.kalianget)
    make_musyawarah(cast, KIND.MUSDUS, held_on=date(2026, 6, 11))
    make_musyawarah(cast, KIND.MUSRENBANG, held_on=date(2026, 6, 13), desa=cast.villages.dencarik)
    make_musyawarah(
        cast, KIND.MUSRENBANG, held_on=date(2026, 6, 14), status=STATUS.CANCELLED, cancelled_reason="Banjir"
    )
    return Area(kecamatan.kabupaten, kecamatan, PlanKind.RKP, 2027)


def test_a_month_counts_what_was_held_and_what_is_planned(seririt: Area) -> None:
    june = months_of(seririt, 2026)[5]
    assert (june.title, june.held, june.planned) == ("Juni 2026", 1, 1)
    assert sum(month.meetings for month in months_of(seririt, 2026)) == 2
    assert sum(month.meetings for month in months_of(seririt, 2027)) == 0


def test_the_sheet_of_a_month_begins_on_monday_and_holds_every_day(seririt: Area) -> None:
    weeks = weeks_of(seririt, JUNE)
    assert weeks[0][0].number == 1  # 1 June 2026 is a Monday
    days = [day for week in weeks for day in week if day.number]
    assert [day.number for day in days] == list(range(1, 31))
    assert [(day.number, day.held, day.planned) for day in days if day.meetings] == [(10, 1, 0), (12, 0, 1)]


def test_the_list_can_be_narrowed_to_a_day_and_to_a_kind(seririt: Area) -> None:
    assert [one.held_on.day for one in meetings_on(seririt, JUNE)] == [10, 12]
    assert [one.held_on.day for one in meetings_on(seririt, JUNE, day=12)] == [12]
    assert [one.held_on.day for one in meetings_on(seririt, JUNE, kind=KIND.MUSDES_PERENCANAAN)] == [10]


@pytest.mark.parametrize("typed", [None, "", "2026", "2026-13", "2026-6", "abcd-ef", "1999-12", "2026-06-01", "\0"])
def test_nonsense_is_the_month_of_today(typed) -> None:
    assert month_of(typed, date(2026, 11, 22)).key == "2026-11"


def test_the_neighbours_of_january_and_december_lie_in_other_years() -> None:
    assert [month.key for month in neighbours(Month(2026, 1))] == ["2025-12", "2026-02"]
    assert [month.key for month in neighbours(Month(2026, 12))] == ["2026-11", "2027-01"]


def test_the_page_shows_the_meetings_of_the_readers_own_area(cast: Cast, seririt: Area, sign_in) -> None:
    address, june = reverse("review_board_calendar"), {"bulan": "2026-06"}
    own = sign_in(cast.rina).get(address, june)
    assert [one.desa.name for one in own.context["page"]] == ["Umeanyar", "Kalianget"]
    whole = sign_in(cast.dewi).get(address, june)
    assert [one.desa.name for one in whole.context["page"]] == ["Umeanyar", "Kalianget", "Dencarik"]
    day = sign_in(cast.rina).get(address, june | {"hari": "10"})
    assert [one.desa.name for one in day.context["page"]] == ["Umeanyar"]
    assert sign_in(cast.rina).get(address, june | {"hari": "31"}).status_code == 200
