"""A Perubahan names the decision of the musrenbang perubahan, and compares the decisions behind each line."""

from datetime import date

import pytest

from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahKind, MusyawarahStatus
from places.errors import DomainError
from planning.change_data import ChangeData
from planning.editions import compare_change
from planning.models import RpjmKegiatan
from planning.services.changes import edit_change, open_change
from planning.services.origins import link_decision
from tests.musyawarah.making import make_keputusan, make_musyawarah
from tests.planning.changing import enacted_rpjm, flood


@pytest.fixture
def rpjm(cast, codes):
    """Umeanyar's enacted plan of 2021-2026."""
    return enacted_rpjm(cast)


@pytest.fixture
def ground(cast):
    """What a closed musrenbang perubahan agreed to be the ground of the change."""
    meeting = make_musyawarah(
        cast, MusyawarahKind.MUSRENBANG_PERUBAHAN, status=MusyawarahStatus.CLOSED, held_on=date(2023, 1, 10)
    )
    return make_keputusan(meeting, subject=DecisionSubject.CHANGE_GROUND, text="Banjir merusak jalan")


def test_the_change_names_its_decision_and_shows_it(cast, sign_in, rpjm, ground):
    change = open_change(by=cast.sari, plan=rpjm, data=flood(keputusan=ground))
    assert change.keputusan == ground
    browser = sign_in(cast.sari)
    assert "Musrenbang perubahan</a>, 10 Januari 2023" in browser.get(change.get_absolute_url()).content.decode()
    form = browser.get(f"/perubahan/{change.uid}/dasar/").content.decode()
    assert "Banjir merusak jalan" in form
    edit_change(by=cast.sari, change=change, version=1, data=flood())
    change.refresh_from_db()
    assert change.keputusan is None


@pytest.mark.parametrize(
    "odd",
    [
        {"subject": DecisionSubject.OTHER},
        {"outcome": DecisionOutcome.DEFERRED},
    ],
)
def test_no_other_decision_is_the_ground_of_a_change(cast, rpjm, ground, odd):
    other = make_keputusan(ground.musyawarah, **{"subject": DecisionSubject.CHANGE_GROUND} | odd)
    with pytest.raises(DomainError) as refusal:
        open_change(by=cast.sari, plan=rpjm, data=flood(keputusan=other))
    assert refusal.value.field == "keputusan"


def test_the_decision_of_another_meeting_or_village_is_refused(cast, rpjm):
    musdes = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    kind, kalianget = MusyawarahKind.MUSRENBANG_PERUBAHAN, cast.villages.kalianget
    theirs = make_musyawarah(cast, kind, desa=kalianget, status=MusyawarahStatus.CLOSED)
    for meeting in (musdes, theirs):
        decision = make_keputusan(meeting, subject=DecisionSubject.CHANGE_GROUND)
        with pytest.raises(DomainError, match="bukan dasar perubahan"):
            open_change(by=cast.sari, plan=rpjm, data=flood(keputusan=decision))


def test_linking_a_decision_to_a_line_is_a_change_of_that_line(cast, rpjm, ground):
    data: ChangeData = flood(keputusan=ground)
    change = open_change(by=cast.sari, plan=rpjm, data=data)
    line = RpjmKegiatan.objects.get(rpjm=rpjm, name="Rabat beton")
    link_decision(by=cast.sari, line=line, keputusan=ground)
    (changed,) = compare_change(change).differing
    assert changed.name == "Rabat beton"
    assert [(cell.key, cell.after) for cell in changed.cells] == [
        ("keputusan", "Musrenbang perubahan 10 Januari 2023 nomor 1")
    ]
