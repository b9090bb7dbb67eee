"""What no line may say, and who may not write it."""

from decimal import Decimal

import pytest
from django.db import transaction

from accounts.enums import VILLAGE_EDITORS, Role
from accounts.models import Act
from accounts.verdict import NotAllowed
from codes.models import Kegiatan, Satuan, SubBidang
from places.errors import DomainError
from places.models import RukunTetangga
from planning.line_data import PlaceData, YearData
from planning.models import RpjmKegiatan
from planning.services.copying import copy_line, copy_year
from planning.services.lines import create_line, delete_line, move_line, restore_line, update_line
from planning.services.rpjm import create_rpjm, record_enactment
from planning.services.units import add_unit
from planning.services.visi_misi import Node, write_tree
from tests.planning.making import changed, line_data, year_data

READERS = [role for role in Role if role not in VILLAGE_EDITORS]


def every_act(by, line) -> dict:
    """All acts on a line and its plan that ask who you are."""
    return {
        "create": lambda: create_line(by=by, rpjm=line.rpjm, data=line_data()),
        "update": lambda: update_line(by=by, line=line, version=1, data=changed(line, name="Lain")),
        "delete": lambda: delete_line(by=by, line=line, version=1),
        "restore": lambda: restore_line(by=by, line=line),
        "move": lambda: move_line(by=by, line=line, step=1),
        "copy": lambda: copy_line(by=by, line=line),
        "copy_year": lambda: copy_year(by=by, line=line, version=1, source=2027, targets=[2028]),
    }


def assert_all_denied(by, line) -> None:
    lines, acts = RpjmKegiatan.objects.count(), Act.objects.count()
    for name, act in every_act(by, line).items():
        with pytest.raises(NotAllowed), transaction.atomic():
            act()
            pytest.fail(f"{name} was done")
    assert (RpjmKegiatan.objects.count(), Act.objects.count()) == (lines, acts)


def assert_refused(cast, rpjm, *, field: str, match: str, **values) -> None:
    """Neither a new line nor a change of one may say this; nothing is written."""
    line = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Benar"))
    acts = Act.objects.count()
    data = changed(line, **values)
    for act in (
        lambda: create_line(by=cast.sari, rpjm=rpjm, data=data),
        lambda: update_line(by=cast.sari, line=line, version=1, data=data),
    ):
        with pytest.raises(DomainError, match=match) as refusal, transaction.atomic():
            act()
        assert refusal.value.field == field
    assert Act.objects.count() == acts
    assert [line.version for line in RpjmKegiatan.objects.all()] == [1]


@pytest.mark.parametrize("role", sorted(VILLAGE_EDITORS))
def test_those_who_write_the_plan_may_do_everything(cast, add_line, role):
    for act in every_act(cast.of(role), add_line(costs={2027: {}})).values():
        with transaction.atomic():
            act()
            transaction.set_rollback(True)


@pytest.mark.parametrize("role", READERS)
def test_who_only_reads_the_plan_writes_nothing(cast, add_line, role):
    assert_all_denied(cast.of(role), add_line())


def test_the_secretary_of_another_village_writes_nothing(cast, add_line):
    assert_all_denied(cast.bejo, add_line())


def test_an_enacted_plan_is_locked(cast, codes):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026, is_before_app=True)
    line = create_line(by=cast.sari, rpjm=rpjm, data=line_data(costs={2021: {"DDS": 1}}))
    record_enactment(by=cast.sari, rpjm=rpjm, version=1, perdes_number="3 Tahun 2020", perdes_date="2020-12-30")
    line.refresh_from_db()
    assert_all_denied(cast.sari, line)


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_line_needs_a_name(cast, rpjm, name):
    assert_refused(cast, rpjm, field="name", match="nama kegiatan", name=name)


def test_a_line_needs_a_code_or_a_bidang(cast, rpjm):
    assert_refused(cast, rpjm, field="kegiatan", match="Pilih kode", kegiatan=None, bidang=None)


def test_the_code_of_another_kabupaten_is_refused(cast, rpjm):
    foreign = Kegiatan.objects.create(
        code="2.3.91",
        name="Embung",
        sub_bidang=SubBidang.objects.get(code="2.3"),
        kabupaten=cast.villages.pandanlandung.kabupaten,
    )
    assert_refused(cast, rpjm, field="kegiatan", match="kabupaten lain", kegiatan=foreign)


def test_the_code_of_the_own_kabupaten_is_taken(cast, rpjm):
    own = Kegiatan.objects.create(
        code="2.3.91",
        name="Telabah",
        sub_bidang=SubBidang.objects.get(code="2.3"),
        kabupaten=cast.villages.umeanyar.kabupaten,
    )
    line = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Telabah"))
    assert update_line(by=cast.sari, line=line, version=1, data=changed(line, kegiatan=own)).kegiatan == own


