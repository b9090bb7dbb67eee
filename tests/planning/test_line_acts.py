"""The short acts on a line from its pages: delete and take back, move, copy."""

import pytest

from accounts.models import Act
from planning.models import RpjmKegiatan
from planning.services.lines import delete_line, update_line
from tests.planning.making import changed, costs_of, fresh
from tests.planning.sent import sent_by


def plan_url(line) -> str:
    return f"/rpjm/{line.rpjm_id}/"


def test_a_delete_can_be_taken_back_from_the_page_that_it_leads_to(cast, add_line, sign_in):
    line = add_line("Talud", costs={2027: {"DDS": 1_000}})
    sari = sign_in(cast.sari)
    delete = sent_by(sari.get(f"/kegiatan/{line.uid}/").text, action=f"/kegiatan/{line.uid}/hapus/")
    assert delete == {"version": ["1"]}
    answer = sari.post(f"/kegiatan/{line.uid}/hapus/", delete)
    assert answer["Location"] == f"{plan_url(line)}?terhapus={line.uid}"
    page = sari.get(answer["Location"])
    assert "Kegiatan “Talud” dihapus." in page.text
    assert f'action="/kegiatan/{line.uid}/pulihkan/"' in page.text
    assert f'id="k-{line.uid}"' not in page.text
    assert sari.post(f"/kegiatan/{line.uid}/pulihkan/")["Location"] == f"{plan_url(line)}#k-{line.uid}"
    assert costs_of(line) == {2027: {"DDS": 1_000}}
    assert f'id="k-{line.uid}"' in sari.get(plan_url(line)).text


def test_deleted_lines_are_listed_with_their_cost_and_come_back(cast, rpjm, add_line, sign_in):
    line = add_line("Talud", costs={2027: {"DDS": 1_234_567}})
    delete_line(by=cast.sari, line=line, version=1)
    sari = sign_in(cast.sari)
    page = sari.get(f"{plan_url(line)}terhapus/")
    assert "Talud" in page.text
    assert "1.234.567" in page.text
    assert f'action="/kegiatan/{line.uid}/pulihkan/"' in page.text
    assert f'href="{plan_url(line)}terhapus/">1 kegiatan' in sari.get(plan_url(line)).text
    sari.post(f"/kegiatan/{line.uid}/pulihkan/")
    assert "Tidak ada kegiatan terhapus" in sari.get(f"{plan_url(line)}terhapus/").text


def test_a_deleted_line_has_no_page_but_a_history(cast, add_line, sign_in):
    line = add_line("Talud")
    delete_line(by=cast.sari, line=line, version=1)
    sari = sign_in(cast.sari)
    assert sari.get(f"/kegiatan/{line.uid}/").status_code == 404
    assert "Menghapus kegiatan “Talud”" in sari.get(f"/kegiatan/{line.uid}/riwayat/").text


@pytest.mark.parametrize("act", ["hapus", "pulihkan"])
def test_a_second_click_changes_nothing(cast, add_line, sign_in, act):
    line = add_line("Talud")
    sari = sign_in(cast.sari)
    if act == "pulihkan":
        delete_line(by=cast.sari, line=line, version=1)
    first = sari.post(f"/kegiatan/{line.uid}/{act}/")
    acts, version = Act.objects.count(), fresh(line).version
    second = sari.post(f"/kegiatan/{line.uid}/{act}/")
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert (Act.objects.count(), fresh(line).version) == (acts, version)


def test_a_line_that_somebody_changed_meanwhile_is_not_deleted(cast, add_line, sign_in):
    line = add_line("Talud")
    update_line(by=cast.wati, line=line, version=1, data=changed(line, name="Talud Wati"))
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan/{line.uid}/hapus/", {"version": "1"})
    assert answer["Location"] == f"/kegiatan/{line.uid}/"
    assert "baru saja disimpan oleh orang lain" in sari.get(answer["Location"]).text
    assert fresh(line).deleted_at is None


def test_arrows_move_a_line_up_and_down(cast, rpjm, add_line, sign_in):
    first, second = add_line("A"), add_line("B")
    sari = sign_in(cast.sari)
    for direction, order in (("naik", [second, first]), ("naik", [second, first]), ("turun", [first, second])):
        answer = sari.post(f"/kegiatan/{second.uid}/pindah/", {"arah": direction})
        assert answer["Location"] == f"{plan_url(second)}#k-{second.uid}"
        assert list(rpjm.line_set.in_print_order()) == order


def test_a_copy_opens_for_editing(cast, add_line, sign_in):
    line = add_line("Talud", costs={2027: {"DDS": 1_000}})
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan/{line.uid}/salin/")
    copy = RpjmKegiatan.objects.exclude(pk=line.pk).get()
    assert answer["Location"] == f"/kegiatan/{copy.uid}/"
    assert sent_by(sari.get(answer["Location"]).text)["name"] == ["Talud (salinan)"]


def test_a_year_is_copied_to_the_years_that_are_ticked(cast, add_line, sign_in):
    line = add_line(costs={2027: {"DDS": 1_000}})
    data = {"version": "1", "dari": "2027", "ke": ["2029", "2034"]}
    sari = sign_in(cast.sari)
    assert sari.post(f"/kegiatan/{line.uid}/salin-tahun/", data)["Location"] == f"/kegiatan/{line.uid}/"
    assert costs_of(line) == {year: {"DDS": 1_000} for year in (2027, 2029, 2034)}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"dari": "2027"}, "sedikitnya satu tahun tujuan"),
        ({"dari": "2030", "ke": ["2031"]}, "Tahun 2030 belum diisi"),
        ({"dari": "2027", "ke": ["2035"]}, "di luar periode"),
        ({"dari": "2027", "ke": ["2028"], "version": "9"}, "baru saja disimpan oleh orang lain"),
        ({"dari": "²", "ke": ["²", "٢٠٢٨", "9" * 5_000]}, "belum diisi"),
        ({"dari": "9" * 5_000, "ke": ["2028"]}, "belum diisi"),
        ({}, "belum diisi"),
    ],
)
def test_a_copy_of_a_year_that_cannot_be_says_why(cast, add_line, sign_in, data, words):
    line = add_line(costs={2027: {"DDS": 1_000}})
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan/{line.uid}/salin-tahun/", data)
    assert words in sari.get(answer["Location"]).text
    assert costs_of(line) == {2027: {"DDS": 1_000}}
