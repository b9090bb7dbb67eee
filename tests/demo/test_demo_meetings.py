"""The demo's meetings: sixty usulan from three musdus and a women's meeting to lines of both plans, all sealed."""

import pytest
from django.core.management import call_command

from desa_plan.demo.meeting_decisions import OVERRULED
from desa_plan.demo.places import LOONUNA, TIRTA_CONTOH
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.meeting_facts import load_meeting
from musyawarah.models import Keputusan, Musyawarah
from musyawarah.usulan_facts import UsulanList
from musyawarah.usulan_reading import load_usulan
from places.models import Desa
from planning.enums import Origin
from planning.models import AsalKegiatanRpjm, RkpDesa, RpjmKegiatan
from villages.models import DataDesa, Warga
from villages.ungrouped import ungrouped_residents

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def tirta(demo) -> Desa:
    return Desa.objects.get(code=TIRTA_CONTOH.code)


@pytest.fixture
def usulan(tirta) -> UsulanList:
    return load_usulan(tirta)


def test_sixty_usulan_came_up_in_the_hamlets_and_the_womens_meeting(tirta, usulan):
    assert len(usulan.alive) == 60
    held = Musyawarah.objects.filter(desa=tirta, status=MusyawarahStatus.SEALED)
    kinds = list(held.values_list("kind", flat=True))
    assert kinds.count(MusyawarahKind.MUSDUS) == 3
    assert {MusyawarahKind.MUSYAWARAH_KHUSUS, MusyawarahKind.MUSDES_PERENCANAAN, MusyawarahKind.MUSRENBANG} <= {*kinds}


def test_every_outcome_is_there_and_every_refusal_has_its_reason(usulan):
    assert {one.outcome for one in usulan.alive} == {"agreed", "deferred", "rejected", "merged", "to_du_rkp"}
    last = [one.last for one in usulan.alive if one.outcome not in ("agreed", "merged")]
    assert all(one is not None and one.reason for one in last)


def test_what_waits_stands_in_next_years_list(usulan):
    assert [one.outcome for one in usulan.of_year(2028)] == ["deferred"]


def test_the_musdes_put_one_usulan_before_its_scores_and_said_why(tirta):
    first = Keputusan.objects.get(musyawarah__desa=tirta, rank=1, usulan__isnull=False)
    assert first.usulan.name == OVERRULED and first.overrules_rank and first.overrule_reason


def test_fewer_women_were_there_for_the_last_decision_than_for_the_first(tirta):
    musdes = Musyawarah.objects.with_place().get(desa=tirta, kind=MusyawarahKind.MUSDES_PERENCANAAN)
    facts = load_meeting(musdes)
    first, last = musdes.keputusan_set.earliest("decided_at"), musdes.keputusan_set.latest("decided_at")
    assert facts.room_at(last.decided_at).women < facts.room_at(first.decided_at).women


def test_every_line_that_came_from_a_meeting_names_its_decision(tirta):
    from_meetings = RpjmKegiatan.objects.filter(desa=tirta, rpjm__first_year=2027, deleted_at=None)
    from_meetings = from_meetings.filter(origin__in=(Origin.MUSDUS, Origin.KELOMPOK, Origin.MUSDES))
    assert from_meetings.count() == 111
    assert not from_meetings.filter(asal_set=None).exists()


def test_several_usulan_join_in_one_line_and_one_usulan_may_lead_to_several(tirta):
    rows = AsalKegiatanRpjm.objects.filter(line__desa=tirta, keputusan__usulan__isnull=False)
    lines = list(rows.values_list("line", flat=True))
    decisions = list(rows.values_list("keputusan", flat=True))
    assert len({*lines}) < len(lines) and len({*decisions}) < len(decisions)


def test_the_yearly_plan_of_2027_takes_the_lines_up(tirta):
    rkp = RkpDesa.objects.get(desa=tirta, year=2027)
    assert rkp.line_set.alive().filter(rpjm_line__asal_set__isnull=False).distinct().count() >= 40


@pytest.mark.parametrize("code", [TIRTA_CONTOH.code, LOONUNA])
def test_the_chain_is_whole_both_ways(code, capsys):
    call_command("audit_chain", desa=code)


def test_every_seal_is_whole(capsys):
    call_command("verify_seals")


def test_nobody_in_piebulak_belongs_to_a_group():
    loonuna = Desa.objects.get(code=LOONUNA)
    residents = Warga.objects.filter(desa=loonuna)
    assert residents.count() == 19 and {row.dusun.name for row in residents} == {"Piebulak"}
    assert ungrouped_residents(loonuna).count() == 19
    assert DataDesa.objects.alive().filter(desa=loonuna, amount__isnull=False).exists()
    assert {row.kind for row in Musyawarah.objects.filter(desa=loonuna)} == {"pra_musdes", "musdes_perencanaan"}
