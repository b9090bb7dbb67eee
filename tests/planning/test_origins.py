"""Where lines come from: decisions of meetings, and lines made of agreed usulan."""

from datetime import date

import pytest

from accounts.models import Act
from codes.models import Bidang, Satuan
from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan
from musyawarah.usulan_reading import load_usulan
from places.errors import DomainError
from planning.models import AsalKegiatanRpjm, RkpDesa
from planning.services.lines import delete_line, restore_line
from planning.services.origins import (
    join_usulan,
    line_from_usulan,
    lines_from_usulan,
    link_decision,
    unlink_decision,
)
from planning.usulan_lines import load_usulan_lines
from planning.usulan_open import agreed_and_open, open_for_plan
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan


@pytest.fixture
def musdes(cast):
    """A closed musdes for RKP 2028."""
    return make_musyawarah(cast, status=MusyawarahStatus.CLOSED, year=2028)


@pytest.fixture
def agreed(cast, codes, musdes):
    """Give a function that makes an agreed usulan of bidang 2."""

    def make(name="Rabat beton", **values):
        usulan = make_usulan(cast, name, **{"bidang": Bidang.objects.get(code="2"), "year": 2028} | values)
        make_keputusan(musdes, usulan)
        return usulan

    return make


def open_names(desa):
    return [one.name for one in agreed_and_open(load_usulan(desa), load_usulan_lines(desa.pk))]


def test_a_line_names_the_decision_that_it_carries_out_once(cast, add_line, agreed):
    line, decision = add_line(), agreed().keputusan_set.get()
    row = link_decision(by=cast.sari, line=line, keputusan=decision)
    assert link_decision(by=cast.sari, line=line, keputusan=decision) == row
    assert list(line.asal_set.all()) == [row]
    act = Act.objects.filter(verb="link_decision").get()
    assert act.subject_id == str(line.uid)
    assert row.history.get().history_change_reason == str(act.pk)


def test_taking_a_decision_off_can_be_taken_back(cast, add_line, agreed):
    line, decision = add_line(), agreed().keputusan_set.get()
    link_decision(by=cast.sari, line=line, keputusan=decision)
    unlink_decision(by=cast.sari, line=line, keputusan=decision)
    unlink_decision(by=cast.sari, line=line, keputusan=decision)
    assert not line.asal_set.exists()
    assert Act.objects.filter(verb="unlink_decision").count() == 1
    link_decision(by=cast.sari, line=line, keputusan=decision)
    assert line.asal_set.exists()
    assert AsalKegiatanRpjm.history.count() == 3


@pytest.mark.parametrize("outcome", [one for one in DecisionOutcome if one not in ("agreed", "merged")])
def test_only_what_was_agreed_stands_behind_a_line(cast, add_line, codes, musdes, outcome):
    decision = make_keputusan(musdes, make_usulan(cast), outcome=outcome)
    with pytest.raises(DomainError, match="hanya yang disepakati"):
        link_decision(by=cast.sari, line=add_line(), keputusan=decision)


@pytest.mark.parametrize("status", [MusyawarahStatus.OPEN, MusyawarahStatus.CANCELLED])
def test_the_meeting_must_be_closed(cast, add_line, status):
    decision = make_keputusan(make_musyawarah(cast, status=status), make_usulan(cast))
    with pytest.raises(DomainError, match="belum ditutup"):
        link_decision(by=cast.sari, line=add_line(), keputusan=decision)


def test_a_decision_about_a_whole_plan_is_no_ground_of_a_line(cast, add_line, musdes):
    line = add_line()
    with pytest.raises(DomainError, match="bukan tentang satu kegiatan"):
        link_decision(by=cast.sari, line=line, keputusan=make_keputusan(musdes, subject=DecisionSubject.PLAN))
    outside = make_keputusan(musdes, subject=DecisionSubject.OUTSIDE_RPJM)
    assert link_decision(by=cast.sari, line=line, keputusan=outside).pk


