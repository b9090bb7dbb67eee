"""The form of a line: what it takes, what it refuses and how, and that it never loses a word."""

import re

import pytest

from codes.models import Satuan
from places.models import RukunTetangga
from planning.models import RpjmKegiatan
from planning.reading import line_data as stored_data
from tests.planning.making import costs_of, fresh, typed
from tests.planning.refusals import assert_refused
from tests.planning.sent import filled, sent_by


def create_url(rpjm) -> str:
    return f"/rpjm/{rpjm.pk}/kegiatan/baru/"


def edit_url(line) -> str:
    return f"/kegiatan/{line.uid}/"


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
