"""Signing in and out, and the settings of allauth that fail silently when forgotten."""

import pytest
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.strict_client import StrictClient

PASSWORD = "kebun kopi di lereng"


@pytest.fixture
def sari(cast) -> User:
    """Sari, who has chosen a password."""
    return give_password(cast.sari.orang.user)


def give_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in_with(client, username: str, password: str = PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": username, "password": password}, **extra)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_secretary_signs_in_with_her_user_name(client, sari):
    response = sign_in_with(client, sari.username)
    assert response.status_code == 302
    assert response["Location"] == reverse("home")
    assert is_signed_in(client)


@pytest.mark.parametrize("spelled", ["SARI.umeanyar", " sari.umeanyar ", "Sari.Umeanyar"])
def test_capitals_and_spaces_around_the_user_name_do_not_matter(client, sari, spelled):
    sign_in_with(client, spelled)
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, sari):
    answers = [
        list(sign_in_with(client, name, "salah sekali ini").context["form"].non_field_errors())
        for name in (sari.username, "tidak.ada")
    ]
    assert answers[0] == answers[1] != []
    assert "Nama pengguna atau kata sandi salah" in answers[0][0]


def test_who_has_not_started_cannot_sign_in(client, cast):
    sign_in_with(client, cast.wati.orang.user.username, "")
    sign_in_with(client, cast.wati.orang.user.username, "!")
    assert not is_signed_in(client)


def test_a_closed_account_is_told_so(client, sari):
    sari.is_active = False
    sari.save()
    response = sign_in_with(client, sari.username)
    assert response["Location"] == reverse("account_inactive")
    assert client.get(response["Location"]).status_code == 200
    assert not is_signed_in(client)


def test_looking_at_the_sign_out_page_does_not_sign_out(client, sari):
    sign_in_with(client, sari.username)
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_closing_the_browser_signs_out(client, sari):
    sign_in_with(client, sari.username)
    assert client.session.get_expire_at_browser_close()


def test_signing_in_leads_to_the_page_asked_for_but_never_to_another_host(client, sari):
    response = client.post(
        reverse("account_login"), {"login": sari.username, "password": PASSWORD, "next": reverse("profile")}
    )
    assert response["Location"] == reverse("profile")
    client.post(reverse("account_logout"))
    response = client.post(
        reverse("account_login"), {"login": sari.username, "password": PASSWORD, "next": "https://jahat.example/"}
    )
    assert response["Location"] == reverse("home")


def test_nobody_is_sent_to_the_sign_in_page_from_every_page_that_is_not_public(client):
    response = client.get(reverse("profile"))
    assert response["Location"] == f"{reverse('account_login')}?next={reverse('profile')}"


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reset_password", "account_confirm_email", "mfa_list_webauthn"]
)
def test_there_is_no_way_to_open_an_account_or_reset_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_sign_in_page_offers_the_card_and_no_sign_up(client):
    page = client.get(reverse("account_login")).content.decode()
    assert reverse("account_start") in page
    assert "signup" not in page


def test_a_person_changes_the_own_password_and_stays_signed_in(client, sari):
    sign_in_with(client, sari.username)
    new = "sawah di tepi sungai"
    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert response["Location"] == reverse("profile")
    assert client.get(reverse("profile")).status_code == 200
    sari.refresh_from_db()
    assert sari.check_password(new)


def test_a_new_password_needs_the_present_one(client, sari):
    sign_in_with(client, sari.username)
    response = client.post(
        reverse("account_change_password"), {"oldpassword": "salah", "password1": "x" * 20, "password2": "x" * 20}
    )
    assert response.context["form"].errors["oldpassword"]
    assert client.get(reverse("account_change_password")).status_code == 200


def test_sixty_secretaries_behind_one_router_sign_in_within_a_minute(cast):
    people = [give_password(User.objects.create(username=f"sekdes.desa{number}", orang=None)) for number in range(60)]
    for user in people:
        browser = StrictClient(REMOTE_ADDR="103.10.20.30")
        assert browser.get(reverse("account_login")).status_code == 200
        sign_in_with(browser, user.username)
        assert is_signed_in(browser), user.username


def test_a_room_of_sixty_that_mistypes_twice_each_is_not_locked_out(cast):
    for number in range(60):
        user = give_password(User.objects.create(username=f"sekdes.desa{number}", orang=None))
        browser = StrictClient(REMOTE_ADDR="103.10.20.30")
        for _ in range(2):
            sign_in_with(browser, user.username, "salah ketik")
        sign_in_with(browser, user.username)
        assert is_signed_in(browser), user.username


def test_ten_wrong_passwords_slow_one_account_and_nobody_else(cast, sari):
    wati = give_password(cast.wati.orang.user)
    for number in range(10):
        sign_in_with(StrictClient(REMOTE_ADDR=f"10.0.0.{number}"), sari.username, "tebakan")
    browser = StrictClient(REMOTE_ADDR="10.0.1.1")
    response = sign_in_with(browser, sari.username)
    assert "Terlalu banyak percobaan masuk yang gagal" in response.content.decode()
    assert "Tunggu 5 menit" in response.content.decode()
    assert not is_signed_in(browser)
    sign_in_with(browser, wati.username)
    assert is_signed_in(browser)


def test_one_address_that_guesses_everywhere_is_slowed_in_the_end(cast):
    browser = StrictClient(REMOTE_ADDR="10.9.9.9")
    for number in range(300):
        sign_in_with(browser, f"sekdes.desa{number}", "tebakan")
    assert "Terlalu banyak percobaan" in sign_in_with(browser, "sekdes.desa301", "tebakan").content.decode()


def test_behind_a_proxy_the_visitor_is_counted_and_not_the_proxy(settings, cast, sari):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed": "2/m/ip"}
    for _ in range(3):
        sign_in_with(StrictClient(), "tidak.ada", "tebakan", headers={"x-forwarded-for": "203.0.113.9"})
    browser = StrictClient()
    sign_in_with(browser, sari.username, headers={"x-forwarded-for": "203.0.113.10"})
    assert is_signed_in(browser)


def test_the_limits_are_counted_where_all_workers_see_them(settings):
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000


def test_too_many_requests_get_a_page_in_plain_words(settings, client, cast):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    sign_in_with(client, "tidak.ada")
    response = sign_in_with(client, "tidak.ada")
    assert response.status_code == 429
    assert "Terlalu banyak percobaan" in response.content.decode()
