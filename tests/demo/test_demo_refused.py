"""Where demo accounts, whose password everybody knows, do not belong."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from accounts.models import User
from desa_plan.demo.loader import load_demo
from places.errors import DomainError


def test_the_demo_is_refused_where_others_have_accounts(cast, few_places):
    with pytest.raises(DomainError, match="load_demo --force"):
        load_demo(wilayah=few_places)
    assert not User.objects.filter(username="sari").exists()


@override_settings(SECURE_SSL_REDIRECT=True)
def test_the_demo_is_refused_on_a_site_with_https_only(db, few_places):
    with pytest.raises(DomainError, match="--no-demo"):
        load_demo(wilayah=few_places)
    assert not User.objects.exists()


def test_force_loads_beside_others_in_their_administrators_name(cast, few_places):
    load_demo(force=True, wilayah=few_places)
    assert User.objects.get(username="sari").has_usable_password()
    assert not cast.sari.orang.user.has_usable_password()
    assert cast.tono.act_set.filter(verb="open_account").exists()


def test_a_user_name_of_somebody_else_is_never_taken_over(cast, few_places):
    user = cast.bejo.orang.user
    user.username = "sari"
    user.save(update_fields=["username"])
    with pytest.raises(DomainError, match="sari sudah dipakai"):
        load_demo(force=True, wilayah=few_places)
    assert not cast.bejo.orang.membership_set.exclude(pk=cast.bejo.pk).exists()


def test_the_command_says_what_to_type_where_it_is_refused(cast):
    with pytest.raises(CommandError, match="load_demo --force"):
        call_command("load_demo", stdout=StringIO())
