"""What the tests of review share: the national lists and a plan that nothing blocks."""

import pytest

from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from planning.models import RkpDesa
from tests.cast import Cast
from tests.review.making import ready_rkp


@pytest.fixture
def codes(db) -> None:
    """Bidang, kegiatan, satuan, sumber dana and SDGs as the application ships them."""
    load_kegiatan()
    load_short_lists()


@pytest.fixture
def rkp(cast: Cast, codes: None) -> RkpDesa:
    """Umeanyar's RKP Desa 2027 with five lines; no rule blocks it."""
    return ready_rkp(cast.sari, cast.villages.umeanyar)
