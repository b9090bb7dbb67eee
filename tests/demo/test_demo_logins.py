"""Who can sign in after `load_demo`."""

import pytest
from django.contrib.auth.hashers import check_password
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, OneTimeCode, User
from desa_plan.demo.logins import PASSWORD
from desa_plan.demo.logins_file import read_logins
from desa_plan.demo.places import BULELENG, LOONUNA, NEIGHBOURS, PANDANLANDUNG, TIRTA_CONTOH, UMEANYAR

AT_HOME = (TIRTA_CONTOH.code, "51.08.99", BULELENG, "")


def test_every_role_has_a_login_at_the_made_up_villages_own_places(demo):
    roles = {login.role for login in read_logins() if login.place in AT_HOME}
    assert roles == set(Role)


@pytest.mark.parametrize("login", read_logins(), ids=lambda login: f"{login.username}-{login.role}")
def test_every_login_holds_its_role(demo, login):
    held = Membership.objects.with_place().get(orang__user__username=login.username, role=login.role)
    assert (held.place.code if held.place else "") == login.place
    assert held.orang.name == login.name


def test_all_logins_take_the_printed_password(demo):
    users = User.objects.filter(username__in={login.username for login in read_logins()})
    assert len(users) == 34
    assert all(check_password(PASSWORD, user.password) for user in users)


def test_no_printed_code_is_left_open(demo):
    assert not OneTimeCode.objects.filter(used_at=None).exists()


def test_sari_signs_in_with_the_printed_password(demo, client):
    response = client.post(reverse("account_login"), {"login": "sari", "password": PASSWORD}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("home")
    assert "Tirta Contoh" in response.content.decode()


@pytest.mark.parametrize("username", sorted({login.username for login in read_logins()}))
def test_everybody_arrives_at_home(demo, sign_in, username):
    membership = Membership.objects.filter(orang__user__username=username).first()
    assert sign_in(membership).get(reverse("home")).status_code == 200


def test_karto_may_switch_between_two_roles(demo):
    held = Membership.objects.filter(orang__user__username="karto")
    assert {row.role for row in held} == {Role.KEPALA_DUSUN, Role.TIM_PENYUSUN}
    assert held.get(role=Role.KEPALA_DUSUN).dusun.name == "Kaja"


def test_secretaries_of_other_villages_are_there(demo):
    secretaries = Membership.objects.filter(role=Role.SEKRETARIS_DESA).values_list("desa__code", flat=True)
    neighbours = [place.code for place in NEIGHBOURS]
    assert sorted(secretaries) == sorted([LOONUNA, PANDANLANDUNG, TIRTA_CONTOH.code, UMEANYAR, *neighbours])
