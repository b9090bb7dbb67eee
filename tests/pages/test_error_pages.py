"""What is shown when a request cannot be served."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from desa_plan import error_views
from tests.strict_client import faults_of_page

REQUEST = RequestFactory().get("/rpjm/7/")


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda: error_views.bad_request(REQUEST, SuspiciousOperation()), 400, "tidak terbaca"),
        (
            lambda: error_views.permission_denied(REQUEST, PermissionDenied("Hanya sekretaris.")),
            403,
            "Hanya sekretaris.",
        ),
        (lambda: error_views.page_not_found(REQUEST, Exception()), 404, "tidak ada"),
        (lambda: error_views.server_error(REQUEST), 500, "bukan kesalahan Anda"),
        (lambda: error_views.csrf_failure(REQUEST, "no cookie"), 403, "kedaluwarsa"),
    ],
)
def test_each_page_says_what_happened_and_leads_home(answer, status, words):
    response = answer()
    html = response.content.decode()
    assert response.status_code == status
    assert words in html
    assert 'href="/"' in html
    assert faults_of_page(html) == []


def test_a_reason_is_shown_as_plain_text():
    response = error_views.permission_denied(REQUEST, PermissionDenied("<b>x</b>"))
    assert "<b>x</b>" not in response.content.decode()


def test_what_is_absent_and_what_is_anothers_look_the_same(cast, sign_in):
    browser = sign_in(cast.sari)
    absent = browser.get("/rpjm/999999/")
    other = browser.get(f"/desa/{cast.villages.kalianget.code}/profil/")
    assert absent.status_code == other.status_code == 404
    assert absent.content == other.content


def test_the_page_of_our_own_fault_asks_no_database(db):
    with CaptureQueriesContext(connection) as queries:
        error_views.server_error(REQUEST)
    assert len(queries) == 0


def test_a_form_without_a_token_is_told_kindly(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.sari.orang.user)
    response = browser.post("/peran/ganti/", {"membership": "1"})
    assert response.status_code == 403
    assert "kedaluwarsa" in response.content.decode()


def test_a_request_under_a_foreign_name_gets_a_protected_page(client):
    """Refused before any view is asked, and yet under the same rules as every page."""
    answer = client.get("/masuk/", headers={"host": "lain.example"})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_address_that_takes_forms_only_says_so_when_it_is_opened(cast, sign_in):
    response = sign_in(cast.sari).get("/peran/ganti/")
    html = response.content.decode()
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "belum dilakukan" in html
    assert faults_of_page(html) == []
