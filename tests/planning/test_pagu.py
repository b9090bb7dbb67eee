"""Writing ceilings: what the village writes, what Dinas PMD gives, and what neither may touch."""

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.models import PaguIndikatif, PaguTahun
from planning.pagu_data import CeilingData, VillageCeilings
from planning.services.pagu import write_pagu, write_pagu_of_kabupaten
from tests.planning.pagu_making import amounts_of, give

YEAR = 2027


@pytest.fixture
def desa(cast, codes):
    """The own village."""
    return cast.villages.umeanyar


def load_all(by, *villages, kabupaten=None, year=YEAR):
    """Dinas PMD loads many: (village, version, {source: rupiah})."""
    data = [
        VillageCeilings(desa, version, tuple(CeilingData(source, amount) for source, amount in amounts.items()))
        for desa, version, amounts in villages
    ]
    return write_pagu_of_kabupaten(
        by=by, kabupaten=kabupaten or by.kabupaten, year=year, villages=data, received_on=None, document="SK Bupati"
    )


def test_the_first_ceilings_of_a_year_make_its_first_version(cast, desa):
    tahun = give(cast.sari, desa, YEAR, DDS=700, ADD=300)
    assert (tahun.version, tahun.origin, amounts_of(desa, YEAR)) == (1, "desa", {"DDS": 700, "ADD": 300})


def test_every_change_is_logged_with_old_and_new_sums(cast, desa):
    give(cast.sari, desa, YEAR, DDS=700, ADD=300)
    give(cast.wati, desa, YEAR, version=1, DDS=900)
    act = Act.objects.first()
    assert act.orang_name == "Wati"
    assert act.summary == "Pagu 2027 dari Rp1.000 menjadi Rp900: DDS 700 → 900; ADD 300 → 0"
    rows = PaguIndikatif.history.filter(sumber__code="DDS").order_by("history_id")
    assert [(row.amount, row.history_user.orang.name) for row in rows] == [(700, "Sari"), (900, "Wati")]


def test_the_same_ceilings_again_change_nothing(cast, desa):
    give(cast.sari, desa, YEAR, DDS=700)
    acts = Act.objects.count()
    assert give(cast.sari, desa, YEAR, version=1, DDS=700).version == 1
    assert Act.objects.count() == acts


@pytest.mark.parametrize("version", [0, 2])
def test_a_stale_version_is_refused(cast, desa, version):
    give(cast.sari, desa, YEAR, DDS=700)
    with pytest.raises(StaleVersion):
        give(cast.wati, desa, YEAR, version=version, DDS=1)
    assert amounts_of(desa, YEAR) == {"DDS": 700}


@pytest.mark.parametrize("who", ["karto", "joko", "rina", "made", "bejo"])
def test_only_the_villages_editors_and_its_dinas_pmd_write_ceilings(cast, desa, who):
    with pytest.raises(NotAllowed):
        give(getattr(cast, who), desa, YEAR, DDS=1)
    assert not PaguTahun.objects.exists()


def test_dinas_pmd_writes_no_ceilings_of_another_kabupaten(cast, codes):
    with pytest.raises(NotAllowed):
        give(cast.dewi, cast.villages.pandanlandung, YEAR, DDS=1)


def test_the_village_may_not_change_what_dinas_pmd_gave(cast, desa):
    give(cast.dewi, desa, YEAR, DDS=700)
    with pytest.raises(DomainError, match="DDS diisi Dinas PMD"):
        give(cast.sari, desa, YEAR, version=1, DDS=800)
    assert amounts_of(desa, YEAR) == {"DDS": 700}


def test_the_village_adds_its_silpa_and_own_income_to_what_dinas_pmd_gave(cast, desa):
    give(cast.dewi, desa, YEAR, DDS=700, ADD=200)
    rows = (CeilingData("DDS", 700, silpa=50), CeilingData("PAD", 30), CeilingData("PBP", 20))
    tahun = write_pagu(by=cast.sari, desa=desa, year=YEAR, version=1, rows=rows, received_on=None, document="coba")
    assert amounts_of(desa, YEAR) == {"PAD": 30, "DDS": 700, "ADD": 200, "PBP": 20}
    assert (tahun.origin, tahun.document) == ("kabupaten", "Surat Bupati"), "the paper of Dinas PMD stays"
    assert set(PaguIndikatif.objects.filter(origin="kabupaten").values_list("sumber__code", flat=True)) == {
        "DDS",
        "ADD",
    }


