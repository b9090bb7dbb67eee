"""The form of a yearly line: what is typed, what is stored, what is refused; the link, the costs, the months."""

import re
from datetime import date

import pytest

from codes.models import FokusDanaDesa
from planning.enums import RabGroup
from planning.models import RabRincian, RkpKegiatan
from tests.planning.making_data import make_rkp_line
from tests.planning.pagu_making import give
from tests.planning.refusals import assert_refused
from tests.planning.rkp_making import fresh_rkp, rkp_costs_of, typed_rkp
from tests.planning.sent import filled, sent_by
from tests.planning.test_plan_pages import words


def create_url(rkp) -> str:
    return f"/rkp/{rkp.pk}/kegiatan/baru/"


def edit_url(line) -> str:
    return f"/kegiatan-rkp/{line.uid}/"


@pytest.fixture
def planned(add_line):
    """A line that the RPJM plans for the year."""
    return add_line("Rabat beton Banjar Anyar", costs={2028: {"DDS": 9_000}})


@pytest.fixture
def full_form(planned) -> dict:
    """Every field filled."""
    return typed_rkp(
        rpjm_line=str(planned.uid),
        volume="120,5",
        unit="m",
        target="120 m rabat",
        first_month="2028-03",
        last_month="2028-05",
        time_words="90 hari",
        pelaksana="TPK Desa",
        data_eksisting="jalan tanah",
        sdgs=["9"],
        tags=["pktd"],
        biaya_0_source="DDS",
        biaya_0_amount="45 juta",
        biaya_1_source="ADD",
        biaya_1_amount="5.000.000",
    )


def test_a_filled_form_becomes_a_line_with_everything_on_it(cast, rkp, planned, full_form, sign_in):
    answer = sign_in(cast.sari).post(create_url(rkp), full_form)
    line = fresh_rkp(RkpKegiatan.objects.get())
    assert answer["Location"] == f"/rkp/{rkp.pk}/#k-{line.uid}"
    assert line.rpjm_line == planned
    assert (line.starts_on, line.ends_on) == (date(2028, 3, 1), date(2028, 5, 31))
    assert (line.time_words, line.pelaksana, line.target) == ("90 hari", "TPK Desa", "120 m rabat")
    assert (line.data_eksisting, line.sdgs, line.tags) == ("jalan tanah", [9], ["pktd"])
    assert rkp_costs_of(line) == {"DDS": 45_000_000, "ADD": 5_000_000}


def test_the_form_shows_what_is_stored_and_saving_it_changes_nothing(cast, rkp, full_form, sign_in):
    sari = sign_in(cast.sari)
    sari.post(create_url(rkp), full_form)
    line = RkpKegiatan.objects.get()
    before = sari.get(f"{edit_url(line)}").text
    sari.post(edit_url(line), sent_by(before) | {"simpan": "1"})
    assert fresh_rkp(line).version == 2
    after = sent_by(sari.get(edit_url(line)).text)
    assert after | {"version": []} == sent_by(before) | {"version": []}


def test_a_day_within_the_month_outlives_the_form(cast, rkp, sign_in):
    line = make_rkp_line(cast.sari, rkp, starts_on=date(2028, 3, 17), ends_on=date(2029, 1, 5))
    sari = sign_in(cast.sari)
    page = sari.get(edit_url(line)).text
    assert "Januari 2029" in page
    sari.post(edit_url(line), sent_by(page) | {"pelaksana": "TPK"})
    stored = fresh_rkp(line)
    assert (stored.pelaksana, stored.starts_on, stored.ends_on) == ("TPK", date(2028, 3, 17), date(2029, 1, 5))


def test_a_line_outside_the_rpjm_is_saved_without_a_reason_and_remarked(cast, rkp, sign_in):
    sari = sign_in(cast.sari)
    sari.post(create_url(rkp), typed_rkp())
    line = RkpKegiatan.objects.get()
    assert "di luar RPJM Desa; alasan belum ditulis" in sari.get(edit_url(line)).text
    sari.post(edit_url(line), typed_rkp(line, outside_ground="kebijakan", outside_reason="Perbup baru"))
    assert "alasan belum ditulis" not in sari.get(f"/rkp/{rkp.pk}/").text


