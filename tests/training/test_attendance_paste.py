"""Attendance from a pasted list: recognised, asked about, and only then written."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.training.making import make_participant, make_program, make_session
from training.enums import ParticipantRole
from training.models import AttendanceMark, Participant


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


def test_a_pasted_list_is_matched_and_misfits_are_asked_before_anything_is_written(
    cast, session, half, luh, ketut, villages, sign_in
):
    namesake = make_participant(session, "Ketut Widi", villages.umeanyar)
    lines = ["NI LUH SARI", "Ketut Widi\tKalianget", "Ketut Widhi", "Gede Baru; L; Kalianget; Kaur Umum", "Ni Luh Sari"]
    text = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    browser, url = sign_in(cast.dewi), reverse("training_paste", args=[session.uid])
    data = {"waktu": half.pk, "text": text, "role": ParticipantRole.PERANGKAT}
    html = browser.post(url, data).content.decode()
    assert "Perlu dijawab (2)" in html
    assert "Dikenali (2)" in html
    html = browser.post(url, {**data, "tulis": "1", "pilih-4": "baru"}).content.decode()
    assert "1 nama belum dijawab" in html
    assert not AttendanceMark.objects.exists()
    browser.post(url, {**data, "tulis": "1", "pilih-3": namesake.pk, "pilih-4": "baru"})
    new = Participant.objects.get(name="Gede Baru")
    assert (new.desa, new.gender, new.office, new.role) == (villages.kalianget, "L", "Kaur Umum", "perangkat")
    marked = AttendanceMark.objects.values_list("participant__name", "participant__desa__name", "via")
    assert sorted(marked) == [
        ("Gede Baru", "Kalianget", "pasted"),
        ("Ketut Widi", "Kalianget", "pasted"),
        ("Ketut Widi", "Umeanyar", "pasted"),
        ("Ni Luh Sari, S.Sos", "Umeanyar", "pasted"),
    ]


def test_an_answer_that_was_not_offered_is_no_answer(cast, session, half, luh, villages, sign_in):
    stranger = make_participant(make_session(session.program), "Orang Lain", villages.umeanyar)
    data = {"waktu": half.pk, "text": "Entah Siapa", "tulis": "1", "pilih-1": stranger.pk}
    html = sign_in(cast.dewi).post(reverse("training_paste", args=[session.uid]), data).content.decode()
    assert "1 nama belum dijawab" in html
    assert not AttendanceMark.objects.exists()


def test_for_a_name_nobody_bears_the_people_of_its_village_are_offered(cast, session, half, luh, ketut, sign_in):
    data = {"waktu": half.pk, "text": "Pak Bagong; Kalianget\nEntah Siapa"}
    html = sign_in(cast.dewi).post(reverse("training_paste", args=[session.uid]), data).content.decode()
    offered = html.split("Pak Bagong dicatat")[0].split('name="pilih-1"')[1].split("</select>")[0]
    assert "Ketut Widi (Desa Kalianget)" in offered
    assert "Ni Luh Sari" not in offered
    assert f'value="{ketut.pk}"' not in html.split('name="pilih-2"')[1]


def test_one_answer_twice_for_the_same_person_marks_him_once(cast, session, half, ketut, sign_in):
    data = {"waktu": half.pk, "text": "Pak A; Kalianget\nPak B; Kalianget", "tulis": "1"}
    answers = {"pilih-1": ketut.pk, "pilih-2": ketut.pk}
    sign_in(cast.dewi).post(reverse("training_paste", args=[session.uid]), {**data, **answers})
    assert AttendanceMark.objects.count() == 1
