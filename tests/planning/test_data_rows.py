"""Programmes that enter the village, cooperation, and the priorities of the kabupaten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Act
from accounts.verdict import NotAllowed
from codes.models import Satuan
from places.errors import DomainError, StaleVersion
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk
from planning.pointing import count_pointing, lines_pointing_to
from planning.row_history import row_changes
from planning.services.cooperation import create_cooperation, delete_cooperation, update_cooperation
from planning.services.priorities import create_priority, reinstate_priority, retire_priority, update_priority
from planning.services.programs import create_program, delete_program, restore_program, update_program
from planning.services.rkp_lines import delete_rkp_line
from tests.planning.making_data import (
    cooperation_data,
    make_cooperation,
    make_priority,
    make_program,
    make_rkp,
    make_rkp_line,
    priority_data,
    program_data,
)


@pytest.fixture
def desa(cast, codes):
    return cast.villages.umeanyar


@pytest.fixture
def program(cast, desa) -> ProgramMasuk:
    return make_program(cast.sari, desa, amount=2_500_000_000, organiser="Dinas PUPR")


@pytest.fixture
def embung(cast, desa) -> KerjaSama:
    return make_cooperation(cast.sari, desa)


@pytest.fixture
def priority(cast, desa) -> PrioritasKabupaten:
    return make_priority(cast.dewi, desa.kabupaten)


def test_a_programme_is_changed_with_its_history(cast, program):
    changed = program_data(amount=3_000_000_000, organiser="Dinas PUPR", last_year=2029, sdgs=(9, 1, 9))
    update_program(by=cast.wati, row=program, version=1, data=changed)
    program.refresh_from_db()
    assert (program.version, program.last_year, program.sdgs) == (2, 2029, [1, 9])
    newest, first = row_changes(program)
    told = {field.label: (field.before, field.after) for field in newest.fields}
    assert told == {
        "Tahun terakhir": ("2027", "2029"),
        "Prakiraan pagu dana (rupiah)": ("Rp2.500.000.000", "Rp3.000.000.000"),
        "SDGs Desa": ("–", "1, 9"),
    }
    assert (newest.act.orang_name, first.act.verb) == ("Wati", "create_program")
    assert ("Bidang", "–", "2 Pelaksanaan Pembangunan Desa") in {
        (field.label, field.before, field.after) for field in first.fields
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"level": "desa"}, "level"),
        ({"first_year": 1990}, "first_year"),
        ({"last_year": 2026}, "last_year"),
        ({"last_year": 2101}, "last_year"),
        ({"amount": -1}, "amount"),
        ({"amount": 10**15 + 1}, "amount"),
    ],
)
def test_a_programme_that_contradicts_itself_is_refused(cast, desa, values, field):
    with pytest.raises(DomainError) as refused:
        create_program(by=cast.sari, desa=desa, data=program_data(**values))
    assert refused.value.field == field
    assert not Act.objects.filter(verb="create_program").exists()


def test_a_unit_of_another_kabupaten_is_refused(cast, desa):
    unit = Satuan.objects.create(name="gros", kabupaten=cast.villages.pandanlandung.kabupaten)
    for act, data in ((create_program, program_data(unit=unit)), (create_cooperation, cooperation_data(unit=unit))):
        with pytest.raises(DomainError) as refused:
            act(by=cast.sari, desa=desa, data=data)
        assert refused.value.field == "unit"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "x"}, "kind"),
        ({"partner": ""}, "partner"),
        ({"name": ""}, "name"),
        ({"agreement_date": date(2026, 1, 2)}, "agreement_number"),
        ({"agreement_number": "1", "agreement_date": date(1926, 1, 2)}, "agreement_date"),
        ({"partner_amount": -1}, "partner_amount"),
    ],
)
def test_a_cooperation_that_contradicts_itself_is_refused(cast, desa, values, field):
    with pytest.raises(DomainError) as refused:
        create_cooperation(by=cast.sari, desa=desa, data=cooperation_data(**values))
    assert refused.value.field == field


def test_an_agreement_is_not_dated_tomorrow(cast, desa):
    today = timezone.localdate()
    data = cooperation_data(agreement_number="12/KS/2026", agreement_date=today)
    assert create_cooperation(by=cast.sari, desa=desa, data=data).agreement_date == today
    with pytest.raises(DomainError):
        tomorrow = replace(data, agreement_date=today + timedelta(days=1))
        create_cooperation(by=cast.sari, desa=desa, data=tomorrow)


def test_two_people_do_not_overwrite_each_other(cast, program, embung, priority):
    update_program(by=cast.sari, row=program, version=1, data=program_data())
    update_cooperation(by=cast.sari, row=embung, version=1, data=cooperation_data())
    update_priority(by=cast.dewi, row=priority, version=1, data=priority_data())
    with pytest.raises(StaleVersion):
        update_program(by=cast.wati, row=program, version=1, data=program_data(name="Lain"))
    with pytest.raises(StaleVersion):
        update_cooperation(by=cast.wati, row=embung, version=1, data=cooperation_data(name="Lain"))
    with pytest.raises(StaleVersion):
        update_priority(by=cast.dewi, row=priority, version=1, data=priority_data(name="Lain"))
    with pytest.raises(StaleVersion):
        delete_program(by=cast.wati, row=program, version=1)
    with pytest.raises(StaleVersion):
        delete_cooperation(by=cast.wati, row=embung, version=1)


def test_what_living_lines_point_to_is_not_deleted(cast, desa, program, embung):
    rkp = make_rkp(cast.sari, desa)
    line = make_rkp_line(cast.sari, rkp, "Embung", program=program, kerja_sama=embung)
    with pytest.raises(DomainError, match="1 kegiatan"):
        delete_program(by=cast.sari, row=program, version=1)
    with pytest.raises(DomainError, match="1 kegiatan"):
        delete_cooperation(by=cast.sari, row=embung, version=1)
    delete_rkp_line(by=cast.sari, line=line, version=1)
    delete_program(by=cast.sari, row=program, version=1)
    assert not ProgramMasuk.objects.alive().exists()


def test_a_delete_is_taken_back_and_twice_is_once(cast, program):
    for _ in range(2):
        delete_program(by=cast.sari, row=program, version=1)
    with pytest.raises(DomainError, match="Pulihkan"):
        update_program(by=cast.sari, row=program, version=2, data=program_data())
    for _ in range(2):
        restore_program(by=cast.wati, row=program)
    assert ProgramMasuk.objects.alive().get() == program
    verbs = [act.verb for act in Act.objects.filter(verb__endswith="_program").order_by("pk")]
    assert verbs == ["create_program", "delete_program", "restore_program"]


@pytest.mark.parametrize("who", ["karto", "joko", "made", "rina", "dewi", "tono", "bejo"])
def test_only_those_who_write_the_villages_plans_write_its_data(cast, desa, program, embung, who):
    member = getattr(cast, who)
    with pytest.raises(NotAllowed):
        create_program(by=member, desa=desa, data=program_data())
    with pytest.raises(NotAllowed):
        update_program(by=member, row=program, version=1, data=program_data())
    with pytest.raises(NotAllowed):
        delete_program(by=member, row=program, version=1)
    with pytest.raises(NotAllowed):
        restore_program(by=member, row=program)
    with pytest.raises(NotAllowed):
        create_cooperation(by=member, desa=desa, data=cooperation_data())
    with pytest.raises(NotAllowed):
        delete_cooperation(by=member, row=embung, version=1)


@pytest.mark.parametrize("who", ["sari", "rina", "tono"])
def test_only_the_dinas_pmd_of_the_kabupaten_writes_its_priorities(cast, desa, priority, who):
    member = getattr(cast, who)
    with pytest.raises(NotAllowed):
        create_priority(by=member, kabupaten=desa.kabupaten, data=priority_data())
    with pytest.raises(NotAllowed):
        update_priority(by=member, row=priority, version=1, data=priority_data())
    with pytest.raises(NotAllowed):
        retire_priority(by=member, row=priority)
    with pytest.raises(NotAllowed):
        create_priority(by=cast.dewi, kabupaten=cast.villages.pandanlandung.kabupaten, data=priority_data())


def test_a_retired_priority_stays_with_the_lines_that_point_to_it(cast, desa, priority):
    line = make_rkp_line(cast.sari, make_rkp(cast.sari, desa), prioritas=priority)
    retire_priority(by=cast.dewi, row=priority)
    retire_priority(by=cast.dewi, row=priority)
    line.refresh_from_db()
    assert line.prioritas == priority and line.prioritas.is_retired
    reinstate_priority(by=cast.dewi, row=priority)
    verbs = [act.verb for act in Act.objects.filter(verb__endswith="_priority").order_by("pk")]
    assert verbs == ["create_priority", "retire_priority", "reinstate_priority"]


def test_priorities_are_seen_in_their_own_kabupaten_alone(cast, desa, priority):
    seen = {
        name: PrioritasKabupaten.objects.visible_to(getattr(cast, name)).count()
        for name in ("sari", "bejo", "rina", "dewi", "tono")
    }
    assert seen == dict.fromkeys(seen, 1)
    PrioritasKabupaten.objects.update(kabupaten=cast.villages.pandanlandung.kabupaten)
    for name in ("sari", "rina", "dewi"):
        assert not PrioritasKabupaten.objects.visible_to(getattr(cast, name)).exists()
    assert PrioritasKabupaten.objects.visible_to(cast.tono).exists()
    assert not PrioritasKabupaten.objects.visible_to(None).exists()


def test_each_village_sees_its_own_lines_under_a_priority(cast, desa, priority):
    for member, village in ((cast.sari, desa), (cast.bejo, cast.villages.kalianget)):
        make_rkp_line(member, make_rkp(member, village), f"Jalan {village.name}", prioritas=priority)
    assert [line.name for line in lines_pointing_to(priority, cast.sari)] == ["Jalan Umeanyar"]
    assert len(lines_pointing_to(priority, cast.dewi)) == 2
    assert count_pointing(priority) == 2
