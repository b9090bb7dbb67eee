"""How a yearly plan was carried out, as plain values: what pages, the printed evaluation and checks all read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from planning.enums import EvaluationResult
from planning.facts import PlanFacts, source_order
from planning.models import EvaluasiKegiatan, RkpDesa
from planning.rkp_facts import RkpLineFact, load_rkp_facts

ENOUGH_PERCENT = 80  # rule R28: so many of the lines should be evaluated before the next year is planned


@dataclass(frozen=True)
class Realisation:
    """What became of one line: volume in the line's unit, rupiah, and physical percent, each None when unknown."""

    result: str
    volume: Decimal | None
    amount: int | None
    percent: int | None
    obstacle: str
    follow_up: str
    version: int

    @property
    def result_label(self) -> str:
        """The result in words: "Selesai", "Selesai sebagian", "Tidak terlaksana"."""
        return str(EvaluationResult(self.result).label)


@dataclass(frozen=True)
class EvaluatedLine:
    """A line as it was planned, with its realisation or None while nobody has said what became of it."""

    plan: RkpLineFact
    realisation: Realisation | None

    @property
    def is_unfinished(self) -> bool:
        """Whether it was evaluated and not finished: next year's plan must say what becomes of it."""
        return self.realisation is not None and self.realisation.result != EvaluationResult.FINISHED

    @property
    def realised(self) -> int:
        """Rupiah spent as far as known."""
        return (self.realisation.amount or 0) if self.realisation else 0

    @property
    def money_percent(self) -> int | None:
        """Rupiah spent in percent of the plan; None when unknown or nothing was planned."""
        if self.realisation is None or self.realisation.amount is None:
            return None
        return percent_of(self.realisation.amount, self.plan.total)

    @property
    def unspent(self) -> int:
        """Rupiah planned and not spent, never negative."""
        return max(self.plan.total - self.realised, 0)

    @property
    def open_volume(self) -> Decimal | None:
        """Planned volume that is not yet done, never negative; None when the plan names no volume."""
        if self.plan.volume is None:
            return None
        done = self.realisation.volume if self.realisation else None
        return max(self.plan.volume - (done or Decimal(0)), Decimal(0))

    @property
    def story(self) -> str:
        """What is told about it when the next year is planned: result, obstacle, follow-up."""
        if self.realisation is None:
            return "Belum dievaluasi"
        percent = f" ({self.realisation.percent}% fisik)" if self.realisation.percent is not None else ""
        words = [f"{self.realisation.result_label}{percent}"]
        if self.realisation.obstacle:
            words.append(f"kendala: {self.realisation.obstacle}")
        if self.realisation.follow_up:
            words.append(f"tindak lanjut: {self.realisation.follow_up}")
        return "; ".join(words)


@dataclass(frozen=True)
class EvaluationSum:
    """Lines of one bidang, of one combination of sources, or of the whole plan."""

    code: str
    name: str
    lines: tuple[EvaluatedLine, ...]

    @cached_property
    def count(self) -> int:
        """Number of lines."""
        return len(self.lines)

    @cached_property
    def filled(self) -> int:
        """Number of lines that were evaluated."""
        return sum(line.realisation is not None for line in self.lines)

    @cached_property
    def filled_percent(self) -> int | None:
        """Evaluated lines in percent, rounded down so that 100 means all; None without lines."""
        return self.filled * 100 // self.count if self.count else None

    @property
    def is_filled_enough(self) -> bool:
        """Whether at least 80 percent of the lines were evaluated (rule R28); an empty plan owes nothing."""
        return self.filled * 100 >= ENOUGH_PERCENT * self.count

    @cached_property
    def planned(self) -> int:
        """Rupiah planned, of evaluated lines and others."""
        return sum(line.plan.total for line in self.lines)

    @cached_property
    def realised(self) -> int:
        """Rupiah spent as far as known."""
        return sum(line.realised for line in self.lines)

    @property
    def money_percent(self) -> int | None:
        """Rupiah spent in percent of what was planned; None when nothing was planned."""
        return percent_of(self.realised, self.planned)

    def count_of(self, result: str) -> int:
        """Number of lines with that result (EvaluationResult)."""
        return sum(line.realisation is not None and line.realisation.result == result for line in self.lines)


@dataclass(frozen=True)
class EvaluationFacts:
    """The evaluation of a yearly plan."""

    year: int
    whole: EvaluationSum
    by_bidang: tuple[EvaluationSum, ...]

    @property
    def lines(self) -> tuple[EvaluatedLine, ...]:
        """All lines in print order."""
        return self.whole.lines

    @cached_property
    def unfinished(self) -> tuple[EvaluatedLine, ...]:
        """Evaluated lines that were not finished (rule R29)."""
        return tuple(line for line in self.lines if line.is_unfinished)

    @cached_property
    def not_evaluated(self) -> tuple[EvaluatedLine, ...]:
        """Lines of which nobody has said what became of them."""
        return tuple(line for line in self.lines if line.realisation is None)

    @cached_property
    def by_source(self) -> tuple[EvaluationSum, ...]:
        """Sums per source. A realisation names no source: lines of several stay together, nothing is guessed."""
        groups: dict[tuple[str, ...], list[EvaluatedLine]] = {}
        for line in self.lines:
            groups.setdefault(_sources_of(line.plan), []).append(line)
        ordered = sorted(groups.items(), key=lambda item: (len(item[0]) != 1, [source_order(code) for code in item[0]]))
        return tuple(
            EvaluationSum("+".join(codes), ", ".join(codes) or "Tanpa biaya", tuple(lines)) for codes, lines in ordered
        )


def load_evaluation_facts(rkp: RkpDesa, *, plan: PlanFacts | None = None) -> EvaluationFacts:
    """The plan's lines with their realisation: one query, and those of `load_rkp_facts` unless it is handed in."""
    plan = plan if plan is not None else load_rkp_facts(rkp)
    known = _realisations(rkp)
    by_bidang = tuple(
        EvaluationSum(bidang.code, bidang.name, tuple(_evaluated(bidang.lines, known))) for bidang in plan.bidang
    )
    whole = EvaluationSum("", "Seluruh rencana", tuple(line for bidang in by_bidang for line in bidang.lines))
    return EvaluationFacts(rkp.year, whole, by_bidang)


def load_previous_evaluation(rkp: RkpDesa) -> EvaluationFacts | None:
    """The evaluation of the village's plan of the year before; None when there is no such plan."""
    previous = RkpDesa.objects.filter(desa=rkp.desa_id, year=rkp.year - 1).select_related("desa").first()
    return load_evaluation_facts(previous) if previous is not None else None


def percent_of(part: int, whole: int) -> int | None:
    """Whole percents, rounded half up; None when there is nothing to measure against."""
    if whole == 0:
        return None
    return int((Decimal(part) * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _realisations(rkp: RkpDesa) -> dict[int, Realisation]:
    rows = EvaluasiKegiatan.objects.filter(line__rkp=rkp, line__deleted_at=None).order_by()
    values = rows.values_list("line_id", "result", "volume", "amount", "percent", "obstacle", "follow_up", "version")
    return {row[0]: Realisation(*row[1:]) for row in values}


def _evaluated(lines: Iterable, known: dict[int, Realisation]) -> Iterable[EvaluatedLine]:
    return (EvaluatedLine(line, known.get(line.pk)) for line in lines)


def _sources_of(line: RkpLineFact) -> tuple[str, ...]:
    named: Sequence[str] = line.sources
    return (*named, "belum dibagi") if line.unsplit else tuple(named)
