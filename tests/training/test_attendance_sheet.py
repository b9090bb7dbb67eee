"""The attendance sheets: a form to sign for each half day, and who was there as it was recorded."""

import pytest

from reporting.errors import DocumentError
from reporting.registry import document
from reporting.rendering import render
from tests.training.making import attend, hold, make_participant, make_program, make_session
from training.documents.daftar_hadir_bimtek import BLANK_KEY, EMPTY_ROWS, KEY
from training.enums import MarkVia
from training.models import AttendanceMark


@pytest.fixture
def session(villages):
    return make_session(make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan])


@pytest.fixture
def luh(session, villages):
    return make_participant(session, "Luh Sari", villages.umeanyar, gender="P", phone="081234567890", position=1)


@pytest.fixture
def ketut(session, villages):
    return make_participant(session, "Ketut Widi", villages.kalianget, gender="L", office="Plt. Sekdes", position=2)


def cells(form) -> list[tuple]:
    return [row.cells for row in form.table.rows]


def test_the_form_has_a_sheet_for_each_half_day_with_room_to_sign_left_and_right(session, luh, ketut):
    bundle = document(BLANK_KEY).payload(id=session.pk)
    assert [part.name for part in bundle.parts] == ["09-03-2026 Pagi", "09-03-2026 Siang"]
    rows = cells(bundle.parts[0].document)
    assert len(rows) == 2 + EMPTY_ROWS
    assert rows[0][:5] == ("1", "Luh Sari", "P", "Umeanyar/Seririt", "Sekretaris Desa")
    assert rows[1][4] == "Plt. Sekdes"
    assert [(left.strip(), right.strip()) for *_, left, right in rows[:3]] == [("1.", ""), ("", "2."), ("3.", "")]
    assert dict(bundle.first.head)["WAKTU"] == "Senin, 9 Maret 2026, pagi"


def test_a_place_without_a_name_keeps_its_row_on_the_form(session, villages):
    make_participant(session, "", villages.kalianget)
    first = cells(document(BLANK_KEY).payload(id=session.pk).first)[0]
    assert first[1:5] == ("", "", "Kalianget/Seririt", "Sekretaris Desa")


def test_the_list_names_those_who_were_there_for_that_half_day_and_how_it_is_known(session, luh, ketut):
    morning, noon = session.half_set.all()
    AttendanceMark.objects.create(participant=luh, half=morning, via=MarkVia.PHONE)
    AttendanceMark.objects.create(participant=ketut, half=noon, via=MarkVia.PAPER)
    first, second = (part.document for part in document(KEY).payload(id=session.pk).parts)
    assert [(row[1], row[-1]) for row in cells(first)] == [("Luh Sari", "QR ruangan, oleh peserta")]
    assert cells(first)[0][5] != ""
    assert [(row[1], row[5], row[-1]) for row in cells(second)] == [("Ketut Widi", "", "tanda tangan di kertas")]
    assert first.notes == ("Hadir 1 orang: 0 laki-laki, 1 perempuan.",)


def test_no_telephone_number_is_printed(session, luh):
    attend(luh)
    for key in (KEY, BLANK_KEY):
        assert "081234567890" not in repr(document(key).payload(id=session.pk))


def test_the_list_is_a_draft_until_the_session_is_held(session, luh):
    assert document(KEY).payload(id=session.pk).draft
    hold(session)
    assert not document(KEY).payload(id=session.pk).draft
    assert not document(BLANK_KEY).payload(id=session.pk).draft


def test_a_session_without_half_days_and_an_unknown_one_say_so(session):
    session.half_set.all().delete()
    assert "belum diatur" in document(KEY).payload(id=session.pk).first.notes[0]
    with pytest.raises(DocumentError):
        document(KEY).payload(id=session.pk + 1)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "html"])
def test_both_are_drawn(session, luh, ketut, kind):
    attend(luh)
    for key in (KEY, BLANK_KEY):
        assert render(document(key).payload(id=session.pk), kind).data
