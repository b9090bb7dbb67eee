"""The five findings of the founding report (2018), about the own village, and how a village mends each by services."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.utils import timezone

from codes.models import Bidang
from musyawarah.attendance_data import AttendeeData
from musyawarah.decision_data import DecisionData
from musyawarah.enums import MusyawarahKind, PlanKind
from musyawarah.meeting_data import AgendaItemData, MusyawarahData
from musyawarah.models import Musyawarah, Usulan
from musyawarah.services.agenda import save_agenda
from musyawarah.services.attendance import add_attendees
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decision
from musyawarah.services.meetings import create_musyawarah, open_musyawarah
from musyawarah.services.notes import save_notes
from musyawarah.services.sealing import attach_scan
from musyawarah.services.usulan import create_usulan, set_basis
from musyawarah.usulan_data import UsulanData
from places.enums import Gender
from places.models import Dusun
from planning.models import RkpDesa
from planning.services.rkp import create_rkp
from planning.services.rpjm import create_rpjm
from planning.services.steps import save_step_dates
from planning.step_data import StepDates
from planning.steps import load_steps
from tests.cast import Cast
from tests.musyawarah.sealing import paper
from tests.training.making import make_program, make_session
from training.enums import Measure, TemuanCategory
from training.follow_up_data import RtlData, TemuanData
from training.models import Rtl, Temuan, TrainingSession
from training.services.findings import create_temuan
from training.services.follow_up import create_rtl
from villages.models import DataDesa, Warga
from villages.resident_data import PersonData, ResidentData
from villages.services.kelompok import KelompokData, NewMember, add_members, create_kelompok
from villages.services.residents import create_resident

TODAY = timezone.localdate()
PLAN_YEAR = TODAY.year + 2  # whose deadlines lie ahead
FINDINGS = {
    Measure.STEPS: (TemuanCategory.DOKUMEN, "Perencanaan dan penganggaran belum sistematis dan terstruktur."),
    Measure.UNGROUPED: (TemuanCategory.INKLUSI, "Belum ada daftar warga yang tidak ikut dalam kelompok masyarakat."),
    Measure.DATA_BASIS: (TemuanCategory.DATA, "Data dan informasi belum dikaji untuk merumuskan program."),
    Measure.BA_MUSDUS: (TemuanCategory.MUSYAWARAH, "Belum ada berita acara musyawarah dusun."),
    Measure.SOTK: (TemuanCategory.REGULASI, "Peraturan tentang SOTK perlu ditinjau."),
}


def make_training(cast: Cast) -> TrainingSession:
    """The village's own training, a month ago."""
    program = make_program(cast.villages.umeanyar, title="Penguatan Kapasitas Pengurus Balai Rakyat")
    return make_session(program, on=TODAY - timedelta(days=30))


def record_finding(cast: Cast, session: TrainingSession, measure: str, **values) -> Temuan:
    """One of the five, typed by Sari and pointed to its measure."""
    category, text = FINDINGS[Measure(measure)]
    data = TemuanData(category, text, desa=cast.villages.umeanyar, measure=measure, **values)
    return create_temuan(by=cast.sari, session=session, data=data)


def promise(cast: Cast, temuan: Temuan, **values) -> Rtl:
    """A follow-up of a finding in three months."""
    values = {"person": "Sekretaris Desa", "indicator": "Tercatat dalam aplikasi", "temuan": temuan} | values
    data = RtlData("Menindaklanjuti temuan", due_on=TODAY + timedelta(days=90), **values)
    return create_rtl(by=cast.sari, session=temuan.session, desa=cast.villages.umeanyar, data=data)


def make_plan(cast: Cast) -> RkpDesa:
    """The village's RKP Desa of the year after the next one, in its first RPJM Desa."""
    desa = cast.villages.umeanyar
    create_rpjm(by=cast.sari, desa=desa, first_year=PLAN_YEAR, last_year=PLAN_YEAR + 7)
    create_rkp(by=cast.sari, desa=desa, year=PLAN_YEAR)
    return RkpDesa.objects.with_place().get(desa=desa, year=PLAN_YEAR)


def give_steps_dates(cast: Cast, plan: RkpDesa) -> None:
    """Plan a day for every step that is still to be taken, in their order."""
    day = TODAY + timedelta(days=10)
    for state in load_steps(plan).states:
        if not state.is_done:
            save_step_dates(
                by=cast.sari, plan=plan, step=state.step, version=state.typed.version, data=StepDates(planned_on=day)
            )


