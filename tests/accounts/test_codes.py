"""Printed one-time codes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.code_format import ALPHABET, new_code, normalise_code
from accounts.enums import CodePurpose, Role
from accounts.models import Act, OneTimeCode
from accounts.services.codes import CODE_THROTTLE, DAYS_VALID, issue_code, issue_codes, redeem_code
from accounts.services.memberships import end_membership, grant_membership
from accounts.throttle import TooManyAttempts
from accounts.verdict import NotAllowed
from places.errors import DomainError

GOOD = "kebun kopi di lereng"


def test_a_code_is_twelve_characters_that_cannot_be_misread():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert set(code) <= {*ALPHABET, "-"}
    assert not {"0", "O", "1", "I"} & set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["K7QM-4RTX-9WHD", "k7qm 4rtx 9whd", " k7qm4rtx9whd ", "K7QM–4RTX–9WHD", "K7QM.4RTX.9WHD"]
)
def test_a_code_is_understood_however_it_is_typed(typed):
    assert normalise_code(typed) == "K7QM4RTX9WHD"


def test_the_code_is_kept_only_as_a_hash(cast):
    issued = issue_code(by=cast.rina, user=cast.sari.orang.user)
    row = OneTimeCode.objects.get()
    assert normalise_code(issued.code) not in row.code_hash.upper()
    assert row.created_by == cast.rina
    assert issued.code not in " ".join(Act.objects.values_list("summary", flat=True))


def test_with_the_code_the_person_chooses_a_password(cast):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    assert issued.purpose == CodePurpose.START
    redeem_code(username=user.username.upper(), code=issued.code.lower(), new_password=GOOD)
    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert Act.objects.filter(verb="start_account", membership=cast.sari, desa=cast.villages.umeanyar).exists()


def test_a_person_with_a_password_restores_the_account(cast):
    user = cast.sari.orang.user
    user.set_password("kata sandi yang lama")
    user.save()
    issued = issue_code(by=cast.rina, user=user)
    assert issued.purpose == CodePurpose.RESTORE
    redeem_code(username=user.username, code=issued.code, new_password=GOOD)
    assert Act.objects.filter(verb="restore_account", membership=cast.sari).exists()


def test_a_code_works_once(cast):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    redeem_code(username=user.username, code=issued.code, new_password=GOOD)
    with pytest.raises(DomainError) as refusal:
        redeem_code(username=user.username, code=issued.code, new_password="lain lagi sekali")
    assert refusal.value.field == "code"
    user.refresh_from_db()
    assert user.check_password(GOOD)


def test_a_newer_code_makes_the_older_one_worthless(cast):
    user = cast.sari.orang.user
    older = issue_code(by=cast.rina, user=user)
    newer = issue_code(by=cast.rina, user=user)
    with pytest.raises(DomainError):
        redeem_code(username=user.username, code=older.code, new_password=GOOD)
    redeem_code(username=user.username, code=newer.code, new_password=GOOD)


def test_a_code_expires_after_a_week(cast):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    assert timedelta(days=DAYS_VALID) - (issued.expires_at - timezone.now()) < timedelta(minutes=1)
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(DomainError):
        redeem_code(username=user.username, code=issued.code, new_password=GOOD)


def test_a_code_opens_only_its_own_account(cast):
    issued = issue_code(by=cast.rina, user=cast.sari.orang.user)
    issue_code(by=cast.rina, user=cast.wati.orang.user)
    with pytest.raises(DomainError):
        redeem_code(username=cast.wati.orang.user.username, code=issued.code, new_password=GOOD)


def test_unknown_name_wrong_code_and_used_code_are_refused_with_the_same_words(cast):
    user = cast.sari.orang.user
    issue_code(by=cast.rina, user=user)
    messages = set()
    for username, code in [("tidak.ada", "K7QM-4RTX-9WHD"), (user.username, "K7QM-4RTX-9WHD"), (user.username, "")]:
        with pytest.raises(DomainError) as refusal:
            redeem_code(username=username, code=code, new_password=GOOD)
        messages.add(refusal.value.message)
    assert len(messages) == 1


@pytest.mark.parametrize("weak", ["pendek", "1234567890", "password123", "sari.umeanyar"])
def test_a_weak_password_is_refused_and_the_code_keeps(cast, weak):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    with pytest.raises(DomainError) as refusal:
        redeem_code(username=user.username, code=issued.code, new_password=weak)
    assert refusal.value.field == "new_password"
    redeem_code(username=user.username, code=issued.code, new_password=GOOD)


def test_a_person_without_a_running_role_gets_no_access(cast):
    user = cast.wati.orang.user
    issued = issue_code(by=cast.rina, user=user)
    yesterday = timezone.localdate() - timedelta(days=1)
    end_membership(by=cast.rina, membership=cast.wati, on=yesterday, reason="Pindah")
    with pytest.raises(DomainError):
        redeem_code(username=user.username, code=issued.code, new_password=GOOD)


def test_a_blocked_login_is_not_opened_by_a_code(cast):
    user = cast.wati.orang.user
    issued = issue_code(by=cast.rina, user=user)
    user.is_active = False
    user.save()
    with pytest.raises(DomainError):
        redeem_code(username=user.username, code=issued.code, new_password=GOOD)


def test_guessing_one_account_is_slowed_and_its_neighbour_is_not(cast):
    sari, wati = cast.sari.orang.user, cast.wati.orang.user
    issued = issue_code(by=cast.rina, user=wati)
    right = issue_code(by=cast.rina, user=sari)
    for _ in range(CODE_THROTTLE.amount):
        with pytest.raises(DomainError):
            redeem_code(username=sari.username, code="K7QM-4RTX-9WHD", new_password=GOOD)
    with pytest.raises(TooManyAttempts, match="5 menit"):
        redeem_code(username=sari.username, code=right.code, new_password=GOOD)
    redeem_code(username=wati.username, code=issued.code, new_password=GOOD)


def test_a_code_is_issued_only_by_who_may_help(cast):
    for helper in [cast.bejo, cast.joko, cast.sari, cast.wati]:
        with pytest.raises(NotAllowed):
            issue_code(by=helper, user=cast.made.orang.user)
    assert not OneTimeCode.objects.exists()


def test_codes_for_many_cost_as_many_queries_as_for_two(cast, django_assert_num_queries):
    few = [cast.sari.orang.user, cast.wati.orang.user]
    many = [cast.of(role).orang.user for role in cast.memberships if cast.of(role).desa_id]
    with django_assert_num_queries(6):
        issue_codes(by=cast.rina, users=few)
    with django_assert_num_queries(6):
        issue_codes(by=cast.rina, users=many)


def test_a_card_does_not_open_roles_that_its_maker_could_not_open(cast):
    """Sari prints a card for Wati; then the kecamatan makes Wati head of the village: the card is void."""
    user = cast.wati.orang.user
    issued = issue_code(by=cast.sari, user=user)
    place = cast.villages.umeanyar
    grant_membership(by=cast.rina, orang=cast.wati.orang, role=Role.KEPALA_DESA, place=place)
    with pytest.raises(DomainError) as refused:
        redeem_code(username=user.username, code=issued.code, new_password=GOOD)
    assert refused.value.field == "code"
    user.refresh_from_db()
    assert not user.has_usable_password()
    issued = issue_code(by=cast.rina, user=user)
    assert redeem_code(username=user.username, code=issued.code, new_password=GOOD) == user
