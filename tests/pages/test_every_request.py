"""What holds for every request."""

from desa_plan.middleware import LARGEST_BODY


def test_a_body_above_the_limit_is_refused_before_it_is_read(client):
    answer = client.generic("POST", "/masuk/", b"", CONTENT_LENGTH=str(LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert "terlalu besar" in answer.text


def test_an_odd_length_is_no_error_of_ours(client, db):
    assert client.generic("GET", "/masuk/", CONTENT_LENGTH="²").status_code == 200


def test_a_signed_in_page_is_kept_by_no_cache(cast, sign_in):
    assert sign_in(cast.sari).get("/").headers["Cache-Control"] == "private, no-cache"


def test_a_public_page_says_nothing_of_the_kind(client, db):
    assert "private, no-cache" not in client.get("/masuk/").headers.get("Cache-Control", "")
