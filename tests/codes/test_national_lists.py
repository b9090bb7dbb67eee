"""The short way to the national lists that other tests take."""

import pytest
from django.db import transaction

from codes.models import Kegiatan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from tests.national_lists import IN_ORDER, load_national_lists


def everything() -> list[list[dict]]:
    """Every row of the lists, by what it says rather than by its number."""
    own = [{f.name for f in model._meta.fields if not f.is_relation and not f.primary_key} for model in IN_ORDER]
    rows = [list(model.objects.order_by("pk").values(*names)) for model, names in zip(IN_ORDER, own, strict=True)]
    return [
        *rows,
        list(Kegiatan.objects.order_by("code").values("code", "sub_bidang__code", "sub_bidang__bidang__code")),
    ]


@pytest.fixture
def by_the_services(db) -> list[list[dict]]:
    """What the services write."""
    with transaction.atomic():
        load_kegiatan()
        load_short_lists()
        rows = everything()
        transaction.set_rollback(True)
    return rows


def test_the_short_way_leads_to_the_same_rows_every_time(by_the_services):
    for _ in range(2):
        with transaction.atomic():
            load_national_lists()
            assert everything() == by_the_services
            assert all(by_the_services)
            Kegiatan.objects.filter(sub_bidang__code="1.1").first().delete()  # what a test did is gone for the next one
            transaction.set_rollback(True)


def test_lists_that_are_there_stay_as_they_are(db):
    load_national_lists()
    kegiatan = Kegiatan.objects.first()
    Kegiatan.objects.filter(pk=kegiatan.pk).update(name="Lain")
    load_national_lists()
    assert Kegiatan.objects.get(pk=kegiatan.pk).name == "Lain"
