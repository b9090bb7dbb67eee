"""A real-life list of participants: matched with a preview, misfits asked about, written all together."""

import pytest

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from places.workbooks.opening import open_workbook
from tests.training.making import attend, make_participant, make_program, make_session
from tests.training.participant_books import HEAD, REAL_LIFE_MERGES, book_bytes, real_life_rows
from training.enums import ParticipantRole
from training.models import Participant
from training.participant_preview import RowState
from training.services.participant_import import (
    answer_import,
    apply_import,
    discard_import,
    preview_of,
    start_participant_import,
)


@pytest.fixture
def session(cast):
    """A session of the kabupaten that calls one secretary of every village of Seririt and Banjar."""
    villages = cast.villages
    return make_session(
        make_program(villages.umeanyar.kabupaten), kecamatan=[villages.umeanyar.kecamatan, villages.dencarik.kecamatan]
    )


def upload(cast, session, rows, merges=()):
    """Dewi uploads a workbook."""
    content = book_bytes(rows, merges=merges)
    return start_participant_import(
        by=cast.dewi,
        session=session,
        workbook=open_workbook(content, "peserta.xlsx"),
        content=content,
        filename="peserta.xlsx",
    )


def answered(cast, kept, **answers):
    """Dewi answers what is asked, by the words of the question."""
    questions = {question.words: question for question in preview_of(kept).questions}
    found = {questions[words].key: value for words, value in answers.items()}
    return answer_import(by=cast.dewi, participant_import=kept, version=kept.version, answers=found)


def apply(cast, kept):
    """Dewi applies what she saw."""
    return apply_import(
        by=cast.dewi, participant_import=kept, version=kept.version, signature=preview_of(kept).signature
    )


def states(kept):
    """What every row does."""
    return [(row.written.name, row.state) for row in preview_of(kept).rows]


def test_a_misspelt_village_is_asked_about_with_the_likeliest_first(cast, session):
    kept = upload(cast, session, real_life_rows(), REAL_LIFE_MERGES)
    preview = preview_of(kept)
    asked = {question.words: question.choices[0].words for question in preview.questions}
    assert asked == {
        "Kaliangat, Kecamatan Seririt": "Kalianget (Seririt)",
        "Antah Berantah, Kecamatan Seririt": "Kalianget (Seririt)",  # none is alike: those of the kecamatan
    }
    assert [row.desa.name for row in preview.of(RowState.NEW)] == ["Umeanyar", "Dencarik"]


def test_nothing_is_written_while_something_is_asked(cast, session):
    kept = upload(cast, session, real_life_rows(), REAL_LIFE_MERGES)
    with pytest.raises(DomainError, match="2 pertanyaan"):
        apply(cast, kept)
    assert not Participant.objects.exists()


def test_the_answered_list_is_written_with_a_report_of_every_row(cast, session):
    kalianget = cast.villages.kalianget
    kept = upload(cast, session, real_life_rows(), REAL_LIFE_MERGES)
    kept = answered(
        cast,
        kept,
        **{"Kaliangat, Kecamatan Seririt": str(kalianget.pk), "Antah Berantah, Kecamatan Seririt": "lewati"},
    )
    result = apply(cast, kept)
    assert (result.added, result.skipped) == (3, 1)
    assert list(Participant.objects.values_list("name", "gender", "desa__name", "role", "phone")) == [
        ("Ni Luh Putu Ayu, S.E.", "P", "Kalianget", "sekretaris_desa", "081234567891"),
        ("Drs. I Ketut Sari, M.Si.", "L", "Umeanyar", "sekretaris_desa", "081234567890"),
        ("Hj. Made Rai S.Pd", "P", "Dencarik", "sekretaris_desa", "081234567892"),
    ]
    kept.refresh_from_db()
    assert [(line["name"], line["did"]) for line in kept.reading["report"]] == [
        ("Drs. I Ketut Sari, M.Si.", "Peserta baru"),
        ("Ni Luh Putu Ayu, S.E.", "Peserta baru"),
        ("Hj. Made Rai S.Pd", "Peserta baru"),
        ("I Gede Anu", "Tidak dicatat"),
    ]


