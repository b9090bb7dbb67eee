"""The page of a RAB: counted without saving, refused without losing a word, taken back after emptying."""

import pytest

from codes.models import Satuan
from planning.models import RabRincian, RkpDesa, RkpKegiatan
from planning.rab_facts import rab_facts
from planning.services.rab import write_rab
from tests.planning.pagu_making import give, rkp_with
from tests.planning.rab_making import price, rab_row, rkp_costs
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by

PASIR = {
    "bahan-0-name": "Pasir pasang",
    "bahan-0-volume": "2,5",
    "bahan-0-unit": "m3",
    "bahan-0-price": "Rp 300.001",
    "bahan-0-source": "DDS",
}


@pytest.fixture
def line(cast, codes) -> RkpKegiatan:
    """A line of Umeanyar's plan for 2027."""
    rkp = rkp_with(cast.sari, cast.villages.umeanyar, 2027, ("Talud Banjar Kelod", {"ADD": 5_000_000}))
    return RkpKegiatan.objects.get(rkp=rkp)


@pytest.fixture
def url(line) -> str:
    """The page."""
    return f"/kegiatan-rkp/{line.uid}/rab/"


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


def test_a_rab_is_typed_and_becomes_the_cost(line, url, sari):
    fields = sent_by(sari.get(url).text)
    assert fields["bahan-0-source"] == ["ADD"], "new rows start from the line's own source"
    typed = fields | PASIR | {"upah-0-name": "Tukang", "upah-0-volume": "3", "upah-0-unit": "Orang/Hari"}
    typed |= {"upah-0-price": "130 ribu", "upah-0-source": ""}
    assert sari.post(url, typed).status_code == 302
    assert rkp_costs(line) == {"DDS": 750_003, None: 390_000}
    page = sari.get(url).text
    assert "1.140.003" in page


def test_a_page_sent_back_unchanged_keeps_every_row(cast, line, url, sari):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "2.125", 5), rab_row("Semen", "1", 7, None)])
    before = list(RabRincian.objects.values())
    assert sari.post(url, sent_by(sari.get(url).text)).status_code == 302
    assert list(RabRincian.objects.values()) == before


def test_counting_adds_rows_and_writes_nothing(line, url, sari):
    answer = sari.post(url, {"version": "1", **PASIR, "hitung": "bahan"})
    fields = sent_by(answer.text)
    assert "750.003" in answer.text
    assert "bahan-5-name" in fields
    assert fields["bahan-0-price"] == ["Rp 300.001"]
    assert not RabRincian.objects.exists()


def test_counting_sets_what_is_typed_against_the_ceilings(cast, line, url, sari):
    give(cast.sari, cast.villages.umeanyar, 2027, DDS=700_000, ADD=9_000_000)
    page = sari.post(url, {"version": "1", **PASIR, "hitung": "bahan"}).text
    assert "lebih 50.003" in page
    assert "9.000.000" in page, "what is stored is no longer counted"


def test_counting_judges_nothing(url, sari):
    answer = sari.post(url, {"version": "1", **PASIR, "bahan-0-volume": "1,080", "hitung": "alat"})
    assert answer.status_code == 200
    assert "is-invalid" not in answer.text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"bahan-0-name": ""}, "bahan-0-name", "Tulis uraiannya"),
        ({"bahan-0-volume": ""}, "bahan-0-volume", "Tulis volumenya"),
        ({"bahan-0-volume": "1,080"}, "bahan-0-volume", "dua cara"),
        ({"bahan-0-price": ""}, "bahan-0-price", "Tulis harga"),
        ({"bahan-0-price": "1,500"}, "bahan-0-price", ""),
        ({"bahan-0-unit": ""}, "bahan-0-unit", "Tulis satuannya"),
        ({"bahan-0-unit": "rit"}, "bahan-0-unit", "belum ada dalam daftar"),
        ({"bahan-0-source": "XYZ"}, "bahan-0-source", ""),
    ],
)
def test_a_refused_rab_keeps_every_word(url, sari, changes, field, words):
    typed = PASIR | changes
    answer = sari.post(url, {"version": "1", **typed})
    assert_refused(answer, **{field: words})
    kept = sent_by(answer.text)
    assert {name: kept[name] for name in typed if name != "bahan-0-source"} == {
        name: [value] for name, value in typed.items() if name != "bahan-0-source"
    }
    assert not RabRincian.objects.exists()


