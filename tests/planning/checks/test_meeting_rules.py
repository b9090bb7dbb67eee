"""Meetings, teams, usulan and papers as they are stored reach the rules."""

from datetime import date

import pytest

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus, TimKind, TimPost
from musyawarah.models import AnggotaTim, Tim
from places.models import Dusun
from planning.checks.links import finding_url
from planning.checks.run import check_rkp, check_rpjm
from planning.models import AsalKegiatanRkp, AsalKegiatanRpjm, DuRkp, DuRkpKegiatan, PaguTahun, RkpDesa, RpjmDesa
from planning.services.lines import create_line
from planning.services.rpjm import create_rpjm
from tests.musyawarah.making import (
    make_agenda,
    make_attendee,
    make_keputusan,
    make_musyawarah,
    make_usulan,
)
from tests.planning.making import line_data
from tests.planning.making_data import make_rkp, make_rkp_line
from villages.enums import JabatanKind, Unsur
from villages.models import Jabatan, KabupatenSetting, PemangkuJabatan

TODAY = date(2026, 9, 1)
JULY = date(2026, 7, 20)
WHOLE_MEETING = {"ba_number": "140/3/2026", "invited_count": 3}
OF_MEETINGS = {"R07", "R08", "R09", "R10", "R11", "R12", "R27", "R31", "R32", "R37"}


def found(plan: RkpDesa | RpjmDesa, *, today: date = TODAY) -> list[tuple[str, str]]:
    """The rule and case of what is found about meetings and papers."""
    plan = type(plan).objects.with_place().get(pk=plan.pk)
    checked = (check_rkp if isinstance(plan, RkpDesa) else check_rpjm)(plan, today=today)
    return sorted((one.rule, one.case) for one in checked.findings if one.rule in OF_MEETINGS)


def held(cast, kind: str = MusyawarahKind.MUSDES_PERENCANAAN, **values):
    """A closed meeting with minutes, and three people of whom two are women, one of them for the poor."""
    values = {"status": MusyawarahStatus.CLOSED} | WHOLE_MEETING | values
    meeting = make_musyawarah(cast, kind, **values)
    agenda = make_agenda(meeting)
    type(agenda).objects.filter(pk=agenda.pk).update(notes="Ketua membuka musyawarah.")
    make_attendee(meeting, "Gede")
    make_attendee(meeting, "Luh", gender="P", unsur=Unsur.PEREMPUAN)
    make_attendee(meeting, "Kadek", gender="P", unsur=Unsur.MISKIN)
    return meeting


def make_team(cast, kind: str = TimKind.PENYUSUN_RKP, *, year: int = 2027, women: int = 3) -> Tim:
    """A team of seven, led by the head of the village."""
    team = Tim.objects.create(
        desa=cast.villages.umeanyar, kind=kind, year=year, decree_number="3", decree_date=date(2026, 6, 20)
    )
    people = [("Made", TimPost.PEMBINA), *((f"Anggota {n}", TimPost.ANGGOTA) for n in range(6))]
    for number, (name, post) in enumerate(people):
        gender = "P" if 0 < number <= women else "L"
        AnggotaTim.objects.create(tim=team, name=name, post=post, gender=gender, position=number)
    return team


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """The plan of 2027, made in the application, that keeps every rule about meetings."""
    desa = cast.villages.umeanyar
    plan = make_rkp(cast.sari, desa)
    RkpDesa.objects.filter(pk=plan.pk).update(is_before_app=False)
    held(cast)
    make_team(cast)
    PaguTahun.objects.create(desa=desa, year=2027, received_on=date(2026, 7, 31))
    for number, dusun in enumerate(Dusun.objects.filter(desa=desa)):
        make_usulan(cast, f"Gagasan {number}", dusun=dusun)
    return plan


def test_a_plan_whose_meetings_are_in_order_has_no_finding_about_them(rkp):
    assert found(rkp) == []


