"""Short acts on yearly lines, two people at one line, and the story that is told of them."""

import pytest

from places.errors import DomainError
from planning.history import acts_on_plan, line_changes
from planning.models import RkpKegiatan
from planning.services.rkp import record_rkp_enactment
from planning.services.rkp_copying import copy_rkp_line
from planning.services.rkp_lines import delete_rkp_line, update_rkp_line
from tests.planning.making_data import make_rkp_line
from tests.planning.rkp_making import changed_rkp, fresh_rkp, rkp_costs_of, typed_rkp
from tests.planning.sent import filled, sent_by
from tests.planning.test_line_conflict import rows


@pytest.fixture
def line(cast, rkp) -> RkpKegiatan:
    """A line that Sari and Wati both have on their screens."""
    return make_rkp_line(cast.sari, rkp, "Jalan", costs={"DDS": 1_000})


@pytest.fixture
def saris_form(line) -> dict:
    """What Sari typed, on a page that she opened before Wati saved."""
    return typed_rkp(
        line, name="Jalan menurut Sari", biaya_0_source="DDS", biaya_0_amount="2.000", first_month="2028-03"
    )


def test_the_second_to_save_sees_both_versions_and_loses_nothing(cast, line, saris_form, sign_in):
    update_rkp_line(by=cast.wati, line=line, version=1, data=changed_rkp(line, name="Jalan menurut Wati"))
    sari = sign_in(cast.sari)
    answer = sari.post(f"/kegiatan-rkp/{line.uid}/", saris_form)
    assert answer.status_code == 409
    assert "Wati (Tim Penyusun) menyimpannya" in answer.text
    compared = rows(answer)
    assert compared["Nama kegiatan"] == ("Jalan menurut Sari", "Jalan menurut Wati", True)
    assert compared["Biaya"] == ("DDS Rp2.000", "DDS Rp1.000", True)
    assert compared["Waktu"] == ("Maret", "–", True)
    assert fresh_rkp(line).name == "Jalan menurut Wati"
    mine = sent_by(answer.text)
    posted = {name: [value] for name, value in saris_form.items()}
    assert filled(mine) == filled(posted | {"version": ["2"]})
    assert sari.post(f"/kegiatan-rkp/{line.uid}/", mine).status_code == 302
    assert fresh_rkp(line).name == "Jalan menurut Sari"


def test_a_line_deleted_meanwhile_keeps_what_was_typed(cast, line, saris_form, sign_in):
    delete_rkp_line(by=cast.wati, line=line, version=1)
    answer = sign_in(cast.sari).post(f"/kegiatan-rkp/{line.uid}/", saris_form)
    assert answer.status_code == 200
    assert "Kegiatan ini sudah dihapus. Pulihkan dahulu" in answer.text
    assert sent_by(answer.text)["name"] == ["Jalan menurut Sari"]


def test_a_plan_enacted_meanwhile_is_locked(cast, rkp, line, saris_form, sign_in):
    type(rkp).objects.filter(pk=rkp.pk).update(is_before_app=True)
    record_rkp_enactment(by=cast.wati, rkp=rkp, version=1, perdes_number="4", perdes_date="2027-09-30")
    answer = sign_in(cast.sari).post(f"/kegiatan-rkp/{line.uid}/", saris_form)
    assert answer.status_code == 403
    assert fresh_rkp(line).name == "Jalan"


def test_a_line_is_deleted_and_restored_by_buttons_and_a_second_click_changes_nothing(cast, rkp, line, sign_in):
    sari = sign_in(cast.sari)
    for _ in range(2):
        answer = sari.post(f"/kegiatan-rkp/{line.uid}/hapus/", {"version": "1"})
        assert answer["Location"] == f"/rkp/{rkp.pk}/?terhapus={line.uid}"
    assert fresh_rkp(line).version == 2
    for _ in range(2):
        assert sari.post(f"/kegiatan-rkp/{line.uid}/pulihkan/").status_code == 302
    stored = fresh_rkp(line)
    assert (stored.deleted_at, stored.version) == (None, 3)
    assert rkp_costs_of(line) == {"DDS": 1_000}