def test_a_new_unit_is_added_when_the_person_says_so(cast, line, url, sari):
    typed = {"version": "1", **PASIR, "bahan-0-unit": "rit"}
    assert "tambahkan ke daftar: rit" in sari.post(url, typed).text
    assert sari.post(url, typed | {"satuan_baru": "1"}).status_code == 302
    assert Satuan.objects.get(name="rit").kabupaten == cast.villages.umeanyar.kabupaten
    assert rab_facts(line).rows[0].unit == "rit"


def test_a_dropped_row_goes_whatever_stands_in_it(cast, line, url, sari):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 5), rab_row("Semen", "1", 7)])
    fields = sent_by(sari.get(url).text) | {"bahan-0-drop": "on", "bahan-0-volume": "banyak"}
    assert sari.post(url, fields).status_code == 302
    assert [row.name for row in rab_facts(line).rows] == ["Semen"]


def test_an_emptied_rab_offers_to_be_taken_back(cast, line, url, sari):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 5)])
    assert sari.post(f"{url}kosongkan/", {"version": "2"}).status_code == 302
    page = sari.get(url).text
    assert "RAB kegiatan ini dikosongkan" in page
    assert sari.post(f"{url}kembalikan/", {"version": "3"}).status_code == 302
    assert rab_facts(line).total == 5
    assert "dikosongkan" not in sari.get(url).text


def test_two_people_meet_on_a_page_that_loses_nothing(cast, line, url, sari):
    fields = sent_by(sari.get(url).text) | PASIR
    write_rab(by=cast.wati, line=line, version=1, rows=[rab_row("Semen Wati", "1", 70)])
    answer = sari.post(url, fields)
    assert answer.status_code == 409
    assert "Semen Wati" in answer.text
    again = sent_by(answer.text)
    assert again["bahan-0-name"] == ["Pasir pasang"]
    assert sari.post(url, again).status_code == 302
    assert [row.name for row in rab_facts(line).rows] == ["Pasir pasang"]


def test_a_price_is_offered_and_its_difference_shown(cast, line, url, sari):
    standar = price(cast.villages.umeanyar, "Pasir pasang", 280_000)
    price(cast.villages.umeanyar, "Pasir beton", 400_000)
    price(cast.villages.pandanlandung, "Pasir pasang", 1)
    page = sari.post(url, {"version": "1", **PASIR, "hitung": "bahan"}).text
    assert "Rp 20.001 (7,1%) di atas standar harga" in page
    assert "Pasir beton, m3: 400.000" in page
    assert "m3: 1<" not in page
    sari.post(url, {"version": "1", **PASIR})
    assert RabRincian.objects.get().standar == standar


def test_a_chosen_price_fills_price_and_unit(cast, line, url, sari):
    standar = price(cast.villages.umeanyar, "Pasir pasang kualitas baik", 280_000)
    typed = PASIR | {"bahan-0-price": "", "bahan-0-unit": "", "bahan-0-standard": str(standar.pk)}
    assert sari.post(url, {"version": "1", **typed}).status_code == 302
    row = RabRincian.objects.get()
    assert (row.price, row.unit.name, row.standar) == (280_000, "m3", standar)


@pytest.mark.parametrize("standard", ["²", "999999999", "x" * 50])
def test_an_odd_price_number_is_refused_kindly(url, sari, standard):
    answer = sari.post(url, {"version": "1", **PASIR, "bahan-0-standard": standard})
    assert answer.status_code == 200
    assert not RabRincian.objects.exists()


def test_readers_see_the_rab_and_no_inputs(cast, line, url, sign_in):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir <b>", "1", 5_000)])
    page = sign_in(cast.joko).get(url).text
    assert "Pasir &lt;b&gt;" in page
    assert "5.000" in page
    assert 'name="bahan-0-name"' not in page
    RkpDesa.objects.update(status="enacted", perdes_number="3", perdes_date="2026-09-30")
    assert "sudah ditetapkan" in sign_in(cast.sari).get(url).text


def test_the_page_says_when_the_plan_holds_another_sum(cast, line, url, sari):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 5_000)])
    line.biaya_set.update(amount=7_000)
    assert "Biaya kegiatan di rencana Rp7.000, sedangkan RAB berjumlah Rp5.000" in sari.get(url).text
