"""What the making of a plan left behind: dates, meetings, teams, ceilings, Perdes; a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q

from musyawarah.enums import PlanKind, TimKind
from places.models import Dusun
from planning.inauguration import followed_inauguration, inaugurations_of
from planning.meeting_facts import MeetingFact, TeamFact, load_meetings, load_teams
from planning.models import (
    BatasLangkah,
    DuRkp,
    PaguTahun,
    PlanEdition,
    RkpDesa,
    RkpKegiatan,
    RpjmDesa,
    RpjmKegiatan,
    TanggalLangkah,
)
from villages.enums import FormSet
from villages.models import DesaProfile, KabupatenSetting
from villages.setting import setting_of

Plan = RpjmDesa | RkpDesa
_TEAMS = {
    PlanKind.RPJM: (TimKind.PENYUSUN_RPJM,),
    PlanKind.RKP: (TimKind.PENYUSUN_RKP, TimKind.VERIFIKASI),
}


@dataclass(frozen=True)
class TypedStep:
    """Dates that the village typed for a step."""

    planned_on: date | None = None
    done_on: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True)
class OwnDeadline:
    """A kabupaten's own deadline: "MM-DD", or days after the inauguration."""

    month_day: str = ""
    days: int | None = None


@dataclass(frozen=True)
class DeadlineFacts:
    """What the kabupaten prescribes; the shipped deadlines hold where it says nothing."""

    rpjm_months: int = 3
    rkp_musdes: str = "06-30"
    rkp_perdes: str = "09-30"
    own: Mapping[str, OwnDeadline] = field(default_factory=dict)


@dataclass(frozen=True)
class ProcessFacts:
    """How a plan came about; `year` is the plan's year, of a RPJM Desa its first one."""

    plan_kind: PlanKind
    year: int
    form_set: str = FormSet.PERMENDAGRI_114.value
    is_before_app: bool = False
    deadlines: DeadlineFacts = field(default_factory=DeadlineFacts)
    inaugurated_on: date | None = None
    first_perdes_date: date | None = None
    typed: Mapping[str, TypedStep] = field(default_factory=dict)
    meetings: tuple[MeetingFact, ...] = ()
    teams: tuple[TeamFact, ...] = ()
    dusun: tuple[tuple[int, str], ...] = ()  # living hamlets as (pk, name)
    line_count: int = 0
    has_pagu: bool = False
    pagu_received_on: date | None = None
    du_rkp_sent_on: date | None = None
    evaluated: tuple[int, int] | None = None  # lines of last year's plan that were evaluated, and all of them
    previous_pk: int | None = None  # of last year's plan

    @property
    def held(self) -> tuple[MeetingFact, ...]:
        """Meetings that took place and were closed."""
        return tuple(one for one in self.meetings if one.is_held)


def load_process(
    plan: Plan,
    *,
    setting: KabupatenSetting | None = None,
    inaugurations: Sequence[date] | None = None,
    line_count: int | None = None,
    first_perdes: date | None = None,
    only_dates: bool = False,
) -> ProcessFacts:
    """Everything that tells how far a plan is: 16 queries at most; pass what is loaded already.

    `plan.desa.kabupaten` is joined. `only_dates` loads what tells the next step and not what steps lack: five less.
    """
    setting = setting or setting_of(plan.desa.kabupaten)
    is_rkp = isinstance(plan, RkpDesa)
    kind = PlanKind.RKP if is_rkp else PlanKind.RPJM
    year = plan_year(plan)
    desa_id = plan.desa_id
    shared = {
        "plan_kind": kind,
        "year": year,
        "form_set": setting.form_set,
        "is_before_app": plan.is_before_app,
        "deadlines": _deadlines(setting, kind),
        "first_perdes_date": first_perdes or (None if plan.is_draft else _first_perdes(plan)),
        "typed": _typed(desa_id, kind, year),
        "meetings": load_meetings(desa_id, kind, year, only_dates=only_dates),
        "teams": load_teams(desa_id, _TEAMS[kind], year, only_dates=only_dates),
        "dusun": tuple(Dusun.objects.filter(desa=desa_id, is_retired=False).values_list("pk", "name")),
        "line_count": _line_count(plan) if line_count is None else line_count,
    }
    if not is_rkp:
        if inaugurations is None:
            inaugurations = inaugurations_of(desa_id, DesaProfile.objects.filter(desa=desa_id).first())
        return ProcessFacts(**shared, inaugurated_on=followed_inauguration(inaugurations, year))
    pagu = PaguTahun.objects.filter(desa=desa_id, year=year).values_list("received_on").first()
    sent = DuRkp.objects.filter(desa=desa_id, year=year).values_list("sent_on", flat=True).first()
    previous, evaluated = _last_year(desa_id, year - 1)
    return ProcessFacts(
        **shared,
        has_pagu=pagu is not None,
        pagu_received_on=pagu[0] if pagu else None,
        du_rkp_sent_on=sent,
        previous_pk=previous,
        evaluated=evaluated,
    )


def plan_year(plan: Plan) -> int:
    """The year under which meetings, teams and dates of a plan are kept."""
    return plan.year if isinstance(plan, RkpDesa) else plan.first_year


def _line_count(plan: Plan) -> int:
    lines = (
        RkpKegiatan.objects.filter(rkp=plan) if isinstance(plan, RkpDesa) else RpjmKegiatan.objects.filter(rpjm=plan)
    )
    return lines.filter(deleted_at=None).count()


def _deadlines(setting: KabupatenSetting, kind: PlanKind) -> DeadlineFacts:
    rows = BatasLangkah.objects.filter(kabupaten=setting.kabupaten_id, plan_kind=kind)
    own = {key: OwnDeadline(month_day, days) for key, month_day, days in rows.values_list("step", "month_day", "days")}
    return DeadlineFacts(
        setting.rpjm_months_after_inauguration, setting.rkp_musdes_deadline, setting.rkp_enactment_deadline, own
    )


def _first_perdes(plan: Plan) -> date | None:
    """The day of the Perdes that enacted the plan at first: a Perubahan leaves it as it was."""
    first = PlanEdition.objects.of_plan(plan).order_by("number").values_list("perdes_date", flat=True).first()
    return first or plan.perdes_date


def _typed(desa_id: int, kind: PlanKind, year: int) -> dict[str, TypedStep]:
    rows = TanggalLangkah.objects.filter(desa=desa_id, plan_kind=kind, year=year)
    values = rows.values_list("step", "planned_on", "done_on", "note", "version")
    return {key: TypedStep(*rest) for key, *rest in values}


def _last_year(desa_id: int, year: int) -> tuple[int | None, tuple[int, int] | None]:
    living = Q(line_set__deleted_at=None)
    counted = RkpDesa.objects.filter(desa=desa_id, year=year).annotate(
        filled=Count("line_set", filter=living & Q(line_set__evaluasi__isnull=False), distinct=True),
        lines=Count("line_set", filter=living, distinct=True),
        key=F("pk"),
    )
    row = counted.order_by().values_list("key", "filled", "lines").first()
    return (row[0], (row[1], row[2])) if row else (None, None)
