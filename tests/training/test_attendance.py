"""Attendance by half day: marked by the organiser, by participants themselves, and from a pasted list."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.verdict import NotAllowed
from places.errors import DomainError
from tests.training.making import hold, make_participant, make_program, make_session
from training.attendance_data import WalkIn
from training.attendance_facts import attendance_of
from training.enums import MarkVia, ParticipantOrigin, ParticipantRole
from training.models import AttendanceMark, Participant
from training.services.attendance import mark, unmark
from training.services.check_in import check_in, close_half, open_half, renew_token
from villages.local_zone import zone_of


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Guesses of other tests do not count here."""
    cache.clear()


@pytest.fixture
def session(villages):
    return make_session(
        make_program(villages.umeanyar.kabupaten),
        kecamatan=[villages.umeanyar.kecamatan],
        on=timezone.localdate(),
    )


@pytest.fixture
def half(session):
    return session.half_set.first()


@pytest.fixture
def luh(session, villages):
    return make_participant(session, "Ni Luh Sari, S.Sos", villages.umeanyar)


@pytest.fixture
def ketut(session, villages):
    return make_participant(session, "Ketut Widi", villages.kalianget)


def test_a_mark_says_how_and_by_whom(cast, half, luh, ketut):
    assert mark(by=cast.dewi, half=half, participants=[luh.pk, ketut.pk]) == 2
    assert mark(by=cast.dewi, half=half, participants=[luh.pk]) == 0
    assert set(AttendanceMark.objects.values_list("via", "marked_by")) == {(MarkVia.OFFICER, cast.dewi.pk)}


def test_a_mark_typed_after_the_day_comes_from_paper(cast, half, luh):
    half.held_on -= timedelta(days=1)
    half.save()
    mark(by=cast.dewi, half=half, participants=[luh.pk])
    assert AttendanceMark.objects.get().via == MarkVia.PAPER


def test_a_mark_set_by_mistake_is_taken_back(cast, half, luh):
    mark(by=cast.dewi, half=half, participants=[luh.pk])
    unmark(by=cast.dewi, half=half, participant=luh)
    unmark(by=cast.dewi, half=half, participant=luh)
    assert not AttendanceMark.objects.exists()


def test_nobody_of_another_session_and_no_nameless_place_is_marked(cast, half, luh, session, villages):
    stranger = make_participant(make_session(session.program), "Orang Lain", villages.umeanyar)
    nameless = make_participant(session, "", villages.kalianget)
    for wrong in (stranger, nameless):
        with pytest.raises(DomainError, match="tidak lagi di daftar"):
            mark(by=cast.dewi, half=half, participants=[luh.pk, wrong.pk])
    assert not AttendanceMark.objects.exists()


