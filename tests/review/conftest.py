"""What the tests of review share: the national lists and a plan that nothing blocks."""

import pytest

from planning.models import RkpDesa
from tests.cast import Cast
from tests.national_lists import load_national_lists
from tests.papers import drawn_once
from tests.review.making import ready_rkp


@pytest.fixture
def codes(db) -> None:
    """Bidang, kegiatan, satuan, sumber dana and SDGs as the application ships them."""
    load_national_lists()


@pytest.fixture
def rkp(cast: Cast, codes: None) -> RkpDesa:
    """Umeanyar's RKP Desa 2027 with five lines; no rule blocks it, and nobody looks at the papers of its RPJM Desa."""
    with drawn_once():
        return ready_rkp(cast.sari, cast.villages.umeanyar)
