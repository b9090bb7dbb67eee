"""Writing and proposing a rundown: it stays inside the session's days, and nothing of another place gets in."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from tests.random_cases import cases
from tests.training.making import TRAINED_ON, hold, make_program, make_session
from training.models import Speaker, TrainingModule
from training.services.items import save_items
from training.session_data import SessionItemData
from training.usual_items import Clock


def item(title: str = "Pembukaan", **fields) -> SessionItemData:
    usual = {"held_on": TRAINED_ON, "starts_at": time(8), "ends_at": time(9), "title": title}
    return SessionItemData(**{**usual, **fields})


@pytest.fixture
def session(cast):
    return make_session(make_program(cast.villages.umeanyar))


def test_a_rundown_is_written_as_a_whole(cast, session):
    save_items(
        by=cast.sari, session=session, version=1, items=[item(), item("Penutup", starts_at=time(15), ends_at=time(16))]
    )
    save_items(by=cast.sari, session=session, version=2, items=[item("  Doa   bersama ")])
    assert [one.title for one in session.item_set.all()] == ["Doa bersama"]
    with pytest.raises(StaleVersion):
        save_items(by=cast.sari, session=session, version=2, items=[])


@pytest.mark.parametrize(
    "odd",
    [
        {"title": "  "},
        {"title": "a" * 201},
        {"held_on": TRAINED_ON + timedelta(days=1)},
        {"ends_at": time(8)},
        {"hours": 25},
    ],
)
def test_an_item_that_cannot_be_is_refused(cast, session, odd):
    with pytest.raises(DomainError):
        save_items(by=cast.sari, session=session, version=1, items=[item(**odd)])
    assert not session.item_set.exists()


def test_speakers_and_modules_of_another_place_do_not_get_in(cast, session):
    bejo = Speaker.objects.create(name="Bejo", desa=cast.villages.kalianget)
    module = TrainingModule.objects.create(title="Modul tetangga", desa=cast.villages.kalianget)
    for foreign in ({"speaker": bejo}, {"module": module}):
        with pytest.raises(DomainError):
            save_items(by=cast.sari, session=session, version=1, items=[item(**foreign)])


def test_a_shipped_module_is_everybodys(cast, session):
    module = TrainingModule.objects.create(title="RPJM Desa", hours=4)
    save_items(by=cast.sari, session=session, version=1, items=[item(module=module, hours=4)])
    assert session.item_set.get().module == module


def test_the_rundown_of_a_held_session_stays(cast, session):
    hold(session)
    with pytest.raises(NotAllowed):
        save_items(by=cast.sari, session=session, version=1, items=[])


@cases(200)
@given(
    days=st.integers(1, 4),
    start=st.integers(6, 12),
    length=st.integers(2, 10),
    lessons=st.lists(st.integers(1, 12), max_size=12),
)
def test_a_proposed_rundown_never_overlaps_and_never_leaves_its_days(days, start, length, lessons):
    all_days = [date(2026, 3, 9) + timedelta(days=at) for at in range(days)]
    first, last = time(start), time(min(start + length, 22))
    clock = Clock(all_days, first, last)
    for number, hours in enumerate(lessons):
        clock.put(f"Acara {number}", timedelta(minutes=45 * hours))
    spans = [(one.held_on, one.starts_at, one.ends_at) for one in clock.items]
    assert all(day in all_days and first <= begin < end <= last for day, begin, end in spans)
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(spans))
