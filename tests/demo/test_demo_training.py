"""The two founding trainings as the demo has them."""

import pytest

from desa_plan.demo.places import KECAMATAN_CONTOH, LOONUNA
from training.enums import EvidenceKind, Measure, SessionStatus
from training.exam_facts import exam_results_of
from training.models import Rtl, Temuan, TrainingSession

pytestmark = pytest.mark.usefixtures("demo")


def test_the_bimtek_of_2015_calls_49_43_and_37_secretaries():
    sessions = TrainingSession.objects.filter(program__year=2015).order_by("starts_on")
    assert [session.participant_set.count() for session in sessions] == [49, 43, 37]
    assert [session.starts_on.isoweekday() for session in sessions] == [1, 2, 3]
    assert all(session.status == SessionStatus.PLANNED for session in sessions)


def test_the_training_of_2018_was_attended_by_the_roles_that_its_report_names():
    session = TrainingSession.objects.get(program__desa__code=LOONUNA)
    assert session.status == SessionStatus.HELD
    roles = list(session.participant_set.values_list("office", flat=True))
    assert {"Sekretaris Desa", "Ketua BPD", "Anggota BPD", "Bendahara"} <= set(roles)
    assert sum("Contoh" in one.name for one in session.participant_set.all()) == len(roles)


def test_its_five_findings_are_linked_to_what_is_measured():
    measures = list(Temuan.objects.filter(desa__code=LOONUNA).values_list("measure", flat=True))
    assert measures == [Measure.STEPS, Measure.UNGROUPED, Measure.DATA_BASIS, Measure.BA_MUSDUS, Measure.SOTK]


def test_the_two_meetings_that_followed_closed_their_follow_ups():
    closed = Rtl.objects.filter(desa__code=LOONUNA).exclude(closed_at=None)
    assert {rtl.evidence for rtl in closed} == {EvidenceKind.MUSYAWARAH}
    assert len(closed) == 2
    assert Rtl.objects.filter(desa__code=LOONUNA).open().count() == 2


def test_the_bimtek_of_the_made_up_kecamatan_was_attended_and_tested():
    session = TrainingSession.objects.get(program__kecamatan__code=KECAMATAN_CONTOH.code)
    results = exam_results_of(session)
    assert session.participant_set.named().count() == 5
    assert (results.mean_pre, results.mean_post) == (46, 82)
