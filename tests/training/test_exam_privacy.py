"""Scores are seen by the person himself and by who holds the session; nobody above, beside or below reads them."""

from importlib import import_module

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.enums import Role
from tests.training.making import make_program, make_session, participant_of
from tests.training.making_exams import make_evaluations, make_exam, make_questions, sit
from training.enums import ExamKind

PAGES = ("exam_setup", "exam_results", "evaluation_results")
HOLDERS = frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT})
ABOVE_AND_BESIDE = (Role.DINAS_PMD, Role.INSPEKTORAT, Role.ADMINISTRATOR, Role.SEKRETARIS_DESA, Role.BPD)


def pages_of_a_session() -> list[str]:
    """Names of the addresses that need nothing but a session."""
    patterns = [pattern for part in import_module("training.urls").urlpatterns for pattern in part.url_patterns]
    return [
        pattern.name
        for pattern in patterns
        if str(pattern.pattern).startswith("pelatihan/angkatan/") and set(pattern.pattern.converters) == {"uid"}
    ]


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Guesses of other tests do not count here."""
    cache.clear()


@pytest.fixture
def session(cast):
    """A session of Kecamatan Seririt that calls Umeanyar; its secretary got 37 of 50."""
    session = make_session(make_program(cast.rina.kecamatan), kecamatan=[cast.rina.kecamatan])
    exam = make_exam(session, ExamKind.PRE, make_questions(50))
    sit(participant_of(session, cast.sari), exam, right=37)
    sit(participant_of(session, cast.bejo), exam, right=11)
    make_evaluations(session, [4] * 6, suggestion="Ruang terlalu panas")
    return session


@pytest.mark.parametrize("role", Role)
def test_only_the_organiser_opens_the_pages_of_tests_and_evaluation(role, session, cast, sign_in):
    browser = sign_in(cast.of(role))
    for name in PAGES:
        status = browser.get(reverse(name, args=[session.uid])).status_code
        assert status == (200 if role in HOLDERS else 403), name


@pytest.mark.parametrize("role", ABOVE_AND_BESIDE)
def test_no_page_of_the_session_shows_a_score_to_anybody_else(role, session, cast, sign_in):
    browser, names = sign_in(cast.of(role)), pages_of_a_session()
    assert set(PAGES) < set(names)
    for name in names:
        html = browser.get(reverse(name, args=[session.uid])).content.decode(errors="replace")
        for private in ("37/50", "37 dari 50", "74,0", "Ruang terlalu panas"):
            assert private not in html, name


def test_a_participant_sees_his_own_score_and_nobody_elses(session, sign_in):
    own, other = session.participant_set.order_by("pk")
    html = sign_in(None).get(reverse("participant_self", args=[own.code])).content.decode()
    assert "37 dari 50" in html
    assert "11 dari 50" not in html
    assert "37 dari 50" not in sign_in(None).get(reverse("participant_self", args=[other.code])).content.decode()


def test_a_secretary_of_a_called_village_cannot_type_a_score(session, cast, sign_in):
    own = session.participant_set.first()
    page = reverse("exam_typed", args=[session.uid, "akhir", own.pk])
    assert sign_in(cast.sari).post(page, {"right": "50", "asked": "50"}).status_code == 403
    assert own.sheet_set.count() == 1


def test_a_participant_of_another_session_is_not_typed_through_ones_own(session, cast, sign_in):
    stranger = participant_of(make_session(make_program(cast.dewi.kabupaten)), cast.sari)
    page = reverse("exam_typed", args=[session.uid, "akhir", stranger.pk])
    assert sign_in(cast.rina).post(page, {"right": "50", "asked": "50"}).status_code == 404
    assert not stranger.sheet_set.exists()