def test_a_decision_that_was_corrected_is_no_ground_any_more(cast, add_line, agreed, musdes):
    usulan = agreed()
    old = usulan.keputusan_set.get()
    later = make_musyawarah(cast, status=MusyawarahStatus.CLOSED, held_on=date(2026, 7, 1), year=2028)
    make_keputusan(later, usulan, outcome=DecisionOutcome.REJECTED, corrects=old)
    with pytest.raises(DomainError, match="diperbaiki musyawarah berikutnya"):
        link_decision(by=cast.sari, line=add_line(), keputusan=old)


def test_the_decision_of_another_village_is_refused(cast, add_line, neighbours_rpjm):
    desa = cast.villages.kalianget
    meeting = make_musyawarah(cast, desa=desa, status=MusyawarahStatus.CLOSED)
    decision = make_keputusan(meeting, make_usulan(cast, desa=desa))
    with pytest.raises(DomainError, match="desa lain"):
        link_decision(by=cast.sari, line=add_line(), keputusan=decision)


def test_nobody_else_links_and_an_enacted_plan_is_closed(cast, rpjm, add_line, agreed):
    line, usulan = add_line(), agreed()
    decision = usulan.keputusan_set.get()
    for member in (cast.joko, cast.karto, cast.bejo, cast.rina):
        with pytest.raises(DomainError):
            link_decision(by=member, line=line, keputusan=decision)
    rpjm.status, rpjm.perdes_number, rpjm.perdes_date = "enacted", "3", date(2026, 12, 30)
    rpjm.save()
    for act in (
        lambda: link_decision(by=cast.sari, line=line, keputusan=decision),
        lambda: unlink_decision(by=cast.sari, line=line, keputusan=decision),
        lambda: line_from_usulan(by=cast.sari, plan=rpjm, usulan=[usulan]),
        lambda: join_usulan(by=cast.sari, line=line, usulan=[usulan]),
    ):
        with pytest.raises(DomainError, match="sudah ditetapkan"):
            act()


def test_several_usulan_join_in_one_line_with_their_sums(cast, rpjm, agreed):
    first_dusun, second_dusun = cast.villages.umeanyar.dusun_set.all()
    metre = Satuan.objects.get(name="m", kabupaten=None)
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS)
    shared = {"unit": metre, "musyawarah": musdus}
    one = agreed("Jalan A", volume=100, manfaat_l=10, manfaat_p=12, cost=5_000_000, dusun=first_dusun, **shared)
    two = agreed("Jalan B", volume=50, manfaat_l=5, cost=1_000_000, dusun=second_dusun, sdgs=[9], **shared)
    line = line_from_usulan(by=cast.sari, plan=rpjm, usulan=[one, two], years=[2028])
    line.refresh_from_db()
    assert (line.name, line.bidang.code, line.volume, line.unit) == ("Jalan A", "2", 150, metre)
    assert (line.manfaat_l, line.manfaat_p, line.manfaat_rtm) == (15, 12, None)
    assert [place.dusun for place in line.lokasi_set.all()] == [first_dusun, second_dusun]
    assert line.origin == "musdus"
    assert [cost.amount for year in line.tahun_set.all() for cost in year.biaya_set.all()] == [6_000_000]
    assert {row.keputusan.usulan for row in line.asal_set.all()} == {one, two}


def test_volumes_of_different_units_are_not_added(cast, rpjm, agreed):
    metre, piece = (Satuan.objects.get(name=name, kabupaten=None) for name in ("m", "Buah"))
    usulan = [agreed("Jalan", volume=100, unit=metre), agreed("Gorong-gorong", volume=2, unit=piece)]
    line = line_from_usulan(by=cast.sari, plan=rpjm, usulan=usulan)
    assert (line.volume, line.unit) == (None, None)
    assert line.location_kind == "whole_village"


def test_each_usulan_may_become_a_line_of_its_own_and_none_twice(cast, rkp, agreed):
    usulan = [agreed("Jalan"), agreed("Posyandu", cost=2_000_000)]
    lines = lines_from_usulan(by=cast.sari, plan=rkp, usulan=usulan)
    assert [line.name for line in lines] == ["Jalan", "Posyandu"]
    assert [cost.amount for cost in lines[1].biaya_set.all()] == [2_000_000]
    with pytest.raises(DomainError, match="sudah masuk rencana ini"):
        lines_from_usulan(by=cast.sari, plan=rkp, usulan=[agreed("Baru"), usulan[0]])
    assert rkp.line_set.count() == 2


