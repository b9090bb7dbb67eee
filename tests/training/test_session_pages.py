"""The pages of sessions: the count before saving, the rundown, the registers, the schedules."""

import re
from datetime import date

import pytest

from places.models import Orang
from tests.training.making import TRAINED_ON, make_program, make_session
from training.enums import ParticipantRole, SessionStatus
from training.models import SessionItem, Speaker, TrainingModule, TrainingSession, Venue
from training.session_days import format_days
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan

ONE = f"peran-{ParticipantRole.SEKRETARIS_DESA}"


def create_url(program) -> str:
    return f"/pelatihan/program/{program.uid}/angkatan/baru/"


def page(session, part: str = "") -> str:
    return f"/pelatihan/angkatan/{session.uid}/{part}"


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def values(**further) -> dict[str, str]:
    usual = {"starts_on": "27-04-2015", "starts_at": "08:00", "ends_at": "16:00", "pass_percent": "75", ONE: "satu"}
    return usual | further


@pytest.fixture
def program(cast):
    return make_program(cast.villages.umeanyar.kabupaten)


def test_counting_shows_the_quota_and_writes_nothing(cast, sign_in, program):
    browser = sign_in(cast.dewi)
    data = values(**{"kecamatan-51.08.02": "1", "kecamatan-51.08.04": "2", "aksi": "hitung", "starts_on": ""})
    answer = browser.post(create_url(program), data)
    assert "3 orang dipanggil dari 3 desa (2 + 1 = 3)" in text_of(answer)
    assert "Belum tersimpan" not in text_of(answer)
    assert not TrainingSession.objects.exists()


def test_the_count_tells_of_how_many_the_name_is_known(cast, sign_in, program):
    desa = cast.villages.umeanyar
    office = Jabatan.objects.create(desa=desa, kind=JabatanKind.SEKRETARIS_DESA)
    orang = Orang.objects.create(name="Sari", desa=desa)
    PemangkuJabatan.objects.create(
        jabatan=office, desa=desa, orang=orang, capacity=Capacity.DEFINITIF, starts_on=date(2010, 1, 1)
    )
    answer = sign_in(cast.dewi).post(create_url(program), values(**{"kecamatan-51.08.02": "1", "aksi": "hitung"}))
    row = answer.context["quota"].rows[0]
    assert (row.name, row.villages, row.called, row.named) == ("Seririt", 2, 2, 1)


def test_saving_keeps_the_order_of_the_kecamatan(cast, sign_in, program):
    data = values(**{"kecamatan-51.08.02": "2", "kecamatan-51.08.04": "1"})
    answer = sign_in(cast.dewi).post(create_url(program), data)
    session = TrainingSession.objects.get()
    assert answer["Location"] == page(session)
    assert [row.kecamatan.name for row in session.kecamatan_set.all()] == ["Banjar", "Seririt"]
    assert (session.starts_on, session.ends_on) == (date(2015, 4, 27), date(2015, 4, 27))


def test_a_form_without_kecamatan_or_role_says_so_beside_the_choice(cast, sign_in, program):
    browser = sign_in(cast.dewi)
    without_place = browser.post(create_url(program), values())
    without_role = browser.post(create_url(program), values(**{ONE: "", "kecamatan-51.08.02": "1"}))
    assert "Pilih paling sedikit satu kecamatan." in text_of(without_place)
    assert "Pilih paling sedikit satu peran yang dipanggil." in text_of(without_role)


def test_the_page_of_a_session_tells_whom_it_calls(cast, sign_in, program):
    session = make_session(program, kecamatan=[cast.villages.dencarik.kecamatan, cast.villages.umeanyar.kecamatan])
    answer = sign_in(cast.dewi).get(page(session))
    words = text_of(answer)
    assert "3 orang dipanggil dari 3 desa (1 + 2 = 3)" in words
    assert "Sekretaris Desa, satu orang setiap desa" in words
    assert "Senin, 9 Maret 2026" in words


