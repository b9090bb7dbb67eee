"""Writing lines: add, change, delete and restore, move."""

from decimal import Decimal

import pytest

from accounts.models import Act
from places.errors import DomainError, StaleVersion
from places.models import RukunTetangga
from planning.line_data import PlaceData
from planning.models import RpjmBiaya, RpjmKegiatan, RpjmTahun
from planning.reading import line_data as stored_data
from planning.services.lines import create_line, delete_line, move_line, restore_line, update_line
from tests.planning.making import changed, costs_of, fresh, line_data


def order(rpjm) -> list[str]:
    return [line.name for line in rpjm.line_set.alive().in_print_order()]


def test_a_new_line_stands_under_its_code_with_years_and_costs(rpjm, add_line):
    line = add_line("Jalan usaha tani", costs={2027: {"DDS": 120_000_000, "ADD": 30_000_000}, 2029: {}})
    assert (line.bidang.code, line.sub_bidang.code, line.kegiatan.code) == ("2", "2.3", "2.3.10")
    assert (line.desa_id, line.version, line.deleted_at) == (rpjm.desa_id, 1, None)
    assert costs_of(line) == {2027: {"DDS": 120_000_000, "ADD": 30_000_000}, 2029: {}}


def test_a_line_without_a_code_stands_under_its_bidang(add_line):
    line = add_line("Usulan yang belum diberi kode", code=None, bidang="4")
    assert (line.bidang.code, line.sub_bidang, line.kegiatan) == ("4", None, None)


def test_everything_that_was_written_is_read_back(cast, rpjm, add_line):
    first, second = cast.villages.umeanyar.dusun_set.all()
    rt = RukunTetangga.objects.create(dusun=second, rw="01", rt="03")
    data = line_data(
        "Talud",
        costs={2027: {"DDS": 1_000_000, None: 500}},
        places=(PlaceData(first), PlaceData(second, rt)),
        volume=Decimal("12.5"),
        manfaat="Petani",
        manfaat_l=3,
        manfaat_p=4,
        manfaat_rtm=2,
        data_eksisting="tanah",
        sdgs=(9, 1),
        tags=("pktd",),
        latitude=Decimal("-8.123456"),
        longitude=Decimal("114.9"),
        location_text="tepi subak",
        is_code_confirmed=False,
        origin="musdus",
        pola="pihak_ketiga",
    )
    stored = stored_data(fresh(create_line(by=cast.sari, rpjm=rpjm, data=data)))
    assert stored.sdgs == (1, 9)
    for name in set(data.__dataclass_fields__) - {"sdgs", "bidang"}:
        assert getattr(stored, name) == getattr(data, name), name


def test_a_candidate_source_is_kept_beside_the_amount_that_is_not_split(add_line):
    line = add_line(costs={2028: {"DDS": None, "ADD": None, None: 75_000_000}})
    assert costs_of(line) == {2028: {"DDS": None, "ADD": None, None: 75_000_000}}


def test_changing_a_line_writes_only_what_differs(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1_000}, 2028: {"DDS": 2_000}})
    kept = RpjmTahun.objects.get(line=line, year=2028)
    data = line_data("Jalan poros", costs={2028: {"DDS": 2_000, "ADD": 5}, 2030: {"PAD": 1}})
    update_line(by=cast.wati, line=line, version=1, data=data)
    assert costs_of(line) == {2028: {"DDS": 2_000, "ADD": 5}, 2030: {"PAD": 1}}
    assert fresh(line).name == "Jalan poros"
    assert RpjmTahun.objects.get(line=line, year=2028).pk == kept.pk
    assert RpjmTahun.history.filter(id=kept.pk).count() == 1
    assert RpjmBiaya.history.filter(tahun_id=kept.pk, sumber__code="DDS").count() == 1


def test_changing_a_line_keeps_its_identity_and_counts_its_versions(cast, add_line):
    line = add_line()
    after = update_line(by=cast.sari, line=line, version=1, data=changed(line, name="Lain"))
    assert (after.uid, after.version) == (line.uid, 2)


