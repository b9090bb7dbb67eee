"""A participant's own page: his code is the key, and it opens his alone."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.training.making import attend, make_participant, make_program, make_session
from training.participant_code import grouped_code, read_participant_code
from training.views.participant_scope import GUESSES

DOOR = "/peserta/"


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Guesses of other tests do not count here."""
    cache.clear()


@pytest.fixture
def session(villages):
    return make_session(make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan])


@pytest.fixture
def luh(session, villages):
    return make_participant(session, "Luh Sari", villages.umeanyar, phone="081234567890")


def own_page(participant) -> str:
    return reverse("participant_self", args=[participant.code])


@pytest.mark.parametrize("typed", ["{0}", " {1} ", "{2}"])
def test_a_code_is_read_however_it_is_typed(typed, luh):
    code = luh.code
    assert read_participant_code(typed.format(code, grouped_code(code).lower(), grouped_code(code))) == code


def test_the_page_opens_without_a_login_and_shows_its_own_person_only(luh, session, villages, sign_in):
    other = make_participant(session, "Ketut Lain", villages.kalianget, phone="085500000000")
    attend(luh)
    html = sign_in(None).get(own_page(luh)).content.decode()
    assert "Luh Sari" in html
    assert html.count("tercatat ") == 2
    for private in ("Ketut Lain", other.code, "081234567890", "085500000000"):
        assert private not in html


def test_a_typed_code_leads_to_the_page_and_is_kept_on_the_device(luh, sign_in):
    browser = sign_in(None)
    answer = browser.post(DOOR, {"code": grouped_code(luh.code).lower()})
    assert answer.url == own_page(luh)
    assert grouped_code(luh.code) in browser.get(DOOR).content.decode()
    browser.post(reverse("participant_forget"))
    assert grouped_code(luh.code) not in browser.get(DOOR).content.decode()


def test_a_forged_cookie_is_worth_nothing(luh, sign_in):
    browser = sign_in(None)
    browser.cookies["peserta"] = luh.code
    assert grouped_code(luh.code) not in browser.get(DOOR).content.decode()


def test_an_address_typed_by_hand_leads_to_the_right_spelling(luh, sign_in):
    assert sign_in(None).get(f"/peserta/{grouped_code(luh.code).lower()}/").url == own_page(luh)


def test_neither_caches_nor_search_engines_keep_the_page(luh, sign_in):
    headers = sign_in(None).get(own_page(luh)).headers
    assert "private" in headers["Cache-Control"]
    assert "noindex" in headers["X-Robots-Tag"]


def test_an_unknown_code_a_place_without_a_name_and_a_deleted_programme_answer_alike(luh, session, villages, sign_in):
    unnamed = make_participant(session, "", villages.kalianget)
    browser = sign_in(None)
    assert browser.get("/peserta/222222222/").status_code == 404
    assert browser.get(own_page(unnamed)).status_code == 404
    session.program.deleted_at = "2026-03-01T00:00:00Z"
    session.program.save()
    assert browser.get(own_page(luh)).status_code == 404


def test_wrong_codes_are_slowed_down_and_right_ones_are_not(luh, sign_in):
    browser = sign_in(None)
    for number in range(GUESSES.amount):
        wrong = f"22222{number:04}".translate(str.maketrans("01", "AC"))
        assert browser.get(f"/peserta/{wrong}/").status_code == 404
    assert browser.get("/peserta/XXXXXXXXX/").status_code == 429
    assert browser.post(DOOR, {"code": "XXXXXXXXX"}).status_code == 429
    assert browser.get(own_page(luh)).status_code == 200


@pytest.mark.parametrize(("typed", "reason"), [("K7H", "yang Anda ketik 3"), ("K7HM4RT0D", "tidak memakai 0, D")])
def test_what_is_no_code_is_told_why(typed, reason, sign_in, db):
    assert reason in sign_in(None).post(DOOR, {"code": typed}).content.decode()
