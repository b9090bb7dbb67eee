"""What people meet on the pages of meetings."""

from datetime import time, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.meeting_facts import local_today
from musyawarah.models import Kehadiran, Musyawarah
from tests.access.rows_musyawarah_rapat import meeting_values
from tests.musyawarah.making import HELD_ON, make_attendee, make_musyawarah, make_usulan, move
from villages.local_zone import zone_of


def address(name, meeting, **more):
    """Where a page of the meeting stands."""
    return reverse(name, kwargs={"uid": meeting.uid} | more)


@pytest.fixture
def today(cast):
    """The day in the village."""
    return local_today(zone_of(cast.villages.umeanyar.kabupaten))


def test_the_next_meetings_come_first_and_filters_hold(cast, sign_in, today):
    past = make_musyawarah(cast, held_on=today - timedelta(days=30), topic="Yang lalu")
    far = make_musyawarah(cast, MusyawarahKind.MUSRENBANG, held_on=today + timedelta(days=40), topic="Yang jauh")
    near = make_musyawarah(cast, MusyawarahKind.MUSDUS, held_on=today + timedelta(days=4), topic="Yang dekat")
    move(past, MusyawarahStatus.CLOSED, by=cast.joko)
    page = sign_in(cast.sari).get("/musyawarah/").content.decode()
    assert page.index(near.topic) < page.index(far.topic) < page.index(past.topic)
    page = sign_in(cast.sari).get("/musyawarah/?jenis=musrenbang").content.decode()
    assert far.topic in page and near.topic not in page
    assert "Tidak ada musyawarah" in sign_in(cast.sari).get("/musyawarah/?tahun=1999").content.decode()


def test_a_meeting_is_planned_opened_and_filled_from_the_pages(cast, sign_in, today):
    browser = sign_in(cast.sari)
    values = meeting_values(cast, cast.villages.umeanyar) | {
        "held_on": today.isoformat(),
        "notulis": cast.sari.orang_id,
    }
    browser.post("/musyawarah/baru/?jenis=musdes_perencanaan", values)
    meeting = Musyawarah.objects.get()
    assert meeting.presiding == cast.joko.orang
    browser.post(address("musyawarah_open", meeting), {"invited_count": "10"})
    meeting.refresh_from_db()
    assert (meeting.status, meeting.invited_count) == (MusyawarahStatus.OPEN, 10)
    person = {"name": "joko", "unsur": "warga", "role": "peninjau", "arrives": "sekarang"}
    browser.post(address("musyawarah_attendance", meeting), person)
    row = Kehadiran.objects.get()
    assert row.orang == cast.joko.orang and row.masa_set.get().arrived_at is not None
    browser.post(address("attendance_move", meeting), {"pulang": row.pk})
    assert row.masa_set.get().left_at is not None
    assert "sudah pulang" in browser.get(address("musyawarah_attendance", meeting)).content.decode()


def test_who_was_there_last_time_is_ticked_this_time(cast, sign_in):
    before = make_musyawarah(cast, MusyawarahKind.MUSDUS, held_on=HELD_ON - timedelta(days=300))
    came = make_attendee(before, "Ni Luh Rutin", gender="P", unsur="pkk", spoke=True)
    move(before, MusyawarahStatus.CLOSED, by=cast.karto)
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    browser = sign_in(cast.karto)
    assert "Ni Luh Rutin" in browser.get(address("musyawarah_attendance", meeting)).content.decode()
    browser.post(address("attendance_tick", meeting), {"lalu": [came.pk], "arrives": "awal"})
    row = meeting.kehadiran_set.get()
    assert (row.name, row.unsur, row.spoke) == ("Ni Luh Rutin", "pkk", False)


def test_hours_are_typed_by_the_villages_clock_and_a_night_goes_on_after_midnight(cast, sign_in):
    meeting = make_musyawarah(cast)
    move(meeting, MusyawarahStatus.OPEN, by=cast.joko)
    row = make_attendee(meeting, "Ni Luh")
    form = {
        "version": "1",
        "name": "Ni Luh",
        "unsur": "warga",
        "role": "undangan",
        "left_0": "10.30",
        "arrived_1": "11:00",
    }
    assert sign_in(cast.sari).post(address("attendance_edit", meeting, pk=row.pk), form).status_code == 302
    hours = [
        (stay.arrived_at and f"{stay.arrived_at:%H:%M}", stay.left_at and f"{stay.left_at:%H:%M}")
        for stay in row.masa_set.all()
    ]
    assert hours == [(None, "02:30"), ("03:00", None)]  # UTC; Bali is eight hours ahead
    night = make_musyawarah(cast, MusyawarahKind.MUSRENBANG)
    night.status, night.opened_at = MusyawarahStatus.OPEN, meeting.opened_at + timedelta(hours=11)
    night.starts_at, night.ends_at = time(20), None
    night.save()
    late = make_attendee(night, "I Wayan")
    form = {"version": "1", "name": "I Wayan", "unsur": "warga", "role": "undangan", "left_0": "00.30"}
    assert sign_in(cast.sari).post(address("attendance_edit", night, pk=late.pk), form).status_code == 302
    assert late.masa_set.get().left_at.day == 15  # half past midnight in Bali is still the evening before in UTC


