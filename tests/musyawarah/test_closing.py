"""Notulen, reading back, and closing: by the presiding member, once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.verdict import NotAllowed
from musyawarah.closing_check import missing_before_close
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Musyawarah
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decision
from musyawarah.services.notes import LONGEST_NOTES, save_notes
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_agenda, make_attendee, make_musyawarah
from tests.musyawarah.sealing import close, make_minutes

pytestmark = pytest.mark.django_db


def closing(cast, meeting, *, by=None, version=None, **values) -> Musyawarah:
    return close_musyawarah(by=by or cast.joko, musyawarah=meeting, version=version or meeting.version, **values)


@pytest.fixture
def meeting(cast) -> Musyawarah:
    """An open musdes to which one woman came."""
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    make_attendee(meeting, "Ani", gender=Gender.P)
    return meeting


def test_closing_records_by_whom_and_when(cast, meeting):
    before = timezone.now()
    closed = closing(cast, meeting, ba_number=" BA/01 ", closing_words="Tertib")
    assert (closed.status, closed.closed_by, closed.ba_number) == ("closed", cast.joko, "BA/01")
    assert before <= closed.closed_at <= timezone.now()
    assert Musyawarah.objects.get().version == meeting.version + 1


@pytest.mark.parametrize("who", ["sari", "wati", "karto", "made", "rina", "bejo"])
def test_only_the_presiding_member_closes(cast, meeting, who):
    with pytest.raises(NotAllowed):
        closing(cast, meeting, by=getattr(cast, who))
    assert Musyawarah.objects.get().is_open


def test_a_musdes_is_closed_by_a_member_of_the_bpd_only(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, presiding=cast.made)
    make_attendee(meeting, "Ani")
    with pytest.raises(NotAllowed, match="BPD"):
        closing(cast, meeting, by=cast.made)


def test_a_kadus_closes_his_musdus(cast):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    make_attendee(meeting, "Ani")
    assert closing(cast, meeting, by=cast.karto).closed_by == cast.karto


def test_who_closes_second_reads_who_was_first(cast, meeting):
    closing(cast, meeting)
    with pytest.raises(DomainError, match=r"sudah ditutup oleh Joko pada \d\d-\d\d-\d{4} pukul \d\d\.\d\d"):
        closing(cast, meeting, version=meeting.version)


def test_a_meeting_that_changed_since_it_was_read_is_not_closed(cast, meeting):
    Musyawarah.objects.filter(pk=meeting.pk).update(version=7)
    with pytest.raises(StaleVersion):
        closing(cast, meeting, version=1)


@pytest.mark.parametrize(
    ("values", "words"),
    [({"presiding": None}, "Hanya pimpinan"), ({"notulis": None}, "Notulis belum ditetapkan")],
)
def test_minutes_without_chair_or_notulis_are_not_closed(cast, meeting, values, words):
    Musyawarah.objects.filter(pk=meeting.pk).update(**values)
    with pytest.raises(DomainError, match=words):
        closing(cast, meeting)


def test_minutes_without_anybody_present_are_not_closed(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    with pytest.raises(DomainError, match="Daftar hadir masih kosong"):
        closing(cast, meeting)


def test_what_is_lacking_is_told_and_does_not_block(cast, meeting):
    make_agenda(meeting)
    make_attendee(meeting, "Budi", gender="")
    Musyawarah.objects.filter(pk=meeting.pk).update(invited_count=20)
    meeting.refresh_from_db()
    missing = missing_before_close(meeting)
    assert not any(one.blocks for one in missing)
    assert [one.text for one in missing] == [
        "1 orang belum diisi L/P-nya.",
        "Kuorum tidak tercapai: 2 dari 20 undangan ada di ruangan (10 %), sedangkan kuorum 66,67 %.",
        "1 acara belum diisi jamnya.",
        "1 acara belum ada notulennya.",
        "Nomor berita acara belum diisi.",
        "Belum ada keputusan yang dicatat.",
    ]
    assert closing(cast, meeting).status == MusyawarahStatus.CLOSED


def test_two_berita_acara_do_not_share_a_number(cast, meeting):
    make_musyawarah(cast, ba_number="BA/01")
    with pytest.raises(DomainError) as refusal:
        closing(cast, meeting, ba_number="BA/01")
    assert refusal.value.field == "ba_number"


def test_after_closing_nothing_is_added(cast):
    minutes = close(cast, make_minutes(cast))
    with pytest.raises(NotAllowed):
        save_notes(by=cast.sari, agenda=minutes.agenda, version=2, notes="Lain")
    with pytest.raises(NotAllowed):
        record_decision(by=cast.sari, musyawarah=minutes.meeting, data=None)


def test_notulen_is_kept_as_plain_text(cast, meeting):
    row = save_notes(by=cast.sari, agenda=make_agenda(meeting), version=1, notes=" <b>Ani</b>\r\nbertanya ")
    assert AgendaMusyawarah.objects.get().notes == row.notes == "<b>Ani</b>\nbertanya"
    with pytest.raises(DomainError):
        save_notes(by=cast.sari, agenda=row, version=2, notes="x" * (LONGEST_NOTES + 1))


def test_two_who_write_the_same_notulen_meet_on_one_page(cast, sign_in, meeting):
    agenda = save_notes(by=cast.joko, agenda=make_agenda(meeting), version=1, notes="Tulisan Joko")
    form = {"acara": str(agenda.pk), "version": "1", "notes": "Tulisan Sari"}
    answer = sign_in(cast.sari).post(reverse("musyawarah_notes", args=[meeting.uid]), form)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Tulisan Joko" in text and "Tulisan Sari" in text
    assert AgendaMusyawarah.objects.get().notes == "Tulisan Joko"


def test_the_room_hears_everything_that_will_be_sealed(cast, sign_in):
    minutes = make_minutes(cast)
    text = sign_in(cast.karto).get(reverse("musyawarah_readback", args=[minutes.meeting.uid])).content.decode()
    for words in ("Talud disepakati", "Ibu Ani bertanya tentang talud.", "Ani (P)", "pulang 11.00", "Joko, Ketua BPD"):
        assert words in text
    assert reverse("musyawarah_close", args=[minutes.meeting.uid]) not in text


def test_the_presiding_member_closes_after_reading_back(cast, sign_in):
    minutes = make_minutes(cast)
    address = reverse("musyawarah_close", args=[minutes.meeting.uid])
    browser = sign_in(cast.joko)
    assert "centang" in browser.post(address, {"version": "1"}).content.decode().lower()
    assert Musyawarah.objects.get().is_open
    assert browser.post(address, {"version": "1", "has_read": "on"}).status_code == 302
    assert Musyawarah.objects.get().status == MusyawarahStatus.CLOSED
    told = browser.post(address, {"version": "1", "has_read": "on"}, follow=True).content.decode()
    assert "sudah ditutup oleh Joko" in told