def test_only_who_holds_the_session_marks_and_only_until_it_is_held(cast, half, luh, session):
    for somebody in (cast.sari, cast.rina):
        with pytest.raises(NotAllowed):
            mark(by=somebody, half=half, participants=[luh.pk])
    hold(session)
    for act in (
        lambda: mark(by=cast.dewi, half=half, participants=[luh.pk]),
        lambda: unmark(by=cast.dewi, half=half, participant=luh),
        lambda: open_half(by=cast.dewi, half=half, minutes=30),
        lambda: close_half(by=cast.dewi, half=half),
        lambda: renew_token(by=cast.dewi, half=half),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_came_without_invitation_is_put_on_the_list(cast, half, luh, villages):
    guest = WalkIn("  Wayan   Tamu ", ParticipantRole.WARGA, "L", "Ketua RT", villages.umeanyar)
    assert mark(by=cast.dewi, half=half, participants=[luh.pk], walk_ins=[guest]) == 2
    added = Participant.objects.get(name="Wayan Tamu")
    assert (added.origin, added.gender, added.desa) == (ParticipantOrigin.WALK_IN, "L", villages.umeanyar)
    assert added.history.count() == 1


def test_a_participant_notes_himself_while_it_is_open(cast, half, luh):
    with pytest.raises(DomainError, match="tidak dibuka"):
        check_in(half=half, participant=luh)
    half = open_half(by=cast.dewi, half=half, minutes=30)
    first = check_in(half=half, participant=luh)
    assert check_in(half=half, participant=luh) == first
    assert (first.via, first.marked_by) == (MarkVia.PHONE, None)
    close_half(by=cast.dewi, half=half)
    with pytest.raises(DomainError, match="tidak dibuka"):
        check_in(half=half, participant=luh)


def test_it_closes_by_itself_and_when_the_session_is_held(cast, half, luh, session):
    half = open_half(by=cast.dewi, half=half, minutes=30)
    half.open_until = timezone.now() - timedelta(seconds=1)
    half.save()
    with pytest.raises(DomainError, match="tidak dibuka"):
        check_in(half=half, participant=luh)
    half = open_half(by=cast.dewi, half=half, minutes=30)
    hold(session)
    with pytest.raises(DomainError, match="tidak dibuka"):
        check_in(half=half, participant=luh)


def test_a_code_that_was_passed_on_is_worth_nothing_after_it_is_renewed(cast, half, luh):
    open_half(by=cast.dewi, half=half, minutes=30)
    renew_token(by=cast.dewi, half=half)
    with pytest.raises(DomainError, match="tidak dibuka"):
        check_in(half=half, participant=luh)  # with the token as it hung on the wall before


def test_a_participant_of_another_session_is_sent_to_the_organiser(cast, half, session, villages):
    stranger = make_participant(make_session(session.program), "Orang Lain", villages.umeanyar)
    half = open_half(by=cast.dewi, half=half, minutes=30)
    with pytest.raises(DomainError, match="angkatan lain"):
        check_in(half=half, participant=stranger)


@pytest.mark.parametrize("minutes", [0, 4, 721])
def test_it_opens_for_a_sensible_time(cast, half, minutes):
    with pytest.raises(DomainError, match="5 menit sampai 12 jam"):
        open_half(by=cast.dewi, half=half, minutes=minutes)


@pytest.mark.parametrize(("attended", "percent", "passed"), [(0, 0, False), (2, 66, False), (3, 100, True)])
def test_the_share_of_half_days_is_never_rounded_up(session, luh, attended, percent, passed):
    halves = list(session.half_set.all())
    session.half_set.create(held_on=session.starts_on + timedelta(days=1), part="pagi")
    halves = list(session.half_set.all())
    AttendanceMark.objects.bulk_create(
        AttendanceMark(participant=luh, half=one, via=MarkVia.OFFICER) for one in halves[:attended]
    )
    session.pass_percent = 67
    facts = attendance_of(session)
    assert facts.percent(luh) == percent
    assert facts.has_passed(luh) is passed


def test_without_half_days_nobody_has_attended(session, luh):
    session.half_set.all().delete()
    facts = attendance_of(session)
    assert facts.percent(luh) is None
    assert not facts.has_passed(luh)


def page(session, **query) -> str:
    return reverse("training_attendance", args=[session.uid], query=query)


def test_the_organiser_marks_on_the_page_and_reads_what_was_written(cast, session, half, luh, ketut, sign_in):
    browser = sign_in(cast.dewi)
    url = reverse("training_mark", args=[session.uid])
    answer = browser.post(url, {"waktu": half.pk, "hadir": luh.pk, "cari": "luh", "tampil": "belum"})
    html = browser.get(answer.url).content.decode()
    assert "<strong>Ni Luh Sari, S.Sos</strong> tercatat hadir" in html
    assert "cari=luh" in answer.url
    browser.post(reverse("training_unmark", args=[session.uid]), {"waktu": half.pk, "batal": luh.pk})
    assert "<strong>Ni Luh Sari" not in browser.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Ketut Widi", "Ni Luh Sari"]),
        ({"cari": "luh"}, ["Ni Luh Sari"]),
        ({"cari": "kalianget"}, ["Ketut Widi"]),
        ({"tampil": "belum"}, ["Ketut Widi"]),
        ({"tampil": "sudah"}, ["Ni Luh Sari"]),
        ({"desa": "999999"}, []),
        ({"desa": "x", "waktu": "-1", "tampil": "?", "page": "z", "tercatat": "²"}, ["Ketut Widi", "Ni Luh Sari"]),
    ],
)
def test_the_list_is_searched_and_narrowed(cast, session, half, luh, ketut, sign_in, query, names):
    mark(by=cast.dewi, half=half, participants=[luh.pk])
    html = sign_in(cast.dewi).get(page(session, **{"waktu": half.pk, **query})).content.decode()
    shown = html.split('id="daftar"')[1]
    assert [name for name in ("Ketut Widi", "Ni Luh Sari") if name in shown] == names


