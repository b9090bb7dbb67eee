"""Giving, ending and handing over roles."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Act, Membership, User
from accounts.services.memberships import end_membership, grant_membership
from accounts.services.opening import hand_over_membership
from accounts.verdict import NotAllowed
from places.errors import DomainError
from places.models import Orang

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def luh(cast) -> Orang:
    """A person of Umeanyar without a role."""
    return Orang.objects.create(name="Luh", desa=cast.villages.umeanyar)


def test_a_role_is_given_from_today_and_logged(cast, luh):
    membership = grant_membership(by=cast.sari, orang=luh, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar)
    assert (membership.starts_on, membership.ends_on) == (TODAY, None)
    act = Act.objects.get()
    assert (act.verb, act.membership, act.desa) == ("grant_membership", cast.sari, cast.villages.umeanyar)
    assert "Luh" in act.summary


def test_the_secretary_cannot_make_a_kepala_desa(cast, luh):
    with pytest.raises(NotAllowed, match="petugas kecamatan"):
        grant_membership(by=cast.sari, orang=luh, role=Role.KEPALA_DESA, place=cast.villages.umeanyar)
    assert not Membership.objects.filter(orang=luh).exists()


def test_nobody_gives_himself_a_role(cast):
    with pytest.raises(NotAllowed, match="sendiri"):
        grant_membership(
            by=cast.dewi, orang=cast.dewi.orang, role=Role.INSPEKTORAT, place=cast.villages.umeanyar.kabupaten
        )


@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINAS_PMD])
def test_a_role_fits_only_the_level_it_belongs_to(cast, luh, role):
    with pytest.raises(DomainError) as refusal:
        grant_membership(by=cast.dewi, orang=luh, role=role, place=cast.villages.umeanyar)
    assert refusal.value.field == "role"


def test_a_kepala_dusun_has_a_dusun_of_his_own_village(cast, luh):
    umeanyar, foreign = cast.villages.umeanyar, cast.villages.kalianget.dusun_set.first()
    for dusun in (None, foreign):
        with pytest.raises(DomainError) as refusal:
            grant_membership(by=cast.sari, orang=luh, role=Role.KEPALA_DUSUN, place=umeanyar, dusun=dusun)
        assert refusal.value.field == "dusun"
    own = umeanyar.dusun_set.last()
    given = grant_membership(by=cast.sari, orang=luh, role=Role.KEPALA_DUSUN, place=umeanyar, dusun=own)
    assert given.dusun == own


def test_the_same_role_is_not_held_twice_at_once_but_again_later(cast, luh):
    umeanyar = cast.villages.umeanyar
    first = grant_membership(
        by=cast.sari, orang=luh, role=Role.TIM_PENYUSUN, place=umeanyar, starts_on=date(2025, 1, 1)
    )
    with pytest.raises(DomainError, match="sudah memegang"):
        grant_membership(by=cast.sari, orang=luh, role=Role.TIM_PENYUSUN, place=umeanyar)
    end_membership(by=cast.sari, membership=first, on=YESTERDAY, reason="SK berakhir")
    grant_membership(by=cast.sari, orang=luh, role=Role.TIM_PENYUSUN, place=umeanyar)
    assert luh.membership_set.count() == 2


@pytest.mark.parametrize("starts_on", [date(1945, 8, 17), TODAY + timedelta(days=800)])
def test_a_first_day_far_away_is_a_slip_of_the_pen(cast, luh, starts_on):
    with pytest.raises(DomainError) as refusal:
        grant_membership(
            by=cast.sari, orang=luh, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar, starts_on=starts_on
        )
    assert refusal.value.field == "starts_on"


def test_a_role_is_ended_with_its_last_day_and_kept(cast):
    end_membership(by=cast.sari, membership=cast.wati, on=YESTERDAY, reason="  Pindah tugas ")
    cast.wati.refresh_from_db()
    assert cast.wati.ends_on == YESTERDAY
    assert Act.objects.get().reason == "Pindah tugas"


def test_an_ended_role_opens_nothing_from_the_next_day(cast, sign_in):
    browser = sign_in(cast.wati)
    assert "Tim Penyusun" in browser.get("/profil-saya/").content.decode()
    end_membership(by=cast.sari, membership=cast.wati, on=YESTERDAY, reason="Pindah")
    assert browser.get("/profil-saya/").wsgi_request.membership is None


@pytest.mark.parametrize(
    ("on", "reason", "field"),
    [
        (date(2019, 1, 1), "Pindah", "on"),
        (TODAY + timedelta(days=800), "Pindah", "on"),
        (YESTERDAY, "   ", "reason"),
    ],
)
def test_an_ending_that_makes_no_sense_is_refused(cast, on, reason, field):
    with pytest.raises(DomainError) as refusal:
        end_membership(by=cast.sari, membership=cast.wati, on=on, reason=reason)
    assert refusal.value.field == field
    assert not Act.objects.exists()


def test_what_has_ended_is_not_ended_again(cast):
    end_membership(by=cast.sari, membership=cast.wati, on=YESTERDAY, reason="Pindah")
    with pytest.raises(DomainError, match="sudah berakhir"):
        end_membership(by=cast.sari, membership=cast.wati, on=TOMORROW, reason="Kembali")


def test_the_secretary_does_not_end_the_kepala_desa_nor_bejo_anybody_here(cast):
    for by, membership in [(cast.sari, cast.made), (cast.bejo, cast.wati), (cast.sari, cast.sari)]:
        with pytest.raises(NotAllowed):
            end_membership(by=by, membership=membership, on=YESTERDAY, reason="Iseng")


def test_handing_over_ends_the_old_role_the_day_before_and_opens_the_successor(cast):
    opened = hand_over_membership(
        by=cast.rina, membership=cast.sari, name="Komang Adi, S.E.", on=TODAY, reason="SK nomor 7"
    )
    cast.sari.refresh_from_db()
    assert cast.sari.ends_on == YESTERDAY
    assert opened.membership.starts_on == TODAY
    assert opened.membership.role == Role.SEKRETARIS_DESA
    assert opened.issued is not None
    assert {act.verb for act in Act.objects.all()} >= {"grant_membership", "open_account", "hand_over_membership"}


def test_a_successor_who_signs_in_already_needs_no_card(cast):
    opened = hand_over_membership(
        by=cast.rina, membership=cast.sari, successor=cast.wati.orang, on=TODAY, reason="SK nomor 7"
    )
    assert opened.issued is None
    assert opened.user == cast.wati.orang.user
    assert User.objects.filter(orang=cast.wati.orang).count() == 1


def test_the_hamlet_goes_with_the_office_of_its_head(cast):
    opened = hand_over_membership(by=cast.sari, membership=cast.karto, name="Wayan", on=TODAY, reason="SK nomor 8")
    assert opened.membership.dusun == cast.karto.dusun


@pytest.mark.parametrize("day", [date(2020, 1, 2), date(2019, 12, 31)])
def test_a_handing_over_before_the_role_began_is_refused_and_nothing_changes(cast, day):
    with pytest.raises(DomainError) as refusal:
        hand_over_membership(by=cast.rina, membership=cast.sari, name="Komang", on=day, reason="SK")
    assert refusal.value.field == "on"
    cast.sari.refresh_from_db()
    assert cast.sari.ends_on is None


def test_nobody_hands_over_to_himself_or_without_the_right(cast):
    with pytest.raises(DomainError, match="orang lain"):
        hand_over_membership(by=cast.rina, membership=cast.sari, successor=cast.sari.orang, on=TODAY, reason="SK")
    for by in (cast.sari, cast.bejo, cast.joko):
        with pytest.raises(NotAllowed):
            hand_over_membership(by=by, membership=cast.sari, name="Komang", on=TODAY, reason="SK")


def test_a_handing_over_whose_successor_is_refused_leaves_the_old_holder_in_office(cast):
    with pytest.raises(DomainError) as refusal:
        hand_over_membership(by=cast.rina, membership=cast.sari, name="   ", on=TODAY, reason="SK")
    assert refusal.value.field == "name"
    cast.sari.refresh_from_db()
    assert cast.sari.ends_on is None
