"""The price standard: replaced by a workbook without losing what budgets point to, found by any of its words."""

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from planning.models import RabRincian, StandarHarga
from planning.price_standard import PriceData, exact_price, find_prices
from planning.services.prices import load_prices
from planning.services.rab import write_rab
from tests.planning.load_making import prices, workbook
from tests.planning.pagu_making import rkp_with
from tests.planning.rab_making import price, rab_row
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by

URL, APPLY = "/standar-harga/muat/", "/standar-harga/muat/terapkan/"
SEMEN, PASIR = PriceData("1.1", "Semen PC 50 kg", "zak", 68_000), PriceData("1.2", "Pasir pasang", "m3", 300_000)


def load(by, *rows, year=2027):
    return load_prices(by=by, kabupaten=by.kabupaten, year=year, prices=rows)


def stored(year=2027) -> dict[str, int]:
    return dict(StandarHarga.objects.filter(year=year).values_list("name", "price"))


def test_a_years_list_is_replaced_and_the_same_again_changes_nothing(cast):
    assert load(cast.dewi, SEMEN, PASIR).new == 2
    acts = Act.objects.count()
    again = load(cast.dewi, SEMEN, PASIR)
    assert (again.new, again.changed, again.removed, again.unchanged) == (0, 0, 0, 2)
    assert Act.objects.count() == acts
    dearer = PriceData("1.1", "SEMEN pc 50  kg", "Zak", 70_000)
    result = load(cast.dewi, dearer)
    assert (result.new, result.changed, result.removed) == (0, 1, 1)
    assert stored() == {"Semen PC 50 kg": 70_000}


def test_another_year_and_another_kabupaten_stay(cast):
    load(cast.dewi, SEMEN, year=2026)
    price(cast.villages.pandanlandung, "Batu", 5)
    load(cast.dewi, PASIR)
    assert stored(2026) == {"Semen PC 50 kg": 68_000}
    assert stored() == {"Batu": 5, "Pasir pasang": 300_000}


def test_a_budget_keeps_pointing_to_a_price_that_stays_and_forgets_one_that_goes(cast, codes):
    load(cast.dewi, SEMEN, PASIR)
    semen, pasir = StandarHarga.objects.order_by("code")
    rkp = rkp_with(cast.sari, cast.villages.umeanyar, 2027, ("Talud", {"DDS": 1}))
    rows = [rab_row("Semen", "1", 70_000, standar=semen), rab_row("Pasir", "1", 5, standar=pasir)]
    write_rab(by=cast.sari, line=rkp.line_set.get(), version=1, rows=rows)
    load(cast.dewi, PriceData("1.1", "Semen PC 50 kg", "zak", 71_000))
    pointing = dict(RabRincian.objects.values_list("name", "standar__price"))
    assert pointing == {"Semen": 71_000, "Pasir": None}


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (SEMEN, SEMEN),
        (PriceData("", "", "zak", 5),),
        (PriceData("", "Semen", "zak", -5),),
        (PriceData("", "Semen", "zak", 10**15 + 1),),
    ],
)
def test_an_odd_list_is_refused_whole(cast, rows):
    load(cast.dewi, PASIR)
    with pytest.raises(DomainError):
        load(cast.dewi, *rows)
    assert stored() == {"Pasir pasang": 300_000}


def test_only_dinas_pmd_loads_prices(cast):
    with pytest.raises(NotAllowed):
        load_prices(by=cast.sari, kabupaten=cast.villages.umeanyar.kabupaten, year=2027, prices=[SEMEN])
    with pytest.raises(NotAllowed):
        load_prices(by=cast.dewi, kabupaten=cast.villages.pandanlandung.kabupaten, year=2027, prices=[SEMEN])


def test_a_workbook_is_shown_first_and_then_applied(cast, sign_in):
    dewi = sign_in(cast.dewi)
    load(cast.dewi, SEMEN, PASIR)
    file = prices(
        ("1.1", "Semen PC 50 kg", "zak", 69_500), ("3.1", "Paku", "kg", "Rp 18.000,-"), ("3.1", "Paku", "kg", 5)
    )
    page = dewi.post(URL, {"year": "2027", "file": file})
    assert "69.500" in page.text
    assert "1 baris ditulis dua kali" in page.text
    assert "1 harga tidak ada lagi dalam berkas" in page.text
    assert stored()["Semen PC 50 kg"] == 68_000
    assert dewi.post(APPLY, sent_by(page.text, action=APPLY)).status_code == 302
    assert stored() == {"Semen PC 50 kg": 69_500, "Paku": 18_000}


def test_a_workbook_without_prices_is_refused(cast, sign_in):
    answer = sign_in(cast.dewi).post(URL, {"year": "2027", "file": workbook(("x",), head=("No", "Nama"))})
    assert_refused(answer, file="tidak ada tabel harga")


def test_a_note_of_the_ceilings_does_not_load_prices(cast, codes, sign_in):
    dewi = sign_in(cast.dewi)
    row = ("51.08.02.2021", "Umeanyar", "Seririt", 700, 300, 50)
    page = dewi.post("/pagu/muat/", {"year": "2027", "file": workbook(row)})
    note = sent_by(page.text, action="/pagu/muat/terapkan/")
    assert "tidak berlaku" in dewi.post(APPLY, note, follow=True).text


def test_prices_are_found_by_words_in_any_order(cast, sign_in):
    load(cast.dewi, SEMEN, PASIR)
    page = sign_in(cast.sari).get("/standar-harga/?q=50+semen").text
    assert "Semen PC 50 kg" in page
    assert "Pasir pasang" not in page
    assert "Tidak ada harga seperti itu" in sign_in(cast.rina).get("/standar-harga/?q=emas&tahun=2027").text
    assert "Belum ada standar harga" in sign_in(cast.tono).get("/standar-harga/").text


def test_likely_prices_are_offered_likest_first(cast):
    for name, rupiah in (("Pasir pasang", 3), ("Pasir beton", 4), ("Batu kali belah", 5), ("Besi beton", 6)):
        price(cast.villages.umeanyar, name, rupiah)
    kabupaten = cast.villages.umeanyar.kabupaten_id
    offers = find_prices(kabupaten, 2027, ["Pasir  PASANG", "batu belah", "", "Upah"])
    assert [row.name for row in offers["pasir pasang"]] == ["Pasir pasang", "Pasir beton"]
    assert [row.name for row in offers["batu belah"]] == ["Batu kali belah"]
    assert "upah" not in offers
    assert exact_price(offers["pasir pasang"], "pasir pasang", "M3").price == 3
    assert exact_price(offers["pasir pasang"], "pasir pasang", "zak") is None


def test_offers_take_one_query(cast, django_assert_num_queries):
    price(cast.villages.umeanyar, "Pasir pasang", 3)
    with django_assert_num_queries(1):
        find_prices(cast.villages.umeanyar.kabupaten_id, 2027, [f"Pasir {number}" for number in range(300)])
