"""The home page of each role: what is done, what is next, and why."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.enums import Role
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from desa_plan.bench.sample_plan import make_plan
from desa_plan.home.facts import incomplete_lines, village_facts
from desa_plan.home.officer import area_counts, officer_tasks
from desa_plan.home.task import Status, Task, TaskGroup, with_next
from desa_plan.home.village import village_groups
from planning.enums import PlanStatus
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from villages.enums import JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan


@pytest.fixture
def codes(db):
    """The national lists."""
    load_kegiatan()
    load_short_lists()


def statuses(cast, member, *, may_write: bool = True) -> dict[str, Status]:
    """Title and status of every task."""
    facts = village_facts(cast.villages.umeanyar, member, on=timezone.localdate())
    return {task.title: task.status for group in village_groups(facts, may_write=may_write) for task in group.tasks}


def appoint(desa, kind: JabatanKind, orang) -> None:
    jabatan = Jabatan.objects.create(desa=desa, kind=kind)
    PemangkuJabatan.objects.create(jabatan=jabatan, desa=desa, orang=orang, starts_on=date(2021, 1, 1))


def test_a_new_village_begins_with_its_set_up_and_sees_what_waits_for_what(cast):
    found = statuses(cast, cast.sari)
    assert found["Siapkan data desa"] == Status.NEXT
    assert found["Isi profil desa dan kop surat"] == Status.TODO
    assert found["Buka RPJM Desa"] == Status.TODO
    assert found["Isi kegiatan"] == found["Cetak RPJM Desa"] == Status.BLOCKED


def test_a_village_whose_data_are_there_goes_on_with_the_plan(cast):
    desa = cast.villages.umeanyar
    DesaProfile.objects.create(desa=desa, address="Jalan Seririt 1", inaugurated_on=date(2021, 1, 1))
    appoint(desa, JabatanKind.KEPALA_DESA, cast.made.orang)
    appoint(desa, JabatanKind.SEKRETARIS_DESA, cast.sari.orang)
    found = statuses(cast, cast.sari)
    assert found["Isi profil desa dan kop surat"] == found["Isi perangkat desa dan BPD"] == Status.DONE
    assert "Siapkan data desa" not in found
    assert found["Buka RPJM Desa"] == Status.NEXT


def test_a_village_without_dusun_is_not_held_up(cast):
    desa = cast.villages.umeanyar
    DesaProfile.objects.create(desa=desa, address="Jalan Seririt 1", inaugurated_on=date(2021, 1, 1))
    appoint(desa, JabatanKind.KEPALA_DESA, cast.made.orang)
    appoint(desa, JabatanKind.SEKRETARIS_DESA, cast.sari.orang)
    desa.dusun_set.update(is_retired=True)
    found = statuses(cast, cast.sari)
    assert found["Isi dusun, RW, dan RT"] == Status.TODO
    assert found["Buka RPJM Desa"] == Status.NEXT


def test_a_draft_with_incomplete_lines_asks_to_complete_them(cast, codes):
    rpjm = make_plan(cast.villages.umeanyar, 10)
    found = statuses(cast, cast.sari)
    assert found["Isi kegiatan"] == Status.DONE
    assert found["Lengkapi kegiatan"] == Status.TODO
    assert found["Cetak RPJM Desa"] == Status.READY
    rpjm.line_set.update(deleted_at=timezone.now())
    assert statuses(cast, cast.sari)["Cetak RPJM Desa"] == Status.BLOCKED


def test_incomplete_lines_are_counted_as_the_plan_page_counts_them(cast, codes):
    rpjm = make_plan(cast.villages.umeanyar, 20)
    rpjm.line_set.filter(position=3).update(kegiatan=None)
    rpjm.line_set.filter(position=1).update(deleted_at=timezone.now())
    expected = len(load_rpjm_facts(rpjm).incomplete)
    assert 0 < expected < 19
    assert incomplete_lines(rpjm) == expected


def test_an_enacted_plan_is_done_and_can_be_printed(cast, codes):
    rpjm = make_plan(cast.villages.umeanyar, 3)
    RpjmDesa.objects.filter(pk=rpjm.pk).update(
        status=PlanStatus.ENACTED, perdes_number="4 Tahun 2027", perdes_date=date(2027, 3, 1)
    )
    found = statuses(cast, cast.sari)
    assert found["RPJM Desa ditetapkan"] == Status.DONE
    assert found["Cetak RPJM Desa"] == Status.READY


def test_a_reader_is_told_how_far_it_is_without_being_sent_to_work(cast, sign_in):
    found = statuses(cast, cast.joko, may_write=False)
    assert Status.NEXT not in found.values()
    html = sign_in(cast.joko).get("/").content.decode()
    assert "Langkah berikutnya" not in html
    assert "Belum dibuka oleh sekretaris desa" in html


def test_the_home_page_costs_the_same_for_a_long_plan(cast, codes, sign_in, django_assert_max_num_queries):
    make_plan(cast.villages.umeanyar, 60)
    browser = sign_in(cast.sari)
    with django_assert_max_num_queries(22):
        browser.get("/")


def test_only_the_first_task_that_may_not_wait_is_next():
    waiting = Task("Dusun", "/d/", Status.TODO, may_wait=True)
    urgent = Task("RPJM", "/r/", Status.TODO)
    later = Task("Cetak", "/c/", Status.TODO)
    (group,) = with_next([TaskGroup("Desa", (waiting, urgent, later))])
    assert [task.status for task in group.tasks] == [Status.TODO, Status.NEXT, Status.TODO]
    (alone,) = with_next([TaskGroup("Desa", (waiting,))])
    assert alone.tasks[0].status == Status.NEXT


def test_the_kecamatan_sees_its_villages_and_no_others(cast, codes, sign_in):
    make_plan(cast.villages.umeanyar, 2)
    html = sign_in(cast.rina).get("/").content.decode()
    assert "Umeanyar" in html
    assert "Kalianget" in html
    assert "Dencarik" not in html
    assert "Pandanlandung" not in html


def test_dinas_pmd_is_told_how_many_villages_lack_an_account(cast):
    counts = area_counts(cast.dewi, on=timezone.localdate())
    assert (counts.villages, counts.with_account, counts.with_plan) == (3, 2, 0)
    (task,) = officer_tasks(cast.dewi, counts)
    assert task.status == Status.NEXT
    assert task.why.startswith("1 dari 3 desa")


def test_an_officer_who_opens_no_accounts_is_not_asked_to(cast):
    inspector = cast.of(Role.INSPEKTORAT)
    assert officer_tasks(inspector, area_counts(inspector, on=timezone.localdate())) == ()


def test_villages_are_found_by_name(cast, sign_in):
    html = sign_in(cast.dewi).get("/", {"cari": "dencar"}).content.decode()
    assert "Dencarik" in html
    assert "Kalianget" not in html
    assert "Tidak ada desa bernama" in sign_in(cast.dewi).get("/", {"cari": "zzz"}).content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask(cast, client):
    cast.sari.ends_on = date(2020, 2, 1)
    cast.sari.save()
    client.force_login(cast.sari.orang.user)
    html = client.get("/").content.decode()
    assert "Anda belum mempunyai tugas" in html
    assert "Menu utama" not in html


def test_an_officer_searches_with_signs_that_no_database_keeps(cast, sign_in):
    assert "Umeanyar" in sign_in(cast.rina).get("/", {"cari": "Umea\0nyar"}).text