def test_an_empty_plan_is_told_what_is_missing(cast, codes):
    plan = make_rkp(cast.sari, cast.villages.umeanyar, 2028)
    assert found(plan) == [], "nobody asks a plan of before the application for its meetings"
    RkpDesa.objects.filter(pk=plan.pk).update(is_before_app=False)
    late = date(2027, 8, 1)
    dusun = sorted(str(pk) for pk in Dusun.objects.filter(desa=plan.desa).values_list("pk", flat=True))
    assert found(plan, today=late) == [
        ("R07", "musdes_perencanaan_not_yet"),
        ("R07", "pagu_not_yet"),
        ("R07", "tim_not_yet"),
        ("R09", "none"),
        *(("R12", pk) for pk in dusun),
    ]


def test_the_deadline_of_the_kabupaten_counts(cast, rkp):
    KabupatenSetting.objects.create(kabupaten=rkp.desa.kabupaten, rkp_musdes_deadline="06-14")
    assert found(rkp) == [("R07", "musdes_perencanaan_late")]


def test_the_team_is_formed_after_the_musdes(cast, rkp):
    Tim.objects.update(decree_date=date(2026, 6, 14))
    assert found(rkp) == [("R08", "tim")]


def test_a_team_without_women_stops_the_plan(cast, rkp):
    AnggotaTim.objects.update(gender="L")
    blocks = check_rkp(RkpDesa.objects.with_place().get(pk=rkp.pk), today=TODAY).blocks
    [finding] = [one for one in blocks if one.rule in OF_MEETINGS]
    assert (finding.rule, finding.case, finding.level) == ("R09", "no_women", "block")


def test_a_meeting_without_minutes_or_women_is_told_with_its_page(cast, rkp):
    meeting = held(cast, MusyawarahKind.MUSRENBANG, ba_number="")
    meeting.kehadiran_set.update(gender="L")
    meeting.agenda_set.update(notes="")
    plan = RkpDesa.objects.with_place().get(pk=rkp.pk)
    findings = [one for one in check_rkp(plan, today=TODAY).findings if one.rule in {"R10", "R11"}]
    assert [(one.rule, one.case, one.level) for one in findings] == [
        ("R10", "papers", "block"),
        ("R11", "no_women", "block"),
    ]
    assert all(str(meeting.uid) in finding_url(one, plan) for one in findings)


def test_a_hamlet_that_met_needs_no_usulan(cast, rkp):
    own = cast.karto.dusun
    rkp.desa.usulan_set.all().delete()
    held(cast, MusyawarahKind.MUSDUS, held_on=date(2026, 5, 10), ba_number="9", dusun=own)
    other = Dusun.objects.filter(desa=rkp.desa).exclude(pk=own.pk).get()
    assert found(rkp) == [("R12", str(other.pk))]


def test_what_is_asked_of_higher_government_is_not_paid_as_well(cast, rkp):
    decision = make_keputusan(
        held(cast, MusyawarahKind.MUSRENBANG, ba_number="5", held_on=JULY), make_usulan(cast, "Jembatan")
    )
    line = make_rkp_line(cast.sari, RkpDesa.objects.get(pk=rkp.pk), "Pelebaran jembatan", costs={"ADD": 5})
    listed = DuRkp.objects.create(desa=rkp.desa, year=2027)
    DuRkpKegiatan.objects.create(
        desa=rkp.desa, du_rkp=listed, usulan=decision.usulan, bidang=line.bidang, name="Jembatan penghubung"
    )
    assert found(rkp) == []
    AsalKegiatanRkp.objects.create(line=line, keputusan=decision, added_by=cast.sari)
    assert found(rkp) == [("R27", "usulan")]
    AsalKegiatanRkp.objects.all().delete()
    DuRkpKegiatan.objects.update(name="Pelebaran Jembatan")
    assert found(rkp) == [("R27", "name")]


def test_a_line_inherits_what_its_rpjm_line_carries_out(cast, rkp):
    rpjm = create_rpjm(by=cast.sari, desa=rkp.desa, first_year=2026, last_year=2031, is_before_app=True)
    planned = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Jembatan desa", costs={2027: {"ADD": 5}}))
    RkpDesa.objects.filter(pk=rkp.pk).update(rpjm=rpjm)
    decision = make_keputusan(
        held(cast, MusyawarahKind.MUSRENBANG, ba_number="5", held_on=JULY), make_usulan(cast, "Jembatan")
    )
    AsalKegiatanRpjm.objects.create(line=planned, keputusan=decision, added_by=cast.sari)
    line = make_rkp_line(cast.sari, RkpDesa.objects.get(pk=rkp.pk), "Titian", costs={"ADD": 5}, rpjm_line=planned)
    listed = DuRkp.objects.create(desa=rkp.desa, year=2027)
    DuRkpKegiatan.objects.create(
        desa=rkp.desa, du_rkp=listed, keputusan=decision, bidang=line.bidang, name="Penghubung"
    )
    assert found(rkp) == [("R27", "usulan")]


