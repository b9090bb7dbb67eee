"""The yearly plan on the home page: which one is next, what it lacks, and what last year left."""

from datetime import date

import pytest

from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from desa_plan.home.facts import village_facts
from desa_plan.home.task import Status, TaskGroup
from desa_plan.home.village import village_groups
from planning.models import RkpDesa
from planning.pending import draft_plans
from planning.services.compose import compose_rkp
from planning.services.lines import create_line
from planning.services.rkp import create_rkp, record_rkp_enactment
from planning.services.rpjm import create_rpjm
from tests.planning.making import line_data
from tests.planning.making_data import make_rkp_line

MAY, JULY = date(2026, 5, 4), date(2026, 7, 6)


@pytest.fixture
def rpjm(cast):
    """A plan for 2026 to 2033 with a line in 2027."""
    load_kegiatan()
    load_short_lists()
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2026, last_year=2033)
    create_line(by=cast.sari, rpjm=rpjm, data=line_data("Talud", costs={2027: {"DDS": 5}}))
    return rpjm


def group(cast, member, on: date, *, may_write: bool = True) -> TaskGroup:
    """The group of the yearly plan."""
    facts = village_facts(cast.villages.umeanyar, member, on=on)
    return village_groups(facts, may_write=may_write)[-1]


def statuses(cast, on: date = JULY) -> dict[str, Status]:
    """Title and status of its tasks."""
    return {task.title: task.status for task in group(cast, cast.sari, on).tasks}


def test_without_an_rpjm_there_is_no_word_of_yearly_plans(cast):
    facts = village_facts(cast.villages.umeanyar, cast.sari, on=JULY)
    assert [group.title for group in village_groups(facts, may_write=True)] == ["Data desa", "RPJM Desa"]


def test_next_years_plan_is_to_be_opened_and_may_wait_until_june(cast, rpjm):
    (task,) = group(cast, cast.sari, JULY).tasks
    assert (task.title, task.url, task.may_wait) == ("Buka RKP Desa 2027", "/rkp/baru/?tahun=2027", False)
    assert group(cast, cast.sari, MAY).tasks[0].may_wait


def test_a_year_beyond_the_rpjm_is_not_asked_for(cast, rpjm):
    facts = village_facts(cast.villages.umeanyar, cast.sari, on=date(2033, 7, 1))
    assert not facts.yearly.is_open


def test_an_opened_plan_is_composed_completed_and_printed(cast, rpjm):
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=2027)
    found = statuses(cast)
    assert found["Ambil kegiatan dari RPJM Desa"] in (Status.TODO, Status.NEXT)
    assert found["Cetak RKP Desa"] == found["Lengkapi kegiatan RKP Desa"] == Status.BLOCKED
    compose_rkp(by=cast.sari, rkp=rkp)
    assert statuses(cast) == {
        "Ambil kegiatan dari RPJM Desa": Status.DONE,
        "Lengkapi kegiatan RKP Desa": Status.DONE,
        "Cetak RKP Desa": Status.READY,
    }
    make_rkp_line(cast.sari, rkp, "Jalan", costs={None: 5})
    assert statuses(cast)["Lengkapi kegiatan RKP Desa"] in (Status.TODO, Status.NEXT)


def test_what_last_year_left_is_to_be_decided(cast, rpjm):
    before = create_rkp(by=cast.sari, desa=rpjm.desa, year=2026)
    make_rkp_line(cast.sari, before, "Jalan", costs={"DDS": 5})
    create_rkp(by=cast.sari, desa=rpjm.desa, year=2027)
    (task,) = (task for task in group(cast, cast.sari, JULY).tasks if "kelanjutan" in task.title)
    assert task.why.startswith("1 kegiatan belum diputuskan")


def test_an_enacted_plan_is_done_and_the_next_one_is_due(cast, rpjm):
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=2026, is_before_app=True)
    record_rkp_enactment(by=cast.sari, rkp=rkp, version=1, perdes_number="4", perdes_date=date(2025, 9, 30))
    assert list(statuses(cast)) == ["RKP Desa 2026 ditetapkan", "Buka RKP Desa 2027"]
    assert group(cast, cast.sari, JULY).title == "RKP Desa 2027"


def test_a_reader_is_told_and_not_sent_to_work(cast, rpjm):
    (task,) = group(cast, cast.joko, JULY, may_write=False).tasks
    assert (task.title, task.url) == ("RKP Desa 2027", "")
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=2027)
    titles = [task.title for task in group(cast, cast.joko, JULY, may_write=False).tasks]
    assert titles == ["Kegiatan RKP Desa", "Kelengkapan RKP Desa", "Dokumen RKP Desa"]
    assert f"/rkp/{rkp.pk}/" in {task.url for task in group(cast, cast.joko, JULY, may_write=False).tasks}


def test_whoever_takes_over_the_office_hears_of_yearly_drafts(cast, rpjm):
    rkp = create_rkp(by=cast.sari, desa=rpjm.desa, year=2027)
    make_rkp_line(cast.sari, rkp, "Jalan", costs={None: 5})
    found = {work.title: work.state for work in draft_plans(rpjm.desa)}
    assert found[str(RkpDesa.objects.get())] == "rancangan, 1 kegiatan, 1 belum lengkap"
