"""Who may open, help and end whose account."""

from datetime import date

import pytest

from accounts import policy
from accounts.enums import LEVELS_OF_ROLE, Level, Role
from accounts.models import Membership
from places.models import Orang

VILLAGE_ROLES = [role for role in Role if Level.DESA in LEVELS_OF_ROLE[role]]
ABOVE_VILLAGE = [role for role in Role if role not in VILLAGE_ROLES]
READS_ONLY = [role for role in Role if role not in policy.OPENS]
SMALL_VILLAGE_ROLES = {
    Role.TIM_PENYUSUN,
    Role.TIM_VERIFIKASI,
    Role.KEPALA_DUSUN,
    Role.KAUR_PERENCANAAN,
    Role.KAUR_KEUANGAN,
}


@pytest.mark.parametrize("role", VILLAGE_ROLES)
@pytest.mark.parametrize("opener", [Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.ADMINISTRATOR])
def test_kecamatan_dinas_and_administrator_open_every_village_role(cast, opener, role):
    assert policy.may_open_account(cast.of(opener), role=role, place=cast.villages.umeanyar)


@pytest.mark.parametrize("role", VILLAGE_ROLES)
def test_the_secretary_opens_only_those_who_work_for_her(cast, role):
    verdict = policy.may_open_account(cast.sari, role=role, place=cast.villages.umeanyar)
    assert bool(verdict) == (role in SMALL_VILLAGE_ROLES)


@pytest.mark.parametrize("role", ABOVE_VILLAGE)
def test_kecamatan_opens_nothing_above_the_village(cast, role):
    place = cast.of(role).place
    assert not policy.may_open_account(cast.rina, role=role, place=place)


@pytest.mark.parametrize("role", ABOVE_VILLAGE)
def test_dinas_pmd_opens_everything_in_its_kabupaten_but_administrators(cast, role):
    verdict = policy.may_open_account(cast.dewi, role=role, place=cast.of(role).place)
    assert bool(verdict) == (role != Role.ADMINISTRATOR)


@pytest.mark.parametrize("reader", READS_ONLY)
@pytest.mark.parametrize("role", list(Role))
def test_everybody_else_opens_nothing_and_is_told_who_does(cast, reader, role):
    verdict = policy.may_open_account(cast.of(reader), role=role, place=cast.of(role).place)
    assert not verdict
    assert verdict.reason and verdict.who


@pytest.mark.parametrize("opener", [role for role in policy.OPENS if role != Role.ADMINISTRATOR])
def test_nobody_opens_accounts_outside_his_own_place(cast, opener):
    member = cast.of(opener)
    outside = cast.villages.outside(member)
    assert not policy.may_open_account(member, role=Role.TIM_PENYUSUN, place=outside)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_gives_himself_a_role_or_a_code_or_ends_his_own(cast, role):
    member = cast.of(role)
    for wanted in Role:
        assert not policy.may_grant(member, orang=member.orang, role=wanted, place=member.place)
    assert not policy.may_end(member, member)
    assert not policy.may_help(member, member.orang.user)


def test_who_holds_a_second_role_elsewhere_is_helped_only_by_who_opens_both(cast):
    sari = cast.sari.orang
    assert policy.may_help(cast.rina, sari.user)
    Membership.objects.create(
        orang=sari, role=Role.DINAS_PMD, kabupaten=cast.villages.umeanyar.kabupaten, starts_on=date(2025, 1, 1)
    )
    verdict = policy.may_help(cast.rina, sari.user)
    assert not verdict
    assert "Dinas PMD" in verdict.who
    assert policy.may_help(cast.dewi, sari.user)


def test_a_role_that_has_ended_no_longer_keeps_the_helper_out(cast):
    sari = cast.sari.orang
    Membership.objects.create(
        orang=sari,
        role=Role.DINAS_PMD,
        kabupaten=cast.villages.umeanyar.kabupaten,
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 6, 30),
    )
    assert policy.may_help(cast.rina, sari.user)


def test_a_login_for_a_known_person_is_a_key_to_the_roles_he_holds_already(cast):
    umeanyar = cast.villages.umeanyar
    orang = Orang.objects.create(name="Luh", desa=umeanyar)
    Membership.objects.create(orang=orang, role=Role.KEPALA_DESA, desa=umeanyar, starts_on=date(2025, 1, 1))
    assert not policy.may_open_login_for(cast.sari, orang)
    assert policy.may_open_login_for(cast.rina, orang)


@pytest.mark.parametrize("role", list(Role))
def test_only_dinas_pmd_and_the_administrator_open_a_whole_kabupaten(cast, role):
    kabupaten = cast.villages.umeanyar.kabupaten
    verdict = policy.may_open_accounts_of_kabupaten(cast.of(role), kabupaten, role=Role.SEKRETARIS_DESA)
    assert bool(verdict) == (role in {Role.DINAS_PMD, Role.ADMINISTRATOR})


def test_dinas_pmd_does_not_open_another_kabupaten(cast):
    malang = cast.villages.pandanlandung.kabupaten
    assert not policy.may_open_accounts_of_kabupaten(cast.dewi, malang, role=Role.SEKRETARIS_DESA)


def test_nobody_at_all_may_do_nothing(cast):
    umeanyar = cast.villages.umeanyar
    assert not policy.may_see_accounts(None)
    assert not policy.may_open_account(None, role=Role.TIM_PENYUSUN, place=umeanyar)
    assert not policy.may_end(None, cast.wati)
    assert not policy.may_help(None, cast.wati.orang.user)
    assert not policy.may_open_accounts_of_kabupaten(None, umeanyar.kabupaten, role=Role.SEKRETARIS_DESA)


def test_the_form_offers_only_roles_that_may_be_given(cast):
    umeanyar = cast.villages.umeanyar
    assert set(policy.roles_to_open(cast.sari, umeanyar)) == SMALL_VILLAGE_ROLES
    assert set(policy.roles_to_open(cast.dewi, umeanyar.kabupaten)) == {
        Role.DINAS_PMD,
        Role.BAPPEDA,
        Role.BAGIAN_HUKUM,
        Role.INSPEKTORAT,
    }
    assert policy.roles_to_open(cast.joko, umeanyar) == []