def test_a_called_village_reads_the_session_but_not_its_clashes(cast, sign_in, program):
    kecamatan = [cast.villages.umeanyar.kecamatan]
    session = make_session(program, kecamatan=kecamatan)
    make_session(program, kecamatan=kecamatan, number=2)
    assert "Ada yang berbenturan" in text_of(sign_in(cast.dewi).get(page(session)))
    village = sign_in(cast.sari).get(page(session))
    assert "Ada yang berbenturan" not in text_of(village)
    assert not village.context["may_edit"]
    assert sign_in(cast.bejo).get(page(session)).status_code == 200
    assert sign_in(cast.sari).get(page(make_session(make_program(cast.villages.kalianget)))).status_code == 404


def test_who_changed_the_session_first_is_shown_beside_what_was_typed(cast, sign_in, program):
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    TrainingSession.objects.filter(pk=session.pk).update(version=2, responsible="Dewi")
    data = values(**{"kecamatan-51.08.02": "1", "version": "1", "responsible": "Agus"})
    answer = sign_in(cast.dewi).post(page(session, "ubah/"), data)
    assert answer.status_code == 409
    assert "Dewi" in text_of(answer) and "Agus" in text_of(answer)


def test_a_session_is_declared_held_opened_again_and_cancelled(cast, sign_in, program):
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    browser = sign_in(cast.dewi)
    browser.post(page(session, "selesai/"), {"version": "1"})
    session.refresh_from_db()
    assert session.status == SessionStatus.HELD
    browser.post(page(session, "buka-lagi/"), {"version": "2", "reason": "Tanda hadir kurang"})
    browser.post(page(session, "batal/"), {"version": "3", "reason": "Hujan lebat"})
    session.refresh_from_db()
    assert session.cancelled_reason == "Hujan lebat"
    assert "Hujan lebat" in text_of(browser.get(page(session)))


def test_a_button_pressed_on_an_old_page_does_nothing(cast, sign_in, program):
    session = make_session(program)
    answer = sign_in(cast.dewi).post(page(session, "selesai/"), {"version": "9"}, follow=True)
    session.refresh_from_db()
    assert session.status == SessionStatus.PLANNED
    assert "baru saja disimpan orang lain" in text_of(answer)


def rundown(*rows: dict[str, str], version: str = "1") -> dict[str, str]:
    data = {"version": version, "acara-TOTAL_FORMS": str(len(rows)), "acara-INITIAL_FORMS": "0"}
    for at, row in enumerate(rows):
        data |= {f"acara-{at}-{name}": value for name, value in row.items()}
    return data


def test_a_rundown_is_ordered_by_hour_and_takes_title_and_hours_of_its_module(cast, sign_in, program):
    session = make_session(program)
    module = TrainingModule.objects.create(title="Menyusun RPJM Desa", hours=4)
    program.module_set.create(module=module, position=1)
    speaker = Speaker.objects.create(name="Ketut", kabupaten=program.kabupaten)
    rows = (
        {"starts_at": "10:00", "ends_at": "12:00", "module": str(module.pk), "speaker": str(speaker.pk)},
        {"starts_at": "08:00", "ends_at": "08:30", "title": "Pembukaan"},
        {},
    )
    sign_in(cast.dewi).post(page(session, "acara/"), rundown(*rows))
    stored = [(item.title, item.hours, item.held_on) for item in session.item_set.all()]
    assert stored == [("Pembukaan", 0, TRAINED_ON), ("Menyusun RPJM Desa", 4, TRAINED_ON)]


def test_a_rundown_that_somebody_else_saved_first_keeps_what_was_typed(cast, sign_in, program):
    session = make_session(program)
    row = {"starts_at": "08:00", "ends_at": "08:30", "title": "Pembukaan"}
    answer = sign_in(cast.dewi).post(page(session, "acara/"), rundown(row, version="7"))
    assert answer.status_code == 409
    assert 'value="Pembukaan"' in answer.content.decode()
    assert not session.item_set.exists()


def test_an_item_needs_its_hours(cast, sign_in, program):
    session = make_session(program)
    answer = sign_in(cast.dewi).post(page(session, "acara/"), rundown({"title": "Pembukaan"}))
    assert "Isi jam mulai." in text_of(answer)
    assert not session.item_set.exists()


