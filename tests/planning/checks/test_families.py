"""How many families a line pays BLT to."""

from decimal import Decimal

import pytest

from planning.checks.rules.dana_desa_limits import families
from tests.planning.checks.building import rkp_line


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"volume": Decimal(40), "unit": "Keluarga"}, 40),
        ({"volume": Decimal("0.5"), "unit": "Keluarga"}, None),
        ({"volume": Decimal(0), "unit": "Keluarga"}, None),
        ({"volume": Decimal(12), "unit": "Bulan", "manfaat": "40 KPM"}, 40),
        ({"volume": None, "unit": "", "manfaat": "0 KPM"}, None),
    ],
)
def test_families_are_whole_and_counted_where_they_are_told(said, number):
    assert families(rkp_line(**{"manfaat": "", "name": "BLT"} | said)) == number