def test_an_applied_list_keeps_no_telephone_number(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Ayu", "P", "Umeanyar", "Seririt", "Sekdes", 81234567890)])
    apply(cast, kept)
    kept.refresh_from_db()
    assert "81234567890" not in str(kept.reading)


def test_one_spelling_of_a_village_is_asked_about_once(cast, session):
    rows = [HEAD, *((at, f"Orang {name}", "L", "Dancarik", "Banjar", "Anggota BPD") for at, name in enumerate("ABC"))]
    kept = upload(cast, session, rows)
    (question,) = preview_of(kept).questions
    assert question.places == ("Peserta baris 2", "Peserta baris 3", "Peserta baris 4")


def test_the_villages_to_choose_from_are_those_of_the_kecamatan_that_is_written(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Ayu", "P", "Xyz", "Kec. Sererit", "Sekdes")])
    (question,) = preview_of(kept).questions
    assert [choice.words for choice in question.choices] == [
        "Kalianget (Seririt)",
        "Umeanyar (Seririt)",
        "Tamu tanpa desa",
        "Jangan dicatat",
    ]


def test_a_right_name_in_the_wrong_kecamatan_is_asked_about(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Ayu", "P", "Umeanyar", "Banjar", "Sekdes")])
    assert [question.why for question in preview_of(kept).questions] == [
        "Tidak ada desa dengan ejaan dan kecamatan ini."
    ]


def test_the_empty_place_of_a_village_is_filled(cast, session):
    place = make_participant(session, "", cast.villages.umeanyar)
    kept = upload(cast, session, [HEAD, (1, "Ni Made Ayu, S.H.", "P", "Desa Umeanyar", "", "Sekdes", 81234567890)])
    apply(cast, kept)
    place.refresh_from_db()
    assert (place.name, place.gender, place.phone) == ("Ni Made Ayu, S.H.", "P", "081234567890")
    assert session.participant_set.count() == 1


def test_who_is_on_the_list_is_known_without_his_titles_and_only_completed(cast, session):
    known = make_participant(session, "I Ketut Sari", cast.villages.umeanyar, gender="L", office="Sekretaris Desa")
    kept = upload(cast, session, [HEAD, (1, "Drs. I Ketut Sari, M.Si.", "P", "Umeanyar", "", "Sekdes", 81234567890)])
    (row,) = preview_of(kept).rows
    assert (row.state, row.adds) == (RowState.SAME, ("nomor telepon",))
    assert row.notes == (
        "L/P berbeda (di daftar L, di berkas P); yang di daftar tetap.",
        "jabatan berbeda (di daftar Sekretaris Desa, di berkas Sekdes); yang di daftar tetap.",
    )
    apply(cast, kept)
    known.refresh_from_db()
    assert (known.name, known.gender, known.phone) == ("I Ketut Sari", "L", "081234567890")


def test_a_name_that_is_nearly_on_the_list_is_asked_about(cast, session):
    known = make_participant(session, "Ketut Sudarma", cast.villages.umeanyar)
    kept = upload(cast, session, [HEAD, (1, "Ketut Sudarme", "L", "Umeanyar", "", "Sekdes")])
    kept = answered(cast, kept, **{"Ketut Sudarme, Sekdes, Umeanyar": f"sama:{known.pk}"})
    assert states(kept) == [("Ketut Sudarme", RowState.SAME)]
    other = answer_import(by=cast.dewi, participant_import=kept, version=kept.version, answers={"orang:0": "baru"})
    assert states(other) == [("Ketut Sudarme", RowState.NEW)]


def test_somebody_else_in_the_one_place_of_a_village_is_asked_about_and_may_follow(cast, session):
    before = make_participant(session, "Wayan Lama", cast.villages.umeanyar, phone="0811111111")
    code = before.code
    kept = upload(cast, session, [HEAD, (1, "Ni Made Baru", "P", "Umeanyar", "", "Sekdes")])
    kept = answered(cast, kept, **{"Ni Made Baru, Sekdes, Umeanyar": f"ganti:{before.pk}"})
    apply(cast, kept)
    before.refresh_from_db()
    assert (before.name, before.phone) == ("Ni Made Baru", "")
    assert before.code != code


def test_nobody_takes_the_place_of_who_attended(cast, session):
    before = make_participant(session, "Wayan Lama", cast.villages.umeanyar)
    attend(before)
    kept = upload(cast, session, [HEAD, (1, "Ni Made Baru", "P", "Umeanyar", "", "Sekdes")])
    (question,) = preview_of(kept).questions
    assert [choice.value for choice in question.choices] == ["baru", "lewati"]


def test_a_name_written_twice_is_asked_about(cast, session):
    row = ("Ayu", "P", "Umeanyar", "", "Anggota BPD")
    kept = upload(cast, session, [HEAD, (1, *row), (2, *row)])
    (question,) = preview_of(kept).questions
    assert question.why == "Nama ini sudah tertulis di Peserta baris 2."


def test_guests_of_kecamatan_and_dinas_need_no_village(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Nyoman", "L", "Kecamatan Seririt", "Seririt", "Kasi PMD Kecamatan")])
    apply(cast, kept)
    guest = Participant.objects.get()
    assert (guest.desa, guest.role) == (None, ParticipantRole.PETUGAS)


def test_the_same_list_twice_changes_nothing_the_second_time(cast, session):
    rows = [HEAD, (1, "Ayu", "P", "Umeanyar", "Seririt", "Sekdes", 81234567890)]
    apply(cast, upload(cast, session, rows))
    result = apply(cast, upload(cast, session, rows))
    assert (result.added, result.placed, result.completed, result.unchanged) == (0, 0, 0, 1)
    assert Participant.objects.count() == 1


def test_a_list_that_changed_since_the_preview_is_shown_again(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Ayu", "P", "Umeanyar", "", "Sekdes")])
    seen = preview_of(kept).signature
    make_participant(session, "", cast.villages.umeanyar)
    with pytest.raises(StaleVersion):
        apply_import(by=cast.dewi, participant_import=kept, version=kept.version, signature=seen)


def test_an_applied_list_is_neither_applied_again_nor_thrown_away(cast, session):
    kept = upload(cast, session, [HEAD, (1, "Ayu", "P", "Umeanyar", "", "Sekdes")])
    apply(cast, kept)
    with pytest.raises(DomainError, match="sudah diterapkan"):
        apply(cast, kept)
    discard_import(by=cast.dewi, participant_import=kept)
    assert session.import_set.count() == 1


def test_the_official_of_the_register_is_the_person_on_the_list(cast, session):
    from tests.training.test_calling import _holder
    from villages.enums import JabatanKind

    office = _holder(cast.villages.umeanyar, JabatanKind.SEKRETARIS_DESA, "Ni Made Ayu, S.H.")
    apply(cast, upload(cast, session, [HEAD, (1, "Made Ayu", "P", "Umeanyar", "", "Sekdes")]))
    apply(cast, upload(cast, session, [HEAD, (1, "NI MADE AYU SH", "P", "Kalianget", "", "Sekdes")]))
    assert set(Participant.objects.values_list("orang", flat=True)) == {None}
    third = make_session(make_program(session.program.place), kecamatan=[cast.villages.umeanyar.kecamatan])
    apply(cast, upload(cast, third, [HEAD, (1, "NI MADE AYU SH", "P", "Umeanyar", "", "Sekdes")]))
    assert third.participant_set.get().orang == office.pemangku_set.get().orang


def test_another_office_may_not_upload_into_a_session_of_the_kabupaten(cast, session):
    content = book_bytes([HEAD, (1, "Ayu", "P", "Umeanyar", "", "Sekdes")])
    book = open_workbook(content, "peserta.xlsx")
    with pytest.raises(NotAllowed):
        start_participant_import(by=cast.rina, session=session, workbook=book, content=content, filename="a.xlsx")


def test_a_preview_of_four_hundred_rows_costs_as_many_queries_as_one_of_four(
    cast, session, django_assert_max_num_queries
):
    def rows(count):
        return [
            HEAD,
            *((at, f"Orang {at:03d}x{at * 7919 % 997}", "L", "Umeanyar", "", "Anggota BPD") for at in range(count)),
        ]

    kept = upload(cast, session, rows(400))
    with django_assert_max_num_queries(12):
        preview_of(kept)