def test_a_stale_version_writes_nothing(cast, add_line):
    line = add_line(costs={2027: {"DDS": 1_000}})
    update_line(by=cast.wati, line=line, version=1, data=changed(line, name="Dari Wati"))
    acts, rows = Act.objects.count(), RpjmBiaya.history.count()
    with pytest.raises(StaleVersion):
        update_line(
            by=cast.sari, line=line, version=1, data=line_data("Dari Sari", costs={2027: {"DDS": 9_000}, 2028: {}})
        )
    with pytest.raises(StaleVersion):
        delete_line(by=cast.sari, line=line, version=1)
    assert (fresh(line).name, fresh(line).version, costs_of(line)) == ("Dari Wati", 2, {2027: {"DDS": 1_000}})
    assert (Act.objects.count(), RpjmBiaya.history.count()) == (acts, rows)


def test_a_deleted_line_leaves_the_plan_and_comes_back_with_everything_on_it(cast, rpjm, add_line):
    line = add_line(costs={2027: {"DDS": 1_000}})
    before = stored_data(fresh(line))
    delete_line(by=cast.sari, line=line, version=1)
    assert list(rpjm.line_set.alive()) == []
    restored = restore_line(by=cast.wati, line=line)
    assert (list(rpjm.line_set.alive()), restored.version) == ([line], 3)
    assert stored_data(fresh(line)) == before


def test_restoring_a_living_line_changes_nothing(cast, add_line):
    line = add_line()
    acts = Act.objects.count()
    assert restore_line(by=cast.sari, line=line).version == 1
    assert Act.objects.count() == acts


@pytest.mark.parametrize("act", ["update", "delete", "move"])
def test_a_deleted_line_takes_no_other_act(cast, add_line, act):
    line = add_line()
    delete_line(by=cast.sari, line=line, version=1)
    with pytest.raises(DomainError, match="sudah dihapus"):
        match act:
            case "update":
                update_line(by=cast.sari, line=line, version=2, data=line_data())
            case "delete":
                delete_line(by=cast.sari, line=line, version=2)
            case "move":
                move_line(by=cast.sari, line=line, step=1)


def test_lines_are_ordered_by_code_and_then_as_they_came(rpjm, add_line):
    add_line("Tanpa kode", code=None, bidang="2")
    for name, code in [("Kedua", "2.3.11"), ("Ketiga", "2.3.10"), ("Pertama", "1.1.01"), ("Keempat", "2.4.01")]:
        add_line(name, code=code)
    assert order(rpjm) == ["Pertama", "Kedua", "Ketiga", "Keempat", "Tanpa kode"]


def test_a_line_moves_by_one_place_within_its_sub_bidang(cast, rpjm, add_line):
    first, _, third = (add_line(name) for name in ("A", "B", "C"))
    other = add_line("D", code="2.4.01")
    move_line(by=cast.sari, line=third, step=-1)
    assert order(rpjm) == ["A", "C", "B", "D"]
    move_line(by=cast.sari, line=first, step=1)
    assert order(rpjm) == ["C", "A", "B", "D"]
    for line, step in ((third, -1), (other, 1), (other, -1)):
        move_line(by=cast.sari, line=line, step=step)
    assert order(rpjm) == ["C", "A", "B", "D"]


def test_moving_a_line_disturbs_nobody_who_is_editing(cast, add_line):
    first, second = add_line("A"), add_line("B")
    move_line(by=cast.sari, line=second, step=-1)
    after = update_line(by=cast.wati, line=first, version=1, data=changed(first, name="A oleh Wati"))
    assert after.version == 2


def test_a_deleted_neighbour_is_no_step_of_the_way(cast, rpjm, add_line):
    _, second, third = (add_line(name) for name in ("A", "B", "C"))
    delete_line(by=cast.sari, line=second, version=1)
    move_line(by=cast.sari, line=third, step=-1)
    assert order(rpjm) == ["C", "A"]


def test_a_line_that_changes_its_sub_bidang_goes_to_the_end_of_the_new_one(cast, rpjm, add_line):
    moving = add_line("Pindah", code="2.3.10")
    add_line("Lama", code="2.4.01")
    data = line_data("Pindah", code="2.4.02")
    update_line(by=cast.sari, line=moving, version=1, data=data)
    assert order(rpjm) == ["Lama", "Pindah"]


def test_the_origin_of_a_line_from_before_the_application_stays(cast, add_line):
    line = add_line(origin="before_app")
    with pytest.raises(DomainError, match="Asal kegiatan"):
        update_line(by=cast.sari, line=line, version=1, data=changed(line, origin="musdes"))
    assert RpjmKegiatan.objects.get(pk=line.pk).origin == "before_app"
