"""What the audit of a village's chain reads, and what it reports."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from musyawarah.models import Musyawarah
from musyawarah.usulan_facts import UsulanFact
from places.models import Desa
from planning.enums import PlanStatus
from planning.line_origin_facts import PlanOrigins, load_rkp_origins, load_rpjm_origins
from planning.models import AsalKegiatanRkp, AsalKegiatanRpjm, DuRkp, RkpDesa, RpjmDesa
from planning.usulan_fates import VillageFates, load_fates

Plan = RpjmDesa | RkpDesa


@dataclass(frozen=True)
class Break:
    """One break of the chain: which rule, what is wrong, where it is, and how it is mended."""

    code: str
    what: str
    where: str
    mend: str
    subject: str  # "line", "usulan", "decision" or "meeting", with its key: a thing with two breaks is counted once


@dataclass(frozen=True)
class ChainLink:
    """A decision behind a living line, with what makes it hold or not."""

    line: str
    plan: str
    line_uid: str
    desa_id: int
    meeting_desa_id: int
    meeting_status: str
    meeting_words: str
    decision_pk: int
    decision_number: int
    outcome: str


@dataclass(frozen=True)
class ChainFacts:
    """A village's plans with the origins of their lines, its usulan with their fates, its meetings."""

    desa: Desa
    plans: tuple[tuple[Plan, PlanOrigins], ...]
    links: tuple[ChainLink, ...]
    fates: VillageFates
    meetings: tuple[Musyawarah, ...]
    sealed_pks: frozenset[int]
    sent_years: frozenset[int]

    @cached_property
    def enacted_rpjm_years(self) -> frozenset[int]:
        """Every year of every enacted RPJM Desa."""
        plans = (plan for plan, _ in self.plans if isinstance(plan, RpjmDesa) and plan.status != PlanStatus.DRAFT)
        return frozenset(year for plan in plans for year in plan.years)

    @cached_property
    def last_listed_year(self) -> int:
        """The last plan year that the village works on: a draft plan, a meeting, or usulan of that year."""
        years = [plan.year for plan, _ in self.plans if isinstance(plan, RkpDesa) and plan.is_draft]
        years += [meeting.year or 0 for meeting in self.meetings if meeting.status != "cancelled"]
        return max([*years, *(one.year for one in self.fates.usulan.alive)], default=0)


@dataclass(frozen=True)
class Count:
    """How many of all hold."""

    total: int
    broken: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 means all of them."""
        return 100 * (self.total - self.broken) // self.total if self.total else 100


@dataclass(frozen=True)
class ChainAudit:
    """The result: both ways counted, and every break."""

    desa: Desa
    lines: Count
    kinds: Mapping[str, int]
    usulan: Count
    breaks: tuple[Break, ...]

    def as_json(self) -> dict[str, Any]:
        """The result as plain values."""
        return {
            "desa": self.desa.code,
            "lines": {"total": self.lines.total, "percent": self.lines.percent, "by_origin": dict(self.kinds)},
            "usulan": {"total": self.usulan.total, "percent": self.usulan.percent},
            "breaks": [asdict(one) for one in self.breaks],
        }


def load_chain(desa: Desa) -> ChainFacts:
    """Everything that the audit reads."""
    plans: list[tuple[Plan, PlanOrigins]] = [
        (plan, load_rpjm_origins(plan)) for plan in RpjmDesa.objects.with_place().filter(desa=desa)
    ]
    plans += [(plan, load_rkp_origins(plan)) for plan in RkpDesa.objects.with_place().filter(desa=desa)]
    meetings = Musyawarah.objects.filter(desa=desa).select_related("dusun", "kelompok").order_by("held_on", "pk")
    sealed = Musyawarah.objects.filter(desa=desa, segel__isnull=False).values_list("pk", flat=True)
    sent = DuRkp.objects.filter(desa=desa, sent_on__isnull=False).values_list("year", flat=True)
    return ChainFacts(
        desa=desa,
        plans=tuple(plans),
        links=(*_links(AsalKegiatanRpjm, desa, "rpjm"), *_links(AsalKegiatanRkp, desa, "rkp")),
        fates=load_fates(desa.pk),
        meetings=tuple(meetings),
        sealed_pks=frozenset(sealed),
        sent_years=frozenset(sent),
    )


def usulan_words(usulan: UsulanFact) -> str:
    """ "usulan nomor 12 “Rabat beton”"."""
    return f"usulan nomor {usulan.number} “{usulan.name}”"


def _links(model: type[AsalKegiatanRpjm] | type[AsalKegiatanRkp], desa: Desa, plan: str) -> list[ChainLink]:
    rows = (
        model.objects.of_living_lines()
        .filter(line__desa=desa)
        .select_related(
            f"line__{plan}__desa",
            "keputusan__musyawarah__dusun",
            "keputusan__musyawarah__kelompok",
            "keputusan__usulan",
        )
    )
    return [
        ChainLink(
            line=row.line.name,
            plan=str(getattr(row.line, plan)),
            line_uid=str(row.line.uid),
            desa_id=row.line.desa_id,
            meeting_desa_id=row.keputusan.musyawarah.desa_id,
            meeting_status=row.keputusan.musyawarah.status,
            meeting_words=str(row.keputusan.musyawarah),
            decision_pk=row.keputusan_id,
            decision_number=row.keputusan.number,
            outcome=row.keputusan.outcome,
        )
        for row in rows.order_by("pk")
    ]
