"""Hours are those of the reader's kabupaten, not of Jakarta."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from musyawarah.enums import MusyawarahKind
from tests.musyawarah.making import make_attendee, make_keputusan, make_musyawarah, make_usulan
from villages.local_zone import ZoneOfKabupaten
from villages.models import KabupatenSetting

pytestmark = pytest.mark.django_db
AT_NINE_IN_BALI = datetime(2026, 6, 15, 1, 0, tzinfo=UTC)


def test_a_moment_is_told_as_the_clock_in_bali_shows_it(cast):
    zone = ZoneOfKabupaten(cast.villages.umeanyar.kabupaten)
    local = timezone.localtime(AT_NINE_IN_BALI, zone)
    assert (local.hour, local.utcoffset().total_seconds(), local.tzname()) == (9, 8 * 3600, "WITA")
    assert timezone.make_aware(datetime(2026, 6, 15, 9), zone) == AT_NINE_IN_BALI


def test_the_kabupatens_setting_comes_before_the_usual_zone_of_its_province(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    KabupatenSetting.objects.create(kabupaten=kabupaten, time_zone="Asia/Jayapura")
    assert timezone.localtime(AT_NINE_IN_BALI, ZoneOfKabupaten(kabupaten)).hour == 10


def test_the_zone_is_looked_up_once_and_only_when_an_hour_is_wanted(cast):
    zone = ZoneOfKabupaten(cast.villages.umeanyar.kabupaten)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        timezone.activate(zone)
        timezone.deactivate()
        assert len(queries) == 0
        timezone.localtime(AT_NINE_IN_BALI, zone)
        timezone.localtime(AT_NINE_IN_BALI, zone)
    assert len(queries) == 1


def test_an_hour_that_is_typed_is_the_hour_of_the_village(cast, sign_in):
    """A decision typed at ten o'clock in Bali is stored as two o'clock UTC."""
    meeting = make_musyawarah(
        cast, MusyawarahKind.MUSDES_PERENCANAAN, status="open", held_on=date(2026, 6, 15), is_on_paper=True
    )
    make_attendee(meeting, "Ni Wayan Asih", gender="P")
    usulan = make_usulan(cast)
    page = sign_in(cast.sari).post(
        reverse("decision_create", args=[meeting.uid]),
        {
            "subject": "usulan",
            "usulan": usulan.pk,
            "outcome": "agreed",
            "text": "Disepakati",
            "method": "mufakat",
            "decided_at": "10:00",
        },
    )
    assert page.status_code == 302, page.content.decode()[:3000]
    decision = meeting.keputusan_set.get()
    assert decision.decided_at == datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
    assert meeting.starts_at == time(9)
    shown = sign_in(cast.sari).get(reverse("musyawarah_decisions", args=[meeting.uid])).content.decode()
    assert "10.00" in shown


def test_the_administrator_reads_a_meeting_in_the_hours_of_its_village_and_keeps_his_own_after_it(cast, sign_in):
    meeting = make_musyawarah(cast, status="open", held_on=date(2026, 6, 15), is_on_paper=True)
    make_keputusan(meeting, make_usulan(cast), decided_at=AT_NINE_IN_BALI)
    page = sign_in(cast.tono).get(reverse("musyawarah_decisions", args=[meeting.uid]))
    assert "pukul 09.00" in page.content.decode()
    assert not isinstance(timezone.get_current_timezone(), ZoneOfKabupaten)
