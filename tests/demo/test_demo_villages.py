"""What the two villages of the demo hold."""

from collections import Counter
from datetime import date

import pytest

from accounts.models import Act
from desa_plan.demo.loader import PANDANLANDUNG_PLAN
from desa_plan.demo.places import PANDANLANDUNG, TIRTA_CONTOH
from planning.facts import PlanFacts
from planning.models import RpjmDesa, RpjmKegiatan
from planning.rpjm_facts import load_rpjm_facts
from villages.enums import JabatanKind
from villages.models import DesaProfile, PemangkuJabatan
from villages.signing import signatory

MILYAR = 1_000_000_000
SUBTOTALS = {"1": 1_042_294_139, "2": 689_030_400, "3": 77_551_930, "4": 376_351_423, "5": 169_000_000}


def plan_of(code: str, first_year: int) -> RpjmDesa:
    return RpjmDesa.objects.with_place().get(desa__code=code, first_year=first_year)


@pytest.fixture
def pandanlandung(demo) -> PlanFacts:
    return load_rpjm_facts(plan_of(PANDANLANDUNG, 2020))


@pytest.fixture
def tirta(demo) -> PlanFacts:
    return load_rpjm_facts(plan_of(TIRTA_CONTOH.code, 2027))


def test_pandanlandung_has_forty_lines_with_the_printed_sums(pandanlandung):
    assert len(pandanlandung.lines) == 40
    assert {bidang.code: bidang.total for bidang in pandanlandung.bidang} == SUBTOTALS
    assert pandanlandung.total == 2_354_227_892


def test_five_lines_of_pandanlandung_are_not_split_over_sources(pandanlandung):
    incomplete = pandanlandung.incomplete
    assert [line.code for line in incomplete] == ["1.1.04", "1.2.01", "1.2.03", "1.4.02", "1.4.10"]
    assert sum(line.total for line in incomplete) == pandanlandung.unsplit == 371_887_737
    assert incomplete[0].sources == ("DDS", "ADD", "DLL")
    assert incomplete[3].sources == ()


def test_pandanlandung_is_all_planned_in_its_sixth_year(pandanlandung):
    assert pandanlandung.years == tuple(range(2020, 2028))
    assert {fact.year for line in pandanlandung.lines for fact in line.years} == {2025}


def test_pandanlandungs_units_are_read_through_their_spellings(pandanlandung):
    units = Counter(line.unit for line in pandanlandung.lines)
    assert units["Paket"] == 9
    assert units["m"] == 4
    assert units["Orang"] == 5
    assert {"Tahun", "Bulan", "Buah", "Orang/Bulan", "Ls", "Unit", "Kali"} < units.keys()


def test_nothing_is_invented_about_pandanlandung(demo):
    rpjm = plan_of(PANDANLANDUNG, 2020)
    assert (rpjm.is_before_app, rpjm.is_draft, rpjm.perdes_number, rpjm.visi) == (True, True, "", "")
    assert set(rpjm.line_set.values_list("origin", flat=True)) == {"before_app"}
    assert set(rpjm.line_set.values_list("location_kind", flat=True)) == {"whole_village"}
    assert not PemangkuJabatan.objects.filter(desa=rpjm.desa).exists()
    assert not DesaProfile.objects.filter(desa=rpjm.desa).exists()
    assert PANDANLANDUNG_PLAN.perdes_date is None


def test_the_made_up_village_has_150_lines_in_all_bidang(tirta):
    assert len(tirta.lines) == 150
    assert all(bidang.count >= 5 for bidang in tirta.bidang)
    assert len({line.name for line in tirta.lines}) == 150


def test_the_made_up_village_spends_what_a_village_has(tirta):
    assert all(2 * MILYAR < amount < 3.2 * MILYAR for amount in tirta.total_by_year.values()), tirta.total_by_year
    assert set(tirta.total_by_source) == {"PAD", "DDS", "ADD", "PBH", "PBK", "PBP", "SWD", None}