def test_the_unit_of_another_kabupaten_is_refused(cast, rpjm):
    foreign = Satuan.objects.create(name="sak", kabupaten=cast.villages.pandanlandung.kabupaten)
    assert_refused(cast, rpjm, field="unit", match="kabupaten lain", unit=foreign, volume=Decimal(1))


def test_the_dusun_of_another_village_is_refused(cast, rpjm):
    foreign = cast.villages.kalianget.dusun_set.get()
    own = cast.villages.umeanyar.dusun_set.first()
    for dusun in ((foreign,), (own, foreign)):
        with transaction.atomic():
            places = tuple(map(PlaceData, dusun))
            assert_refused(cast, rpjm, field="places", match="bukan milik desa", location_kind="places", places=places)
            transaction.set_rollback(True)


def test_an_rt_that_lies_elsewhere_is_refused(cast, rpjm):
    own, sibling = cast.villages.umeanyar.dusun_set.all()
    for dusun in (sibling, cast.villages.kalianget.dusun_set.get()):
        elsewhere = RukunTetangga.objects.create(dusun=dusun, rw="01", rt="01")
        with transaction.atomic():
            places = (PlaceData(own, elsewhere),)
            assert_refused(cast, rpjm, field="places", match="bukan bagian", location_kind="places", places=places)
            transaction.set_rollback(True)


def test_certain_places_need_a_dusun(cast, rpjm):
    assert_refused(cast, rpjm, field="places", match="sedikitnya satu dusun", location_kind="places")


def test_the_sasaran_of_another_plan_is_refused(cast, rpjm, neighbours_rpjm):
    tree = (Node("Misi", children=(Node("Tujuan", children=(Node("Sasaran"),)),)),)
    write_tree(by=cast.bejo, rpjm=neighbours_rpjm, version=1, nodes=tree)
    foreign = neighbours_rpjm.misi_set.get().tujuan_set.get().sasaran_set.get()
    assert_refused(cast, rpjm, field="sasaran", match="bukan milik RPJM", sasaran=foreign)


@pytest.mark.parametrize("year", [2026, 2035, 0, 20_270])
def test_years_outside_the_period_are_refused(cast, rpjm, year):
    assert_refused(cast, rpjm, field="years", match="di luar periode 2027–2034", years=(YearData(year),))


def test_a_year_is_written_once(cast, rpjm):
    assert_refused(cast, rpjm, field="years", match="hanya ditulis sekali", years=(YearData(2027), YearData(2027)))


def test_a_candidate_source_needs_the_amount_that_is_not_split(cast, rpjm):
    years = (year_data(2027, {"DDS": 5_000, "ADD": None}),)
    assert_refused(cast, rpjm, field="years", match="belum dibagi", years=years)


def test_a_source_is_written_once_a_year(cast, rpjm):
    (dds,) = year_data(2027, {"DDS": 5_000}).costs
    assert_refused(cast, rpjm, field="years", match="dua kali", years=(YearData(2027, costs=(dds, dds)),))


def test_a_cost_is_never_negative(cast, rpjm):
    years = (year_data(2027, {"DDS": -1}),)
    assert_refused(cast, rpjm, field="years", match="kurang dari nol", years=years)


@pytest.mark.parametrize("goal", [0, 19, -3])
def test_sdgs_are_numbered_from_1_to_18(cast, rpjm, goal):
    assert_refused(cast, rpjm, field="sdgs", match="1 sampai 18", sdgs=(1, goal))


@pytest.mark.parametrize(
    ("field", "value"),
    [("tags", ("blt", "ngawur")), ("pola", "gotong_royong"), ("origin", ""), ("location_kind", "bulan")],
)
def test_a_choice_comes_from_its_list(cast, rpjm, field, value):
    assert_refused(cast, rpjm, field=field, match="tidak ada dalam daftar", **{field: value})


@pytest.mark.parametrize("role", [*READERS, "bejo"])
def test_only_those_who_write_the_plan_add_a_unit(cast, codes, role):
    by = cast.bejo if role == "bejo" else cast.of(role)
    with pytest.raises(DomainError):
        add_unit(by=by, desa=cast.villages.umeanyar, name="sak")
    assert not Satuan.objects.filter(name="sak").exists()


def test_a_new_unit_belongs_to_the_kabupaten_and_is_added_once(cast, codes):
    first = add_unit(by=cast.sari, desa=cast.villages.umeanyar, name=" sak ")
    second = add_unit(by=cast.bejo, desa=cast.villages.kalianget, name="sak")
    assert (first, first.name, first.kabupaten) == (second, "sak", cast.villages.umeanyar.kabupaten)
    assert Act.objects.filter(verb="add_unit").count() == 1
