"""The plan on screen: by bidang, by year, as pictures; for those who write, for readers, for officers."""

import re

import pytest
from django.urls import reverse

from accounts.enums import VILLAGE_EDITORS, Role
from planning.services.lines import delete_line
from planning.services.rpjm import create_rpjm, record_enactment
from tests.cast import make_member

PLAN_PAGES = ["rpjm_detail", "rpjm_year_matrix", "rpjm_charts", "rpjm_visi_misi", "rpjm_acts", "rpjm_documents"]
VILLAGE_READERS = [Role.KEPALA_DESA, Role.KAUR_KEUANGAN, Role.TIM_VERIFIKASI, Role.KEPALA_DUSUN, Role.BPD]


@pytest.fixture
def full(rpjm, add_line):
    """A plan with costs of every kind over two bidang."""
    add_line("Talud Barat", costs={2027: {"DDS": 1_000_000, "ADD": 250_000}, 2028: {"DDS": 500_000}})
    add_line("Jalan Timur", costs={2027: {None: 75_000, "PAD": None}}, is_code_confirmed=False)
    add_line("Siltap", code="1.1.01", costs={2034: {"ADD": 40_000_000}})
    add_line("Usulan musdus", code=None, bidang="4", costs={2030: {}})
    return rpjm


def words(html: str) -> str:
    """What the page says, without tags."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


def test_the_plan_stands_by_bidang_with_subtotals_and_total(cast, full, sign_in):
    page = sign_in(cast.sari).get(f"/rpjm/{full.pk}/")
    said = words(page.text)
    assert re.findall(r"(\d) kegiatan · Rp ([\d.]+)", said) == [("1", "40.000.000"), ("2", "1.825.000"), ("1", "0")]
    assert re.findall(r"Jumlah Per Bidang (\d) ([\d.]+)", said) == [("1", "40.000.000"), ("2", "1.825.000"), ("4", "0")]
    assert "Jumlah total Rp 41.825.000" in said
    assert "Belum lengkap 2 kegiatan, Rp 75.000 belum dibagi" in said
    assert "kode kegiatan belum dipastikan biaya belum dibagi per sumber dana" in said
    assert "Usulan musdus kode kegiatan belum dipilih" in said
    sheet = said.partition("Ke bidang")[2]
    names = ["Siltap", "Talud Barat", "Jalan Timur", "Usulan musdus"]
    assert sorted(names, key=sheet.index) == names


def test_incomplete_lines_are_listed_where_home_and_their_count_lead(cast, full, sign_in):
    page = sign_in(cast.sari).get(f"/rpjm/{full.pk}/")
    assert 'href="#belum-lengkap"' in page.text
    listed = page.text.partition('id="belum-lengkap">')[2].partition("</ul>")[0]
    assert words(f"<main>{listed}</main>") == "Jalan Timur Usulan musdus"


def test_each_part_of_the_plan_has_a_title_of_its_own(cast, full, sign_in):
    client = sign_in(cast.sari)
    parts = ("", "per-tahun/", "gambar/", "visi-misi/", "dokumen/", "riwayat/")
    titles = {client.get(f"/rpjm/{full.pk}/{part}").text.partition("<title>")[2].partition("<")[0] for part in parts}
    assert len(titles) == len(parts)


def test_the_year_matrix_sums_down_and_across(cast, full, sign_in):
    page = sign_in(cast.sari).get(f"/rpjm/{full.pk}/per-tahun/")
    said = words(page.text)
    assert "Talud Barat 1.250.000 500.000 1.750.000" in said
    assert "Usulan musdus • 0" in said
    assert "JUMLAH TOTAL 1.325.000 500.000 - - - - - 40.000.000 41.825.000" in said


def test_the_pictures_say_their_figures_in_words_too(cast, full, sign_in):
    said = words(sign_in(cast.sari).get(f"/rpjm/{full.pk}/gambar/").text)
    for figure in ("40.000.000", "1.825.000", "40.250.000", "1.500.000", "75.000", "1.325.000"):
        assert figure in said
    assert "Belum dibagi" in said


def test_an_empty_plan_has_every_page(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    for name in PLAN_PAGES:
        assert sari.get(reverse(name, args=[rpjm.pk])).status_code == 200
    assert "Belum ada kegiatan" in sari.get(f"/rpjm/{rpjm.pk}/").text


def test_a_deleted_line_is_on_no_page(cast, full, sign_in):
    line = full.line_set.get(name="Talud Barat")
    delete_line(by=cast.sari, line=line, version=1)
    sari = sign_in(cast.sari)
    for name in PLAN_PAGES[:3] + PLAN_PAGES[5:]:
        assert "Talud Barat" not in sari.get(reverse(name, args=[full.pk])).text
    assert "Jumlah total Rp 40.075.000" in words(sari.get(f"/rpjm/{full.pk}/").text)


@pytest.mark.parametrize("role", sorted(VILLAGE_EDITORS))
def test_those_who_write_see_the_buttons(cast, full, sign_in, role):
    page = sign_in(cast.of(role)).get(f"/rpjm/{full.pk}/").text
    assert "Tambah kegiatan" in page
    assert 'name="arah"' in page


@pytest.mark.parametrize("role", [*VILLAGE_READERS, Role.PENDAMPING, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD])
def test_readers_see_the_plan_and_its_lines_without_any_button(cast, full, sign_in, role):
    reader = sign_in(cast.of(role))
    for name in [*PLAN_PAGES, "deleted_lines"]:
        page = reader.get(reverse(name, args=[full.pk]))
        assert page.status_code == 200
        assert not re.search(r'<form[^>]*action="/(rpjm|kegiatan)/', page.text)
        assert "Tambah kegiatan" not in page.text
    line = full.line_set.get(name="Talud Barat")
    page = reader.get(f"/kegiatan/{line.uid}/")
    said = words(page.text)
    assert page.status_code == 200
    assert not re.search(r"<main.*<(input|textarea|select|button)\b.*</main>", page.text, re.DOTALL)
    assert "Tahun 2027 DDS Rp1.000.000; ADD Rp250.000" in said
    assert ("hanya membaca rencana desa" in said) or ("hanya diisi oleh desa itu sendiri" in said)


def test_an_enacted_plan_is_read_only_for_its_own_village_and_says_why(cast, codes, sign_in):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026, is_before_app=True)
    sari = sign_in(cast.sari)
    assert "Catat Perdes yang sudah berlaku" in sari.get(f"/rpjm/{rpjm.pk}/").text
    record_enactment(by=cast.sari, rpjm=rpjm, version=1, perdes_number="3 Tahun 2020", perdes_date="2020-12-30")
    page = sari.get(f"/rpjm/{rpjm.pk}/").text
    assert "Tambah kegiatan" not in page
    assert "Nomor 3 Tahun 2020, 30 Desember 2020" in page
    answer = sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", {})
    assert answer.status_code == 403
    assert "sudah ditetapkan dengan Perdes Nomor 3 Tahun 2020" in answer.text


def listed(browser, **query) -> list[str]:
    """Villages on the list of plans."""
    return re.findall(r'data-label="Desa">(.*?)<', browser.get("/rpjm/", query).text)


@pytest.fixture
def everybodys_plans(cast, codes):
    """One plan for each of the four villages."""
    for desa in (cast.villages.umeanyar, cast.villages.kalianget, cast.villages.dencarik, cast.villages.pandanlandung):
        secretary = make_member(f"Sekdes {desa.name}", Role.SEKRETARIS_DESA, desa)
        create_rpjm(by=secretary, desa=desa, first_year=2027, last_year=2034)


def test_everybody_lists_the_plans_of_his_own_place_only(cast, everybodys_plans, sign_in):
    assert listed(sign_in(cast.sari)) == ["Umeanyar"]
    assert listed(sign_in(cast.bejo)) == ["Kalianget"]
    assert listed(sign_in(cast.rina)) == ["Kalianget", "Umeanyar"]
    assert listed(sign_in(cast.dewi)) == ["Kalianget", "Umeanyar", "Dencarik"]
    assert listed(sign_in(cast.tono)) == ["Pandanlandung", "Kalianget", "Umeanyar", "Dencarik"]


def test_an_officer_searches_within_his_place(cast, everybodys_plans, sign_in):
    assert listed(sign_in(cast.rina), q="aNYar") == ["Umeanyar"]
    assert listed(sign_in(cast.rina), q="Dencarik") == []
    assert listed(sign_in(cast.dewi), q="n") == ["Kalianget", "Umeanyar", "Dencarik"]


def test_someone_whose_roles_have_ended_sees_no_plan(cast, rpjm, sign_in):
    cast.sari.ends_on = cast.sari.starts_on
    cast.sari.save()
    sari = sign_in(cast.sari)
    assert listed(sari) == []
    assert sari.get(f"/rpjm/{rpjm.pk}/").status_code == 404
    assert sari.get("/rpjm/baru/").status_code == 404


def test_nobody_is_led_to_the_sign_in_page(rpjm, client):
    for name in PLAN_PAGES:
        assert client.get(reverse(name, args=[rpjm.pk]))["Location"].startswith(reverse("account_login"))
