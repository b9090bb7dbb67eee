"""The examination sheet: 14 papers, a verdict over all of them, written by the tim verifikasi and the editors."""

from datetime import date

import pytest

from accounts.enums import Role
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.examination import Paper
from planning.models import PemeriksaanRab, RkpDesa, RkpKegiatan
from planning.rab_facts import examination_facts, load_examination_facts
from planning.services.examination import ExaminationData, write_examination
from tests.planning.pagu_making import rkp_with
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by

ALL_THERE = dict.fromkeys(Paper.values, "ada")
DAY = date(2026, 8, 3)


@pytest.fixture
def line(cast, codes) -> RkpKegiatan:
    """A line of Umeanyar's plan for 2027."""
    rkp = rkp_with(cast.sari, cast.villages.umeanyar, 2027, ("Talud Banjar Kelod", {"DDS": 5_000_000}))
    return RkpKegiatan.objects.get(rkp=rkp)


@pytest.fixture
def url(line) -> str:
    """The page."""
    return f"/kegiatan-rkp/{line.uid}/pemeriksaan/"


def examine(by, line, version=0, **values) -> PemeriksaanRab:
    return write_examination(by=by, line=line, version=version, data=ExaminationData(**values))


def test_the_sheet_has_the_14_papers_of_the_form():
    assert len(Paper) == 14


@pytest.mark.parametrize("role", [Role.TIM_VERIFIKASI, Role.SEKRETARIS_DESA, Role.TIM_PENYUSUN])
def test_tim_verifikasi_and_the_editors_write_it(cast, line, role):
    sheet = examine(cast.of(role), line, papers=ALL_THERE, examined_on=DAY, result="layak", wakil_masyarakat="Ni Luh")
    assert sheet.version == 1
    facts = load_examination_facts(line.rkp)[line.uid]
    assert facts == examination_facts(line)
    assert facts.is_feasible
    assert {paper.state_label for paper in facts.papers} == {"Ada"}


@pytest.mark.parametrize("role", [Role.KEPALA_DUSUN, Role.BPD, Role.PENDAMPING, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD])
def test_nobody_else_does(cast, line, role):
    with pytest.raises(NotAllowed):
        examine(cast.of(role), line)


def test_the_tim_verifikasi_of_another_village_does_not(cast, line):
    with pytest.raises(NotAllowed):
        examine(cast.bejo, line)


def test_an_enacted_plan_is_not_examined_any_more(cast, line):
    RkpDesa.objects.update(status="enacted", perdes_number="3", perdes_date="2026-09-30")
    for role in (Role.TIM_VERIFIKASI, Role.SEKRETARIS_DESA):
        with pytest.raises(NotAllowed):
            examine(cast.of(role), line)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"papers": ALL_THERE, "result": "layak"}, "examined_on"),
        ({"papers": ALL_THERE | {"desain": ""}, "result": "layak", "examined_on": DAY}, "desain"),
        ({"papers": ALL_THERE, "result": "tidak_layak", "examined_on": DAY}, "note"),
        ({"papers": {"desain": "hilang"}}, "desain"),
        ({"papers": {"lain": "ada"}}, None),
        ({"result": "mungkin"}, "result"),
        ({"note": "x" * 2_001}, "note"),
    ],
)
def test_a_verdict_rests_on_papers_that_were_looked_at(cast, line, values, field):
    with pytest.raises(DomainError) as refusal:
        examine(cast.sari, line, **values)
    assert refusal.value.field == field
    assert not PemeriksaanRab.objects.exists()


def test_an_unfinished_sheet_may_be_kept(cast, line):
    examine(cast.sari, line, papers={"desain": "tidak_perlu"})
    assert not examination_facts(line).is_feasible


def test_a_stale_sheet_is_refused(cast, line):
    examine(cast.sari, line)
    with pytest.raises(StaleVersion):
        examine(cast.of(Role.TIM_VERIFIKASI), line, note="lain")


def test_the_page_writes_a_sheet(cast, line, url, sign_in):
    gede = sign_in(cast.of(Role.TIM_VERIFIKASI))
    fields = sent_by(gede.get(url).text) | ALL_THERE | {"alat_berat": "tidak_perlu"}
    assert gede.post(url, fields | {"examined_on": "3-8-2026", "result": "layak", "dinas": "PUPR"}).status_code == 302
    facts = examination_facts(line)
    assert (facts.is_feasible, facts.examined_on, facts.dinas) == (True, DAY, "PUPR")
    assert facts.papers[11].state_label == "Tidak perlu"
    assert "Layak" in sign_in(cast.joko).get(url).text


def test_the_page_names_the_paper_that_nobody_looked_at(cast, line, url, sign_in):
    sari = sign_in(cast.sari)
    fields = sent_by(sari.get(url).text) | ALL_THERE | {"result": "layak", "examined_on": "2026-08-03", "desain": ""}
    answer = sari.post(url, fields)
    assert_refused(answer, desain="Belum diperiksa")
    assert sent_by(answer.text)["swadaya"] == ["ada"]


def test_two_examiners_meet_on_a_page_that_shows_both(cast, line, url, sign_in):
    sari = sign_in(cast.sari)
    fields = sent_by(sari.get(url).text) | {"desain": "ada"}
    examine(cast.wati, line, papers={"desain": "tidak"})
    answer = sari.post(url, fields)
    assert answer.status_code == 409
    assert sari.post(url, sent_by(answer.text, action=url)).status_code == 302
    assert PemeriksaanRab.objects.get().items == {"desain": "ada"}