def test_the_made_up_lines_are_as_varied_as_real_ones(tirta):
    assert {len(line.years) for line in tirta.lines} >= {1, 2, 3, 4, 5, 6, 8}
    assert {line.pola for line in tirta.lines} == {"swakelola", "kerjasama_antar_desa", "pihak_ketiga"}
    assert any(line.location.startswith("Tersebar: ") for line in tirta.lines)
    assert any(line.location.startswith("Kelod RT 001, RT 002") for line in tirta.lines)
    assert sum(bool(line.sdgs) for line in tirta.lines) == 150
    assert len({tag for line in tirta.lines for tag in line.tags}) == 10
    assert all(line.sasaran for line in tirta.lines)


def test_a_handful_of_made_up_lines_is_incomplete_in_every_way(tirta):
    assert 4 <= len(tirta.incomplete) <= 8
    assert {words for line in tirta.incomplete for words in line.missing} == {
        "kode kegiatan belum dipilih",
        "kode kegiatan belum dipastikan",
        "biaya belum dibagi per sumber dana",
    }
    assert any(0 < line.unsplit < line.total for line in tirta.incomplete), "one is split in part"


def test_the_older_plan_is_closed_with_its_perdes(demo):
    rpjm = plan_of(TIRTA_CONTOH.code, 2019)
    assert (rpjm.period, rpjm.status, rpjm.perdes_number) == ("2019–2026", "enacted", "3 Tahun 2024")
    assert rpjm.line_set.count() == 17


def test_the_older_plan_is_signed_by_the_perbekel_of_its_day(demo):
    desa = plan_of(TIRTA_CONTOH.code, 2019).desa
    then = signatory(desa=desa, kind=JabatanKind.KEPALA_DESA, on=date(2024, 8, 12))
    between = signatory(desa=desa, kind=JabatanKind.KEPALA_DESA, on=date(2026, 1, 15))
    now = signatory(desa=desa, kind=JabatanKind.KEPALA_DESA, on=date(2026, 3, 1))
    assert [one.title_with_place for one in (then, between, now)] == [
        "Perbekel Tirta Contoh",
        "Pj. Perbekel Tirta Contoh",
        "Perbekel Tirta Contoh",
    ]
    assert len({one.name for one in (then, between, now)}) == 3


def test_the_made_up_village_is_set_up_in_full(demo):
    desa = plan_of(TIRTA_CONTOH.code, 2027).desa
    assert [(dusun.name, dusun.rukun_tetangga_set.count()) for dusun in desa.dusun_set.all()] == [
        ("Kaja", 4),
        ("Tengah", 5),
        ("Kelod", 4),
        ("Bukit Sari", 3),
    ]
    assert desa.profile.lambang.read().startswith(b"\x89PNG")
    assert desa.profile.inaugurated_on == date(2026, 2, 20)
    vacant = desa.jabatan_set.filter(pemangku_set=None)
    assert not vacant.exists()


def test_the_vision_has_four_misi_down_to_sasaran(demo):
    rpjm = plan_of(TIRTA_CONTOH.code, 2027)
    assert rpjm.visi and rpjm.arah_pembangunan and rpjm.arah_keuangan
    misi = list(rpjm.misi_set.prefetch_related("tujuan_set__sasaran_set"))
    assert len(misi) == 4
    assert all(tujuan.sasaran_set.all() for one in misi for tujuan in one.tujuan_set.all())


def test_lines_are_written_in_the_secretarys_name(demo):
    line = RpjmKegiatan.objects.filter(desa__code=TIRTA_CONTOH.code).first()
    written = line.history.get()
    act = Act.objects.get(pk=written.history_change_reason)
    assert (act.verb, act.orang_name, act.role_label) == ("create_line", "Ni Luh Sari Utami", "Sekretaris Desa")
    assert written.history_user_id == act.membership_id
    year = line.tahun_set.first()
    assert {row.history_change_reason for row in [year.history.get(), year.biaya_set.first().history.get()]} == {
        str(act.pk)
    }