def test_deleting_a_stale_line_is_refused(cast, line, sign_in):
    update_rkp_line(by=cast.wati, line=line, version=1, data=changed_rkp(line, name="Baru"))
    answer = sign_in(cast.sari).post(f"/kegiatan-rkp/{line.uid}/hapus/", {"version": "1"}, follow=True)
    assert "baru saja disimpan oleh orang lain" in answer.text
    assert fresh_rkp(line).deleted_at is None


def test_a_line_moves_within_its_sub_bidang(cast, rkp, line, sign_in):
    second = make_rkp_line(cast.sari, rkp, "Talud")
    sari = sign_in(cast.sari)
    sari.post(f"/kegiatan-rkp/{second.uid}/pindah/", {"arah": "naik"})
    assert [row.name for row in rkp.line_set.for_table()] == ["Talud", "Jalan"]
    sari.post(f"/kegiatan-rkp/{second.uid}/pindah/", {"arah": "naik"})
    assert [row.name for row in rkp.line_set.for_table()] == ["Talud", "Jalan"]
    sari.post(f"/kegiatan-rkp/{second.uid}/pindah/", {"arah": "turun"})
    assert [row.name for row in rkp.line_set.for_table()] == ["Jalan", "Talud"]


def test_a_copy_has_the_same_content_and_continues_nothing(cast, rkp, line, sign_in):
    carried = make_rkp_line(cast.sari, rkp, "Talud", carried_from=line, costs={"DDS": 7})
    copy = copy_rkp_line(by=cast.sari, line=fresh_rkp(carried))
    assert (copy.name, copy.carried_from, rkp_costs_of(copy)) == ("Talud (salinan)", None, {"DDS": 7})
    answer = sign_in(cast.sari).post(f"/kegiatan-rkp/{line.uid}/salin/")
    assert answer["Location"] == f"/kegiatan-rkp/{RkpKegiatan.objects.order_by('-pk').first().uid}/"


@pytest.mark.parametrize("act", ["hapus", "pulihkan", "pindah", "salin"])
def test_readers_push_no_button(cast, line, sign_in, act):
    assert sign_in(cast.joko).post(f"/kegiatan-rkp/{line.uid}/{act}/", {"version": "1"}).status_code == 403
    assert fresh_rkp(line).version == 1


def test_the_story_of_a_yearly_line_tells_what_each_act_changed(cast, rkp, line, add_line):
    planned = add_line("Jalan desa", costs={2028: {}})
    data = changed_rkp(line, name="Jalan Barat", rpjm_line=planned, outside_ground="kebijakan", pelaksana="TPK")
    update_rkp_line(by=cast.wati, line=line, version=1, data=data)
    change = line_changes(line)[0]
    assert change.act.orang_name == "Wati"
    assert {row.label: (row.before, row.after) for row in change.fields} == {
        "Nama kegiatan": ("Jalan", "Jalan Barat"),
        "Kegiatan RPJM": ("–", "Jalan desa"),
        "Dasar": ("–", "Perubahan kebijakan pemerintah"),
        "Pelaksana kegiatan": ("–", "TPK"),
    }
    first = {row.label: row.after for row in line_changes(line)[-1].fields}
    assert first["Biaya dari DDS"] == "Rp1.000"


def test_the_log_of_a_yearly_plan_tells_of_its_lines(cast, rkp, line):
    delete_rkp_line(by=cast.wati, line=line, version=1)
    assert [act.summary for act in acts_on_plan(rkp)] == [
        "Menghapus kegiatan “Jalan”",
        "Menambah kegiatan “Jalan”",
        "Membuka RKP Desa Umeanyar 2028",
    ]


def test_history_pages_are_read_by_those_who_see_the_village(cast, rkp, line, sign_in):
    for who, status in ((cast.joko, 200), (cast.rina, 200), (cast.bejo, 404)):
        assert sign_in(who).get(f"/kegiatan-rkp/{line.uid}/riwayat/").status_code == status
        assert sign_in(who).get(f"/rkp/{rkp.pk}/riwayat/").status_code == status


def test_a_line_of_another_rpjm_is_refused_by_the_service(cast, rkp, neighbours_line, line):
    with pytest.raises(DomainError, match="bukan bagian dari RPJM Desa"):
        update_rkp_line(by=cast.sari, line=line, version=1, data=changed_rkp(line, rpjm_line=neighbours_line))
