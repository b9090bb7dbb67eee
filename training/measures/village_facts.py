"""What the measures of one village read: each thing is loaded when it is first asked for, and only once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.models import Musyawarah, Usulan
from places.models import Desa
from planning.checks.facts import PlanUnderCheck
from planning.checks.loading import levels_of
from planning.checks.registry import RKP, RPJM
from planning.checks.rkp import load_rkp_check
from planning.checks.rpjm import load_rpjm_check
from planning.checks.run import Checked, judge
from planning.line_origin_facts import PlanOrigins, load_rkp_origins, load_rpjm_origins
from planning.meeting_facts import MeetingFact, load_meetings
from planning.models import RkpDesa, RpjmDesa
from planning.process_facts import plan_year
from villages.models import DesaProfile

Plan = RpjmDesa | RkpDesa


@dataclass(frozen=True)
class Target:
    """The plan that a finding is measured on: of which kind and year, and the plan itself where there is one."""

    kind: str
    year: int | None
    plan: Plan | None = None

    @property
    def words(self) -> str:
        """ "RKP Desa 2027", "RPJM Desa 2020-2027"."""
        if isinstance(self.plan, RpjmDesa):
            return f"RPJM Desa {self.plan.period}"
        label = str(PlanKind(self.kind).label)
        year = self.plan.year if self.plan else self.year
        return f"{label} {year}" if year else label

    @property
    def meeting_year(self) -> int | None:
        """The year under which meetings of this plan are kept."""
        return plan_year(self.plan) if self.plan else self.year

    def url(self, page: str) -> str:
        """A page of the plan: "steps" is `rkp_steps` or `rpjm_steps`; "" where there is no plan."""
        return reverse(f"{self.kind}_{page}", kwargs={"pk": self.plan.pk}) if self.plan else ""


class VillageFacts:
    """A village with its plans, their checks and origins, its meetings, residents and offices, as they are today."""

    def __init__(self, desa: Desa, *, today: date | None = None) -> None:
        self.desa = desa
        self.today = today or timezone.localdate()
        self._loaded: dict[Any, Any] = {}

    def target(self, kind: str = "", year: int | None = None) -> Target:
        """The plan that is meant; nothing said: the newest one that was made with the application, a RKP Desa first."""
        fitting = [plan for plan in self.plans if _is_kind(plan, kind) and (year is None or _covers(plan, year))]
        if fitting:
            plan = max(fitting, key=_rank)
            return Target(_kind_of(plan), year, plan)
        return Target(kind or PlanKind.RKP, year)

    def check(self, plan: Plan) -> PlanUnderCheck:
        """Everything that the rules read of a plan."""
        return self.once(("check", plan), lambda: _load_check(plan, self.today))

    def checked(self, plan: Plan) -> Checked:
        """What all rules find in a plan."""
        kind = RKP if isinstance(plan, RkpDesa) else RPJM
        return self.once(
            ("checked", plan), lambda: judge(self.check(plan), kind, levels=self.rule_levels, subject=plan)
        )

    def origins(self, plan: Plan) -> PlanOrigins:
        """Where each line of a plan came from."""
        return self.once(("origins", plan), lambda: _load_origins(plan))

    def meetings(self, target: Target) -> tuple[MeetingFact, ...]:
        """Meetings that serve a plan, cancelled ones left out."""
        year = target.meeting_year
        if year is None:
            return ()
        if target.plan is not None and ("check", target.plan) in self._loaded:
            return self.check(target.plan).making.process.meetings
        return self.once(("meetings", target.kind, year), lambda: load_meetings(self.desa.pk, target.kind, year))

    def dusun_with_usulan(self, target: Target) -> frozenset[int]:
        """Hamlets from which an idea for a plan came."""
        year = target.meeting_year
        if year is None:
            return frozenset()
        rows = Usulan.objects.alive().filter(desa=self.desa, plan_kind=target.kind, year=year).exclude(dusun=None)
        found = rows.order_by().values_list("dusun_id", flat=True)
        return self.once(("heard", target.kind, year), lambda: frozenset(found))

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """All plans of the village."""
        return (
            *RpjmDesa.objects.with_place().filter(desa=self.desa),
            *RkpDesa.objects.with_place().filter(desa=self.desa),
        )

    @cached_property
    def rule_levels(self) -> dict[str, str]:
        """The levels that the kabupaten gave rules."""
        return levels_of(self.desa.kabupaten_id)

    @cached_property
    def last_musdus_year(self) -> int | None:
        """The plan year of the last musyawarah dusun for a RKP Desa."""
        rows = Musyawarah.objects.filter(desa=self.desa, kind=MusyawarahKind.MUSDUS, plan_kind=PlanKind.RKP)
        return rows.exclude(status=MusyawarahStatus.CANCELLED).aggregate(last=Max("year"))["last"]

    @cached_property
    def dusun(self) -> tuple[tuple[int, str], ...]:
        """Living hamlets as (pk, name), in the village's order."""
        return tuple(self.desa.dusun_set.filter(is_retired=False).order_by("position", "pk").values_list("pk", "name"))

    @cached_property
    def profile(self) -> DesaProfile | None:
        """Letter head and SOTK regulation."""
        return DesaProfile.objects.filter(desa=self.desa).first()

    def once(self, key: Any, load: Callable[[], Any]) -> Any:
        """What `load` gives, kept under the key: a second finding of the village asks no more."""
        if key not in self._loaded:
            self._loaded[key] = load()
        return self._loaded[key]


def _load_check(plan: Plan, today: date) -> PlanUnderCheck:
    return load_rkp_check(plan, today=today) if isinstance(plan, RkpDesa) else load_rpjm_check(plan, today=today)


def _load_origins(plan: Plan) -> PlanOrigins:
    return load_rkp_origins(plan) if isinstance(plan, RkpDesa) else load_rpjm_origins(plan)


def _kind_of(plan: Plan) -> str:
    return PlanKind.RKP.value if isinstance(plan, RkpDesa) else PlanKind.RPJM.value


def _is_kind(plan: Plan, kind: str) -> bool:
    return kind in ("", _kind_of(plan))


def _covers(plan: Plan, year: int) -> bool:
    return plan.year == year if isinstance(plan, RkpDesa) else year in plan.years


def _rank(plan: Plan) -> tuple[bool, bool, int]:
    """Made with the application before recorded from paper, the yearly plan before the multi-year one, the newest."""
    is_yearly = isinstance(plan, RkpDesa)
    return not plan.is_before_app, is_yearly, plan_year(plan)
