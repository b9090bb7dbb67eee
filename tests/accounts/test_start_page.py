"""The public page where a printed code becomes a password."""

import pytest
from django.urls import reverse

from accounts.services.codes import CODE_THROTTLE, issue_code

GOOD = "kebun kopi di lereng"


def typed(username, code, password=GOOD, repeated=None):
    return {"username": username, "code": code, "new_password": password, "repeated_password": repeated or password}


def test_with_the_card_the_secretary_starts_and_signs_in(client, cast):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    response = client.post(reverse("account_start"), typed(user.username, issued.code), follow=True)
    assert "Kata sandi Anda tersimpan" in response.content.decode()
    client.post(reverse("account_login"), {"login": user.username, "password": GOOD})
    assert client.get(reverse("profile")).status_code == 200


def test_restoring_an_account_signs_every_other_browser_out(client, cast, sign_in):
    user = cast.sari.orang.user
    user.set_password("kata sandi yang lama")
    user.save()
    elsewhere = sign_in(cast.sari)
    assert elsewhere.get(reverse("profile")).status_code == 200
    issued = issue_code(by=cast.rina, user=user)
    client.post(reverse("account_start"), typed(user.username, issued.code))
    assert elsewhere.get(reverse("profile")).status_code == 302


def test_a_refused_form_keeps_name_and_code_but_never_a_password(client, cast):
    response = client.post(reverse("account_start"), typed("sari.umeanyar", "K7QM-4RTX-9WHD", repeated="lain sekali"))
    page = response.content.decode()
    assert "K7QM-4RTX-9WHD" in page and "sari.umeanyar" in page
    assert GOOD not in page
    assert response.context["form"].errors["repeated_password"]


@pytest.mark.parametrize("weak", ["pendek", "12345678901", "sari.umeanyar"])
def test_a_weak_password_is_refused_before_the_code_is_tried(client, cast, weak):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    for _ in range(CODE_THROTTLE.amount + 1):
        response = client.post(reverse("account_start"), typed(user.username, issued.code, weak))
        assert response.context["form"].errors["new_password"]
    assert client.post(reverse("account_start"), typed(user.username, issued.code)).status_code == 302


def test_guessing_codes_is_slowed_with_plain_words(client, cast):
    for _ in range(CODE_THROTTLE.amount + 1):
        response = client.post(reverse("account_start"), typed("sari.umeanyar", "K7QM-4RTX-9WHD"))
    assert "Tunggu 5 menit" in response.content.decode()


def test_the_page_is_kept_by_no_cache(client, db):
    assert "no-store" in client.get(reverse("account_start"))["Cache-Control"]
