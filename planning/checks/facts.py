"""What the rules read: a plan and all that it is measured against, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import cast
from uuid import UUID

from planning.checks.making import MakingFacts
from planning.enums import EvaluationResult, PlanStatus
from planning.facts import PlanFacts
from planning.inauguration import followed_inauguration
from planning.pagu_usage import PaguFacts, PaguUsage, pagu_usage
from planning.rab_facts import RabFacts
from planning.rkp_facts import RkpLineFact
from planning.step_states import StepList
from planning.steps import step_list
from villages.enums import FormSet


@dataclass(frozen=True)
class SettingFacts:
    """What the kabupaten prescribes; the deadline as "MM-DD"."""

    form_set: str = FormSet.PERMENDAGRI_114.value
    rpjm_months: int = 3
    rkp_deadline: str = "09-30"


@dataclass(frozen=True)
class PerdesFact:
    """One Perdes of the village, and what it enacted; `is_own` when it belongs to the plan under check."""

    owner: str
    number: str
    date: date
    is_own: bool = False


@dataclass(frozen=True)
class CitationFact:
    """A regulation that the plan cites, and between which days it may be cited."""

    citation: str
    valid_from: date
    valid_until: date | None = None
    is_certain: bool = True


@dataclass(frozen=True)
class ChangeFact:
    """The Perubahan under which the plan is open, or the one that closed it last."""

    ground_words: str
    missing: tuple[str, ...] = ()
    is_open: bool = True
    has_former: bool = True


@dataclass(frozen=True)
class RpjmLineRef:
    """A line of the RPJM Desa that a yearly line may carry out, with the years it is planned in."""

    uid: UUID
    name: str
    bidang: str
    code: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class RpjmRef:
    """The RPJM Desa that a yearly plan is broken down from."""

    first_year: int
    last_year: int
    is_enacted: bool
    lines: tuple[RpjmLineRef, ...] = ()

    @property
    def period(self) -> str:
        """ "2020-2027"."""
        return f"{self.first_year}–{self.last_year}"


@dataclass(frozen=True)
class LastYearLine:
    """A line of last year's plan: what became of it, and whether this year's plan says what follows."""

    name: str
    result: str
    is_decided: bool

    @property
    def is_unfinished(self) -> bool:
        """Whether it was evaluated and is not finished."""
        return bool(self.result) and self.result != EvaluationResult.FINISHED


@dataclass(frozen=True)
class LastYear:
    """Last year's RKP Desa, and the lines that the RPJM Desa planned for it and it left out."""

    lines: tuple[LastYearLine, ...] = ()
    unfunded: tuple[LastYearLine, ...] = ()


@dataclass(frozen=True)
class DanaDesaRule:
    """One limit of the year; see AturanDanaDesa."""

    code: str
    kind: str
    basis: str
    name: str
    legal_source: str
    level: str
    tag: str = ""
    kegiatan: str = ""
    counted: str = "biaya"
    percent: Decimal | None = None
    nominal: int | None = None
    is_certain: bool = True


@dataclass(frozen=True)
class Focus:
    """A focus of the year and the tag that marks its lines."""

    number: int
    tag: str
    name: str
    legal_source: str
    is_certain: bool = True


@dataclass(frozen=True)
class StatedTotal:
    """A total that the workbook stated which was imported last, and what the plan comes to there now, in rupiah."""

    where: str
    stated: int
    rows: int


@dataclass(frozen=True)
class PlanUnderCheck:
    """What the checks of both plans read."""

    plan: PlanFacts
    today: date
    status: str = PlanStatus.DRAFT.value
    is_before_app: bool = False
    perdes_number: str = ""
    perdes_date: date | None = None  # of the last Perdes
    first_perdes_date: date | None = None  # of the Perdes that enacted the plan at first
    setting: SettingFacts = field(default_factory=SettingFacts)
    inaugurations: tuple[date, ...] = ()
    perdes: tuple[PerdesFact, ...] = ()
    citations: tuple[CitationFact, ...] = ()
    change: ChangeFact | None = None
    codes: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    vague_units: frozenset[str] = frozenset()
    stated_totals: tuple[StatedTotal, ...] = ()
    making: MakingFacts = field(default_factory=MakingFacts)

    @cached_property
    def steps(self) -> StepList:
        """The steps of making the plan as they stand."""
        return step_list(self.making.process, today=self.today)

    @property
    def document_date(self) -> date:
        """The date that the plan's documents bear: of the Perdes, while it is a draft today."""
        return self.perdes_date if self.perdes_date and self.status == PlanStatus.ENACTED else self.today

    @property
    def is_draft(self) -> bool:
        """Whether no Perdes ever enacted the plan."""
        return self.status == PlanStatus.DRAFT

    @property
    def needs_set_b(self) -> bool:
        """Whether the kabupaten prescribes the forms of Permendes PDTT 21/2020."""
        return self.setting.form_set == FormSet.PERMENDES_21


@dataclass(frozen=True, kw_only=True)
class RkpUnderCheck(PlanUnderCheck):
    """A RKP Desa and all that it is measured against."""

    year: int
    pagu: PaguFacts
    rpjm: RpjmRef | None = None
    dana_desa_rules: tuple[DanaDesaRule, ...] = ()
    focuses: tuple[Focus, ...] = ()
    rab: dict[UUID, RabFacts] = field(default_factory=dict)
    last_year: LastYear | None = None

    @property
    def lines(self) -> tuple[RkpLineFact, ...]:
        """Lines in print order."""
        return cast(tuple[RkpLineFact, ...], self.plan.lines)

    @cached_property
    def usage(self) -> PaguUsage:
        """What the lines use of the ceilings."""
        return pagu_usage(self.plan.lines, self.pagu)


@dataclass(frozen=True, kw_only=True)
class RpjmUnderCheck(PlanUnderCheck):
    """A RPJM Desa and all that it is measured against."""

    first_year: int
    last_year: int

    @property
    def period(self) -> range:
        """Calendar years of the plan."""
        return range(self.first_year, self.last_year + 1)

    @property
    def inaugurated_on(self) -> date | None:
        """The inauguration that this plan follows: the last one in its first year or the year before."""
        return followed_inauguration(self.inaugurations, self.first_year)
