"""Planning, opening and cancelling meetings."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.verdict import NotAllowed
from musyawarah.enums import AttendanceRole, MusyawarahKind, MusyawarahStatus
from musyawarah.meeting_data import AgendaItemData, MusyawarahData
from musyawarah.meeting_facts import load_meeting, local_today
from musyawarah.models import AturanMusyawarah, Musyawarah, Terundang
from musyawarah.services.agenda import save_agenda
from musyawarah.services.meetings import cancel_musyawarah, create_musyawarah, open_musyawarah, update_musyawarah
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import HELD_ON, at, make_agenda, make_attendee, make_musyawarah
from villages.local_zone import zone_of


def musdes(**values) -> MusyawarahData:
    """A musdes that serves RKP 2027."""
    usual = {"topic": "Menyusun RKP Desa", "held_on": HELD_ON, "place": "Balai desa", "plan_kind": "rkp", "year": 2027}
    return MusyawarahData(**{"kind": MusyawarahKind.MUSDES_PERENCANAAN, "starts_at": time(9)} | usual | values)


def fresh(meeting: Musyawarah) -> Musyawarah:
    """The meeting as it is stored now."""
    return Musyawarah.objects.with_place().get(pk=meeting.pk)


def test_a_musdes_is_chaired_by_the_bpd_unless_said_otherwise_and_begins_with_its_agenda(cast):
    meeting = create_musyawarah(by=cast.sari, desa=cast.villages.umeanyar, data=musdes())
    assert meeting.presiding == cast.joko.orang
    assert meeting.presiding_office == "BPD"
    titles = [item.title for item in meeting.agenda_set.all()]
    assert titles[0] == "Pembukaan dan sambutan" and "Laporan hasil pengkajian keadaan desa" in titles
    assert meeting.agenda_set.first().starts_at == time(9)
    assert "BPD" in meeting.rules_text
    assert meeting.history.get().history_user == cast.sari


def test_a_musdus_is_chaired_by_the_kepala_dusun_of_its_hamlet_only(cast):
    first, second = cast.villages.umeanyar.dusun_set.all()
    data = musdes(kind=MusyawarahKind.MUSDUS, dusun=first)
    assert create_musyawarah(by=cast.karto, desa=cast.villages.umeanyar, data=data).presiding == cast.karto.orang
    other = create_musyawarah(
        by=cast.sari, desa=cast.villages.umeanyar, data=musdes(kind=MusyawarahKind.MUSDUS, dusun=second)
    )
    assert other.presiding is None


def test_karto_plans_for_his_own_hamlet_and_the_bpd_plans_no_musdus(cast):
    _, second = cast.villages.umeanyar.dusun_set.all()
    data = musdes(kind=MusyawarahKind.MUSDUS, dusun=second)
    for who in (cast.karto, cast.joko, cast.bejo):
        with pytest.raises(NotAllowed):
            create_musyawarah(by=who, desa=cast.villages.umeanyar, data=data)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"topic": " "}, "topic"),
        ({"place": ""}, "place"),
        ({"starts_at": time(12), "ends_at": time(9)}, "ends_at"),
        ({"kind": MusyawarahKind.MUSDUS}, "dusun"),
        ({"kind": MusyawarahKind.MUSYAWARAH_KHUSUS}, "unsur"),
        ({"kind": "pesta"}, "kind"),
        ({"year": 27}, "year"),
        ({"unsur": "raja"}, "unsur"),
    ],
)
def test_a_meeting_whose_parts_do_not_fit_is_refused(cast, values, field):
    with pytest.raises(DomainError) as error:
        create_musyawarah(by=cast.sari, desa=cast.villages.umeanyar, data=musdes(**values))
    assert error.value.field == field


def test_nobody_chairs_who_may_not_and_nobody_of_another_village(cast):
    for orang in (cast.sari.orang, cast.bejo.orang):
        with pytest.raises(DomainError) as error:
            create_musyawarah(by=cast.sari, desa=cast.villages.umeanyar, data=musdes(presiding=orang))
        assert error.value.field == "presiding"
    foreign = cast.villages.kalianget.dusun_set.first()
    with pytest.raises(DomainError):
        create_musyawarah(by=cast.sari, desa=cast.villages.umeanyar, data=musdes(dusun=foreign))


def test_two_who_change_the_same_meeting_do_not_overwrite_each_other(cast):
    meeting = make_musyawarah(cast)
    update_musyawarah(by=cast.sari, musyawarah=meeting, version=1, data=musdes(place="Balai banjar"))
    with pytest.raises(StaleVersion):
        update_musyawarah(by=cast.wati, musyawarah=meeting, version=1, data=musdes(place="Sekolah"))
    assert fresh(meeting).place == "Balai banjar"


def test_opening_keeps_what_held_on_that_day(cast):
    meeting = make_musyawarah(cast)
    for number in range(3):
        Terundang.objects.create(musyawarah=meeting, name=f"Undangan {number}")
    Terundang.objects.create(musyawarah=meeting, name="Peninjau", role=AttendanceRole.PENINJAU)
    rule = AturanMusyawarah.objects.create(
        kabupaten=meeting.desa.kabupaten, kind=meeting.kind, quorum_percent=50, women_percent=40, seal_after_days=14
    )
    opened = open_musyawarah(by=cast.joko, musyawarah=meeting, at=at(9, 12))
    rule.quorum_percent = 90
    rule.save()
    Terundang.objects.create(musyawarah=meeting, name="Terlambat diundang")
    facts = load_meeting(fresh(opened))
    assert (facts.invited, facts.quorum_percent, facts.women_percent) == (3, Decimal(50), Decimal(40))
    assert fresh(opened).seal_after_days == 14
    assert fresh(opened).opened_at == at(9, 12)


def test_a_meeting_is_opened_on_its_own_day_only(cast):
    meeting = make_musyawarah(cast)
    with pytest.raises(DomainError, match="tanggalnya sendiri"):
        open_musyawarah(by=cast.sari, musyawarah=meeting)
    assert fresh(meeting).status == MusyawarahStatus.PLANNED


def test_a_meeting_of_today_is_opened_now(cast):
    today = local_today(zone_of(cast.villages.umeanyar.kabupaten))
    meeting = make_musyawarah(cast, held_on=today)
    before = timezone.now()
    assert before <= open_musyawarah(by=cast.sari, musyawarah=meeting).opened_at <= timezone.now()


def test_a_meeting_held_on_paper_is_opened_at_the_hour_on_its_paper(cast):
    meeting = make_musyawarah(cast, is_on_paper=True)
    opened = open_musyawarah(by=cast.sari, musyawarah=meeting, invited_count=40)
    assert opened.opened_at == at(9)
    assert opened.invited_count == 40
    make_attendee(fresh(opened), "Ni Luh")
    assert load_meeting(fresh(opened)).room_now().count == 1


def test_a_meeting_without_chair_or_notulis_is_not_opened(cast):
    for missing in ("presiding", "notulis"):
        meeting = make_musyawarah(cast)
        setattr(meeting, missing, None)
        meeting.save()
        with pytest.raises(DomainError) as error:
            open_musyawarah(by=cast.sari, musyawarah=meeting, at=at(9))
        assert error.value.field == missing


def test_an_open_meeting_keeps_its_day(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    with pytest.raises(DomainError) as error:
        update_musyawarah(by=cast.sari, musyawarah=meeting, version=1, data=musdes(held_on=HELD_ON + timedelta(days=1)))
    assert error.value.field == "held_on"


@pytest.mark.parametrize("status", [MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED, MusyawarahStatus.CANCELLED])
def test_what_is_over_is_neither_changed_nor_opened_nor_cancelled(cast, status):
    meeting = make_musyawarah(cast, status=status)
    for act in (
        lambda: update_musyawarah(by=cast.sari, musyawarah=meeting, version=1, data=musdes()),
        lambda: open_musyawarah(by=cast.sari, musyawarah=meeting, at=at(9)),
        lambda: cancel_musyawarah(by=cast.sari, musyawarah=meeting, reason="Hujan"),
        lambda: save_agenda(by=cast.sari, musyawarah=meeting, version=1, items=[]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_cancelling_needs_a_reason_and_a_meeting_that_was_not_opened(cast):
    meeting = make_musyawarah(cast)
    with pytest.raises(DomainError):
        cancel_musyawarah(by=cast.sari, musyawarah=meeting, reason="  ")
    assert cancel_musyawarah(by=cast.sari, musyawarah=meeting, reason="Hujan lebat").cancelled_reason == "Hujan lebat"
    with pytest.raises(DomainError):
        cancel_musyawarah(by=cast.sari, musyawarah=make_musyawarah(cast, status="open"), reason="Hujan")


def test_the_agenda_is_written_in_the_order_given_and_keeps_what_was_said(cast):
    meeting = make_musyawarah(cast)
    first, second = make_agenda(meeting, "Pembukaan"), make_agenda(meeting, "Pembahasan", 2)
    second.notes = "Dibahas panjang"
    second.save()
    items = [AgendaItemData("Pembahasan", pk=second.pk), AgendaItemData("Penutup", starts_at=time(11))]
    save_agenda(by=cast.sari, musyawarah=meeting, version=1, items=items, rules_text="Satu\nDua")
    assert [(item.title, item.notes) for item in meeting.agenda_set.all()] == [
        ("Pembahasan", "Dibahas panjang"),
        ("Penutup", ""),
    ]
    assert fresh(meeting).rules_text == "Satu\nDua"
    assert not meeting.agenda_set.filter(pk=first.pk).exists()
    with pytest.raises(DomainError, match="notulen"):
        save_agenda(by=cast.sari, musyawarah=meeting, version=2, items=[AgendaItemData("Penutup")])
    assert meeting.agenda_set.count() == 2


def test_an_item_of_another_meeting_is_not_taken(cast):
    other = make_agenda(make_musyawarah(cast))
    with pytest.raises(DomainError):
        save_agenda(by=cast.sari, musyawarah=make_musyawarah(cast), version=1, items=[AgendaItemData("x", pk=other.pk)])


def test_a_year_before_is_written_in_the_calendar_as_it_was(cast, sign_in):
    make_musyawarah(cast, held_on=date(2025, 6, 15), place="Balai desa; lantai 2, ruang utama")
    text = sign_in(cast.sari).get("/musyawarah/kalender.ics?tahun=2027").content.decode()
    assert "DTSTART:20250615T010000Z" in text  # nine o'clock in Bali
    assert "LOCATION:Balai desa\\; lantai 2\\, ruang utama" in text
