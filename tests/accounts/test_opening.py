"""Opening one account, and those of a whole kabupaten."""

from datetime import date
from itertools import islice

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Act, Membership, OneTimeCode, User
from accounts.services.codes import redeem_code
from accounts.services.opening import open_account, open_accounts_of_kabupaten
from accounts.usernames import username_candidates
from accounts.verdict import NotAllowed
from places.errors import DomainError
from places.models import Kecamatan, Orang
from tests.cast import make_desa

GOOD = "kebun kopi di lereng"


def test_a_new_person_gets_login_role_and_code_in_one_act(cast):
    opened = open_account(by=cast.sari, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar, name=" Komang  Adi ")
    assert opened.membership.orang.name == "Komang Adi"
    assert opened.membership.orang.desa == cast.villages.umeanyar
    assert opened.user.username == "tim.umeanyar"
    assert not opened.user.has_usable_password()
    redeem_code(username="tim.umeanyar", code=opened.issued.code, new_password=GOOD)


def test_a_known_person_keeps_the_one_login(cast):
    opened = open_account(by=cast.rina, role=Role.KAUR_PERENCANAAN, place=cast.villages.umeanyar, orang=cast.wati.orang)
    assert opened.issued is None
    assert opened.user == cast.wati.orang.user
    assert cast.wati.orang.membership_set.count() == 2


def test_a_person_of_another_place_is_not_found_by_guessing(cast):
    with pytest.raises(DomainError) as refusal:
        open_account(by=cast.sari, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar, orang=cast.bejo.orang)
    assert refusal.value.field == "orang"


def test_a_login_is_not_opened_for_whom_a_higher_role_waits(cast):
    """Otherwise the secretary's card would open the kepala desa's role."""
    orang = Orang.objects.create(name="Luh", desa=cast.villages.umeanyar)
    Membership.objects.create(
        orang=orang, role=Role.KEPALA_DESA, desa=cast.villages.umeanyar, starts_on=date(2025, 1, 1)
    )
    with pytest.raises(NotAllowed):
        open_account(by=cast.sari, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar, orang=orang)
    assert not User.objects.filter(orang=orang).exists()


def test_an_account_needs_a_name(cast):
    with pytest.raises(DomainError) as refusal:
        open_account(by=cast.sari, role=Role.TIM_PENYUSUN, place=cast.villages.umeanyar, name="  ")
    assert refusal.value.field == "name"


def test_user_names_are_readable_and_grow_only_when_taken(cast):
    umeanyar = cast.villages.umeanyar
    names = [
        open_account(by=cast.rina, role=Role.TIM_PENYUSUN, place=umeanyar, name=f"Orang {number}").user.username
        for number in range(4)
    ]
    assert names == ["tim.umeanyar", "tim.umeanyar.seririt", "tim.umeanyar.seririt.2", "tim.umeanyar.seririt.3"]


@pytest.mark.parametrize(
    ("role", "level", "expected"),
    [
        (Role.SEKRETARIS_DESA, "desa", "sekdes.umeanyar"),
        (Role.CAMAT, "kecamatan", "camat.seririt"),
        (Role.DINAS_PMD, "kabupaten", "pmd.buleleng"),
    ],
)
def test_a_user_name_says_role_and_place(villages, role, level, expected):
    umeanyar = villages.umeanyar
    place = {"desa": umeanyar, "kecamatan": umeanyar.kecamatan, "kabupaten": umeanyar.kabupaten}[level]
    assert next(username_candidates(role, place)) == expected


def test_a_long_name_of_a_village_still_fits_the_column(villages):
    seririt = villages.umeanyar.kecamatan
    desa = make_desa("51.08.02.2999", "Tanjung " * 12, seririt, dusun=("Banjar " * 12,))
    for username in islice(username_candidates(Role.KEPALA_DUSUN, desa, desa.dusun_set.get()), 200):
        assert len(username) <= 60
        assert not username.endswith(".")


def make_kabupaten_of(villages, number: int) -> None:
    kecamatan = Kecamatan.objects.create(code="51.08.09", name="Kubutambahan", kabupaten=villages.umeanyar.kabupaten)
    for index in range(number):
        make_desa(f"51.08.09.2{index:03}", f"Desa {index % 40}", kecamatan)


