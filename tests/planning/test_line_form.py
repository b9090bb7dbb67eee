"""The form of a line: what it takes, what it refuses and how, and that it never loses a word."""

import re
from html import unescape

import pytest

from codes.models import Satuan
from places.models import RukunTetangga
from planning.models import RpjmKegiatan
from planning.reading import line_data as stored_data
from planning.services.lines import create_line
from planning.services.rpjm import create_rpjm
from tests.planning.making import costs_of, fresh, line_data, typed
from tests.planning.sent import filled, sent_by


def create_url(rpjm) -> str:
    return f"/rpjm/{rpjm.pk}/kegiatan/baru/"


def edit_url(line) -> str:
    return f"/kegiatan/{line.uid}/"


def errors_beside(answer) -> dict[str, str]:
    """Name of every refused field of the page with the error that stands beside it."""
    found = re.findall(r'id="id_([\w-]+)_error">(.*?)</div>', answer.text, re.DOTALL)
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", " ", error)).split()) for name, error in found}


def errors_on_top(answer) -> dict[str, str]:
    """Field and words of every link in the summary at the top of the page."""
    summary = re.search(r"data-error-summary>(.*?)</ul>", answer.text, re.DOTALL)
    links = re.findall(r'<a href="#id_([\w-]+?)(?:_0)?">(.*?)</a>', summary[1], re.DOTALL) if summary else []
    return {name: unescape(words) for name, words in links}


def assert_refused(answer, **fields: str) -> None:
    """The page refuses exactly these fields, beside each and at the top, in the same words."""
    beside, top = errors_beside(answer), errors_on_top(answer)
    wanted = {name.replace("_", "-") if name.startswith("y2") else name: words for name, words in fields.items()}
    assert answer.status_code == 200
    assert beside.keys() == top.keys() == wanted.keys()
    for name, words in wanted.items():
        assert words in beside[name]
        assert words in top[name]


