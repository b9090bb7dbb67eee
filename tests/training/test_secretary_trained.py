"""R38: a village whose secretary was not trained with the forms that are in force."""

from datetime import date

import pytest

from places.models import Orang
from planning.checks.finding import Finding
from planning.checks.links import finding_url
from planning.checks.run import check_rkp
from planning.models import RkpDesa, RpjmDesa
from tests.cast import Cast
from tests.national_lists import load_national_lists
from tests.planning.checks.building import rkp as clean_rkp
from tests.planning.checks.building import rpjm as clean_rpjm
from tests.training.making import attend, make_participant, make_program, make_session
from tests.training.making_rounds import make_module
from training.checks import load_forms_taught, secretary_trained
from training.enums import ParticipantRole, SessionStatus
from villages.enums import FormSet, JabatanKind
from villages.models import Jabatan, KabupatenSetting, PemangkuJabatan


@pytest.fixture
def rkp(cast: Cast) -> RkpDesa:
    """A draft of Umeanyar."""
    load_national_lists()
    rpjm = RpjmDesa.objects.create(desa=cast.villages.umeanyar, first_year=2021, last_year=2028)
    return RkpDesa.objects.create(desa=rpjm.desa, rpjm=rpjm, year=2027)


def found(rkp: RkpDesa) -> list[Finding]:
    """What the rule finds in the plan as it is in the database."""
    fresh = RkpDesa.objects.with_place().get(pk=rkp.pk)
    return [finding for finding in check_rkp(fresh).findings if finding.rule == "R38"]


def secretary(cast: Cast, orang: Orang, since: date) -> PemangkuJabatan:
    """The register says who is secretary since when."""
    desa = cast.villages.umeanyar
    office, _ = Jabatan.objects.get_or_create(desa=desa, kind=JabatanKind.SEKRETARIS_DESA)
    return PemangkuJabatan.objects.create(jabatan=office, desa=desa, orang=orang, starts_on=since)


def trained(cast: Cast, *, form_set: str = FormSet.PERMENDAGRI_114, on: date = date(2026, 3, 9), **fields):
    """Somebody attended a session of a programme with these forms."""
    program = make_program(cast.villages.umeanyar.kabupaten, form_set=form_set)
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan], on=on)
    values = {"name": "Sari", "desa": cast.villages.umeanyar, **fields}
    participant = make_participant(session, **values)
    attend(participant)
    return participant


@pytest.mark.parametrize("facts", [clean_rkp(), clean_rpjm()], ids=["rkp", "rpjm"])
def test_a_plan_breaks_the_rule_alone_and_one_just_keeps_it(facts):
    [draft] = secretary_trained(facts, frozenset())
    assert (draft.case, draft.line, "Permendagri 114/2014" in draft.message) == ("untrained", None, True)
    assert [draft.case for draft in secretary_trained(facts, frozenset({"permendes_21"}))] == ["other_forms"]
    assert list(secretary_trained(facts, frozenset({"permendagri_114"}))) == []
    assert list(secretary_trained(facts, frozenset({""}))) == []


def test_nothing_is_asked_of_an_enacted_plan_or_of_one_before_the_application():
    for facts in (clean_rkp(status="enacted"), clean_rkp(is_before_app=True)):
        assert list(secretary_trained(facts, frozenset())) == []


def test_the_finding_is_told_for_information_and_leads_to_training(cast, rkp):
    [finding] = found(rkp)
    assert (finding.level, finding.legal_source) == ("info", "UU 6/2014 Pasal 115")
    assert finding.remedy
    assert finding_url(finding, rkp) == "/pelatihan/"


def test_a_secretary_who_attended_keeps_the_rule_wherever_he_was_sent_from(cast, rkp):
    secretary(cast, cast.sari.orang, date(2024, 1, 2))
    trained(cast, orang=cast.sari.orang, desa=cast.villages.kalianget, on=date(2021, 3, 9))
    assert found(rkp) == []


def test_a_new_secretary_does_not_inherit_the_training_of_the_one_before(cast, rkp):
    before = secretary(cast, cast.sari.orang, date(2020, 1, 2))
    trained(cast, orang=cast.sari.orang)
    assert found(rkp) == []
    before.ends_on = date(2026, 5, 31)
    before.save()
    secretary(cast, cast.wati.orang, date(2026, 6, 1))
    assert [finding.case for finding in found(rkp)] == ["untrained"]


def test_a_name_from_a_list_means_the_secretary_who_sat_there_since_he_took_office(cast, rkp):
    secretary(cast, cast.sari.orang, date(2026, 2, 1))
    trained(cast, on=date(2026, 1, 31))
    assert found(rkp)
    trained(cast, on=date(2026, 2, 1))
    assert found(rkp) == []


def test_where_the_register_names_nobody_whoever_sat_there_for_the_village_counts(cast, rkp):
    trained(cast, role=ParticipantRole.KEPALA_DESA)
    assert found(rkp)
    trained(cast)
    assert found(rkp) == []


def test_a_place_on_the_list_without_attendance_trains_nobody(cast, rkp):
    participant = trained(cast)
    participant.mark_set.all().delete()
    assert found(rkp)


def test_a_cancelled_session_and_a_deleted_programme_train_nobody(cast, rkp):
    session = trained(cast).session
    session.status, session.cancelled_reason = SessionStatus.CANCELLED, "Banjir."
    session.save()
    program = trained(cast).session.program
    program.deleted_at = "2026-04-01T00:00Z"
    program.save()
    assert found(rkp)


def test_other_forms_than_the_prescribed_ones_do_not_count(cast, rkp):
    trained(cast)
    assert found(rkp) == []
    KabupatenSetting.objects.update_or_create(
        kabupaten=cast.villages.umeanyar.kabupaten, defaults={"form_set": FormSet.PERMENDES_21}
    )
    assert [finding.case for finding in found(rkp)] == ["other_forms"]
    trained(cast, form_set=FormSet.PERMENDES_21)
    assert found(rkp) == []


def test_a_programme_without_forms_counts_when_it_treats_the_plans(cast, rkp):
    participant = trained(cast, form_set="")
    assert found(rkp)
    make_module("Menyusun RKP Desa", ["R13"], participant.session.program)
    assert found(rkp) == []


def test_the_rule_costs_one_query_for_any_number_of_sessions(cast, rkp, django_assert_num_queries):
    plan = RkpDesa.objects.with_place().get(pk=rkp.pk)
    for _ in range(3):
        trained(cast)
    with django_assert_num_queries(1):
        assert load_forms_taught(plan) == {"permendagri_114"}
