"""Yearly plans on screen: the list, the plan by bidang with its remarks, for those who write and for readers."""

import re

import pytest
from django.urls import reverse

from accounts.enums import VILLAGE_EDITORS, Role
from planning.models import RkpDesa, RpjmKegiatan
from planning.services.compose import compose_rkp
from planning.services.rkp import create_rkp, record_rkp_enactment
from planning.services.rkp_lines import delete_rkp_line
from tests.cast import make_member
from tests.planning.making_data import make_rkp_line
from tests.planning.pagu_making import give
from tests.planning.test_plan_pages import words

PAGES = ["rkp_detail", "rkp_acts", "rkp_deleted_lines", "rkp_carry_over"]


@pytest.fixture
def full(cast, rkp, add_line):
    """A plan with a line planned for the year, one for another year, one outside the RPJM, one not divided."""
    planned = add_line("Talud Barat", costs={2028: {"DDS": 1_000_000, "ADD": 250_000}})
    other_year = add_line("Jalan Timur", costs={2030: {"DDS": 1}})
    make_rkp_line(cast.sari, rkp, "Talud Barat", costs={"DDS": 1_000_000, "ADD": 250_000}, rpjm_line=planned)
    make_rkp_line(cast.sari, rkp, "Jalan Timur", costs={None: 75_000, "PAD": None}, rpjm_line=other_year)
    make_rkp_line(
        cast.sari, rkp, "Posko banjir", code="5.1.00", costs={"DDS": 40_000},
        outside_ground="mendesak", outside_reason="Banjir Januari",
    )  # fmt: skip
    make_rkp_line(cast.sari, rkp, "Siltap", code="1.1.01", costs={"ADD": 40_000_000})
    return rkp


def test_the_plan_stands_by_bidang_with_subtotals_and_total(cast, full, sign_in):
    said = words(sign_in(cast.sari).get(f"/rkp/{full.pk}/").text)
    sums = re.findall(r"Jumlah Per Bidang (\d) ([\d.]+)", said)
    assert sums == [("1", "40.000.000"), ("2", "1.325.000"), ("5", "40.000")]
    assert "Jumlah total Rp 41.365.000" in said
    assert "Belum lengkap 1 kegiatan, Rp 75.000 belum dibagi" in said
    assert "Tidak direncanakan dalam RPJM 3 kegiatan" in said


def test_each_line_says_how_it_stands_to_the_rpjm(cast, full, sign_in):
    said = words(sign_in(cast.sari).get(f"/rkp/{full.pk}/").text)
    assert re.search(r"Talud Barat [\w ]*Dalam RPJM Desa : Talud Barat Asal: asal belum jelas Desa Umeanyar", said)
    assert "biaya belum dibagi per sumber dana dalam RPJM Desa untuk 2030, bukan 2028; alasan belum ditulis" in said
    assert "Siltap di luar RPJM Desa; alasan belum ditulis" in said
    assert re.search(r"Posko banjir di luar RPJM Desa (?!; alasan)", said)


def test_a_line_leads_to_its_line_of_the_rpjm(cast, full, sign_in):
    uid = RpjmKegiatan.objects.get(name="Talud Barat").uid
    assert f'href="/kegiatan/{uid}/"' in sign_in(cast.sari).get(f"/rkp/{full.pk}/").text


def test_what_is_used_of_the_ceilings_stands_on_every_page_of_the_plan(cast, full, sign_in):
    give(cast.sari, full.desa, 2028, DDS=1_000_000, ADD=50_000_000)
    sari = sign_in(cast.sari)
    for name in [*PAGES, "rkp_compose"]:
        said = words(sari.get(reverse(name, args=[full.pk])).text)
        assert "DDS terpakai 1.040.000 lebih 40.000" in said, name


def test_an_empty_plan_has_every_page_and_offers_to_compose(cast, rkp, sign_in):
    sari = sign_in(cast.sari)
    for name in [*PAGES, "rkp_compose", "rkp_legal_basis"]:
        assert sari.get(reverse(name, args=[rkp.pk])).status_code == 200
    assert f'href="/rkp/{rkp.pk}/ambil-dari-rpjm/">Ambil dari RPJM Desa' in sari.get(f"/rkp/{rkp.pk}/").text


def test_a_plan_without_rpjm_says_so_on_its_pages(cast, codes, sign_in):
    rkp = create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2028)
    sari = sign_in(cast.sari)
    assert "RPJM Desa tidak ada untuk 2028" in words(sari.get(f"/rkp/{rkp.pk}/").text)
    assert "Belum ada RPJM Desa untuk tahun ini" in sari.get(f"/rkp/{rkp.pk}/ambil-dari-rpjm/").text
    assert "Belum ada RPJM Desa yang mencakup tahun 2028" in sari.get(f"/rkp/{rkp.pk}/kegiatan/baru/").text


def test_a_deleted_line_is_offered_back_at_once_and_in_the_list(cast, full, sign_in):
    line = full.line_set.get(name="Siltap")
    delete_rkp_line(by=cast.sari, line=line, version=1)
    sari = sign_in(cast.sari)
    page = sari.get(f"/rkp/{full.pk}/?terhapus={line.uid}")
    assert "Kegiatan “Siltap” dihapus." in page.text
    assert f'action="/kegiatan-rkp/{line.uid}/pulihkan/"' in page.text
    assert "Jumlah total Rp 1.365.000" in words(page.text)
    assert "Siltap" in sari.get(f"/rkp/{full.pk}/terhapus/").text
    assert sari.get(f"/rkp/{full.pk}/?terhapus=bukan-uid").status_code == 200


