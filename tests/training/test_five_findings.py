"""Loonuna's five findings: each one's state flips when the village mends it; its follow-up closes with that only."""

from datetime import timedelta

import pytest

from places.errors import DomainError
from planning.services.origins import join_usulan, line_from_usulan
from tests.musyawarah.sealing import paper
from tests.national_lists import load_national_lists
from tests.training.loonuna import (
    PLAN_YEAR,
    TODAY,
    agree_on_usulan,
    close_musdus,
    give_steps_dates,
    make_plan,
    make_training,
    promise,
    record_finding,
    register_group,
    register_residents,
    seal,
)
from training.enums import EvidenceKind, Measure
from training.follow_up_data import Evidence
from training.measures.measuring import measured
from training.measures.village_facts import VillageFacts
from training.models import Rtl, Temuan
from training.services.closing import close_rtl
from villages.enums import DataDesaCategory
from villages.models import Jabatan
from villages.profile import profile_of
from villages.services.data_desa import DataDesaData, create_data_desa
from villages.services.offices import create_standard_sotk
from villages.services.profile import ProfileData, save_profile
from villages.services.tenures import Holder, Tenure, appoint


@pytest.fixture
def session(cast):
    """The village's own training."""
    load_national_lists()
    return make_training(cast)


def state(temuan: Temuan):
    """What is measured of the finding now."""
    return measured(Temuan.objects.select_related("desa__kabupaten", "dusun").get(pk=temuan.pk))


def refuses_to_close(cast, rtl: Rtl) -> None:
    """Neither words nor a file close it while the state has not flipped."""
    for evidence in (None, Evidence("Sudah selesai, lihat foto.", paper(), "foto.jpg")):
        with pytest.raises(DomainError, match="Keadaan yang diukur belum berubah"):
            close_rtl(by=cast.sari, rtl=rtl, version=Rtl.objects.get(pk=rtl.pk).version, evidence=evidence)
    assert Rtl.objects.open().filter(pk=rtl.pk).exists()


def closes(cast, rtl: Rtl, temuan: Temuan) -> None:
    """It closes with what is measured, and that stands beside it."""
    done = close_rtl(by=cast.sari, rtl=rtl, version=rtl.version)
    assert done.evidence == EvidenceKind.MEASURED
    assert done.evidence_words == state(temuan).words
    assert done.closed_by == cast.sari


def test_planning_becomes_systematic_when_every_step_has_its_day(cast, session):
    temuan = record_finding(cast, session, Measure.STEPS)
    assert state(temuan).is_true is None, "there is no plan yet"
    plan = make_plan(cast)
    found = state(temuan)
    assert found.is_true
    assert "0 dari 15 langkah bertanggal" in found.words
    rtl = promise(cast, temuan)
    refuses_to_close(cast, rtl)
    give_steps_dates(cast, plan)
    assert state(temuan).is_mended
    closes(cast, rtl, temuan)


def test_a_planned_day_that_was_let_pass_is_no_day(cast, session):
    temuan = record_finding(cast, session, Measure.STEPS)
    give_steps_dates(cast, make_plan(cast))
    assert state(temuan).is_mended
    later = VillageFacts(temuan.desa, today=TODAY + timedelta(days=11))
    assert measured(temuan, later).is_true


def test_the_list_of_people_outside_groups_exists_once_residents_and_groups_are_registered(cast, session):
    temuan = record_finding(cast, session, Measure.UNGROUPED)
    assert "belum didata" in state(temuan).words
    rtl = promise(cast, temuan)
    residents = register_residents(cast)
    assert state(temuan).is_true, "who is in a group is not known"
    refuses_to_close(cast, rtl)
    register_group(cast, residents)
    found = state(temuan)
    assert found.is_mended
    assert "3 dari 4 warga" in found.words
    closes(cast, rtl, temuan)


def test_the_list_of_one_hamlet_asks_for_that_hamlet_only(cast, session):
    here, there = cast.villages.umeanyar.dusun_set.all()
    found = {one: record_finding(cast, session, Measure.UNGROUPED, dusun=one) for one in (here, there)}
    residents = register_residents(cast)
    register_group(cast, residents)
    for warga in residents[2:]:
        warga.delete()
    assert state(found[here]).is_mended
    assert "1 dari 2 warga" in state(found[here]).words
    assert state(found[there]).is_true


def test_data_is_assessed_once_it_stands_behind_every_line_from_meetings(cast, session):
    temuan = record_finding(cast, session, Measure.DATA_BASIS)
    plan = make_plan(cast)
    assert state(temuan).is_true is None, "there is no line yet"
    line = line_from_usulan(by=cast.sari, plan=plan, usulan=[agree_on_usulan(cast)])
    found = state(temuan)
    assert found.is_true
    assert "0 dari 1 kegiatan" in found.words
    rtl = promise(cast, temuan)
    refuses_to_close(cast, rtl)
    data = DataDesaData(DataDesaCategory.values[0], "Tebing longsor", is_assessed=True)
    row = create_data_desa(by=cast.sari, desa=cast.villages.umeanyar, year=TODAY.year, data=data)
    join_usulan(by=cast.sari, line=line, usulan=[agree_on_usulan(cast, "Talud tebing timur", basis=[row])])
    assert state(temuan).is_mended
    closes(cast, rtl, temuan)


def test_minutes_of_every_hamlet_must_be_sealed(cast, session):
    temuan = record_finding(cast, session, Measure.BA_MUSDUS, plan_kind="rkp", year=PLAN_YEAR)
    assert "Belum ada musyawarah dusun" in state(temuan).words
    rtl = promise(cast, temuan)
    here, there = cast.villages.umeanyar.dusun_set.all()
    first = close_musdus(cast, here)
    assert "belum disegel" in state(temuan).words
    seal(cast, first)
    assert there.name in state(temuan).words, "the other hamlet was not heard"
    refuses_to_close(cast, rtl)
    seal(cast, close_musdus(cast, there))
    assert state(temuan).is_mended
    closes(cast, rtl, temuan)


def test_minutes_of_the_named_hamlet_are_enough_for_a_finding_about_it(cast, session):
    here = cast.karto.dusun
    temuan = record_finding(cast, session, Measure.BA_MUSDUS, dusun=here, year=PLAN_YEAR)
    seal(cast, close_musdus(cast, here))
    assert state(temuan).is_mended


def test_sotk_is_in_order_with_a_dated_perdes_and_every_office_filled(cast, session):
    desa = cast.villages.umeanyar
    temuan = record_finding(cast, session, Measure.SOTK)
    assert "belum diisi" in state(temuan).words
    rtl = promise(cast, temuan)
    create_standard_sotk(by=cast.sari, desa=desa)
    profile = profile_of(desa)
    data = ProfileData(sotk_perdes_number="3 Tahun 2019", sotk_perdes_date=TODAY - timedelta(days=9))
    save_profile(by=cast.sari, desa=desa, version=profile.version, data=data)
    assert "jabatan kosong" in state(temuan).words
    refuses_to_close(cast, rtl)
    for jabatan in Jabatan.objects.filter(desa=desa):
        appoint(
            by=cast.sari,
            jabatan=jabatan,
            holder=Holder(name=f"Pemegang {jabatan.pk}"),
            tenure=Tenure(TODAY - timedelta(days=5)),
        )
    found = state(temuan)
    assert found.is_mended
    assert "3 Tahun 2019" in found.words
    closes(cast, rtl, temuan)
