"""The plan itself: opening it, its vision, its period, its Perdes."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from accounts.enums import VILLAGE_EDITORS, Role
from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.models import RpjmDesa
from planning.services.rpjm import create_rpjm, describe_rpjm, extend_rpjm, record_enactment

VISION = {"visi": "Desa asri", "arah_pembangunan": "Air", "arah_keuangan": "Hemat"}
PERDES = {"perdes_number": " 3 Tahun 2020 ", "perdes_date": date(2020, 12, 30)}


@pytest.fixture
def old_rpjm(cast) -> RpjmDesa:
    """Umeanyar's plan of six years, enacted before the application existed."""
    return create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026, is_before_app=True)


@pytest.mark.parametrize(("first", "last"), [(2027, 2034), (2027, 2032), (2027, 2029), (2030, 2030)])
def test_a_plan_has_one_to_eight_years(cast, first, last):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=first, last_year=last)
    assert (list(rpjm.years), rpjm.is_draft, rpjm.version) == (list(range(first, last + 1)), True, 1)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (2027, 2035, "last_year"),
        (2027, 2026, "last_year"),
        (2027, 20_270, "last_year"),
        (1999, 2004, "first_year"),
        (2101, 2105, "first_year"),
        (0, 7, "first_year"),
    ],
)
def test_an_odd_period_is_refused(cast, first, last, field):
    with pytest.raises(DomainError) as refusal:
        create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=first, last_year=last)
    assert refusal.value.field == field
    assert not RpjmDesa.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(2021, 2026), (2026, 2033), (2020, 2021), (2022, 2023), (2019, 2026)])
def test_years_of_another_plan_of_the_village_are_taken(cast, old_rpjm, first, last):
    with pytest.raises(DomainError, match=r"sudah ada dalam RPJM Desa Umeanyar 2021–2026"):
        create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=first, last_year=last)


def test_the_next_plan_and_the_neighbours_plan_are_free(cast, old_rpjm):
    create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    create_rpjm(by=cast.bejo, desa=cast.villages.kalianget, first_year=2021, last_year=2026)
    assert RpjmDesa.objects.count() == 3


def test_vision_and_directions_are_written_together(cast, rpjm):
    after = describe_rpjm(by=cast.wati, rpjm=rpjm, version=1, **VISION)
    rpjm.refresh_from_db()
    assert {name: getattr(rpjm, name) for name in VISION} == VISION
    assert (after.version, rpjm.version) == (2, 2)


def test_a_period_is_extended_to_eight_years_with_a_reason(cast, old_rpjm):
    after = extend_rpjm(by=cast.sari, rpjm=old_rpjm, version=1, last_year=2028, reason="UU Nomor 3 Tahun 2024")
    assert (after.pk, after.uid, after.period, after.version) == (old_rpjm.pk, old_rpjm.uid, "2021–2028", 2)
    assert Act.objects.first().reason == "UU Nomor 3 Tahun 2024"


@pytest.mark.parametrize(
    ("last", "reason", "field"),
    [
        (2026, "UU 3/2024", "last_year"),
        (2025, "UU 3/2024", "last_year"),
        (2029, "UU 3/2024", "last_year"),
        (2028, "  ", "reason"),
    ],
)
def test_a_period_is_not_shortened_nor_stretched_beyond_eight_years_nor_without_reason(
    cast, old_rpjm, last, reason, field
):
    with pytest.raises(DomainError) as refusal:
        extend_rpjm(by=cast.sari, rpjm=old_rpjm, version=1, last_year=last, reason=reason)
    assert refusal.value.field == field
    old_rpjm.refresh_from_db()
    assert (old_rpjm.last_year, old_rpjm.version) == (2026, 1)


@pytest.mark.parametrize(("first", "last"), [(2027, 2034), (2027, 2027), (2028, 2028), (2027, 2028)])
def test_a_period_is_not_extended_into_the_next_plan(cast, old_rpjm, first, last):
    create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=first, last_year=last)
    with pytest.raises(DomainError, match="sudah ada dalam"):
        extend_rpjm(by=cast.sari, rpjm=old_rpjm, version=1, last_year=2028, reason="UU 3/2024")