def test_dinas_pmd_leaves_silpa_and_own_income_of_the_village_as_they_are(cast, desa):
    rows = (CeilingData("DDS", 650, silpa=50), CeilingData("PAD", 30))
    write_pagu(by=cast.sari, desa=desa, year=YEAR, version=0, rows=rows, received_on=None, document="")
    give(cast.dewi, desa, YEAR, version=1, DDS=700)
    dds = PaguIndikatif.objects.get(sumber__code="DDS")
    assert (dds.amount, dds.silpa, dds.origin) == (700, 50, "kabupaten")
    assert amounts_of(desa, YEAR)["PAD"] == 30


def test_dinas_pmd_writes_no_income_of_the_village_itself(cast, desa):
    with pytest.raises(DomainError, match="PAD diisi oleh desa sendiri"):
        give(cast.dewi, desa, YEAR, PAD=5)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (CeilingData("DDS", -1), "kurang dari nol"),
        (CeilingData("DDS", 5, silpa=-1), "kurang dari nol"),
        (CeilingData("DDS", 5, regular=6), "reguler"),
        (CeilingData("DDS", 10**15, silpa=1), "terlalu besar"),
        (CeilingData("XYZ", 5), "tidak ada dalam daftar"),
    ],
)
def test_odd_sums_are_refused_with_their_source(cast, desa, row, words):
    with pytest.raises(DomainError, match=words):
        write_pagu(by=cast.sari, desa=desa, year=YEAR, version=0, rows=(row,), received_on=None, document="")
    assert not PaguTahun.objects.exists()


@pytest.mark.parametrize("year", [1999, 2101])
def test_an_odd_year_is_refused(cast, desa, year):
    with pytest.raises(DomainError, match="Tahun"):
        give(cast.sari, desa, year, DDS=1)


def test_dinas_pmd_loads_many_villages_with_one_act_each(cast, desa):
    acts = Act.objects.count()
    result = load_all(cast.dewi, (desa, 0, {"DDS": 700}), (cast.villages.dencarik, 0, {"DDS": 500, "ADD": 100}))
    assert (result.new, result.changed, result.unchanged) == (2, 0, 0)
    assert amounts_of(cast.villages.dencarik, YEAR) == {"DDS": 500, "ADD": 100}
    assert Act.objects.count() == acts + 2
    assert {act.desa for act in Act.objects.all()[:2]} == {desa, cast.villages.dencarik}


def test_loading_the_same_again_touches_nothing(cast, desa):
    load_all(cast.dewi, (desa, 0, {"DDS": 700}), (cast.villages.dencarik, 0, {"DDS": 500}))
    acts = Act.objects.count()
    result = load_all(cast.dewi, (desa, 1, {"DDS": 700}), (cast.villages.dencarik, 1, {"DDS": 501}))
    assert (result.new, result.changed, result.unchanged) == (0, 1, 1)
    assert Act.objects.count() == acts + 1


def test_one_foreign_village_stops_the_whole_load(cast, desa):
    with pytest.raises(DomainError, match="Pandanlandung bukan desa di Kabupaten Buleleng"):
        load_all(cast.dewi, (desa, 0, {"DDS": 700}), (cast.villages.pandanlandung, 0, {"DDS": 1}))
    assert not PaguTahun.objects.exists()


def test_one_village_saved_in_between_stops_the_whole_load_and_is_named(cast, desa):
    give(cast.sari, desa, YEAR, DDS=1)
    with pytest.raises(StaleVersion, match="Umeanyar"):
        load_all(cast.dewi, (cast.villages.dencarik, 0, {"DDS": 5}), (desa, 0, {"DDS": 700}))
    assert not PaguTahun.objects.filter(desa=cast.villages.dencarik).exists()


def test_a_village_named_twice_stops_the_load(cast, desa):
    with pytest.raises(DomainError, match="dua kali"):
        load_all(cast.dewi, (desa, 0, {"DDS": 1}), (desa, 0, {"DDS": 2}))


def test_only_dinas_pmd_loads_many(cast, desa):
    for who in (cast.rina, cast.sari):
        with pytest.raises(NotAllowed):
            load_all(who, (desa, 0, {"DDS": 1}), kabupaten=desa.kabupaten)