def test_the_modules_of_the_programme_fill_a_rundown_around_lunch(cast, sign_in, program):
    session = make_session(program)
    for at, hours in enumerate((3, 4), start=1):
        module = TrainingModule.objects.create(title=f"Modul {at}", hours=hours)
        program.module_set.create(module=module, position=at)
    forms = sign_in(cast.dewi).get(page(session, "acara/?mulai=modul")).context["rows"]
    proposed = [(form.initial["title"], f"{form.initial['starts_at']:%H.%M}") for form in forms if form.initial]
    assert proposed == [
        ("Pendaftaran peserta dan pembukaan", "08.00"),
        ("Modul 1", "08.45"),
        ("Modul 2", "13.00"),
    ]
    assert not SessionItem.objects.exists()


def test_the_register_of_halls_refuses_a_twin_and_takes_one_out_of_the_choice(cast, sign_in, program):
    browser = sign_in(cast.dewi)
    browser.post("/pelatihan/tempat/baru/", {"name": "Balai Masyarakat Umeanyar", "capacity": "60"})
    twin = browser.post("/pelatihan/tempat/baru/", {"name": "balai masyarakat umeanyar"})
    venue = Venue.objects.get()
    assert "sudah ada dalam daftar" in text_of(twin)
    browser.post(f"/pelatihan/tempat/{venue.pk}/pakai/", {"pakai": "tidak"})
    form = browser.get(create_url(program)).context["form"]
    assert list(form.fields["venue"].queryset) == []
    browser.post(f"/pelatihan/tempat/{venue.pk}/pakai/", {"pakai": "ya"})
    assert list(browser.get(create_url(program)).context["form"].fields["venue"].queryset) == [venue]


def test_the_number_of_a_speaker_is_not_shown_to_the_called(cast, sign_in, program):
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    speaker = Speaker.objects.create(name="Ketut", phone="081234567890", kabupaten=program.kabupaten)
    SessionItem.objects.create(
        session=session, held_on=TRAINED_ON, starts_at="08:00", ends_at="09:00", title="Pembukaan", speaker=speaker
    )
    for part in ("", "acara/"):
        answer = sign_in(cast.sari).get(page(session, part))
        assert "Ketut" in text_of(answer) and "0812" not in answer.content.decode()


def test_the_schedule_lists_what_the_reader_holds_or_is_called_to(cast, sign_in, program):
    mine = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    make_session(make_program(cast.villages.kalianget), roles=[ParticipantRole.KEPALA_DESA])
    rows = sign_in(cast.sari).get("/pelatihan/jadwal/?tahun=2026").context["rows"]
    assert [(row.session, row.quota) for row in rows] == [(mine, 2)]


def test_everybody_reads_what_is_announced_and_nothing_else(cast, client, program):
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan])
    address = "/jadwal-pelatihan/51.08/2026/"
    assert program.title not in text_of(client.get(address))
    program.is_public = True
    program.save()
    assert "Senin, 9 Maret 2026 Seririt Balai Masyarakat Umeanyar; 2 orang" in text_of(client.get(address))
    session.status, session.cancelled_reason = SessionStatus.CANCELLED, "Hujan"
    session.save()
    assert program.title not in text_of(client.get(address))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2015, 4, 27), date(2015, 4, 27), "Senin, 27 April 2015"),
        (date(2015, 4, 27), date(2015, 4, 29), "Senin–Rabu, 27–29 April 2015"),
        (date(2015, 4, 30), date(2015, 5, 1), "Kamis–Jumat, 30 April–1 Mei 2015"),
        (date(2025, 12, 31), date(2026, 1, 1), "Rabu–Kamis, 31 Desember 2025–1 Januari 2026"),
        (date(2026, 3, 2), date(2026, 3, 9), "Senin, 2 Maret 2026 s.d. Senin, 9 Maret 2026"),
    ],
)
def test_days_are_written_as_officials_write_them(first, last, words):
    assert format_days(first, last) == words
