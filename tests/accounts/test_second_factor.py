"""The second factor: set up by a person, required of officers by setting, taken off by a helper."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse

from accounts.enums import OFFICERS, Role
from accounts.models import Act
from accounts.services.profile import remove_second_factor
from accounts.verdict import NotAllowed
from places.errors import DomainError

PASSWORD = "kebun kopi di lereng"


def number_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_second_factor(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


@pytest.fixture
def dewi(cast):
    """Dewi's login, with a password."""
    user = cast.dewi.orang.user
    user.set_password(PASSWORD)
    user.save()
    return user


def enter_password(client, user):
    return client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})


def test_a_person_sets_up_a_second_factor_after_typing_the_password_again(client, dewi):
    enter_password(client, dewi)
    setup = reverse("mfa_activate_totp")
    asked = client.get(setup)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(asked["Location"]).status_code == 200
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": setup})
    page = client.get(setup)
    secret = page.context["form"].secret
    assert secret in page.content.decode() and "data:image/svg+xml" in page.content.decode()
    wrong = client.post(setup, {"code": "000000"})
    assert "Kode salah" in wrong.content.decode()
    done = client.post(setup, {"code": number_now(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert len(done.context["unused_codes"]) == 10
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 200
    assert Authenticator.objects.filter(user=dewi, type=Authenticator.Type.TOTP).exists()


def test_with_a_second_factor_the_password_alone_opens_nothing(client, dewi):
    secret = give_second_factor(dewi)
    assert enter_password(client, dewi)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("profile")).status_code == 302
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    wrong = client.post(reverse("mfa_authenticate"), {"code": "123456"})
    assert "Kode salah" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": number_now(secret)})
    assert client.get(reverse("profile")).status_code == 200


def test_a_number_is_not_used_twice(client, dewi):
    secret = give_second_factor(dewi)
    number = number_now(secret)
    for expected in (200, 302):
        enter_password(client, dewi)
        client.post(reverse("mfa_authenticate"), {"code": number})
        assert client.get(reverse("profile")).status_code == expected
        client.post(reverse("account_logout"))


def test_a_spare_code_stands_in_for_the_telephone_once(client, dewi):
    give_second_factor(dewi)
    spare = Authenticator.objects.get(user=dewi, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (200, 302):
        enter_password(client, dewi)
        client.post(reverse("mfa_authenticate"), {"code": spare})
        assert client.get(reverse("profile")).status_code == expected
        client.post(reverse("account_logout"))


def test_guessing_numbers_is_slowed(client, dewi):
    give_second_factor(dewi)
    enter_password(client, dewi)
    for _ in range(11):
        page = client.post(reverse("mfa_authenticate"), {"code": "123456"})
    assert "Terlalu banyak percobaan" in page.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_where_asked_for_officers_are_led_to_setting_it_up_before_anything_else(settings, cast, sign_in, role):
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    browser = sign_in(cast.of(role))
    for name in ("home", "profile", "account_list"):
        response = browser.get(reverse(name))
        led = response.status_code == 302 and response["Location"] == reverse("mfa_activate_totp")
        assert led == (role in OFFICERS)
    assert browser.post(reverse("switch_membership"), {}).status_code == (302 if role in OFFICERS else 404)


def test_an_officer_without_one_can_still_sign_out_and_set_it_up(settings, client, dewi):
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    enter_password(client, dewi)
    asked = client.get(reverse("home"), follow=True)
    assert asked.status_code == 200
    assert asked.redirect_chain[-1][0].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_an_officer_who_has_one_goes_on_as_usual(settings, cast, sign_in):
    settings.OFFICERS_NEED_SECOND_FACTOR = True
    give_second_factor(cast.dewi.orang.user)
    assert sign_in(cast.dewi).get(reverse("profile")).status_code == 200


def test_by_default_nobody_is_led_there(cast, sign_in, settings):
    assert settings.OFFICERS_NEED_SECOND_FACTOR is False
    assert sign_in(cast.dewi).get(reverse("profile")).status_code == 200


@pytest.mark.parametrize(("asked_for", "kept"), [(True, True), (False, False)])
def test_an_officer_does_not_take_off_what_is_asked_for(settings, client, dewi, asked_for, kept):
    settings.OFFICERS_NEED_SECOND_FACTOR = asked_for
    secret = give_second_factor(dewi)
    enter_password(client, dewi)
    client.post(reverse("mfa_authenticate"), {"code": number_now(secret)})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=dewi, type=Authenticator.Type.TOTP).exists() == kept


def test_a_helper_takes_it_off_when_the_telephone_is_lost(cast, sign_in):
    wati = cast.wati.orang.user
    give_second_factor(wati)
    address = reverse("account_take_second_factor_off", kwargs={"pk": wati.pk})
    browser = sign_in(cast.sari)
    assert address in browser.get(reverse("account_detail", kwargs={"pk": wati.pk})).content.decode()
    assert browser.post(address, {"reason": "HP hilang"}).status_code == 302
    assert not Authenticator.objects.filter(user=wati).exists()
    act = Act.objects.get()
    assert (act.verb, act.reason) == ("remove_second_factor", "HP hilang")


def test_it_is_not_taken_off_by_strangers_without_a_reason_or_where_there_is_none(cast):
    wati = cast.wati.orang.user
    give_second_factor(wati)
    for by in (cast.bejo, cast.joko, cast.wati):
        with pytest.raises(NotAllowed):
            remove_second_factor(by=by, user=wati, reason="HP hilang")
    with pytest.raises(DomainError) as refusal:
        remove_second_factor(by=cast.sari, user=wati, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(DomainError, match="tidak memakai"):
        remove_second_factor(by=cast.sari, user=cast.karto.orang.user, reason="HP hilang")
