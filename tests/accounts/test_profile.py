"""The own account, and changing from one role to another."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Act, Membership


@pytest.fixture
def second_role(cast) -> Membership:
    """Sari also works for Dinas PMD."""
    return Membership.objects.create(
        orang=cast.sari.orang,
        role=Role.DINAS_PMD,
        kabupaten=cast.villages.umeanyar.kabupaten,
        starts_on=date(2025, 1, 1),
    )


def acting_as(browser) -> Membership | None:
    return browser.get(reverse("profile")).wsgi_request.membership


def test_a_person_acts_in_the_oldest_role_until_choosing_another(cast, sign_in, second_role):
    browser = sign_in(cast.sari)
    assert acting_as(browser) == cast.sari
    browser.post(reverse("switch_membership"), {"membership": second_role.pk})
    assert acting_as(browser) == second_role


def test_the_switch_changes_what_is_seen(cast, sign_in, second_role):
    browser = sign_in(cast.sari)
    assert "Bejo" not in browser.get(reverse("account_list")).content.decode()
    browser.post(reverse("switch_membership"), {"membership": second_role.pk})
    assert "Bejo" in browser.get(reverse("account_list")).content.decode()


@pytest.mark.parametrize("wanted", ["", "abc", "0", "-1"])
def test_a_role_that_is_not_there_is_not_taken(cast, sign_in, second_role, wanted):
    assert sign_in(cast.sari).post(reverse("switch_membership"), {"membership": wanted}).status_code == 404


def test_the_role_of_somebody_else_is_not_taken(cast, sign_in, second_role):
    browser = sign_in(cast.sari)
    assert browser.post(reverse("switch_membership"), {"membership": cast.dewi.pk}).status_code == 404
    assert acting_as(browser) == cast.sari


def test_a_chosen_role_that_ends_is_left_at_once(cast, sign_in, second_role):
    browser = sign_in(cast.sari)
    browser.post(reverse("switch_membership"), {"membership": second_role.pk})
    Membership.objects.filter(pk=second_role.pk).update(ends_on=date(2025, 6, 30))
    assert acting_as(browser) == cast.sari


def test_a_role_that_begins_tomorrow_is_not_taken_today(cast, sign_in, second_role):
    Membership.objects.filter(pk=second_role.pk).update(starts_on=date(2099, 1, 1))
    browser = sign_in(cast.sari)
    assert browser.post(reverse("switch_membership"), {"membership": second_role.pk}).status_code == 404


def test_looking_does_not_switch(cast, sign_in, second_role):
    browser = sign_in(cast.sari)
    assert browser.get(reverse("switch_membership"), {"membership": second_role.pk}).status_code == 405


def test_the_profile_shows_the_own_roles(cast, sign_in, second_role):
    page = sign_in(cast.sari).get(reverse("profile")).content.decode()
    assert "Sekretaris Desa, Desa Umeanyar" in page
    assert "Dinas PMD, Kabupaten Buleleng" in page
    assert "Wati" not in page


def test_a_person_writes_the_own_name_as_it_is_printed(cast, sign_in):
    sign_in(cast.sari).post(reverse("profile"), {"name": " Ni Luh  Sari, S.E. "})
    cast.sari.orang.refresh_from_db()
    assert cast.sari.orang.name == "Ni Luh Sari, S.E."
    assert Act.objects.get().summary == "Nama: Sari menjadi Ni Luh Sari, S.E."


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_that_cannot_be_printed_is_refused(cast, sign_in, name):
    response = sign_in(cast.sari).post(reverse("profile"), {"name": name})
    assert response.context["form"].errors["name"]
    cast.sari.orang.refresh_from_db()
    assert cast.sari.orang.name == "Sari"


def test_who_has_no_role_sees_the_profile_and_is_told_whom_to_ask(cast, sign_in):
    Membership.objects.filter(pk=cast.wati.pk).update(ends_on=date(2025, 1, 1))
    browser = sign_in(cast.wati)
    page = browser.get(reverse("profile")).content.decode()
    assert "Berakhir" in page
    assert browser.post(reverse("profile"), {"name": "Lain"}).status_code == 200
    assert not Act.objects.exists()
    assert browser.get(reverse("account_list")).status_code == 403
