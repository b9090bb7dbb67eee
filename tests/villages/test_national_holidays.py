"""National days off: written by the administrator, counted in no kabupaten's working days."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import StaleVersion
from tests.cast import Cast
from villages.models import Holiday
from villages.services.national_holidays import national_holidays, save_national_holidays, stand_of

AUGUST, MAY = date(2026, 8, 17), date(2026, 5, 1)


def save(cast: Cast, days: dict[date, str], *, stand: str | None = None) -> int:
    """Tono writes the list as he sees it."""
    seen = stand_of(national_holidays()) if stand is None else stand
    return save_national_holidays(by=cast.tono, stand=seen, holidays=days)


def test_the_administrator_replaces_the_list_and_own_days_of_a_kabupaten_stay(cast: Cast) -> None:
    """Added, renamed, deleted."""
    own = Holiday.objects.create(kabupaten=cast.villages.umeanyar.kabupaten, day=AUGUST, name="Hari Jadi")
    assert save(cast, {AUGUST: "Kemerdekaan", MAY: "Buruh"}) == 2
    assert save(cast, {AUGUST: "Hari Kemerdekaan"}) == 2
    assert [row.name for row in national_holidays()] == ["Hari Kemerdekaan"]
    assert Holiday.objects.filter(pk=own.pk).exists()
    assert Act.objects.filter(verb="save_national_holidays").count() == 2


def test_of_two_administrators_the_second_is_told(cast: Cast) -> None:
    """By what they saw."""
    seen = stand_of(national_holidays())
    save(cast, {AUGUST: "Kemerdekaan"})
    with pytest.raises(StaleVersion):
        save(cast, {MAY: "Buruh"}, stand=seen)


def test_dinas_pmd_reads_the_list_and_does_not_write_it(cast: Cast, sign_in) -> None:
    """It keeps its own days in its settings."""
    save(cast, {AUGUST: "Kemerdekaan"})
    with pytest.raises(NotAllowed):
        save_national_holidays(by=cast.dewi, stand=stand_of(national_holidays()), holidays={})
    assert "Kemerdekaan" in sign_in(cast.dewi).get(reverse("national_holidays")).content.decode()


def test_the_page_keeps_what_was_typed_when_somebody_else_saved(cast: Cast, sign_in) -> None:
    """And shows what is stored beside it."""
    browser, address = sign_in(cast.tono), reverse("national_holidays")
    stand = browser.get(address).context["stand"]
    save(cast, {AUGUST: "Kemerdekaan"})
    late = browser.post(address, {"holidays": "01-05-2026 Buruh", "stand": stand})
    assert late.status_code == 409
    assert {"01-05-2026 Buruh" in late.content.decode(), "Kemerdekaan" in late.content.decode()} == {True}
    again = browser.post(address, {"holidays": "01-05-2026 Buruh", "stand": late.context["stand"]})
    assert again.status_code == 302
    assert [row.name for row in national_holidays()] == ["Buruh"]


def test_a_line_that_cannot_be_read_is_named(cast: Cast, sign_in) -> None:
    """Nothing is saved."""
    browser, address = sign_in(cast.tono), reverse("national_holidays")
    answer = browser.post(address, {"holidays": "besok Libur", "stand": stand_of([])})
    assert "Baris 1" in answer.content.decode()
    assert not Holiday.objects.exists()