def test_hours_that_overlap_are_told_beside_the_form_and_nothing_is_lost(cast, sign_in):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    row = make_attendee(meeting, "Ni Luh")
    form = {"version": "1", "name": "Ni Luh Baru", "unsur": "warga", "role": "undangan", "arrived_1": "11:00"}
    page = sign_in(cast.sari).post(address("attendance_edit", meeting, pk=row.pk), form).content.decode()
    assert "bertumpuk" in page and "Ni Luh Baru" in page


def test_two_who_edit_one_row_see_both_versions(cast, sign_in):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    row = make_attendee(meeting, "Ni Luh", version=2)
    form = {"version": "1", "name": "Ni Luh Baru", "unsur": "warga", "role": "undangan"}
    answer = sign_in(cast.sari).post(address("attendance_edit", meeting, pk=row.pk), form)
    assert answer.status_code == 409
    assert "Ni Luh Baru" in answer.content.decode()
    answer = sign_in(cast.sari).post(
        address("musyawarah_edit", meeting), meeting_values(cast, meeting.desa) | {"version": "0", "place": "Sekolah"}
    )
    assert answer.status_code == 409 and "Sekolah" in answer.content.decode()


def test_the_agenda_is_reordered_and_a_meeting_changed_meanwhile_is_told(cast, sign_in):
    meeting = make_musyawarah(cast)
    form = {"version": "1", "acara-TOTAL_FORMS": "2", "acara-INITIAL_FORMS": "0", "rules_text": "Tertib"}
    form |= {"acara-0-title": "Kedua", "acara-0-position": "20", "acara-1-title": "Pertama", "acara-1-position": "10"}
    browser = sign_in(cast.sari)
    assert browser.post(address("musyawarah_agenda", meeting), form).status_code == 302
    assert [item.title for item in meeting.agenda_set.all()] == ["Pertama", "Kedua"]
    again = browser.post(address("musyawarah_agenda", meeting), form | {"acara-0-title": "Ketiga"})
    assert again.status_code == 409 and "Ketiga" in again.content.decode()


def test_the_signed_sheet_is_drawn_anew_and_its_count_is_compared(cast, sign_in):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    make_attendee(meeting, "Ni Luh")
    picture = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rahasia"
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG", exif=exif)
    browser = sign_in(cast.sari)
    file = SimpleUploadedFile("lembar.jpg", picture.getvalue())
    assert browser.post(address("musyawarah_sheet", meeting), {"file": file, "count": "3"}).status_code == 302
    meeting.refresh_from_db()
    kept = meeting.sheet.read()
    assert b"Rahasia" not in kept and len(meeting.sheet_sha256) == 64
    page = browser.get(address("musyawarah_attendance", meeting)).content.decode()
    assert "Jumlah tanda tangan tidak sama" in page
    browser.post(address("musyawarah_sheet", meeting), {"count": "1"})
    assert "tidak sama" not in browser.get(address("musyawarah_attendance", meeting)).content.decode()
    refused = browser.post(
        address("musyawarah_sheet", meeting), {"file": SimpleUploadedFile("x.jpg", b"bukan gambar"), "count": "1"}
    )
    assert "bukan PDF, JPG, atau PNG" in refused.content.decode()


def test_names_that_stand_twice_are_told(cast, sign_in):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    make_attendee(meeting, "Ni Luh Sari")
    make_attendee(meeting, "NI LUH SARI, S.Pd")
    page = sign_in(cast.sari).get(address("musyawarah_attendance", meeting)).content.decode()
    assert "lebih dari sekali" in page


def test_karto_prepares_the_musdus_of_his_own_hamlet_only(cast, sign_in):
    own, other = cast.villages.umeanyar.dusun_set.all()
    browser = sign_in(cast.karto)
    answers = {}
    for dusun in (own, other):
        meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, dusun=dusun)
        pages = ("musyawarah_edit", "invitation_add", "musyawarah_cancel")
        answers[dusun] = {browser.get(address(name, meeting)).status_code for name in pages}
    assert answers == {own: {200}, other: {403}}


def test_the_usulan_of_a_meeting_stand_on_its_page(cast, sign_in):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS)
    make_usulan(cast, "Rabat beton gang", musyawarah=meeting)
    make_usulan(cast, "Usulan lain")
    page = sign_in(cast.sari).get(address("musyawarah_usulan", meeting)).content.decode()
    assert "Rabat beton gang" in page and "Usulan lain" not in page


def test_the_page_says_what_is_left_to_do(cast, sign_in):
    meeting = make_musyawarah(cast)
    assert "Susun daftar undangan" in sign_in(cast.sari).get(address("musyawarah_detail", meeting)).content.decode()
    assert "Susun daftar undangan" not in sign_in(cast.rina).get(address("musyawarah_detail", meeting)).content.decode()
    move(meeting, MusyawarahStatus.OPEN, by=cast.joko)
    assert "Bacakan ulang" in sign_in(cast.sari).get(address("musyawarah_detail", meeting)).content.decode()
