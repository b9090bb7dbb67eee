"""What the tests of planning share: the national lists, Umeanyar's draft plan, and lines written by the service."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.services.lines import create_line
from planning.services.rkp import create_rkp
from planning.services.rpjm import create_rpjm
from tests.cast import Cast
from tests.national_lists import load_national_lists
from tests.planning.making import line_data
from tests.planning.making_data import make_rkp_line

AddLine = Callable[..., RpjmKegiatan]


@pytest.fixture
def codes(db) -> None:
    """Bidang, kegiatan, satuan, sumber dana and SDGs as the application ships them."""
    load_national_lists()


@pytest.fixture
def rpjm(cast: Cast, codes: None) -> RpjmDesa:
    """Umeanyar's draft for 2027-2034, still without lines."""
    return create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)


@pytest.fixture
def neighbours_rpjm(cast: Cast, codes: None) -> RpjmDesa:
    """Kalianget's draft for 2027-2034."""
    return create_rpjm(by=cast.bejo, desa=cast.villages.kalianget, first_year=2027, last_year=2034)


@pytest.fixture
def add_line(cast: Cast, rpjm: RpjmDesa) -> AddLine:
    """Give a function that adds a line as Sari does: `add_line("Jalan", costs={2027: {"DDS": 5_000}})`."""

    def add(name: str = "Jalan usaha tani", **values: Any) -> RpjmKegiatan:
        return create_line(by=cast.sari, rpjm=rpjm, data=line_data(name, **values))

    return add


@pytest.fixture
def neighbours_line(cast: Cast, neighbours_rpjm: RpjmDesa) -> RpjmKegiatan:
    """A line of Kalianget's plan, written by Bejo."""
    data = line_data("Talud Kalianget", costs={2027: {"DDS": 7_000_000}})
    return create_line(by=cast.bejo, rpjm=neighbours_rpjm, data=data)


@pytest.fixture
def rkp(cast: Cast, rpjm: RpjmDesa) -> RkpDesa:
    """Umeanyar's draft for 2028 under its RPJM Desa, still without lines."""
    return create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2028)


@pytest.fixture
def neighbours_rkp_line(cast: Cast, neighbours_rpjm: RpjmDesa) -> RkpKegiatan:
    """A line of Kalianget's plan for 2028, written by Bejo."""
    rkp = create_rkp(by=cast.bejo, desa=cast.villages.kalianget, year=2028)
    return make_rkp_line(cast.bejo, rkp, "Talud Kalianget", costs={"DDS": 7_000_000})
