"""Which plan a finding is measured on, one rule, and what cannot be told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from places.models import Dusun
from planning.models import RkpDesa, RpjmDesa
from planning.services.lines import create_line, update_line
from planning.services.rkp import create_rkp
from tests.musyawarah.making import make_attendee, make_musyawarah, make_usulan
from tests.national_lists import load_national_lists
from tests.planning.making import changed, line_data, year_data
from tests.training.loonuna import PLAN_YEAR, TODAY, give_steps_dates, make_plan, make_training, record_finding
from training.enums import Measure, TemuanCategory
from training.follow_up_data import TemuanData
from training.measures.measuring import measure_all, measured
from training.measures.village_facts import VillageFacts
from training.services.findings import create_temuan


@pytest.fixture
def session(cast):
    """The village's own training."""
    load_national_lists()
    return make_training(cast)


def test_a_rule_that_is_pointed_to_flips_with_the_plan(cast, session):
    make_plan(cast)
    rpjm = RpjmDesa.objects.with_place().get()
    line = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Jalan"))
    data = TemuanData(TemuanCategory.DOKUMEN, "Tahun belum ada", desa=rpjm.desa, measure=Measure.RULE, rule="R05")
    temuan = create_temuan(by=cast.sari, session=session, data=data)
    assert temuan.plan_kind == "rpjm", "the only plan that the rule reads"
    found = measured(temuan)
    assert found.is_true
    assert found.words.startswith(f"RPJM Desa {rpjm.period}: R05")
    assert found.url.endswith("?aturan=R05")
    years = (year_data(PLAN_YEAR, {"DDS": 5_000_000}),)
    update_line(by=cast.sari, line=line, version=line.version, data=replace(changed(line), years=years))
    assert measured(temuan).is_mended


def test_the_newest_plan_made_here_is_measured_unless_another_is_named(cast, session):
    old = make_plan(cast)
    create_rkp(by=cast.sari, desa=old.desa, year=PLAN_YEAR + 1)
    create_rkp(by=cast.sari, desa=old.desa, year=PLAN_YEAR + 2, is_before_app=True)
    facts = VillageFacts(old.desa)
    assert facts.target().words == f"RKP Desa {PLAN_YEAR + 1}"
    assert facts.target("rpjm").words.startswith("RPJM Desa")
    assert facts.target("rkp", PLAN_YEAR).plan == old
    assert facts.target("rpjm", PLAN_YEAR + 3).meeting_year == PLAN_YEAR, "its first year"
    missing = facts.target("rkp", 2019)
    assert (missing.plan, missing.words, missing.url("steps")) == (None, "RKP Desa 2019", "")


def test_of_a_plan_from_before_the_application_the_steps_cannot_be_told(cast, session):
    plan = make_plan(cast)
    RkpDesa.objects.filter(pk=plan.pk).update(is_before_app=True)
    found = measured(record_finding(cast, session, Measure.STEPS, plan_kind="rkp", year=PLAN_YEAR))
    assert found.is_true is None
    assert "sebelum aplikasi dipakai" in found.words


def test_steps_out_of_their_order_keep_the_finding(cast, session):
    plan = make_plan(cast)
    temuan = record_finding(cast, session, Measure.STEPS)
    for kind, day in ((MusyawarahKind.MUSDES_PERENCANAAN, 5), (MusyawarahKind.MUSRENBANG, 9)):
        make_musyawarah(cast, kind, status=MusyawarahStatus.CLOSED, held_on=TODAY - timedelta(days=day), year=PLAN_YEAR)
    give_steps_dates(cast, plan)
    found = measured(temuan)
    assert found.is_true
    assert "R08" in found.words


def test_a_musdus_that_was_forgotten_is_no_minutes_but_one_to_come_lacks_nothing_yet(cast, session):
    make_plan(cast)
    temuan = record_finding(cast, session, Measure.BA_MUSDUS, dusun=cast.karto.dusun)
    coming = make_musyawarah(cast, MusyawarahKind.MUSDUS, held_on=TODAY + timedelta(days=3), year=PLAN_YEAR)
    assert "belum lengkap" not in measured(temuan).words
    coming.held_on = TODAY - timedelta(days=3)
    coming.save()
    assert "belum ditutup" in measured(temuan).words


def test_an_idea_from_a_hamlet_counts_as_heard(cast, session):
    make_plan(cast)
    temuan = record_finding(cast, session, Measure.BA_MUSDUS)
    there = Dusun.objects.exclude(pk=cast.karto.dusun.pk).get(desa=cast.villages.umeanyar)
    meeting = make_musyawarah(
        cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.SEALED, held_on=TODAY, year=PLAN_YEAR, ba_number="1"
    )
    make_attendee(meeting, "Ani")
    meeting.agenda_set.create(position=1, title="Gagasan", notes="Talud")
    assert there.name in measured(temuan).words
    make_usulan(cast, "Talud", dusun=there, year=PLAN_YEAR)
    assert measured(temuan).is_mended


def test_what_points_to_nothing_is_not_measured(cast, session):
    data = TemuanData(TemuanCategory.MUSYAWARAH, "Perempuan jarang bicara")
    temuan = create_temuan(by=cast.sari, session=session, data=data)
    assert measured(temuan) is None
    assert measure_all([temuan]) == {}


def test_many_findings_of_a_village_ask_no_more_than_one_of_each(cast, session, django_assert_max_num_queries):
    make_plan(cast)
    rows = [record_finding(cast, session, measure) for measure in Measure if measure != Measure.RULE]
    with django_assert_max_num_queries(75) as once:
        measure_all(rows)
    with django_assert_max_num_queries(len(once)):
        measure_all(rows * 4)
