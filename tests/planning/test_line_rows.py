"""The form of a line without JavaScript: one more row for a source, and filling it from another line."""

from planning.models import RpjmKegiatan
from planning.services.lines import create_line
from planning.services.rpjm import create_rpjm
from tests.planning.making import costs_of, fresh, line_data, typed
from tests.planning.refusals import errors_beside, errors_on_top
from tests.planning.sent import filled, sent_by


def create_url(rpjm) -> str:
    return f"/rpjm/{rpjm.pk}/kegiatan/baru/"


def edit_url(line) -> str:
    return f"/kegiatan/{line.uid}/"


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
