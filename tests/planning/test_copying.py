"""Copying a year of a line over other years, and a line to a new one."""

import pytest

from accounts.models import Act
from places.errors import DomainError, StaleVersion
from planning.line_data import PlaceData
from planning.models import RpjmKegiatan
from planning.reading import line_data as stored_data
from planning.services.copying import copy_line, copy_year
from tests.planning.making import costs_of, fresh


def test_a_year_is_copied_over_other_years_and_the_rest_stays(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1_000, "ADD": 5}, 2028: {"PAD": 7}, 2029: {"DDS": None, None: 3}})
    after = copy_year(by=cast.sari, line=line, version=1, source=2027, targets=[2034, 2028, 2028])
    year = {"DDS": 1_000, "ADD": 5}
    assert costs_of(line) == {2027: year, 2028: year, 2029: {"DDS": None, None: 3}, 2034: year}
    assert after.version == 2


def test_copying_a_year_onto_itself_changes_nothing_in_it(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1_000}})
    copy_year(by=cast.sari, line=line, version=1, source=2027, targets=[2027])
    assert costs_of(line) == {2027: {"DDS": 1_000}}


@pytest.mark.parametrize(
    ("source", "targets", "match"),
    [
        (2030, [2028], "belum diisi"),
        (2027, [], "sedikitnya satu tahun"),
        (2027, [2035], "di luar periode"),
        (2027, [999_999_999], "di luar periode"),
    ],
)
def test_a_copy_from_nothing_or_to_nowhere_is_refused(cast, add_line, source, targets, match):
    line = add_line(costs={2027: {"DDS": 1_000}})
    with pytest.raises(DomainError, match=match):
        copy_year(by=cast.sari, line=line, version=1, source=source, targets=targets)
    assert (costs_of(line), fresh(line).version) == ({2027: {"DDS": 1_000}}, 1)


def test_a_stale_version_copies_no_year(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1_000}})
    copy_year(by=cast.wati, line=line, version=1, source=2027, targets=[2028])
    with pytest.raises(StaleVersion):
        copy_year(by=cast.sari, line=line, version=1, source=2027, targets=[2029])
    assert set(costs_of(line)) == {2027, 2028}


def test_a_copied_line_has_the_same_content_and_an_identity_of_its_own(cast, add_line):
    places = (PlaceData(cast.villages.umeanyar.dusun_set.first()),)
    line = add_line("Talud", costs={2027: {"DDS": 1_000}, 2028: {None: 5, "ADD": None}}, places=places, sdgs=(3,))
    copy = copy_line(by=cast.sari, line=line)
    before, after = stored_data(fresh(line)), stored_data(fresh(copy))
    assert (copy.uid != line.uid, copy.version, after.name) == (True, 1, "Talud (salinan)")
    for name in set(before.__dataclass_fields__) - {"name"}:
        assert getattr(after, name) == getattr(before, name), name
    assert list(RpjmKegiatan.objects.in_print_order()) == [line, copy]
    assert Act.objects.first().verb == "create_line"


def test_a_copy_of_a_line_with_the_longest_name_still_fits(cast, add_line):
    copy = copy_line(by=cast.sari, line=add_line("N" * 300))
    assert len(copy.name) <= 300
    assert copy.name.endswith("(salinan)")
