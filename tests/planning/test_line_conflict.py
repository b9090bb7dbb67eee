"""Two people save the same line: the second sees both versions and decides; nothing typed is lost."""

import re
from html import unescape

import pytest

from planning.services.lines import delete_line, restore_line, update_line
from planning.services.rpjm import record_enactment
from tests.planning.making import changed, costs_of, fresh, typed
from tests.planning.sent import filled, sent_by


@pytest.fixture
def line(add_line):
    """A line that Sari and Wati both have on their screens."""
    return add_line("Jalan", costs={2027: {"DDS": 1_000}})


@pytest.fixture
def saris_form(line) -> dict:
    """What Sari typed, on a page that she opened before Wati saved."""
    return typed(
        line,
        name="Jalan menurut Sari",
        y2027_0_source="DDS",
        y2027_0_amount="2.000",
        y2028_0_source="ADD",
        y2028_0_amount="7 ribu",
        sdgs=["1", "9"],
    )


@pytest.fixture
def conflict(cast, line, saris_form, sign_in):
    """Sari's browser and the page that she meets."""
    update_line(by=cast.wati, line=line, version=1, data=changed(line, name="Jalan menurut Wati"))
    sari = sign_in(cast.sari)
    return sari, sari.post(f"/kegiatan/{line.uid}/", saris_form)


def rows(answer) -> dict[str, tuple[str, str, bool]]:
    """Label, mine, theirs of the compared fields, and whether the row says that they differ."""
    found = re.findall(
        r"<tr([^>]*)>\s*<th scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>",
        answer.text,
        re.DOTALL,
    )
    return {
        unescape(label.split("<")[0].strip()): (unescape(mine), unescape(theirs), "berbeda" in label)
        for _, label, mine, theirs in found
    }


def test_the_conflict_page_shows_both_versions_and_who_saved_in_between(conflict, line):
    _, answer = conflict
    assert answer.status_code == 409
    assert "Wati (Tim Penyusun) menyimpannya" in answer.text
    compared = rows(answer)
    assert compared["Nama kegiatan"] == ("Jalan menurut Sari", "Jalan menurut Wati", True)
    assert compared["Tahun 2027"] == ("DDS Rp2.000", "DDS Rp1.000", True)
    assert compared["Tahun 2028"] == ("ADD Rp7.000", "–", True)
    assert compared["SDGs Desa"] == ("1, 9", "–", True)
    assert compared["Pola pelaksanaan"] == ("Swakelola", "–", True)
    assert compared["Data eksisting"] == ("–", "–", False)
    assert fresh(line).name == "Jalan menurut Wati"


def test_saving_mine_on_top_writes_everything_that_was_typed(conflict, line, saris_form):
    sari, answer = conflict
    mine = sent_by(answer.text)
    posted = {name: value if isinstance(value, list) else [value] for name, value in saris_form.items()}
    assert filled(mine) == filled(posted | {"version": ["2"]})
    assert sari.post(f"/kegiatan/{line.uid}/", mine).status_code == 302
    assert (fresh(line).name, fresh(line).version) == ("Jalan menurut Sari", 3)
    assert costs_of(line) == {2027: {"DDS": 2_000}, 2028: {"ADD": 7_000}}


def test_using_what_is_stored_keeps_theirs(conflict, line):
    sari, answer = conflict
    assert f'href="/kegiatan/{line.uid}/">Pakai yang tersimpan' in answer.text
    assert sent_by(sari.get(f"/kegiatan/{line.uid}/").text)["name"] == ["Jalan menurut Wati"]
    assert fresh(line).version == 2


def test_saving_mine_on_top_meets_a_third_save_again(cast, conflict, line):
    sari, answer = conflict
    update_line(by=cast.wati, line=line, version=2, data=changed(line, name="Wati sekali lagi"))
    again = sari.post(f"/kegiatan/{line.uid}/", sent_by(answer.text))
    assert again.status_code == 409
    assert rows(again)["Nama kegiatan"][1] == "Wati sekali lagi"


@pytest.mark.parametrize("version", ["", "0", "99", "²", "9" * 5_000, "-1", "satu", "1.0"])
def test_a_version_that_is_no_version_is_a_conflict_and_never_a_save(cast, line, sign_in, version):
    answer = sign_in(cast.sari).post(f"/kegiatan/{line.uid}/", typed(line, name="Lain") | {"version": version})
    assert answer.status_code == 409
    assert (fresh(line).name, fresh(line).version) == ("Jalan", 1)


def test_a_form_that_is_wrong_and_stale_is_first_mended_then_compared(cast, line, saris_form, sign_in):
    update_line(by=cast.wati, line=line, version=1, data=changed(line, name="Jalan menurut Wati"))
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan/{line.uid}/", saris_form | {"volume": "1,080"})
    assert answer.status_code == 200
    assert sent_by(answer.text)["version"] == ["1"]
    assert sari.post(f"/kegiatan/{line.uid}/", sent_by(answer.text) | {"volume": ""}).status_code == 409


def test_a_line_deleted_meanwhile_keeps_what_was_typed(cast, line, saris_form, sign_in):
    delete_line(by=cast.wati, line=line, version=1)
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan/{line.uid}/", saris_form)
    assert answer.status_code == 200
    assert "Kegiatan ini sudah dihapus. Pulihkan dahulu" in answer.text
    posted = {name: value if isinstance(value, list) else [value] for name, value in saris_form.items()}
    posted.pop("simpan")
    assert filled(sent_by(answer.text)) == filled(posted)
    restore_line(by=cast.wati, line=line)
    mine = sent_by(sari.post(f"/kegiatan/{line.uid}/", sent_by(answer.text)).text)
    assert sari.post(f"/kegiatan/{line.uid}/", mine).status_code == 302
    assert fresh(line).name == "Jalan menurut Sari"


def test_a_plan_enacted_meanwhile_is_locked(cast, rpjm, line, saris_form, sign_in):
    type(rpjm).objects.filter(pk=rpjm.pk).update(is_before_app=True)
    record_enactment(by=cast.wati, rpjm=rpjm, version=1, perdes_number="4", perdes_date="2026-12-30")
    answer = sign_in(cast.sari).post(f"/kegiatan/{line.uid}/", saris_form)
    assert answer.status_code == 403
    assert "sudah ditetapkan dengan Perdes Nomor 4" in answer.text
    assert fresh(line).name == "Jalan"
