"""The pages of a session's list: own people only, numbers for the person and the organiser alone."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from tests.training.making import hold, make_participant, make_program, make_session, participant_of
from tests.training.participant_books import REAL_LIFE_MERGES, book_bytes, real_life_rows
from training.models import Participant, ParticipantImport
from training.participant_code import grouped_code
from training.participant_slips import draw_slips

PHONE, OTHER_PHONE = "081234567890", "081999888777"


@pytest.fixture
def session(cast):
    """A session of the kabupaten for Seririt and Banjar with two people on its list."""
    villages = cast.villages
    made = make_session(
        make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan, villages.dencarik.kecamatan]
    )
    participant_of(made, cast.sari, phone=PHONE)
    make_participant(made, "Wayan Dencarik", villages.dencarik, phone=OTHER_PHONE)
    return made


def page(sign_in, who, session):
    """The list as somebody sees it."""
    return sign_in(who).get(reverse("participant_list", args=[session.uid])).text


def test_the_organiser_reads_all_people_with_their_numbers(cast, session, sign_in):
    shown = page(sign_in, cast.dewi, session)
    assert PHONE in shown
    assert OTHER_PHONE in shown


@pytest.mark.parametrize("who", ["made", "joko", "bejo", "rina", "tono"])
def test_nobody_but_the_person_and_the_organiser_reads_a_number(cast, session, sign_in, who):
    shown = page(sign_in, getattr(cast, who), session)
    assert PHONE not in shown
    assert OTHER_PHONE not in shown


def test_the_kabupaten_reads_no_number_of_a_session_that_a_kecamatan_holds(cast, sign_in):
    desa = cast.villages.umeanyar
    made = make_session(make_program(desa.kecamatan), kecamatan=[desa.kecamatan])
    make_participant(made, "Wayan Umeanyar", desa, phone=PHONE)
    assert PHONE in page(sign_in, cast.rina, made)
    for who in (cast.dewi, cast.sari):
        shown = page(sign_in, who, made)
        assert "Wayan Umeanyar" in shown
        assert PHONE not in shown


def test_a_participant_reads_his_own_number_and_not_that_of_his_neighbour(cast, session, sign_in):
    make_participant(session, "Made Tetangga", cast.villages.umeanyar, phone=OTHER_PHONE)
    shown = page(sign_in, cast.sari, session)
    assert PHONE in shown
    assert OTHER_PHONE not in shown


def test_a_village_sees_its_own_people_and_a_kecamatan_those_of_its_villages(cast, session, sign_in):
    for who in (cast.made, cast.rina):
        shown = page(sign_in, who, session)
        assert "Sari" in shown
        assert "Wayan Dencarik" not in shown
    assert "Sari" not in page(sign_in, cast.bejo, session).replace("Sarana", "")


def test_a_number_stays_hidden_on_every_other_page_of_the_list(cast, session, sign_in):
    row = session.participant_set.get(name="Sari")
    for who in (cast.made, cast.rina, cast.bejo):
        browser = sign_in(who)
        for name, args in (
            ("participant_edit", [session.uid, row.pk]),
            ("participant_slips", [session.uid]),
            ("participant_import", [session.uid]),
        ):
            assert browser.get(reverse(name, args=args)).status_code == 403


def test_the_list_is_filled_from_the_page_and_says_what_it_did(cast, session, sign_in):
    answer = sign_in(cast.dewi).post(reverse("participant_fill", args=[session.uid]), follow=True)
    assert "1 peserta ditambahkan" in answer.text
    assert session.participant_set.count() == 3


def test_the_filter_finds_by_name_and_by_village(cast, session, sign_in):
    url = reverse("participant_list", args=[session.uid])
    for word in ("wayan", "dencarik"):
        shown = sign_in(cast.dewi).get(url, {"q": word}).text
        assert "Wayan Dencarik" in shown
        assert "1 peserta" not in shown.split("</dl>")[1]


def test_two_officers_who_change_a_row_meet_on_a_page_with_both(cast, session, sign_in):
    row = session.participant_set.get(name="Wayan Dencarik")
    url, browser = reverse("participant_edit", args=[session.uid, row.pk]), sign_in(cast.dewi)
    values = {"version": "1", "name": "Wayan Satu", "role": row.role, "desa": row.desa_id}
    assert browser.post(url, values).status_code == 302
    answer = browser.post(url, values | {"name": "Wayan Dua"})
    assert answer.status_code == 409
    assert "Wayan Satu" in answer.text
    assert "Wayan Dua" in answer.text


def test_a_real_life_list_goes_from_the_file_to_the_report(cast, session, sign_in):
    browser = sign_in(cast.dewi)
    book = SimpleUploadedFile("peserta.xlsx", book_bytes(real_life_rows(), merges=REAL_LIFE_MERGES))
    answer = browser.post(reverse("participant_import", args=[session.uid]), {"file": book}, follow=True)
    assert "Kaliangat, Kecamatan Seririt" in answer.text
    assert "baris jumlah" in answer.text
    kept = ParticipantImport.objects.get()
    url = reverse("participant_import_answer", args=[session.uid, kept.pk])
    form = answer.context["form"]
    wanted = {
        "Kaliangat, Kecamatan Seririt": str(cast.villages.kalianget.pk),
        "Antah Berantah, Kecamatan Seririt": "lewati",
    }
    typed = {f"jawab-{at}": wanted.get(question.words, "baru") for at, question in enumerate(form.questions)}
    answer = browser.post(url, {"version": kept.version, **typed}, follow=True)
    while answer.context["preview"].questions:  # answers about places lead to questions about people
        questions = answer.context["form"].questions
        typed = {f"jawab-{at}": one.proposed or one.choices[0].value for at, one in enumerate(questions)}
        kept.refresh_from_db()
        answer = browser.post(url, {"version": kept.version, **typed}, follow=True)
    kept.refresh_from_db()
    seen = answer.context["preview"].signature
    answer = browser.post(
        reverse("participant_import_apply", args=[session.uid, kept.pk]),
        {"version": kept.version, "tanda": seen},
        follow=True,
    )
    assert "Tidak dicatat" in answer.text
    assert Participant.objects.filter(name="Ni Luh Putu Ayu, S.E.", desa=cast.villages.kalianget).exists()


def test_a_file_that_is_no_workbook_is_refused_with_a_reason(cast, session, sign_in):
    answer = sign_in(cast.dewi).post(
        reverse("participant_import", args=[session.uid]), {"file": SimpleUploadedFile("a.xlsx", b"%PDF-1.4")}
    )
    assert answer.status_code == 200
    assert "bukan buku kerja" in answer.text
    assert not ParticipantImport.objects.exists()


def test_the_cards_carry_name_and_code_of_everybody_who_is_named(cast, session, sign_in):
    make_participant(session, "", cast.villages.kalianget)
    answer = sign_in(cast.dewi).get(reverse("participant_slips", args=[session.uid]))
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.content)).pages)
    for row in session.participant_set.exclude(name=""):
        assert row.name in text
        assert grouped_code(row.code) in text
    assert text.count("Kode peserta") == 2


def test_the_cards_of_four_hundred_are_drawn_eight_on_a_sheet(cast, session):
    people = [Participant(session=session, name=f"Peserta {at}", role="kpmd") for at in range(400)]
    assert len(PdfReader(BytesIO(draw_slips(session, people))).pages) == 50


def test_a_held_session_shows_its_list_without_buttons(cast, session, sign_in):
    hold(session)
    shown = page(sign_in, cast.dewi, session)
    assert "Tambah peserta" not in shown
    assert "Unduh kartu peserta" in shown


def test_a_village_is_led_from_the_list_to_naming_its_people(cast, session, sign_in):
    assert "Tetapkan utusan desa" in page(sign_in, cast.sari, session)
    assert "Tetapkan utusan desa" not in page(sign_in, cast.joko, session)