def test_the_lines_planned_for_the_year_come_first_and_are_marked(cast, rkp, planned, add_line, sign_in):
    add_line("Posyandu", costs={2030: {}})
    page = sign_in(cast.sari).get(create_url(rkp)).text
    groups = re.findall(r'<optgroup label="(.*?)">(.*?)</optgroup>', page, re.DOTALL)
    assert [name for name, _ in groups] == ["Direncanakan 2028", "Direncanakan tahun lain"]
    assert re.search(rf'value="{planned.uid}"[^>]* data-planned', groups[0][1])
    assert "Posyandu (2030)" in groups[1][1]
    assert "data-planned" not in groups[1][1]


def test_a_similar_line_of_the_rpjm_is_suggested_and_taken_only_on_request(cast, rkp, planned, sign_in):
    line = make_rkp_line(cast.sari, rkp, "Rabat beton jalan Banjar Anyar")
    sari = sign_in(cast.sari)
    page = sari.get(edit_url(line))
    assert re.search(r"\d+% mirip, direncanakan 2028", words(page.text))
    assert fresh_rkp(line).rpjm_line is None
    answer = sari.post(edit_url(line), sent_by(page.text) | {"target": "100 m", "pakai_rpjm": str(planned.uid)})
    assert answer.status_code == 200
    sent = sent_by(answer.text)
    assert (sent["rpjm_line"], sent["target"]) == ([str(planned.uid)], ["100 m"])
    assert fresh_rkp(line).rpjm_line is None
    sari.post(edit_url(line), sent | {"simpan": "1"})
    assert fresh_rkp(line).rpjm_line == planned


@pytest.mark.parametrize("button", ["tambah_baris", "hitung_ulang"])
def test_redrawing_keeps_all_that_was_typed_and_judges_nothing(cast, rkp, full_form, sign_in, button):
    odd = full_form | {"volume": "1,080", "biaya-1-amount": "lima juta"}
    answer = sign_in(cast.sari).post(create_url(rkp), odd | {button: "1"})
    assert "Belum tersimpan" not in answer.text
    posted = {name: value if isinstance(value, list) else [value] for name, value in odd.items()}
    posted.pop("simpan")
    assert filled(sent_by(answer.text)) == filled(posted)
    assert answer.text.count("data-cost-row") == (3 if button == "tambah_baris" else 2)
    assert not RkpKegiatan.objects.exists()


def ceilings(html: str) -> dict[str, tuple[str, ...]]:
    """Cells of the ceilings beside the costs, by source; hidden rows left out."""
    rows = re.findall(r'<tr data-pagu="(.*?)"([^>]*)>(.*?)</tr>', html, re.DOTALL)
    return {
        key: tuple(cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells))
        for key, attributes, cells in rows
        if " hidden" not in attributes
    }


def test_recounting_shows_what_is_left_of_each_ceiling_before_anything_is_saved(cast, rkp, sign_in):
    give(cast.sari, rkp.desa, 2028, DDS=50_000_000, ADD=10_000_000)
    make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 20_000_000})
    data = typed_rkp(biaya_0_source="DDS", biaya_0_amount="45 juta", biaya_1_source="PAD", biaya_1_amount="1 juta")
    page = sign_in(cast.sari).post(create_url(rkp), data | {"hitung_ulang": "1"}).text
    assert ceilings(page) == {
        "PAD": ("0", "0", "1.000.000", "lebih 1.000.000"),
        "DDS": ("50.000.000", "20.000.000", "45.000.000", "lebih 15.000.000"),
        "ADD": ("10.000.000", "0", "0", "10.000.000"),
        "all": ("60.000.000", "20.000.000", "46.000.000", "lebih 6.000.000"),
    }
    assert "Pemakaian melebihi pagu. Rancangan tetap dapat disimpan" in page


def test_a_line_does_not_count_itself_twice(cast, rkp, sign_in):
    give(cast.sari, rkp.desa, 2028, DDS=50_000_000)
    line = make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 20_000_000})
    page = sign_in(cast.sari).get(edit_url(line)).text
    assert ceilings(page)["DDS"] == ("50.000.000", "0", "20.000.000", "30.000.000")