def register_residents(cast: Cast) -> list[Warga]:
    """Two adults in each hamlet."""
    desa = cast.villages.umeanyar
    return [
        create_resident(
            by=cast.sari, desa=desa, data=ResidentData(PersonData(name, Gender.P, birth_year=1980), dusun=dusun)
        )
        for dusun in desa.dusun_set.all()
        for name in (f"Ani {dusun.name}", f"Ida {dusun.name}")
    ]


def register_group(cast: Cast, residents: Sequence[Warga]) -> None:
    """A group of women to which the first resident belongs."""
    group = create_kelompok(by=cast.sari, desa=cast.villages.umeanyar, data=KelompokData("Dasa Wisma Melati"))
    add_members(by=cast.sari, kelompok=group, members=[NewMember(orang=residents[0].orang)])


def close_musdus(cast: Cast, dusun: Dusun) -> Musyawarah:
    """A musdus of yesterday, written up from paper, with all that belongs to it and closed by Karto or Wati."""
    desa = cast.villages.umeanyar
    chair = cast.karto if dusun == cast.karto.dusun else cast.wati
    data = MusyawarahData(
        kind=MusyawarahKind.MUSDUS,
        topic="Menggali gagasan",
        held_on=TODAY - timedelta(days=1),
        place="Balai dusun",
        plan_kind=PlanKind.RKP,
        year=PLAN_YEAR,
        starts_at=time(9),
        ends_at=time(12),
        dusun=dusun,
        presiding=chair.orang,
        notulis=cast.sari.orang,
        is_on_paper=True,
    )
    meeting = create_musyawarah(by=cast.sari, desa=desa, data=data)
    save_agenda(by=cast.sari, musyawarah=meeting, version=meeting.version, items=[AgendaItemData("Gagasan warga")])
    meeting = open_musyawarah(by=cast.sari, musyawarah=meeting, invited_count=2)
    people = [AttendeeData("Ani", Gender.P), AttendeeData("Budi", Gender.L)]
    add_attendees(by=cast.sari, musyawarah=meeting, people=people)
    item = meeting.agenda_set.get()
    save_notes(by=cast.sari, agenda=item, version=item.version, notes="Ibu Ani mengusulkan talud.")
    meeting = Musyawarah.objects.get(pk=meeting.pk)
    return close_musyawarah(by=chair, musyawarah=meeting, version=meeting.version, ba_number=f"{dusun.pk}/BA/2026")


def seal(cast: Cast, meeting: Musyawarah) -> Musyawarah:
    """Attach the signed paper."""
    return attach_scan(by=cast.sari, musyawarah=meeting, content=paper())


def agree_on_usulan(cast: Cast, name: str = "Talud", *, basis: Sequence[DataDesa] = ()) -> Usulan:
    """A usulan, with the data that it rests on, that a closed musdes agreed to for the plan's year."""
    desa = cast.villages.umeanyar
    usulan = create_usulan(
        by=cast.sari,
        desa=desa,
        data=UsulanData(name, PLAN_YEAR, date(TODAY.year, 1, 2), bidang=Bidang.objects.get(code="2")),
    )
    set_basis(by=cast.sari, usulan=usulan, data_desa=basis)
    data = MusyawarahData(
        kind=MusyawarahKind.MUSDES_PERENCANAAN,
        topic="Menyusun RKP Desa",
        held_on=TODAY - timedelta(days=1),
        place="Balai desa",
        plan_kind=PlanKind.RKP,
        year=PLAN_YEAR,
        starts_at=time(9),
        ends_at=time(12),
        presiding=cast.joko.orang,
        notulis=cast.sari.orang,
        is_on_paper=True,
    )
    meeting = open_musyawarah(
        by=cast.sari, musyawarah=create_musyawarah(by=cast.sari, desa=desa, data=data), invited_count=1
    )
    add_attendees(by=cast.sari, musyawarah=meeting, people=[AttendeeData("Ani", Gender.P)])
    record_decision(by=cast.sari, musyawarah=meeting, data=DecisionData("Talud disepakati", usulan=usulan))
    meeting = Musyawarah.objects.get(pk=meeting.pk)
    close_musyawarah(by=cast.joko, musyawarah=meeting, version=meeting.version)
    return usulan
