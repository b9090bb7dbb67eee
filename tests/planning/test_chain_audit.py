"""The audit of the chain: whole on a whole chain, and finding each break that was planted by hand."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan, Keputusan, Usulan
from planning.chain_audit import audit_chain
from planning.enums import PlanStatus
from planning.models import AsalKegiatanRpjm, DuRkp, DuRkpKegiatan, RkpDesa, RpjmKegiatan
from planning.services.compose import compose_rkp
from planning.services.origins import line_from_usulan
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan


@pytest.fixture
def musdes(cast):
    """A closed musdes for RKP 2028."""
    return make_musyawarah(cast, status=MusyawarahStatus.CLOSED, year=2028)


@pytest.fixture
def chain(cast, rpjm, rkp, musdes):
    """Three usulan: one agreed and planned in both plans, one deferred, one sent to the DU-RKP."""
    bidang = Bidang.objects.get(code="2")
    agreed, deferred, proposed = (
        make_usulan(cast, name, year=2028, bidang=bidang) for name in ("Jalan", "Lapangan", "Jembatan kabupaten")
    )
    make_keputusan(musdes, agreed)
    make_keputusan(musdes, deferred, outcome=DecisionOutcome.DEFERRED)
    sent = make_keputusan(musdes, proposed, outcome=DecisionOutcome.TO_DU_RKP)
    line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed], years=[2028])
    compose_rkp(by=cast.sari, rkp=rkp)
    du_rkp = DuRkp.objects.create(desa=rkp.desa, year=2028)
    DuRkpKegiatan.objects.create(
        desa=rkp.desa, du_rkp=du_rkp, keputusan=sent, usulan=proposed, bidang=bidang, name=proposed.name
    )
    return rkp.desa


def enact(rkp):
    RkpDesa.objects.filter(pk=rkp.pk).update(
        status=PlanStatus.ENACTED, perdes_number="3", perdes_date=date(2027, 9, 30)
    )


def codes_of(desa):
    return [one.code for one in audit_chain(desa).breaks]


def usulan_named(name):
    return Usulan.objects.get(name=name)


def test_a_whole_chain_is_whole_both_ways(chain, rkp):
    enact(rkp)
    audit = audit_chain(chain)
    assert audit.breaks == ()
    assert (audit.lines.total, audit.lines.percent) == (2, 100)
    assert (audit.usulan.total, audit.usulan.percent) == (3, 100)


def test_lines_from_before_the_application_are_counted_apart(chain, add_line):
    add_line("Jalan lama", origin="before_app")
    audit = audit_chain(chain)
    assert audit.breaks == ()
    assert audit.kinds == {"keputusan": 2, "sebelum": 1}


def test_a_line_without_any_origin_is_found(chain, add_line):
    add_line("Dari mana ini")
    audit = audit_chain(chain)
    assert [one.code for one in audit.breaks] == ["line_without_origin"]
    assert "Dari mana ini" in audit.breaks[0].what
    assert audit.lines.percent == 66


def test_a_line_that_claims_a_musdus_without_its_decision_is_found(chain, add_line):
    add_line("Katanya musdus", origin="musdus")
    assert codes_of(chain) == ["line_without_origin"]


def test_a_link_to_a_decision_that_was_not_agreed_is_found(cast, chain):
    deferred = Keputusan.objects.get(usulan__name="Lapangan")
    AsalKegiatanRpjm.objects.create(line=RpjmKegiatan.objects.get(), keputusan=deferred, added_by=cast.sari)
    assert codes_of(chain) == ["link_not_agreed"]


@pytest.mark.parametrize("status", [MusyawarahStatus.OPEN, MusyawarahStatus.CANCELLED])
def test_a_link_to_a_decision_of_a_meeting_that_is_not_closed_is_found(cast, chain, status):
    decision = make_keputusan(make_musyawarah(cast, status=status, year=2028))
    AsalKegiatanRpjm.objects.create(line=RpjmKegiatan.objects.get(), keputusan=decision, added_by=cast.sari)
    assert codes_of(chain) == ["link_meeting_not_held"]


def test_a_link_across_villages_is_found(cast, chain):
    meeting = make_musyawarah(cast, desa=cast.villages.kalianget, status=MusyawarahStatus.CLOSED)
    decision = make_keputusan(meeting)
    AsalKegiatanRpjm.objects.create(line=RpjmKegiatan.objects.get(), keputusan=decision, added_by=cast.sari)
    assert codes_of(chain) == ["link_other_village"]


def test_a_decision_corrected_to_something_else_while_the_line_hangs_on_it_is_found(cast, chain):
    usulan = usulan_named("Jalan")
    old = usulan.keputusan_set.get()
    later = make_musyawarah(cast, status=MusyawarahStatus.CLOSED, held_on=date(2026, 7, 1), year=2028)
    make_keputusan(later, usulan, outcome=DecisionOutcome.REJECTED, corrects=old)
    assert codes_of(chain) == ["link_corrected"]
    assert audit_chain(chain).lines.percent == 0


def test_a_correction_that_still_agrees_breaks_nothing(cast, chain):
    usulan = usulan_named("Jalan")
    later = make_musyawarah(cast, status=MusyawarahStatus.CLOSED, held_on=date(2026, 7, 1), year=2028)
    make_keputusan(later, usulan, corrects=usulan.keputusan_set.get())
    assert codes_of(chain) == []


def test_an_agreed_usulan_outside_every_plan_is_found_once_the_plan_is_enacted(cast, chain, rkp, musdes):
    make_keputusan(musdes, make_usulan(cast, "Posyandu", year=2028))
    assert codes_of(chain) == []
    enact(rkp)
    assert codes_of(chain) == ["agreed_not_planned"]


def test_a_usulan_never_decided_is_lost_once_its_year_is_closed_and_no_later_one_opened(cast, chain, rkp):
    make_usulan(cast, "Terlupa", year=2028)
    assert codes_of(chain) == []
    enact(rkp)
    assert codes_of(chain) == ["lost"]
    make_musyawarah(cast, year=2029)
    assert codes_of(chain) == []


def test_a_merger_into_a_deleted_usulan_is_found(cast, chain):
    child, head = make_usulan(cast, "Anak", year=2028), make_usulan(cast, "Induk", year=2028)
    GabunganUsulan.objects.create(usulan=child, into=head, merged_by=cast.sari)
    assert codes_of(chain) == []
    Usulan.objects.filter(pk=head.pk).update(deleted_at=timezone.now())
    assert codes_of(chain) == ["merged_into_deleted"]


def test_a_ring_of_mergers_is_found(cast, chain):
    one, two = make_usulan(cast, "Satu", year=2028), make_usulan(cast, "Dua", year=2028)
    GabunganUsulan.objects.create(usulan=one, into=two, merged_by=cast.sari)
    GabunganUsulan.objects.create(usulan=two, into=one, merged_by=cast.sari)
    assert codes_of(chain) == ["merge_ring", "merge_ring"]


def test_a_decision_to_merge_that_nobody_carried_out_is_found(cast, chain, musdes):
    usulan = make_usulan(cast, "Digabung di atas kertas", year=2028)
    make_keputusan(musdes, usulan, outcome=DecisionOutcome.MERGED, merged_into=usulan_named("Jalan"))
    assert codes_of(chain) == ["merged_into_nothing"]


def test_a_yearly_line_whose_multi_year_line_is_deleted_is_found(chain):
    RpjmKegiatan.objects.update(deleted_at=timezone.now())
    assert codes_of(chain) == ["line_without_origin", "rpjm_line_deleted"]


def test_a_decision_for_the_du_rkp_that_the_sent_list_lacks_is_found(chain):
    DuRkpKegiatan.objects.update(deleted_at=timezone.now())
    assert codes_of(chain) == []
    DuRkp.objects.update(sent_on=date(2027, 12, 20))
    assert codes_of(chain) == ["du_rkp_missing"]


def test_a_usulan_deleted_after_its_decision_is_found(chain):
    Usulan.objects.filter(name="Lapangan").update(deleted_at=timezone.now())
    assert codes_of(chain) == ["deleted_after_decision"]


def test_a_usulan_refused_without_a_reason_is_found(cast, chain, musdes):
    make_keputusan(musdes, make_usulan(cast, "Kolam", year=2028), outcome=DecisionOutcome.REJECTED, reason=" ")
    assert codes_of(chain) == ["rejected_without_reason"]


def test_a_musdus_that_refuses_is_found(cast, chain):
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED, year=2028)
    make_keputusan(musdus, make_usulan(cast, "Kolam", year=2028), outcome=DecisionOutcome.REJECTED)
    assert codes_of(chain) == ["ideas_rejected"]


def test_a_sealed_meeting_without_its_seal_is_found(cast, chain):
    make_musyawarah(cast, status=MusyawarahStatus.SEALED, year=2028)
    assert codes_of(chain) == ["seal_missing"]


def test_every_break_says_where_and_how_to_mend_it(cast, chain, add_line):
    add_line("Dari mana ini")
    make_musyawarah(cast, status=MusyawarahStatus.SEALED, year=2028)
    for one in audit_chain(chain).breaks:
        assert one.what
        assert one.where
        assert one.mend


def test_the_command_fails_on_a_break_and_tells_it(chain, add_line):
    out = StringIO()
    call_command("audit_chain", desa=chain.code, stdout=out)
    assert "Rantai utuh dua arah" in out.getvalue()
    add_line("Dari mana ini")
    with pytest.raises(SystemExit) as stop:
        call_command("audit_chain", desa=chain.code, json=True, stdout=(out := StringIO()))
    assert stop.value.code == 1
    told = json.loads(out.getvalue())
    assert [one["code"] for one in told["breaks"]] == ["line_without_origin"]
    assert told["lines"]["by_origin"] == {"belum": 1, "keputusan": 2}
