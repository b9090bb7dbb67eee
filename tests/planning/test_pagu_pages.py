"""The pages of ceilings: what is typed is kept, what Dinas PMD gave cannot be typed, an assumption says so."""

import pytest

from planning.models import PaguTahun
from planning.pagu_data import CeilingData
from planning.services.pagu import write_pagu
from tests.planning.pagu_making import amounts_of, give, rkp_with
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by

URL = "/pagu/2027/"


@pytest.fixture
def desa(cast, codes):
    """The own village."""
    return cast.villages.umeanyar


@pytest.fixture
def sari(cast, desa, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


def test_ceilings_are_typed_in_any_usual_spelling(desa, sari):
    fields = sent_by(sari.get(URL).text)
    assert fields["version"] == ["0"]
    typed = {"DDS-pagu": "Rp 1.270.999.000,-", "DDS-reguler": "500 juta", "DDS-silpa": "1000000", "ADD-pagu": "0"}
    typed |= {"document": "Surat Bupati 77", "received_on": "10-07-2026"}
    assert sari.post(URL, fields | typed).status_code == 302
    assert amounts_of(desa, 2027) == {"DDS": 1_270_999_000, "ADD": 0}
    tahun = PaguTahun.objects.get()
    assert (tahun.document, str(tahun.received_on)) == ("Surat Bupati 77", "2026-07-10")
    page = sari.get(URL).text
    assert "1.271.999.000" in page
    assert "Riwayat pagu 2027" in page


def test_sending_the_page_back_unchanged_changes_nothing(cast, desa, sari):
    rows = (CeilingData("DDS", 700, 50, 600), CeilingData("PAD", 0, 9), CeilingData("PBH", 5))
    write_pagu(by=cast.sari, desa=desa, year=2027, version=0, rows=rows, received_on=None, document="SK")
    assert sari.post(URL, sent_by(sari.get(URL).text)).status_code == 302
    assert PaguTahun.objects.get().version == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"DDS-pagu": "1,500"}, "DDS-pagu", "dua cara"),
        ({"DDS-pagu": "-5"}, "DDS-pagu", ""),
        ({"DDS-silpa": "banyak"}, "DDS-silpa", ""),
        ({"DDS-pagu": "100", "DDS-reguler": "200"}, "DDS-reguler", "tidak melebihi"),
        ({"received_on": "31-02-2026"}, "received_on", "tanggal yang ada"),
    ],
)
def test_what_is_refused_stays_as_typed_and_nothing_is_written(sari, changes, field, words):
    typed = sent_by(sari.get(URL).text) | {"PBH-pagu": "139513087"} | changes
    answer = sari.post(URL, typed)
    assert_refused(answer, **{field: words})
    kept = sent_by(answer.text)
    assert all(kept[name] == [value] for name, value in changes.items())
    assert kept["PBH-pagu"] == ["139513087"]
    assert not PaguTahun.objects.exists()


def test_last_years_ceilings_are_shown_and_marked_while_none_have_come(cast, desa, sari):
    give(cast.sari, desa, 2026, DDS=1_000_000)
    page = sari.get(URL).text
    assert "Pagu 2027 belum ada" in page
    assert "perkiraan" in page
    assert "1.000.000" in page
    give(cast.sari, desa, 2027, DDS=2_000_000)
    assert "belum ada" not in sari.get(URL).text


def test_what_dinas_pmd_gave_is_read_only_for_the_village_and_its_silpa_is_not(cast, desa, sari):
    give(cast.dewi, desa, 2027, DDS=700_000)
    page = sari.get(URL).text
    fields = sent_by(page)
    assert "diisi Dinas PMD" in page
    assert {"DDS-pagu", "document"} & fields.keys() == set()
    sari.post(URL, fields | {"DDS-pagu": "1", "DDS-silpa": "50.000", "PAD-pagu": "25.000"})
    assert amounts_of(desa, 2027) == {"PAD": 25_000, "DDS": 700_000}