def test_a_village_reads_its_own_people_and_marks_nobody(cast, session, half, luh, ketut, sign_in):
    html = sign_in(cast.sari).get(page(session)).content.decode()
    assert "Ni Luh Sari" in html
    assert "Ketut Widi" not in html
    assert 'name="hadir"' not in html


def test_the_qr_of_the_room_leads_to_the_check_in(cast, session, half, luh, sign_in, settings):
    settings.PUBLIC_ADDRESS = "https://rencana.contoh.go.id"
    browser = sign_in(cast.dewi)
    browser.post(reverse("half_open", args=[session.uid, half.pk]), {"minutes": "60"})
    html = browser.get(reverse("half_qr", args=[session.uid, half.pk])).content.decode()
    assert f"https://rencana.contoh.go.id/hadir/{half.token}/" in html
    assert "sampai" in html
    assert sign_in(cast.rina).get(reverse("half_qr", args=[session.uid, half.pk])).status_code == 403


def test_a_phone_types_its_code_once_and_success_is_what_the_database_holds(cast, session, half, luh, ketut, sign_in):
    open_half(by=cast.dewi, half=half, minutes=60)
    phone, door = sign_in(None), reverse("check_in", args=[half.token])
    assert "tercatat hadir" not in phone.get(door).content.decode()
    answer = phone.post(door, {"code": luh.code.lower()}, follow=True)
    hour = timezone.localtime(AttendanceMark.objects.get().marked_at, zone_of(cast.villages.umeanyar.kabupaten))
    assert "Ni Luh Sari, S.Sos tercatat hadir" in answer.content.decode()
    assert f"pukul {hour:%H.%M}." in answer.content.decode()
    AttendanceMark.objects.all().delete()
    html = phone.get(door).content.decode()
    assert "tercatat hadir" not in html
    assert "Ya, catat saya hadir" in html
    assert "Ketut Widi" not in html


def test_a_wrong_code_a_closed_list_and_an_unknown_room_write_nothing(cast, session, half, luh, sign_in):
    phone, door = sign_in(None), reverse("check_in", args=[half.token])
    assert "tidak dibuka" in phone.post(door, {"code": luh.code}).content.decode()
    open_half(by=cast.dewi, half=half, minutes=60)
    assert "Tidak ada peserta dengan kode ini" in phone.post(door, {"code": "222222222"}).content.decode()
    assert phone.get("/hadir/tidak-ada/").status_code == 404
    assert not AttendanceMark.objects.exists()


def test_a_session_without_days_says_so(cast, session, sign_in):
    session.half_set.all().delete()
    assert "Belum ada waktu daftar hadir" in sign_in(cast.dewi).get(page(session)).content.decode()


def test_after_a_mark_the_page_returns_to_the_row_or_to_the_list_it_left(cast, session, half, luh, sign_in):
    browser, url = sign_in(cast.dewi), reverse("training_mark", args=[session.uid])
    assert browser.post(url, {"waktu": half.pk, "hadir": luh.pk}).url.endswith(f"tercatat={luh.pk}#p{luh.pk}")
    assert browser.post(url, {"waktu": half.pk, "hadir": luh.pk, "tampil": "belum"}).url.endswith("#daftar")
