"""Management commands write in somebody's name; the first administrator comes from the command line."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command

from accounts.enums import Role
from accounts.models import Act, Membership, User
from accounts.operator import operator_membership, village_operator
from accounts.services.codes import redeem_code

GOOD = "kebun kopi di lereng"


def run(*arguments) -> str:
    out = StringIO()
    call_command("create_administrator", *arguments, stdout=out)
    return out.getvalue()


def code_in(text: str) -> str:
    return text.split("One-time code: ")[1].split()[0]


@pytest.mark.django_db
def test_on_a_fresh_installation_the_command_lets_the_first_administrator_in():
    said = run("Tono", "--name", "Tono Wibowo")
    redeem_code(username="tono", code=code_in(said), new_password=GOOD)
    administrator = Membership.objects.get(role=Role.ADMINISTRATOR)
    assert administrator.orang.name == "Tono Wibowo"
    assert set(Act.objects.values_list("verb", "membership")) == {
        ("open_account", administrator.pk),
        ("start_account", administrator.pk),
    }


def test_a_second_administrator_is_not_made_from_the_command_line(cast):
    with pytest.raises(CommandError, match="Sudah ada administrator"):
        run("penyusup")


def test_an_administrator_who_lost_the_password_gets_a_code(cast):
    user = cast.tono.orang.user
    user.set_password("kata sandi yang lama")
    user.save()
    redeem_code(username="tono.umeanyar", code=code_in(run("tono.umeanyar")), new_password=GOOD)
    assert Act.objects.filter(verb="restore_account", membership=cast.tono).exists()


def test_the_only_administrator_gets_in_again_without_his_telephone(cast):
    TOTP.activate(cast.tono.orang.user, generate_totp_secret())
    run("tono.umeanyar")
    assert not Authenticator.objects.filter(user=cast.tono.orang.user).exists()


def test_the_command_restores_nobody_but_administrators(cast):
    with pytest.raises(CommandError, match="bukan administrator"):
        run("sari.umeanyar")


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["", "dua kata", "x" * 61])
def test_a_user_name_that_nobody_could_type_is_refused(username):
    with pytest.raises(CommandError):
        run(username)
    assert not User.objects.exists()


def test_a_command_writes_as_the_only_administrator(cast):
    assert operator_membership(None) == cast.tono


def test_a_command_writes_as_the_one_it_names(cast):
    assert operator_membership("DEWI.umeanyar") == cast.dewi


@pytest.mark.django_db
def test_without_an_administrator_the_command_says_what_to_type():
    with pytest.raises(CommandError, match="create_administrator USERNAME"):
        operator_membership(None)


def test_with_several_administrators_one_must_be_named(cast):
    Membership.objects.create(orang=cast.dewi.orang, role=Role.ADMINISTRATOR, starts_on="2025-01-01")
    with pytest.raises(CommandError, match=r"--operator with one of dewi\.umeanyar, tono\.umeanyar"):
        operator_membership(None)


def test_an_unknown_operator_is_refused(cast):
    with pytest.raises(CommandError, match="--operator"):
        operator_membership("tidak.ada")


def test_a_villages_plan_is_written_as_its_secretary(cast):
    assert village_operator(None, cast.villages.umeanyar) == cast.sari
    assert village_operator(None, cast.villages.kalianget) == cast.bejo


def test_a_villages_plan_is_written_as_the_editor_it_names(cast):
    assert village_operator("WATI.umeanyar", cast.villages.umeanyar) == cast.wati


@pytest.mark.parametrize("username", ["tono.umeanyar", "joko.umeanyar", "bejo.kalianget", "tidak.ada"])
def test_nobody_else_writes_a_villages_plan_by_command(cast, username):
    with pytest.raises(CommandError, match="does not write the plans of Desa Umeanyar"):
        village_operator(username, cast.villages.umeanyar)


def test_a_village_without_editors_is_told_to_open_an_account(cast):
    with pytest.raises(CommandError, match="Open an account of its secretary first"):
        village_operator(None, cast.villages.dencarik)