def test_whoever_presides_held_the_office_that_day(cast, rkp):
    office = Jabatan.objects.create(desa=rkp.desa, kind=JabatanKind.KETUA_BPD)
    tenure = PemangkuJabatan.objects.create(
        jabatan=office, desa=rkp.desa, orang=cast.joko.orang, starts_on=date(2020, 1, 1), ends_on=date(2026, 6, 15)
    )
    assert found(rkp) == []
    PemangkuJabatan.objects.filter(pk=tenure.pk).update(ends_on=date(2026, 6, 14))
    assert found(rkp) == [("R31", "meeting")]


def test_names_of_other_villages_of_the_kabupaten_are_found(cast, rkp):
    make_keputusan(rkp.desa.musyawarah_set.get(), text="Disepakati oleh peserta dari Desa Kalianget")
    assert found(rkp) == [("R32", "Keputusan 1")]
    rkp.desa.musyawarah_set.get().keputusan_set.update(text="Disepakati seperti di Desa Pandanlandung")
    assert found(rkp) == [], "that village lies in another kabupaten"


def test_what_women_proposed_is_turned_down_with_reasons(cast, rkp):
    meeting = rkp.desa.musyawarah_set.get()
    usulan = make_usulan(cast, "Kelas ibu hamil", unsur=Unsur.PEREMPUAN)
    make_keputusan(meeting, usulan, outcome=DecisionOutcome.REJECTED, reason="Tidak bisa")
    assert found(rkp) == [("R37", "short")]
    meeting.keputusan_set.update(reason="Sudah dibiayai Puskesmas")
    assert found(rkp) == []
    second = make_usulan(cast, "Mesin jahit", unsur=Unsur.MISKIN)
    make_keputusan(meeting, second, outcome=DecisionOutcome.REJECTED, reason="Sudah dibiayai puskesmas.")
    assert found(rkp) == [("R37", "same"), ("R37", "same")]
    farmers = make_usulan(cast, "Pupuk", unsur=Unsur.TANI)
    make_keputusan(meeting, farmers, outcome=DecisionOutcome.REJECTED, reason="Tidak")
    assert ("R37", "short") not in found(rkp)


def test_a_corrected_rejection_is_not_held_against_the_plan(cast, rkp):
    meeting = rkp.desa.musyawarah_set.get()
    usulan = make_usulan(cast, "Kelas ibu hamil", unsur=Unsur.PEREMPUAN)
    slip = make_keputusan(meeting, usulan, outcome=DecisionOutcome.REJECTED, reason="Tidak bisa")
    later = held(cast, MusyawarahKind.MUSRENBANG, ba_number="5", held_on=JULY)
    make_keputusan(later, usulan, corrects=slip)
    assert found(rkp) == []


def test_meetings_of_a_multi_year_plan_are_checked_too(cast, codes):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    held(cast, plan_kind="rpjm", invited_count=0)
    make_team(cast, TimKind.PENYUSUN_RPJM, women=1)
    assert [one for one in found(rpjm) if one[0] != "R12"] == [
        ("R08", "musdes_perencanaan"),
        ("R09", "few_women"),
        ("R11", "no_list"),
    ]


def test_the_page_of_a_line_asks_only_for_what_is_found_about_lines(cast, rkp):
    rkp.desa.musyawarah_set.update(ba_number="")
    line = make_rkp_line(cast.sari, RkpDesa.objects.get(pk=rkp.pk), "Rabat beton Desa Kalianget", costs={"ADD": 5})
    plan = RkpDesa.objects.with_place().get(pk=rkp.pk)
    whole, of_lines = check_rkp(plan, today=TODAY), check_rkp(plan, today=TODAY, only_lines=True)
    assert whole.of_plan
    assert of_lines.findings == tuple(one for one in whole.findings if one.line)
    assert "R32" in {one.rule for one in of_lines.of_line(line.uid)}
