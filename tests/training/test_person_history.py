"""A person's trainings follow him, and the register of cadres says what each was trained in."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from places.models import Orang
from tests.cast import Cast
from tests.training.making import attend, make_participant, make_program, make_session, participant_of
from tests.training.making_rounds import make_module
from training.cadre_register import cadre_register
from training.enums import ExamKind, SessionStatus, SheetVia
from training.models import Exam, ExamSheet
from training.person_history import people_with_history, trainings_of_person
from villages.enums import KaderKind
from villages.models import Kader, Warga

TODAY = date(2026, 6, 1)


def history_of(orang: Orang) -> str:
    return reverse("training_history", kwargs={"pk": orang.pk})


@pytest.fixture
def trained(cast: Cast):
    """Sari attended a session of the kabupaten and sat its test."""
    program = make_program(cast.villages.umeanyar.kabupaten)
    make_module("Menyusun RKP Desa", ["R13"], program)
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    participant = participant_of(session, cast.sari)
    attend(participant)
    exam = Exam.objects.create(session=session, kind=ExamKind.PRE)
    ExamSheet.objects.create(participant=participant, exam=exam, right=7, asked=8, via=SheetVia.TYPED)
    return participant


def cadre(cast: Cast, name: str, kind: KaderKind = KaderKind.KPMD, **fields) -> Kader:
    """A cadre of Umeanyar."""
    orang = Orang.objects.create(name=name, desa=cast.villages.umeanyar, gender="P")
    return Kader.objects.create(desa=cast.villages.umeanyar, orang=orang, kind=kind, **fields)


def test_i_read_my_own_trainings_with_scores_and_the_way_to_my_page(cast, trained, sign_in):
    page = sign_in(cast.sari).get(reverse("my_training")).content.decode()
    assert "Bimtek Penyusunan RPJM Desa, angkatan 1" in page
    assert "2 dari 2" in page
    assert "87.5" in page or "87,5" in page
    assert reverse("participant_self", kwargs={"code": trained.code}) in page


def test_others_of_the_village_read_the_history_but_neither_scores_nor_the_key(cast, trained, sign_in):
    page = sign_in(cast.karto).get(history_of(cast.sari.orang)).content.decode()
    assert "2 dari 2" in page
    assert "Tes awal" not in page
    assert trained.code not in page


def test_who_holds_the_session_reads_the_scores_but_not_the_key(cast, trained, sign_in):
    page = sign_in(cast.dewi).get(history_of(cast.sari.orang)).content.decode()
    assert "Tes awal" in page
    assert trained.code not in page


def test_the_history_of_another_village_and_of_a_mere_resident_is_not_there(cast, trained, sign_in):
    assert sign_in(cast.bejo).get(history_of(cast.sari.orang)).status_code == 404
    resident = Orang.objects.create(name="Nyoman Warga", desa=cast.villages.umeanyar)
    for reader in (cast.sari, cast.dewi):
        assert sign_in(reader).get(history_of(resident)).status_code == 404


def test_the_history_follows_him_to_sessions_for_which_another_village_sent_him(cast, trained):
    elsewhere = make_session(make_program(cast.villages.kalianget), on=date(2020, 2, 3))
    attend(make_participant(elsewhere, "Sari", cast.villages.kalianget, orang=cast.sari.orang))
    found = trainings_of_person(cast.sari.orang, cast.sari)
    assert [(one.participant.session_id, one.is_linked) for one in found] == [
        (trained.session_id, True),
        (elsewhere.pk, False),
    ]


def test_a_cancelled_session_is_no_part_of_it(cast, trained):
    trained.session.status, trained.session.cancelled_reason = SessionStatus.CANCELLED, "Banjir."
    trained.session.save()
    assert trainings_of_person(cast.sari.orang, cast.sari) == []


def test_a_history_costs_the_same_queries_whatever_its_length(cast, trained, django_assert_num_queries):
    for _ in range(4):
        attend(participant_of(make_session(trained.session.program), cast.sari))
    with django_assert_num_queries(6):
        assert len(trainings_of_person(cast.sari.orang, cast.sari)) == 5


def test_nobody_has_a_history_to_read_without_a_role(cast, trained):
    assert not people_with_history(None).exists()


def test_the_register_lists_those_who_serve_with_what_they_attended(cast):
    made = cadre(cast, "Ni Luh Ayu", starts_on=date(2024, 1, 2), decree="141/5/2024")
    cadre(cast, "Made Dahulu", ends_on=date(2025, 12, 31))
    Warga.objects.create(desa=made.desa, orang=made.orang, dusun=made.desa.dusun_set.first(), born_on=date(1990, 6, 2))
    program = make_program(made.desa.kabupaten, title="Pelatihan KPMD")
    attend(make_participant(make_session(program), "Ni Luh Ayu", made.desa, orang=made.orang))
    make_participant(make_session(program, on=date(2026, 4, 1)), "Ni Luh Ayu", made.desa, orang=made.orang)
    [entry] = cadre_register(made.desa, on=TODAY)
    assert [course.words for course in entry.courses] == ["Pelatihan KPMD 2026"]  # the second she did not attend
    assert (entry.age, entry.address) == ("35 th", "Banjar Anyar")
    assert entry.note == "141/5/2024; sejak 2 Januari 2024"


def test_the_register_takes_as_many_queries_for_many_cadres(cast, django_assert_num_queries):
    def trained_cadres(count: int) -> None:
        for number in range(count):
            made = cadre(cast, f"Kader {number}", KaderKind.POSYANDU)
            session = make_session(make_program(made.desa))
            attend(make_participant(session, made.orang.name, made.desa, orang=made.orang))

    for count, all_of_them in ((1, 1), (5, 6)):
        trained_cadres(count)
        with django_assert_num_queries(3):
            assert len(cadre_register(cast.villages.umeanyar, on=TODAY)) == all_of_them


def test_the_book_is_printed_in_its_eight_columns(cast, sign_in):
    cadre(cast, "Ni Luh Ayu")
    address = reverse("cadre_book_download", kwargs={"desa_code": cast.villages.umeanyar.code, "kind": "xlsx"})
    sheet = load_workbook(BytesIO(sign_in(cast.sari).get(address).content)).worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    heads = "Nomor Urut", "Nama", "Umur", "Jenis Kelamin (L/P)", "Pendidikan/Kursus", "Bidang", "Alamat", "Keterangan"
    assert list(heads) in rows
    assert any("Ni Luh Ayu" in row for row in rows)


def test_ages_and_addresses_of_cadres_are_for_the_village_staff(cast, sign_in):
    address = reverse("cadre_book", kwargs={"desa_code": cast.villages.umeanyar.code})
    assert sign_in(cast.sari).get(address).status_code == 200
    assert sign_in(cast.rina).get(address).status_code == 403
    assert sign_in(cast.bejo).get(address).status_code == 404