@pytest.mark.parametrize("role", sorted(VILLAGE_EDITORS))
def test_those_who_write_see_the_buttons(cast, full, sign_in, role):
    page = sign_in(cast.of(role)).get(f"/rkp/{full.pk}/").text
    assert "Tambah kegiatan" in page
    assert 'name="arah"' in page


@pytest.mark.parametrize("role", [Role.KEPALA_DESA, Role.BPD, Role.PENDAMPING, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD])
def test_readers_see_the_plan_and_its_lines_without_any_button(cast, full, sign_in, role):
    reader = sign_in(cast.of(role))
    for name in PAGES:
        page = reader.get(reverse(name, args=[full.pk]))
        assert page.status_code == 200
        assert not re.search(r'<form[^>]*action="/(rkp|kegiatan-rkp)/', page.text)
        assert "Tambah kegiatan" not in page.text
    line = full.line_set.get(name="Talud Barat")
    page = reader.get(f"/kegiatan-rkp/{line.uid}/")
    assert not re.search(r"<main.*<(input|textarea|select|button)\b.*</main>", page.text, re.DOTALL)
    said = words(page.text)
    assert "Kegiatan RPJM Talud Barat" in said
    assert "Biaya DDS Rp1.000.000; ADD Rp250.000" in said


def test_an_enacted_plan_is_read_only_for_its_own_village_and_says_why(cast, codes, sign_in):
    rkp = create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2026, is_before_app=True)
    sari = sign_in(cast.sari)
    assert "Catat Perdes yang sudah berlaku" in sari.get(f"/rkp/{rkp.pk}/").text
    record_rkp_enactment(by=cast.sari, rkp=rkp, version=1, perdes_number="3 Tahun 2025", perdes_date="2025-09-30")
    page = sari.get(f"/rkp/{rkp.pk}/").text
    assert "Tambah kegiatan" not in page
    assert "Nomor 3 Tahun 2025, 30 September 2025" in page
    answer = sari.post(f"/rkp/{rkp.pk}/kegiatan/baru/", {})
    assert answer.status_code == 403
    assert "sudah ditetapkan dengan Perdes Nomor 3 Tahun 2025" in answer.text


def listed(browser, **query) -> list[str]:
    """Villages on the list of yearly plans."""
    return re.findall(r'data-label="Desa">(.*?)<', browser.get("/rkp/", query).text)


def test_everybody_lists_the_plans_of_his_own_place_only(cast, codes, sign_in):
    places = cast.villages
    for desa in (places.umeanyar, places.kalianget, places.dencarik, places.pandanlandung):
        create_rkp(by=make_member(f"Sekdes {desa.name}", Role.SEKRETARIS_DESA, desa), desa=desa, year=2027)
    assert listed(sign_in(cast.sari)) == ["Umeanyar"]
    assert listed(sign_in(cast.rina)) == ["Kalianget", "Umeanyar"]
    assert listed(sign_in(cast.dewi)) == ["Kalianget", "Umeanyar", "Dencarik"]
    assert listed(sign_in(cast.rina), q="mean") == ["Umeanyar"]
    assert listed(sign_in(cast.rina), q="dencarik") == []


def test_a_search_is_kept_on_the_next_page_of_the_list(cast, sign_in):
    years = range(2001, 2060)
    RkpDesa.objects.bulk_create(RkpDesa(desa=cast.villages.umeanyar, year=year) for year in years)
    page = sign_in(cast.rina).get("/rkp/", {"q": "umeanyar"})
    assert len(re.findall(r'data-label="Desa"', page.text)) == 50
    assert re.search(r'href="\?[^"]*q=umeanyar', page.text)


def test_an_empty_list_leads_those_who_write_to_the_first_plan(cast, sign_in):
    assert 'href="/rkp/baru/">Buka RKP Desa baru' in sign_in(cast.sari).get("/rkp/").text
    assert "/rkp/baru/" not in sign_in(cast.joko).get("/rkp/").text


@pytest.mark.parametrize("who", ["sari", "karto", "joko"])
def test_another_villages_yearly_plan_and_lines_are_absent(cast, neighbours_rkp_line, sign_in, who):
    browser, rkp = sign_in(getattr(cast, who)), neighbours_rkp_line.rkp
    for address in (rkp.get_absolute_url(), f"/kegiatan-rkp/{neighbours_rkp_line.uid}/"):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/kegiatan-rkp/{neighbours_rkp_line.uid}/hapus/", {"version": "1"}).status_code == 404


def test_a_composed_plan_and_its_rpjm_lines_say_the_same_sum(cast, rkp, add_line, sign_in):
    add_line("Talud", costs={2028: {"DDS": 5_000_000}, 2029: {"DDS": 9}})
    compose_rkp(by=cast.sari, rkp=rkp)
    assert "Jumlah total Rp 5.000.000" in words(sign_in(cast.sari).get(f"/rkp/{rkp.pk}/").text)