def test_a_filled_form_adds_the_line_and_leads_back_to_it(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    dusun = cast.villages.umeanyar.dusun_set.first()
    rt = RukunTetangga.objects.create(dusun=dusun, rw="01", rt="02")
    data = typed(
        name="Rabat beton",
        location_kind="places",
        places=[str(dusun.pk), f"{dusun.pk}-{rt.pk}"],
        volume="1.080,5",
        unit="m",
        manfaat="Petani",
        manfaat_l="12",
        manfaat_p="13",
        manfaat_rtm="25",
        sdgs=["9", "1"],
        tags=["pktd"],
        latitude="-8.19",
        longitude="114.91",
        y2027_0_source="DDS",
        y2027_0_amount="Rp 120.000.000,-",
        y2027_1_source="ADD",
        y2027_1_amount="30 juta",
        y2029_planned="on",
        y2029_volume="2,5",
        y2029_target="selesai",
        y2034_0_source="belum",
        y2034_0_amount="5jt",
        y2034_1_source="PAD",
    )
    answer = sari.post(create_url(rpjm), data)
    line = RpjmKegiatan.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/rpjm/{rpjm.pk}/#k-{line.uid}")
    assert costs_of(line) == {
        2027: {"DDS": 120_000_000, "ADD": 30_000_000},
        2029: {},
        2034: {"PAD": None, None: 5_000_000},
    }
    stored = stored_data(fresh(line))
    assert (str(stored.volume), stored.unit.name, stored.sdgs, stored.tags) == ("1080.500", "m", (1, 9), ("pktd",))
    assert [(place.dusun, place.rukun_tetangga) for place in stored.places] == [(dusun, None), (dusun, rt)]
    assert "Kegiatan “Rabat beton” ditambahkan." in sari.get(f"/rpjm/{rpjm.pk}/").text


def test_save_and_add_another_opens_an_empty_form(cast, rpjm, sign_in):
    data = typed() | {"simpan_tambah": "1"}
    assert sign_in(cast.sari).post(create_url(rpjm), data)["Location"] == create_url(rpjm)


def test_an_edit_page_that_is_sent_back_unchanged_changes_nothing(cast, rpjm, add_line, sign_in):
    sari = sign_in(cast.sari)
    dusun = cast.villages.umeanyar.dusun_set.first()
    data = typed(
        name="Talud",
        location_kind="places",
        places=[str(dusun.pk)],
        volume="2,3450",
        unit="m",
        code_unconfirmed="on",
        sdgs=["3"],
        tags=["kesehatan"],
        latitude="-8.190001",
        longitude="114.91",
        pola="pihak_ketiga",
        origin="musdus",
        y2027_0_source="belum",
        y2027_0_amount="7",
        y2027_1_source="DDS",
        y2030_planned="on",
    )
    sari.post(create_url(rpjm), data)
    line = RpjmKegiatan.objects.get()
    before = stored_data(fresh(line))
    answer = sari.post(edit_url(line), sent_by(sari.get(edit_url(line)).text))
    assert answer.status_code == 302
    assert stored_data(fresh(line)) == before


def test_a_line_under_a_bidang_only_is_sent_back_unchanged_too(cast, add_line, sign_in):
    sari = sign_in(cast.sari)
    line = add_line("Usulan", code=None, bidang="4", costs={2028: {None: 5, "ADD": None, "DDS": None}})
    before = stored_data(fresh(line))
    assert sari.post(edit_url(line), sent_by(sari.get(edit_url(line)).text)).status_code == 302
    assert stored_data(fresh(line)) == before


def test_a_refused_form_keeps_every_word_and_tick(cast, rpjm, sign_in):
    dusun = cast.villages.umeanyar.dusun_set.first()
    data = typed(
        kegiatan="jembatan kertas",
        code_unconfirmed="on",
        bidang="3",
        name="  Nama “dengan” <b>tanda</b> & = spasi  ",
        location_kind="places",
        places=[str(dusun.pk)],
        location_text="dekat balai",
        latitude="delapan",
        longitude="114.9",
        volume="1,080",
        unit="gerobak",
        manfaat="Petani",
        manfaat_l="dua",
        manfaat_p="-1",
        manfaat_rtm="3",
        data_eksisting="tanah",
        pola="pihak_ketiga",
        sdgs=["1", "18"],
        tags=["blt", "digital"],
        origin="dprd",
        y2027_planned="on",
        y2027_volume="1,080",
        y2027_target="50 persen",
        y2027_0_source="DDS",
        y2027_0_amount="1,500",
        y2027_1_source="",
        y2027_1_amount="7jt",
        y2027_2_source="belum",
        y2027_2_amount="",
        y2034_0_source="ADD",
        y2034_0_amount="",
        y2034_1_source="ADD",
        y2034_1_amount="5",
    )
    answer = sign_in(cast.sari).post(create_url(rpjm), data)
    assert_refused(
        answer,
        kegiatan="Tidak ada kegiatan dengan kode atau nama itu",
        latitude="",
        volume="Tulis 1080 atau 1,08",
        unit="“gerobak” belum ada dalam daftar",
        manfaat_l="",
        manfaat_p="",
        y2027_volume="dapat dibaca dua cara",
        y2027_0_amount="Tulis dengan titik: 1.500",
        y2027_1_source="Pilih sumber dana",
        y2027_2_amount="belum dibagi",
        y2034_0_amount="Isi jumlahnya",
        y2034_1_source="Sumber ini sudah ditulis untuk 2034",
    )
    posted = {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    posted.pop("simpan")
    assert filled(sent_by(answer.text)) == filled(posted)
    assert not RpjmKegiatan.objects.exists()
    assert [year for year in range(2027, 2035) if f'value="{year}" formaction' in opened(answer.text)] == [
        2027,
        2034,
    ]


def opened(html: str) -> str:
    """The year cards that stand open."""
    return "".join(re.findall(r'<details[^>]* class="year-card" open>.*?</details>', html, re.DOTALL))


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"kegiatan": "", "name": "Apa saja"}, {"kegiatan": "pilih bidangnya saja"}),
        ({"kegiatan": "", "bidang": "2", "name": " "}, {"name": "Tulis nama kegiatan"}),
        ({"kegiatan": "jalan"}, {"kegiatan": "dan 7 lainnya"}),
        ({"kegiatan": "9.9.99"}, {"kegiatan": "Tidak ada kegiatan"}),
        ({"name": "n" * 301}, {"name": "300"}),
        ({"location_kind": "places"}, {"places": "sedikitnya satu dusun"}),
        ({"location_kind": "other"}, {"location_text": "Tulis lokasinya"}),
        ({"latitude": "-8.1"}, {"longitude": "keduanya"}),
        ({"latitude": "-8.1", "longitude": "14"}, {"longitude": "95"}),
        ({"latitude": "NaN", "longitude": "Infinity"}, {"latitude": "", "longitude": ""}),
        ({"volume": "5"}, {"unit": "Volume perlu satuan"}),
        ({"manfaat_l": "2", "manfaat_p": "1", "manfaat_rtm": "4"}, {"manfaat_rtm": "Tidak boleh lebih banyak"}),
        ({"manfaat_l": "1000001"}, {"manfaat_l": "1000000"}),
        ({"y2027_0_source": "DDS"}, {"y2027_0_amount": "Isi jumlahnya"}),
        ({"y2027_0_amount": "5"}, {"y2027_0_source": "Pilih sumber dana"}),
        ({"y2027_0_source": "belum"}, {"y2027_0_amount": "Tulis jumlah yang belum dibagi"}),
        ({"y2027_0_source": "DDS", "y2027_0_amount": "-5"}, {"y2027_0_amount": "kurang dari nol"}),
        ({"y2027_0_source": "DDS", "y2027_0_amount": "9" * 5_000}, {"y2027_0_amount": "Terlalu panjang"}),
        ({"y2027_target": "t" * 121}, {"y2027_target": "120"}),
    ],
)
def test_this_is_refused_beside_the_field_and_at_the_top(cast, rpjm, sign_in, changes, refused):
    answer = sign_in(cast.sari).post(create_url(rpjm), typed(**changes))
    assert_refused(answer, **refused)
    assert not RpjmKegiatan.objects.exists()