def test_overspending_never_stops_a_draft(cast, rkp, sign_in):
    give(cast.sari, rkp.desa, 2028, DDS=1)
    sign_in(cast.sari).post(create_url(rkp), typed_rkp(biaya_0_source="DDS", biaya_0_amount="2"))
    assert rkp_costs_of(RkpKegiatan.objects.get()) == {"DDS": 2}


def test_a_cost_may_stay_undivided_over_named_candidates(cast, rkp, sign_in):
    data = typed_rkp(biaya_0_source="belum", biaya_0_amount="9 juta", biaya_1_source="DDS", biaya_1_amount="")
    sign_in(cast.sari).post(create_url(rkp), data)
    assert rkp_costs_of(RkpKegiatan.objects.get()) == {None: 9_000_000, "DDS": None}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"kegiatan": "", "name": "Apa saja"}, {"kegiatan": "pilih bidangnya saja"}),
        ({"first_month": "2028-05", "last_month": "2028-03"}, {"last_month": "Selesai tidak boleh sebelum mulai"}),
        ({"first_month": "2027-05"}, {"first_month": ""}),
        ({"rpjm_line": "bukan-uid"}, {"rpjm_line": ""}),
        ({"outside_ground": "iseng"}, {"outside_ground": ""}),
        ({"outside_reason": "a" * 301}, {"outside_reason": "300"}),
        ({"biaya_0_source": "DDS"}, {"biaya-0-amount": "Isi jumlahnya"}),
        ({"biaya_0_amount": "5"}, {"biaya-0-source": "Pilih sumber dana"}),
        ({"biaya_0_source": "DDS", "biaya_0_amount": "-5"}, {"biaya-0-amount": "kurang dari nol"}),
        ({"tags": ["apa"]}, {"tags": ""}),
        ({"pelaksana": "p" * 151}, {"pelaksana": "150"}),
    ],
)
def test_this_is_refused_beside_the_field_and_at_the_top(cast, rkp, sign_in, changes, refused):
    answer = sign_in(cast.sari).post(create_url(rkp), typed_rkp(**changes))
    assert_refused(answer, **refused)
    assert not RkpKegiatan.objects.exists()


def test_the_focuses_of_the_year_are_offered_with_their_words(cast, rkp, sign_in):
    FokusDanaDesa.objects.all().delete()
    FokusDanaDesa.objects.create(year=2028, number=4, tag="ketahanan_pangan", name="Lumbung pangan desa")
    said = words(sign_in(cast.sari).get(create_url(rkp)).text)
    assert "Ketahanan pangan (fokus 4: Lumbung pangan desa)" in said
    assert said.index("Lumbung pangan desa") < said.index("BLT Desa")


def test_costs_of_a_line_with_a_rab_are_shown_and_kept(cast, rkp, sign_in):
    line = make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 20_000_000})
    RabRincian.objects.create(line=line, group=RabGroup.BAHAN, name="Batu", volume=2, price=10, amount=20)
    sari = sign_in(cast.sari)
    page = sari.get(edit_url(line)).text
    assert "Biaya kegiatan ini mengikuti RAB" in page
    assert "biaya-0-source" not in page
    sari.post(edit_url(line), typed_rkp(line, name="Talud Barat", biaya_0_source="ADD", biaya_0_amount="1"))
    assert fresh_rkp(line).name == "Talud Barat"
    assert rkp_costs_of(line) == {"DDS": 20_000_000}


def test_a_new_line_may_be_filled_from_an_older_one_without_its_time_and_origin(cast, rkp, sign_in):
    line = make_rkp_line(cast.sari, rkp, "Siltap", code="1.1.01", costs={"ADD": 5_000}, pelaksana="Kaur Keuangan")
    sent = sent_by(sign_in(cast.sari).get(create_url(rkp), {"dari": str(line.uid)}).text)
    assert (sent["name"], sent["pelaksana"], sent["biaya-0-amount"]) == (["Siltap"], ["Kaur Keuangan"], ["5.000"])


@pytest.mark.parametrize("uid", ["bukan-uid", "", "00000000-0000-0000-0000-000000000000"])
def test_an_odd_line_to_copy_from_is_no_error_of_ours(cast, rkp, sign_in, uid):
    assert sign_in(cast.sari).get(create_url(rkp), {"dari": uid}).status_code in (200, 404)