def test_an_old_plan_is_recorded_with_its_perdes_and_scan_and_locked(cast, old_rpjm):
    scan = ContentFile(b"%PDF-1.4 pindaian")
    record_enactment(by=cast.sari, rpjm=old_rpjm, version=1, scan=scan, **PERDES)
    old_rpjm.refresh_from_db()
    assert (old_rpjm.status, old_rpjm.perdes_number, old_rpjm.perdes_date, old_rpjm.is_draft) == (
        "enacted",
        "3 Tahun 2020",
        date(2020, 12, 30),
        False,
    )
    assert old_rpjm.perdes_scan.read() == b"%PDF-1.4 pindaian"


def test_a_perdes_has_a_number(cast, old_rpjm):
    with pytest.raises(DomainError, match="nomor Perdes"):
        record_enactment(by=cast.sari, rpjm=old_rpjm, version=1, perdes_number="  ", perdes_date=PERDES["perdes_date"])
    assert RpjmDesa.objects.get(pk=old_rpjm.pk).is_draft


def test_a_plan_made_in_the_application_is_not_recorded_as_an_old_one(cast, rpjm):
    with pytest.raises(NotAllowed, match="sebelum aplikasi"):
        record_enactment(by=cast.sari, rpjm=rpjm, version=1, **PERDES)


def every_act(by, rpjm) -> dict:
    """All acts on a plan."""
    return {
        "describe": lambda: describe_rpjm(by=by, rpjm=rpjm, version=1, **VISION),
        "extend": lambda: extend_rpjm(by=by, rpjm=rpjm, version=1, last_year=2028, reason="UU 3/2024"),
        "record": lambda: record_enactment(by=by, rpjm=rpjm, version=1, **PERDES),
    }


@pytest.mark.parametrize("role", [*(role for role in Role if role not in VILLAGE_EDITORS), "bejo"])
def test_nobody_else_opens_or_changes_a_plan(cast, old_rpjm, role):
    by = cast.bejo if role == "bejo" else cast.of(role)
    acts = Act.objects.count()
    for act in every_act(by, old_rpjm).values():
        with pytest.raises(NotAllowed), transaction.atomic():
            act()
    with pytest.raises(NotAllowed):
        create_rpjm(by=by, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    old_rpjm.refresh_from_db()
    assert (old_rpjm.version, RpjmDesa.objects.count(), Act.objects.count()) == (1, 1, acts)


def test_a_stale_version_changes_nothing_on_the_plan(cast, old_rpjm):
    describe_rpjm(by=cast.wati, rpjm=old_rpjm, version=1, visi="Dari Wati", arah_pembangunan="", arah_keuangan="")
    acts = Act.objects.count()
    for act in every_act(cast.sari, old_rpjm).values():
        with pytest.raises(StaleVersion):
            act()
    old_rpjm.refresh_from_db()
    assert (old_rpjm.visi, old_rpjm.period, old_rpjm.status) == ("Dari Wati", "2021–2026", "draft")
    assert Act.objects.count() == acts


def test_an_enacted_plan_takes_no_act_at_all(cast, old_rpjm):
    record_enactment(by=cast.sari, rpjm=old_rpjm, version=1, **PERDES)
    old_rpjm.refresh_from_db()
    for act in (
        lambda: describe_rpjm(by=cast.sari, rpjm=old_rpjm, version=2, **VISION),
        lambda: extend_rpjm(by=cast.sari, rpjm=old_rpjm, version=2, last_year=2028, reason="UU 3/2024"),
        lambda: record_enactment(by=cast.sari, rpjm=old_rpjm, version=2, **PERDES),
    ):
        with pytest.raises(NotAllowed, match="sudah ditetapkan dengan Perdes Nomor 3 Tahun 2020"):
            act()