def test_dinas_pmd_opens_all_its_villages_at_once(cast):
    make_kabupaten_of(cast.villages, 126)
    opened = open_accounts_of_kabupaten(by=cast.dewi, kabupaten=cast.villages.umeanyar.kabupaten)
    assert len(opened) == 127  # Dencarik, too; Umeanyar and Kalianget have their secretaries
    assert len({one.user.username for one in opened}) == 127
    assert len({one.issued.code for one in opened}) == 127
    assert {one.membership.desa.kabupaten for one in opened} == {cast.villages.umeanyar.kabupaten}
    assert Act.objects.filter(verb="open_account", membership=cast.dewi).count() == 127
    one = opened[77]
    redeem_code(username=one.user.username, code=one.issued.code, new_password=GOOD)


def test_opening_all_costs_the_same_queries_for_many_villages_as_for_few(cast, django_assert_max_num_queries):
    make_kabupaten_of(cast.villages, 126)
    with django_assert_max_num_queries(16):
        open_accounts_of_kabupaten(by=cast.dewi, kabupaten=cast.villages.umeanyar.kabupaten)


def test_opening_all_again_opens_nothing(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    assert len(open_accounts_of_kabupaten(by=cast.dewi, kabupaten=kabupaten)) == 1
    before = OneTimeCode.objects.count(), User.objects.count()
    assert open_accounts_of_kabupaten(by=cast.dewi, kabupaten=kabupaten) == []
    assert (OneTimeCode.objects.count(), User.objects.count()) == before


def test_a_kelurahan_and_a_village_that_is_gone_get_no_account(cast):
    seririt = cast.villages.umeanyar.kecamatan
    make_desa("51.08.02.1001", "Seririt", seririt)
    make_desa("51.08.02.2998", "Lama", seririt)
    type(cast.villages.umeanyar).objects.filter(code="51.08.02.1001").update(kind="kelurahan")
    type(cast.villages.umeanyar).objects.filter(code="51.08.02.2998").update(is_retired=True)
    opened = open_accounts_of_kabupaten(by=cast.dewi, kabupaten=seririt.kabupaten)
    assert [one.membership.desa.name for one in opened] == ["Dencarik"]


def test_known_names_are_taken_and_the_others_are_named_after_the_office(cast):
    villages = cast.villages
    make_kabupaten_of(villages, 1)
    opened = open_accounts_of_kabupaten(
        by=cast.dewi, kabupaten=villages.umeanyar.kabupaten, names={villages.dencarik.pk: " Ni Luh  Sri "}
    )
    assert [one.membership.orang.name for one in opened] == ["Ni Luh Sri", "Sekretaris Desa Desa 0"]


def test_a_village_whose_secretary_left_is_opened_again_under_a_new_name(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    first = open_accounts_of_kabupaten(by=cast.dewi, kabupaten=kabupaten)[0]
    yesterday = timezone.localdate().replace(year=2024)
    Membership.objects.filter(pk=first.membership.pk).update(starts_on=date(2023, 1, 1), ends_on=yesterday)
    second = open_accounts_of_kabupaten(by=cast.dewi, kabupaten=kabupaten)[0]
    assert (first.user.username, second.user.username) == ("sekdes.dencarik", "sekdes.dencarik.banjar")


@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINAS_PMD, Role.KEPALA_DUSUN])
def test_only_a_role_that_every_village_has_once_is_opened_for_all(cast, role):
    with pytest.raises(DomainError):
        open_accounts_of_kabupaten(by=cast.dewi, kabupaten=cast.villages.umeanyar.kabupaten, role=role)


def test_nobody_else_opens_a_kabupaten_and_dinas_pmd_only_its_own(cast):
    for by, village in [
        (cast.rina, cast.villages.umeanyar),
        (cast.sari, cast.villages.umeanyar),
        (cast.of(Role.INSPEKTORAT), cast.villages.umeanyar),
        (cast.dewi, cast.villages.pandanlandung),
    ]:
        with pytest.raises(NotAllowed):
            open_accounts_of_kabupaten(by=by, kabupaten=village.kabupaten)
    assert not OneTimeCode.objects.exists()