def test_dinas_pmd_corrects_one_village(cast, desa, sign_in):
    give(cast.sari, desa, 2027, DDS=700_000, PAD=10)
    dewi, url = sign_in(cast.dewi), f"/pagu/{desa.code}/2027/"
    fields = sent_by(dewi.get(url).text)
    assert "PAD-pagu" not in fields
    assert "DDS-silpa" not in fields
    assert dewi.post(url, fields | {"DDS-pagu": "800.000"}).status_code == 302
    assert amounts_of(desa, 2027) == {"PAD": 10, "DDS": 800_000}


def test_two_people_meet_on_a_page_that_shows_both(cast, desa, sari):
    fields = sent_by(sari.get(URL).text) | {"DDS-pagu": "900"}
    give(cast.wati, desa, 2027, DDS=700)
    answer = sari.post(URL, fields)
    assert answer.status_code == 409
    assert amounts_of(desa, 2027) == {"DDS": 700}
    again = sent_by(answer.text, action=URL)
    assert (again["DDS-pagu"], again["version"]) == (["900"], ["1"])
    assert sari.post(URL, again).status_code == 302
    assert amounts_of(desa, 2027) == {"DDS": 900}


def test_the_same_sum_spelled_otherwise_is_no_conflict(cast, desa, sari):
    fields = sent_by(sari.get(URL).text) | {"DDS-pagu": "1500000"}
    give(cast.wati, desa, 2027, DDS=1_500_000)
    assert sari.post(URL, fields | {"document": "Surat Bupati"}).status_code == 302


def test_readers_see_figures_and_why_they_may_not_write(cast, desa, sign_in):
    give(cast.sari, desa, 2027, DDS=700_000)
    page = sign_in(cast.joko).get(URL).text
    assert "700.000" in page
    assert 'name="DDS-pagu"' not in page
    assert "hanya membaca" in page


@pytest.mark.parametrize("year", ["1999", "2101", "0"])
def test_an_odd_year_does_not_exist(sari, year):
    assert sari.get(f"/pagu/{year}/").status_code == 404


def test_the_list_of_years_names_what_is_still_missing(cast, desa, sari):
    give(cast.sari, desa, 2025, DDS=5_000)
    rkp_with(cast.sari, desa, 2028)
    page = sari.get("/pagu/").text
    assert "/pagu/2025/" in page
    assert "/pagu/2028/" in page
    assert "Belum ada" in page


def test_officers_see_the_villages_of_their_place_in_a_year(cast, desa, sign_in):
    give(cast.sari, desa, 2027, DDS=5_000)
    rina = sign_in(cast.rina).get("/pagu/?tahun=2027&q=umean").text
    assert "Umeanyar" in rina
    assert "5.000" in rina
    assert "Kalianget" not in rina
    assert "Dencarik" not in sign_in(cast.rina).get("/pagu/?tahun=2027").text
    assert sign_in(cast.dewi).get("/pagu/?tahun=²&page=x&q=\0").status_code == 200


def test_the_page_of_a_plan_explains_what_overspends(cast, desa, sari):
    give(cast.sari, desa, 2027, DDS=5_000, PBH=90)
    rkp = rkp_with(cast.sari, desa, 2027, ("Talud Banjar Kelod", {"DDS": 7_000}))
    page = sari.get(f"/rkp/{rkp.pk}/pagu/").text
    assert "DDS: lebih Rp 2.000" in page
    assert "Talud Banjar Kelod" in page
    assert "PBH (sisa Rp90)" in page


def test_the_page_of_a_plan_says_whose_ceilings_it_borrows(cast, desa, sari):
    give(cast.sari, desa, 2026, DDS=5_000)
    rkp = rkp_with(cast.sari, desa, 2027, ("Talud", {"DDS": 7_000}))
    assert "Pagu 2027 belum ada, memakai pagu 2026 sebagai perkiraan." in sari.get(f"/rkp/{rkp.pk}/pagu/").text
