"""UU 3/2024 makes six years of an enacted plan eight: a Perubahan on ground B, and on no other."""

import pytest

from accounts.verdict import NotAllowed
from planning.editions import compare_change, issued_in
from planning.enums import PlanStatus
from planning.models import RpjmDesa
from planning.services.changes import withdraw_change
from planning.services.rpjm import extend_rpjm
from reporting.issued import payload_of
from tests.planning.changing import enact, enacted_rpjm, new_law, opened


@pytest.fixture
def rpjm(cast, codes) -> RpjmDesa:
    """Umeanyar's enacted plan of 2021-2026."""
    return enacted_rpjm(cast)


def test_six_years_become_eight_by_a_change_of_policy(cast, rpjm):
    change = opened(cast, rpjm, new_law())
    rpjm.refresh_from_db()
    extend_rpjm(by=cast.sari, rpjm=rpjm, version=rpjm.version, last_year=2028, reason="UU Nomor 3 Tahun 2024")
    found = compare_change(change)
    assert (found.lines_are_same, found.period_changed) == (True, True)
    edition = enact(cast, change)
    document = payload_of(issued_in(edition)["semula-menjadi-rpjm"])
    assert "Periode semula 2021–2026, menjadi 2021–2028." in document.notes
    assert document.title[1] == "TAHUN 2021 S.D. 2028"


def test_an_event_is_no_ground_for_a_longer_period(cast, rpjm):
    opened(cast, rpjm)
    rpjm.refresh_from_db()
    with pytest.raises(NotAllowed, match="UU Nomor 3 Tahun 2024"):
        extend_rpjm(by=cast.sari, rpjm=rpjm, version=rpjm.version, last_year=2028, reason="Banjir")


def test_withdrawing_takes_empty_added_years_back(cast, rpjm):
    change = opened(cast, rpjm, new_law())
    rpjm.refresh_from_db()
    extend_rpjm(by=cast.sari, rpjm=rpjm, version=rpjm.version, last_year=2028, reason="UU Nomor 3 Tahun 2024")
    withdraw_change(by=cast.sari, change=change, version=change.version)
    rpjm.refresh_from_db()
    assert (rpjm.last_year, rpjm.status) == (2026, PlanStatus.ENACTED)
