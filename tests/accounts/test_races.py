"""Two people at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.services.codes import issue_code, redeem_code
from accounts.services.memberships import grant_membership
from accounts.services.opening import open_account, open_accounts_of_kabupaten
from places.errors import DomainError
from places.models import Orang

pytestmark = pytest.mark.postgres


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do several things at the same moment, each on its own connection; give results and refusals."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait()
            return act()
        except DomainError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_code_is_redeemed_once_even_by_two_at_once(transactional_db, cast):
    user = cast.sari.orang.user
    issued = issue_code(by=cast.rina, user=user)
    passwords = ["kebun kopi di lereng", "sawah di tepi sungai"]
    results = at_once(
        *(lambda new=new: redeem_code(username=user.username, code=issued.code, new_password=new) for new in passwords)
    )
    winners = [new for new, result in zip(passwords, results, strict=True) if isinstance(result, User)]
    assert len(winners) == 1
    user.refresh_from_db()
    assert user.check_password(winners[0])


def test_two_officers_who_open_a_kabupaten_at_once_open_each_village_once(transactional_db, cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    results = at_once(*[lambda: open_accounts_of_kabupaten(by=cast.dewi, kabupaten=kabupaten)] * 2)
    assert sorted(len(result) for result in results) == [0, 1]
    assert Membership.objects.filter(role=Role.SEKRETARIS_DESA, desa=cast.villages.dencarik).count() == 1


def test_the_same_role_is_given_once_even_by_two_at_once(transactional_db, cast):
    umeanyar = cast.villages.umeanyar
    luh = Orang.objects.create(name="Luh", desa=umeanyar)
    results = at_once(
        *(
            lambda by=by: grant_membership(by=by, orang=luh, role=Role.TIM_PENYUSUN, place=umeanyar)
            for by in (cast.sari, cast.rina)
        )
    )
    assert sorted(type(result).__name__ for result in results) == ["DomainError", "Membership"]


def test_two_accounts_opened_at_once_get_two_user_names(transactional_db, cast):
    umeanyar = cast.villages.umeanyar
    results = at_once(
        *(
            lambda name=name: open_account(by=cast.rina, role=Role.TIM_PENYUSUN, place=umeanyar, name=name)
            for name in ("Luh", "Komang")
        )
    )
    assert {result.user.username for result in results} == {"tim.umeanyar", "tim.umeanyar.seririt"}