def test_a_usulan_without_bidang_asks_for_one(cast, rpjm, agreed):
    usulan = agreed(bidang=None)
    with pytest.raises(DomainError) as refusal:
        line_from_usulan(by=cast.sari, plan=rpjm, usulan=[usulan])
    assert refusal.value.field == "bidang"
    line = line_from_usulan(by=cast.sari, plan=rpjm, usulan=[usulan], bidang=Bidang.objects.get(code="4"))
    assert line.bidang.code == "4"


def test_what_was_merged_goes_on_in_its_head(cast, rpjm, agreed):
    child, head = agreed("Jalan kecil"), agreed("Jalan besar")
    GabunganUsulan.objects.create(usulan=child, into=head, merged_by=cast.sari)
    with pytest.raises(DomainError, match="digabung ke"):
        line_from_usulan(by=cast.sari, plan=rpjm, usulan=[child])


def test_a_yearly_line_goes_under_the_multi_year_line_of_its_usulan(cast, rkp, rpjm, agreed):
    usulan = agreed()
    above = line_from_usulan(by=cast.sari, plan=rpjm, usulan=[usulan])
    below = line_from_usulan(by=cast.sari, plan=RkpDesa.objects.get(pk=rkp.pk), usulan=[usulan])
    assert below.rpjm_line == above


def test_agreed_usulan_show_as_open_until_a_line_takes_them_and_again_when_it_is_deleted(cast, rpjm, rkp, agreed):
    desa, usulan = cast.villages.umeanyar, agreed()
    make_usulan(cast, "Belum diputuskan")
    assert open_names(desa) == ["Rabat beton"]
    assert [one.pk for one in open_for_plan(rpjm)] == [usulan.pk]
    assert [one.pk for one in open_for_plan(rkp)] == [usulan.pk]
    line = line_from_usulan(by=cast.sari, plan=rpjm, usulan=[usulan])
    assert open_names(desa) == []
    assert open_for_plan(rpjm) == ()
    delete_line(by=cast.sari, line=line, version=line.version)
    assert open_names(desa) == ["Rabat beton"]
    restore_line(by=cast.sari, line=line)
    assert open_names(desa) == []


def test_the_page_makes_lines_of_what_is_ticked(cast, sign_in, rpjm, agreed):
    one, two = agreed("Jalan"), agreed("Posyandu")
    browser = sign_in(cast.sari)
    page = browser.get(f"/rpjm/{rpjm.pk}/usulan/").content.decode()
    assert "2 usulan disepakati" in page
    sent = {"usulan": [str(one.uid), str(two.uid)], "way": "satu", "name": "Jalan dan posyandu", "years": ["2028"]}
    answer = browser.post(f"/rpjm/{rpjm.pk}/usulan/", sent)
    assert answer.status_code == 302
    line = rpjm.line_set.get()
    assert line.name == "Jalan dan posyandu"
    assert line.asal_set.count() == 2
    assert "Semua usulan yang disepakati sudah masuk" in browser.get(f"/rpjm/{rpjm.pk}/usulan/").content.decode()


def test_the_page_joins_usulan_to_a_line_that_is_there(cast, sign_in, rkp, rpjm, agreed):
    usulan = agreed()
    line = line_from_usulan(by=cast.sari, plan=rkp, usulan=[agreed("Jalan")])
    browser, address = sign_in(cast.sari), f"/rkp/{rkp.pk}/usulan/"
    refused = browser.post(address, {"usulan": str(usulan.uid), "way": "gabung"})
    assert "Pilih kegiatan yang menampung" in refused.content.decode()
    browser.post(address, {"usulan": str(usulan.uid), "way": "gabung", "line": str(line.uid)})
    assert line.asal_set.count() == 2
