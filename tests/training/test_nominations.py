"""A village names whom it sends to the sessions that call it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from tests.training.making import attend, make_participant, make_program, make_session
from training.enums import ParticipantOrigin, ParticipantRole
from training.models import Participant
from training.participant_data import ParticipantData
from training.services.nominations import nominate, nominate_new

SOON = timezone.localdate() + timedelta(days=20)


@pytest.fixture
def session(cast):
    """A session of the kabupaten to come, which calls one secretary of every village of Seririt."""
    villages = cast.villages
    return make_session(make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan], on=SOON)


@pytest.fixture
def place(cast, session):
    """The place of Umeanyar, whose holder is unknown."""
    return make_participant(session, "", cast.villages.umeanyar, origin=ParticipantOrigin.REGISTER)


def send(cast, place, name, *, by=None, version=1, **fields):
    """Sari names somebody."""
    data = ParticipantData(name=name, **fields)
    return nominate(by=by or cast.sari, participant=place, version=version, data=data)


def test_the_village_names_who_comes_in_its_place(cast, place):
    row = send(cast, place, "Ni Made Ayu", gender="P", phone="081234567890", task_letter_number="090/12/2026")
    assert (row.name, row.origin, row.role) == ("Ni Made Ayu", "nominated", "sekretaris_desa")
    assert row.task_letter_number == "090/12/2026"


def test_another_person_gets_another_code_and_nothing_of_the_one_before(cast, place):
    before = send(cast, place, "Ni Made Ayu", phone="081234567890", task_letter_number="090/12")
    code = before.code
    row = send(cast, before, "Wayan Lain", version=2)
    assert (row.name, row.phone, row.task_letter_number) == ("Wayan Lain", "", "")
    assert row.code != code


def test_a_number_that_is_not_typed_again_stays(cast, place):
    row = send(cast, place, "Ni Made Ayu", phone="081234567890")
    row = send(cast, row, "Ni Made Ayu, S.Pd.", phone="", version=2)
    assert (row.name, row.phone) == ("Ni Made Ayu, S.Pd.", "081234567890")


def test_who_attended_is_not_exchanged(cast, place):
    row = send(cast, place, "Ni Made Ayu")
    attend(row)
    with pytest.raises(DomainError, match="tidak dapat diganti"):
        send(cast, row, "Wayan Lain", version=2)


def test_a_stale_nomination_is_refused(cast, place):
    send(cast, place, "Ni Made Ayu")
    with pytest.raises(StaleVersion):
        send(cast, place, "Wayan Lain")


@pytest.mark.parametrize("who", ["bejo", "rina", "joko", "wati"])
def test_nobody_else_names_the_people_of_a_village(cast, place, who):
    with pytest.raises(NotAllowed):
        send(cast, place, "Ni Made Ayu", by=getattr(cast, who))


def test_a_village_names_somebody_before_the_list_was_filled(cast, session):
    row = nominate_new(
        by=cast.sari,
        session=session,
        desa=cast.villages.umeanyar,
        role=ParticipantRole.SEKRETARIS_DESA,
        data=ParticipantData(name="Ni Made Ayu"),
    )
    assert (row.desa, row.origin) == (cast.villages.umeanyar, "nominated")


def test_a_role_that_is_not_called_or_is_taken_cannot_be_sent(cast, session, place):
    for role, message in (("kpmd", "tidak memanggil"), ("sekretaris_desa", "sudah mempunyai tempat")):
        with pytest.raises(DomainError, match=message):
            nominate_new(
                by=cast.sari,
                session=session,
                desa=cast.villages.umeanyar,
                role=role,
                data=ParticipantData(name="Ni Made Ayu"),
            )


def test_a_person_of_another_village_is_refused(cast, place):
    with pytest.raises(DomainError, match="dari desa ini"):
        send(cast, place, "Bejo", orang=cast.bejo.orang)


def test_the_page_shows_what_the_village_must_still_name(cast, session, place, sign_in):
    answer = sign_in(cast.sari).get(reverse("nominations"))
    assert "Belum semua utusan ditetapkan" in answer.text
    assert reverse("nominate", args=[session.uid, place.pk]) in answer.text


def test_a_session_that_calls_another_kecamatan_is_not_on_the_page(cast, sign_in):
    desa = cast.villages.dencarik
    make_session(make_program(desa.kabupaten), kecamatan=[desa.kecamatan], on=SOON)
    assert "Tidak ada pelatihan yang memanggil desa Anda" in sign_in(cast.sari).get(reverse("nominations")).text


def test_the_form_offers_the_officials_and_never_shows_a_stored_number(cast, session, place, sign_in):
    from tests.training.test_calling import _holder
    from villages.enums import JabatanKind

    office = _holder(cast.villages.umeanyar, JabatanKind.SEKRETARIS_DESA, "Ketut Sari")
    orang = office.pemangku_set.get().orang
    browser, url = sign_in(cast.sari), reverse("nominate", args=[session.uid, place.pk])
    assert "Ketut Sari – Sekretaris Desa" in browser.get(url).text
    browser.post(url, {"version": "1", "orang": str(orang.pk), "phone": "0812 3456 7890"})
    place.refresh_from_db()
    assert (place.orang, place.phone) == (orang, "081234567890")
    assert "081234567890" not in browser.get(url).text


def test_two_of_a_village_who_name_somebody_meet_on_a_page_with_both(cast, session, place, sign_in):
    send(cast, place, "Ni Made Ayu", phone="081234567890")
    answer = sign_in(cast.made).post(
        reverse("nominate", args=[session.uid, place.pk]), {"version": "1", "name": "Wayan Lain"}
    )
    assert answer.status_code == 409
    assert "Ni Made Ayu" in answer.text
    assert "Wayan Lain" in answer.text
    assert "081234567890" not in answer.text


def test_another_village_finds_neither_the_place_nor_the_list(cast, session, place, sign_in):
    assert sign_in(cast.bejo).get(reverse("nominate", args=[session.uid, place.pk])).status_code == 404
    assert Participant.objects.visible_to(cast.bejo).count() == 0
