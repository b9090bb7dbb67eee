"""Programmes: who makes them, what they teach, how two who write meet, delete and undo."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from tests.training.making import hold, make_program, make_session
from tests.training.making_library import make_module, teach
from training.enums import BalaiAim, ProgramFunding, SessionStatus
from training.models import TrainingProgram
from training.program_data import ProgramData
from training.services.programs import (
    create_program,
    delete_program,
    move_program_module,
    restore_program,
    update_program,
)


def some_data(**changed) -> ProgramData:
    """A programme as somebody types it."""
    return ProgramData(**{"title": "Bimtek RPJM Desa", "year": 2026, "organiser": "Dinas PMD"} | changed)


def modules_of(program: TrainingProgram) -> list[str]:
    """What a programme teaches, in order."""
    return [row.module.title for row in program.module_set.select_related("module")]


def typed(**changed) -> dict:
    """The form of a programme as a browser sends it."""
    return {"title": "Bimtek RPJM Desa", "year": "2026", "organiser": "Dinas PMD", "version": "1"} | changed


def test_a_programme_belongs_to_the_place_of_who_makes_it(cast):
    for member in (cast.sari, cast.rina, cast.dewi):
        program = create_program(by=member, data=some_data())
        assert program.place == member.place
        assert program.history.get().history_user == member


@pytest.mark.parametrize("name", ["karto", "wati", "joko", "tono"])
def test_who_holds_no_training_makes_no_programme(cast, name):
    with pytest.raises(NotAllowed):
        create_program(by=getattr(cast, name), data=some_data())


def test_lists_are_kept_one_entry_a_line_and_aims_in_the_order_of_the_law(cast):
    data = some_data(
        title="  Penguatan   pengurus ",
        specific_aims=" satu \n\n  dua\r\ntiga ",
        background="Baris satu.\n\nBaris dua.\n",
        aims=["kemitraan", "kaderisasi", "bukan tujuan"],
        funding=ProgramFunding.APB_DESA,
        budget=25_000_000,
    )
    program = TrainingProgram.objects.get(pk=create_program(by=cast.sari, data=data).pk)
    assert program.title == "Penguatan pengurus"
    assert program.specific_aims == "satu\ndua\ntiga"
    assert program.background == "Baris satu.\n\nBaris dua."
    assert program.aims == [BalaiAim.KADERISASI, BalaiAim.KEMITRAAN]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("organiser", ""), ("year", 1999), ("budget", -1), ("budget", 10**13)],
)
def test_nonsense_is_refused_beside_its_field(cast, field, value):
    with pytest.raises(DomainError) as refused:
        create_program(by=cast.dewi, data=some_data(**{field: value}))
    assert refused.value.field == field
    assert not TrainingProgram.objects.exists()


def test_modules_that_stay_keep_their_order_and_new_ones_follow(cast):
    first, second, third = (make_module(None, title) for title in ("Pagu", "Musdus", "RAB"))
    program = create_program(by=cast.dewi, data=some_data(modules=[first, second]))
    move_program_module(by=cast.dewi, program=program, module=second, up=True)
    update_program(by=cast.dewi, program=program, version=1, data=some_data(modules=[first, second, third]))
    assert modules_of(program) == ["Musdus", "Pagu", "RAB"]
    update_program(by=cast.dewi, program=program, version=2, data=some_data(modules=[third, first]))
    assert modules_of(program) == ["Pagu", "RAB"]


def test_the_first_module_is_not_moved_up_nor_the_last_down(cast):
    program, modules = make_program(cast.dewi.kabupaten), [make_module(None, title) for title in ("Pagu", "RAB")]
    teach(program, *modules)
    move_program_module(by=cast.dewi, program=program, module=modules[0], up=True)
    move_program_module(by=cast.dewi, program=program, module=modules[1], up=False)
    assert modules_of(program) == ["Pagu", "RAB"]
    assert not Act.objects.filter(verb="move_program_module").exists()


def test_a_module_of_another_village_is_no_choice(cast):
    with pytest.raises(DomainError) as refused:
        create_program(by=cast.sari, data=some_data(modules=[make_module(cast.villages.kalianget)]))
    assert refused.value.field == "modules"


def test_the_second_who_saves_sees_both_versions_and_keeps_what_he_typed(cast, sign_in):
    program = make_program(cast.dewi.kabupaten, theme="Tema lama")
    update_program(by=cast.dewi, program=program, version=1, data=some_data(theme="Tema baru"))
    address = reverse("training_program_edit", kwargs={"uid": program.uid})
    response = sign_in(cast.dewi).post(address, typed(theme="Tema saya"))
    assert response.status_code == 409
    page = response.content.decode()
    assert "Tema saya" in page and "Tema baru" in page and "baru saja disimpan orang lain" in page
    program.refresh_from_db()
    assert program.theme == "Tema baru"
    sign_in(cast.dewi).post(address, typed(theme="Tema saya", version=str(program.version)))
    program.refresh_from_db()
    assert (program.theme, program.version) == ("Tema saya", 3)


def test_an_old_version_writes_nothing(cast):
    program = make_program(cast.dewi.kabupaten, version=4)
    with pytest.raises(StaleVersion):
        update_program(by=cast.dewi, program=program, version=3, data=some_data())
    assert not Act.objects.exists()


def test_a_deleted_programme_is_offered_back_at_once_and_below_the_list(cast, sign_in):
    program = make_program(cast.villages.umeanyar)
    browser = sign_in(cast.sari)
    address = reverse("training_program_delete", kwargs={"uid": program.uid})
    page = browser.post(address, {"version": "1"}, follow=True).content.decode()
    restore = reverse("training_program_restore", kwargs={"uid": program.uid})
    assert "Program dihapus." in page and page.count(restore) == 2
    program.refresh_from_db()
    assert program.deleted_at is not None
    browser.post(restore)
    program.refresh_from_db()
    assert program.deleted_at is None
    restore_program(by=cast.sari, program=program)
    assert list(Act.objects.order_by("pk").values_list("verb", flat=True)) == ["delete_program", "restore_program"]


def test_a_programme_with_a_session_that_stands_is_not_deleted(cast):
    program = make_program(cast.dewi.kabupaten)
    session = hold(make_session(program))
    with pytest.raises(DomainError, match="1 angkatan"):
        delete_program(by=cast.dewi, program=program)
    session.status, session.held_at, session.cancelled_reason = SessionStatus.CANCELLED, None, "Banjir"
    session.save()
    delete_program(by=cast.dewi, program=program, version=1)
    assert not TrainingProgram.objects.alive().exists()


def test_nothing_is_written_into_a_deleted_programme(cast):
    program = make_program(cast.dewi.kabupaten, deleted_at=timezone.now())
    with pytest.raises(DomainError, match="Pulihkan dahulu"):
        update_program(by=cast.dewi, program=program, version=1, data=some_data())


def test_a_village_sees_the_sessions_that_call_it_on_the_landing_page_and_not_those_that_do_not(cast, sign_in):
    bimtek = make_program(cast.dewi.kabupaten)
    make_session(bimtek, kecamatan=[cast.villages.umeanyar.kecamatan], number=1)
    make_session(bimtek, kecamatan=[cast.villages.dencarik.kecamatan], number=2)
    make_program(cast.villages.kalianget, title="Pelatihan tetangga")
    page = sign_in(cast.sari).get(reverse("training_list")).content.decode()
    assert "Bimtek Penyusunan RPJM Desa, angkatan 1" in page
    assert "angkatan 2" not in page and "Pelatihan tetangga" not in page


def test_a_programme_may_start_from_a_module(cast, sign_in):
    module = make_module(None)
    browser = sign_in(cast.dewi)
    address = f"{reverse('training_program_create')}?modul={module.uid}"
    assert address in browser.get(reverse("module_detail", kwargs={"uid": module.uid})).content.decode()
    assert re.search(rf'value="{module.uid}"[^>]*\bchecked', browser.get(address).content.decode())
    assert browser.get(reverse("training_program_create"), {"modul": "bukan-uuid"}).status_code == 200


def test_a_session_whose_days_are_over_waits_among_the_coming_ones_until_it_is_declared_held(cast, sign_in):
    session = make_session(make_program(cast.dewi.kabupaten), on=date(2025, 3, 3))
    address = reverse("training_list")
    browser = sign_in(cast.dewi)
    assert "Belum dinyatakan selesai" in browser.get(address).content.decode()
    hold(session)
    page = browser.get(address).content.decode()
    assert "Belum dinyatakan selesai" not in page and "Yang terakhir dilaksanakan" in page
    assert "Senin, 3 Maret 2025" in browser.get(address, {"lihat": "lalu"}).content.decode()
