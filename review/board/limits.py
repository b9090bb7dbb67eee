"""Whether the villages of an area keep the shares that the Dana Desa year prescribes: frozen sums against ceilings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, Case, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, When

from codes.models import AturanDanaDesa
from places.formats.rupiah import format_rupiah
from planning.checks.facts import DanaDesaRule
from planning.checks.rkp import dana_desa_rules
from planning.checks.rules.dana_desa import DANA_DESA
from planning.checks.rules.dana_desa_limits import is_of_ceiling
from planning.models import PaguIndikatif
from review.board.area import Area
from review.enums import SumBasis
from review.models import SubmissionSum

Kind, Basis = AturanDanaDesa.Kind, AturanDanaDesa.Basis
PARTS_OF_WHOLE = 10_000  # percent with two decimals, as the table keeps them


@dataclass(frozen=True)
class LimitResult:
    """One limit over all villages; rupiah of those with a ceiling. `unknown` have no ceiling, or none was counted."""

    limit: DanaDesaRule
    met: int
    missed: int
    unknown: int
    counted: int
    base: int

    @property
    def is_exact(self) -> bool:
        """Whether the regulation is certain."""
        return self.limit.is_certain

    @property
    def share(self) -> Decimal | None:
        """What all villages plan, as percent of their ceilings with one decimal."""
        return round(Decimal(self.counted) * 100 / self.base, 1) if self.base else None


@dataclass(frozen=True)
class MissedLimit:
    """A village that misses a limit; rupiah."""

    desa_name: str
    kecamatan_name: str
    limit: DanaDesaRule
    counted: int
    allowed: int

    @property
    def difference_words(self) -> str:
        """ "kurang 12.000.000"."""
        short = self.allowed - self.counted
        return f"kurang {format_rupiah(short)}" if short > 0 else f"lebih {format_rupiah(-short)}"


def limits_of(year: int) -> tuple[DanaDesaRule, ...]:
    """The limits of a year that are shares of the ceiling: one query."""
    return tuple(limit for limit in dana_desa_rules(year) if is_of_ceiling(limit))


def limit_results(area: Area, limits: Sequence[DanaDesaRule], *, villages: int) -> list[LimitResult]:
    """Each limit with how many of the villages that handed over keep it: one query."""
    if not limits:
        return []
    known = Q(base__isnull=False)
    rows = _sums(area, limits).order_by().values("key")
    counted = rows.annotate(
        met=Count("pk", filter=known & ~missed(limits)),
        broken=Count("pk", filter=known & missed(limits)),
        counted=Sum("amount", filter=known),
        of=Sum("base"),
    )
    found = {row["key"]: row for row in counted}
    nothing = {"met": 0, "broken": 0, "counted": 0, "of": 0}
    results = []
    for limit in limits:
        row = found.get(limit.code, nothing)
        unknown = villages - row["met"] - row["broken"]
        results.append(LimitResult(limit, row["met"], row["broken"], unknown, row["counted"] or 0, row["of"] or 0))
    return results


def missed_limits(area: Area, limits: Sequence[DanaDesaRule]) -> QuerySet:
    """Sums of villages that miss a limit, by limit and village; turn them into rows with `missed_rows`."""
    rows = _sums(area, limits).filter(missed(limits), base__isnull=False)
    return (
        rows.select_related("submission__desa__kecamatan")
        .defer("submission__payload")
        .order_by("key", "submission__desa__kecamatan__code", "submission__desa__code")
    )


def missed_rows(sums: Sequence[SubmissionSum], limits: Sequence[DanaDesaRule]) -> list[MissedLimit]:
    """What the page says about these sums."""
    by_code = {limit.code: limit for limit in limits}
    rows = []
    for one in sums:
        limit, desa = by_code[one.key], one.submission.desa
        allowed = int((limit.percent or 0) * one.base / 100)
        rows.append(MissedLimit(desa.name, desa.kecamatan.name, limit, one.amount, allowed))
    return rows


def missed(limits: Sequence[DanaDesaRule]) -> Q:
    """Condition of a sum with its `base`; as in rule R23 fractions of a rupiah do not count."""
    found = Q(pk__in=[])
    for limit in limits:
        share = int((limit.percent or 0) * 100)
        allowed = F("base") * share
        if limit.kind in (Kind.MIN, Kind.FIXED):
            found |= Q(key=limit.code, times__lte=allowed - PARTS_OF_WHOLE)
        if limit.kind in (Kind.MAX, Kind.FIXED):
            found |= Q(key=limit.code, times__gte=allowed + PARTS_OF_WHOLE)
    return found


def _sums(area: Area, limits: Sequence[DanaDesaRule]) -> QuerySet:
    """Frozen sums of these limits with `base`, the village's own ceiling (regular where the limit says so)."""
    ceilings = PaguIndikatif.objects.filter(
        tahun__desa=OuterRef("submission__desa"), tahun__year=area.year, sumber__code=DANA_DESA
    )
    regular = [limit.code for limit in limits if limit.basis == Basis.PAGU_DD_REGULER]
    base = Case(
        When(key__in=regular, then=Subquery(ceilings.values("regular_amount")[:1])),
        default=Subquery(ceilings.values("amount")[:1]),
        output_field=BigIntegerField(),
    )
    rows = SubmissionSum.objects.filter(
        submission__in=area.last_rounds(), basis=SumBasis.LIMIT, key__in=[limit.code for limit in limits]
    )
    return rows.annotate(base=base, times=F("amount") * PARTS_OF_WHOLE)
