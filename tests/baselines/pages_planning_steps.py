"""The steps of a plan, their deadlines, and the inclusion report."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Usulan
from planning.models import AsalKegiatanRkp, RkpDesa, RpjmDesa
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import big_plan
from tests.baselines.pages_planning_rkp import big_rkp
from tests.cast import Cast

MEETINGS = 5


def add_meetings(cast: Cast, plan: RkpDesa | RpjmDesa, rows: int) -> None:
    """Meetings of a plan with so many people and usulan among them, each usulan decided about."""
    is_rkp = isinstance(plan, RkpDesa)
    kind, year = (PlanKind.RKP, plan.year) if is_rkp else (PlanKind.RPJM, plan.first_year)
    now = timezone.now()
    closed = {"status": MusyawarahStatus.CLOSED, "opened_at": now, "closed_at": now, "closed_by": cast.sari}
    meetings = [
        Musyawarah.objects.create(
            desa=plan.desa,
            kind=MusyawarahKind.MUSDUS if number else MusyawarahKind.MUSDES_PERENCANAAN,
            plan_kind=kind,
            year=year,
            topic="Usulan",
            held_on=date(year - 1, 6, 1 + number),
            place="Balai",
            notulis=cast.sari.orang,
            dusun=cast.karto.dusun if number else None,
            **closed,
        )
        for number in range(MEETINGS)
    ]
    AgendaMusyawarah.objects.bulk_create(
        AgendaMusyawarah(musyawarah=one, position=1, title="Usulan", notes="Dibuka") for one in meetings
    )
    people = Kehadiran.objects.bulk_create(
        Kehadiran(musyawarah=meetings[number % MEETINGS], name=f"Warga {number}", gender="LP"[number % 2])
        for number in range(rows)
    )
    MasaHadir.objects.bulk_create(MasaHadir(kehadiran=one) for one in people)
    usulan = Usulan.objects.bulk_create(
        Usulan(
            desa=plan.desa,
            number=number,
            plan_kind=kind,
            year=year,
            name=f"Usulan {number}",
            musyawarah=meetings[number % MEETINGS],
            proposed_on=date(year - 1, 6, 1),
            entered_by=cast.sari,
        )
        for number in range(1, rows + 1)
    )
    decisions = Keputusan.objects.bulk_create(
        Keputusan(musyawarah=meetings[0], number=one.number, usulan=one, text=one.name, decided_at=now)
        for one in usulan
    )
    if is_rkp:
        lines = list(plan.line_set.filter(deleted_at=None))
        AsalKegiatanRkp.objects.bulk_create(
            AsalKegiatanRkp(line=lines[number % len(lines)], keputusan=one, added_by=cast.sari)
            for number, one in enumerate(decisions)
        )


def of_rkp(name: str) -> Build:
    """A page of a yearly plan with its meetings."""

    def build(cast: Cast, rows: int) -> str:
        rkp = big_rkp(cast, rows)
        add_meetings(cast, rkp, rows)
        return reverse(name, kwargs={"pk": rkp.pk})

    return build


def of_rpjm(name: str) -> Build:
    """A page of a multi-year plan with its meetings."""

    def build(cast: Cast, rows: int) -> str:
        rpjm = big_plan(cast, rows)
        add_meetings(cast, rpjm, rows)
        return reverse(name, kwargs={"pk": rpjm.pk})

    return build


def deadlines(cast: Cast, rows: int) -> str:
    """The deadlines of the kabupaten."""
    return reverse("step_deadlines", kwargs={"kabupaten_code": cast.villages.umeanyar.kabupaten.code})


PAGES = [
    Page("rkp_steps", of_rkp("rkp_steps"), most=30),
    Page("rkp_steps for a reader", of_rkp("rkp_steps"), who=Role.BPD, most=30),
    Page("rpjm_steps", of_rpjm("rpjm_steps"), most=30),
    Page("rkp_steps_ics", of_rkp("rkp_steps_ics"), most=30),
    Page("rkp_inclusion", of_rkp("rkp_inclusion"), most=36),
    Page("rkp_inclusion for another office", of_rkp("rkp_inclusion"), who=Role.PETUGAS_KECAMATAN, most=36),
    Page("rpjm_inclusion", of_rpjm("rpjm_inclusion"), most=36),
    Page("rkp_checks with meetings", of_rkp("rkp_checks"), most=60),
    Page("step_deadlines", deadlines, who=Role.DINAS_PMD),
]
