"""Two people at the same moment, on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from places.errors import DomainError, StaleVersion
from villages.enums import JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan
from villages.services.dusun import add_dusun
from villages.services.offices import create_standard_sotk
from villages.services.profile import ProfileData, save_profile
from villages.services.tenures import Holder, Tenure, appoint

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TOGETHER = 6


def all_at_once(act: Callable[[int], object]) -> list[object]:
    """Let several people act at the same moment; give what each got, or the refusal."""
    start = Barrier(TOGETHER)

    def one(number: int) -> object:
        start.wait()
        try:
            return act(number)
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as people:
        return list(people.map(one, range(TOGETHER)))


def test_of_several_appointed_at_once_one_holds_the_office(cast):
    kades = Jabatan.objects.create(desa=cast.villages.umeanyar, kind=JabatanKind.KEPALA_DESA)

    def put(number):
        tenure = Tenure(date(2022, 1, 1))
        return appoint(by=cast.sari, jabatan=kades, holder=Holder(name=f"Orang {number}"), tenure=tenure)

    got = all_at_once(put)
    assert sum(isinstance(answer, PemangkuJabatan) for answer in got) == 1
    assert PemangkuJabatan.objects.count() == 1


def test_of_several_first_saves_of_a_profile_one_counts_and_the_others_are_told(cast):
    desa = cast.villages.umeanyar

    def save(number):
        return save_profile(by=cast.sari, desa=desa, version=0, data=ProfileData(address=f"Jalan {number}"))

    got = all_at_once(save)
    assert sum(isinstance(answer, StaleVersion) for answer in got) == TOGETHER - 1
    assert DesaProfile.objects.get().version == 1


def test_the_sotk_created_by_several_at_once_is_created_once(cast):
    all_at_once(lambda number: create_standard_sotk(by=cast.sari, desa=cast.villages.umeanyar))
    assert Jabatan.objects.count() == 13


def test_one_dusun_name_taken_by_several_is_given_once_and_kindly_refused(cast):
    got = all_at_once(lambda number: add_dusun(by=cast.sari, desa=cast.villages.umeanyar, name="Pabean"))
    assert sum(isinstance(answer, DomainError) for answer in got) == TOGETHER - 1