@pytest.mark.parametrize("words", ["2.3.10", " 2.3.10. ", "2.3.10 dan apa saja", "pengerasan JALAN DESA rehabilitasi"])
def test_a_kegiatan_is_found_by_its_code_or_by_words_that_fit_one_only(cast, rpjm, sign_in, words):
    sign_in(cast.sari).post(create_url(rpjm), typed(kegiatan=words))
    assert RpjmKegiatan.objects.get().kegiatan.code == "2.3.10"


def test_words_that_fit_several_kegiatan_are_answered_with_their_names_and_codes(cast, rpjm, sign_in):
    answer = sign_in(cast.sari).post(create_url(rpjm), typed(kegiatan="jalan usaha tani"))
    assert_refused(answer, kegiatan="2.3.12 ")


def test_an_empty_name_takes_the_name_of_the_kegiatan(cast, rpjm, sign_in):
    sign_in(cast.sari).post(create_url(rpjm), typed(name=""))
    line = RpjmKegiatan.objects.get()
    assert line.name == line.kegiatan.name


def test_a_unit_is_known_in_any_case_and_a_new_one_is_added_when_the_person_says_so(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    sari.post(create_url(rpjm), typed(volume="1", unit="Meter"))
    assert RpjmKegiatan.objects.get().unit == Satuan.objects.get(name="m", kabupaten=None)
    assert_refused(sari.post(create_url(rpjm), typed(volume="1", unit="gerobak")), unit="belum ada dalam daftar")
    sari.post(create_url(rpjm), typed(volume="1", unit="gerobak", new_unit="on"))
    assert Satuan.objects.get(name="gerobak").kabupaten == cast.villages.umeanyar.kabupaten


def test_a_new_unit_is_not_kept_when_the_line_is_refused(cast, add_line, sign_in):
    line = add_line()
    data = typed(line, volume="1", unit="gerobak", new_unit="on") | {"version": "99"}
    assert sign_in(cast.sari).post(edit_url(line), data).status_code == 409
    assert not Satuan.objects.filter(name="gerobak").exists()


def test_one_more_source_keeps_all_that_was_typed_and_judges_nothing(cast, rpjm, sign_in):
    data = typed(
        kegiatan="tidak ada",
        name="Talud",
        volume="1,080",
        unit="gerobak",
        sdgs=["2"],
        location_kind="other",
        y2028_planned="on",
        y2028_volume="ngawur",
        y2028_0_source="DDS",
        y2028_0_amount="1,500",
        y2028_1_source="",
        y2028_1_amount="7",
        y2030_0_source="ADD",
        y2030_0_amount="5",
    )
    data.pop("simpan")
    sari = sign_in(cast.sari)
    answer = sari.post(create_url(rpjm), data | {"tambah_baris": "2028"})
    posted = {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    assert filled(sent_by(answer.text)) == filled(posted)
    assert "y2028-2-source" in sent_by(answer.text)
    assert "y2030-2-source" not in sent_by(answer.text)
    assert (errors_beside(answer), errors_on_top(answer)) == ({}, {})
    again = sari.post(create_url(rpjm), sent_by(answer.text) | {"tambah_baris": "2028"})
    assert "y2028-3-source" in sent_by(again.text)
    assert not RpjmKegiatan.objects.exists()


def test_one_more_source_on_the_edit_page_keeps_the_version(cast, add_line, sign_in):
    line = add_line(costs={2027: {"DDS": 1}})
    sari = sign_in(cast.sari)
    answer = sari.post(edit_url(line), sent_by(sari.get(edit_url(line)).text) | {"tambah_baris": "2027"})
    assert sent_by(answer.text)["version"] == ["1"]
    assert fresh(line).version == 1


def test_rows_beyond_ten_are_not_offered(cast, rpjm, sign_in):
    data = typed(**{f"y2027_{row}_amount": "5" for row in range(10)}) | {"tambah_baris": "2027"}
    fields = sent_by(sign_in(cast.sari).post(create_url(rpjm), data).text)
    assert "y2027-9-amount" in fields
    assert "y2027-10-amount" not in fields


def test_a_line_can_be_filled_from_another_of_the_village(cast, rpjm, add_line, sign_in):
    line = add_line("Talud Barat", costs={2027: {"DDS": 1_250_000}}, manfaat="Petani")
    fields = sent_by(sign_in(cast.sari).get(create_url(rpjm), {"dari": str(line.uid)}).text)
    assert (fields["name"], fields["manfaat"]) == (["Talud Barat"], ["Petani"])
    assert (fields["y2027-0-source"], fields["y2027-0-amount"]) == (["DDS"], ["1.250.000"])
    assert fields["version"] == [""]


def test_a_line_can_be_filled_from_one_of_an_older_plan(cast, rpjm, sign_in):
    old = create_rpjm(by=cast.sari, desa=rpjm.desa, first_year=2019, last_year=2026, is_before_app=True)
    line = create_line(
        by=cast.sari, rpjm=old, data=line_data("Lama", origin="before_app", costs={2026: {"DDS": 5}, 2020: {}})
    )
    sari = sign_in(cast.sari)
    fields = sent_by(sari.get(create_url(rpjm), {"dari": str(line.uid)}).text)
    assert sari.post(create_url(rpjm), fields).status_code == 302
    copy = rpjm.line_set.get()
    assert (copy.name, copy.origin != "before_app", costs_of(copy)) == ("Lama", True, {})


def test_the_line_of_another_village_fills_nothing(cast, rpjm, neighbours_line, sign_in):
    assert sign_in(cast.sari).get(create_url(rpjm), {"dari": str(neighbours_line.uid)}).status_code == 404


def test_an_error_of_a_year_says_which_year(cast, rpjm, sign_in):
    answer = sign_in(cast.sari).post(create_url(rpjm), typed(y2028_0_source="DDS", y2028_0_amount="sejuta"))
    assert errors_on_top(answer)["y2028-0-amount"].startswith("Biaya (Rp) 2028: ")
