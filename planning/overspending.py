"""Why a ceiling is overspent, in words, and the lines that cause it; plain values, nothing stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from places.formats.rupiah import format_rupiah
from planning.facts import LineFact
from planning.pagu_usage import PaguUsage, Usage

MOST_NAMED = 10


@dataclass(frozen=True)
class Cause:
    """A line and the rupiah with which it burdens the ceiling."""

    line: LineFact
    amount: int


@dataclass(frozen=True)
class Overspending:
    """One overspent ceiling: what happened, what can be done, and its largest lines."""

    usage: Usage
    sentence: str
    remedy: str
    causes: tuple[Cause, ...]

    @property
    def named(self) -> tuple[Cause, ...]:
        """The largest of the lines."""
        return self.causes[:MOST_NAMED]

    @property
    def unnamed_count(self) -> int:
        """How many more lines there are."""
        return max(0, len(self.causes) - MOST_NAMED)

    @property
    def unnamed_amount(self) -> int:
        """Rupiah of those."""
        return sum(cause.amount for cause in self.causes[MOST_NAMED:])


def explain_overspending(usage: PaguUsage, lines: Iterable[LineFact]) -> tuple[Overspending, ...]:
    """Every overspent ceiling, the whole last; nothing while no ceiling is known at all."""
    if not usage.pagu.is_known:
        return ()
    known = tuple(lines)
    return tuple(
        Overspending(part, _sentence(part), _remedy(part, usage), _causes(part, known)) for part in usage.overspent
    )


def _sentence(part: Usage) -> str:
    used, ceiling, over = (format_rupiah(sum_, prefix="Rp") for sum_ in (part.used, part.ceiling, part.over))
    if not part.sources:
        return f"Seluruh rencana berjumlah {used}, sedangkan semua pagu bersama {ceiling}. Lebih {over}."
    if not part.has_ceiling:
        return f"{part.label} dipakai {used}, padahal tidak punya pagu tahun ini."
    if part.unsplit:
        unsplit, among = format_rupiah(part.unsplit, prefix="Rp"), " di antaranya" if len(part.sources) > 1 else ""
        return (
            f"{part.label} dipakai {used}, termasuk {unsplit} yang belum dibagi{among}, "
            f"sedangkan pagunya {ceiling}. Bagaimanapun dibagi, lebih {over}."
        )
    return f"{part.label} dipakai {used}, sedangkan pagunya {ceiling}. Lebih {over}."


def _remedy(part: Usage, usage: PaguUsage) -> str:
    over = format_rupiah(part.over, prefix="Rp")
    if not part.sources:
        return f"Kurangi biaya {over}, atau tunda sebagian kegiatan ke tahun berikutnya."
    strained = {source for other in (part, *usage.shared) if other.is_over for source in other.sources}
    roomy = [
        f"{other.label} (sisa {format_rupiah(other.left, prefix='Rp')})"
        for other in usage.by_source
        if other.left > 0 and other.sources[0] not in strained
    ]
    elsewhere = f", atau pindahkan ke sumber yang masih bersisa: {', '.join(roomy)}" if roomy else ""
    if not part.has_ceiling:
        return f"Isi pagunya bila memang ada{elsewhere}."
    return f"Kurangi biaya {over}{elsewhere}."


def _causes(part: Usage, lines: tuple[LineFact, ...]) -> tuple[Cause, ...]:
    causes = [Cause(line, amount) for line in lines if (amount := _burden(line, part))]
    return tuple(sorted(causes, key=lambda cause: -cause.amount))


def _burden(line: LineFact, part: Usage) -> int:
    """Rupiah of a line that count against the ceiling, by the same rule as `pagu_usage`."""
    if not part.sources:
        return line.total
    burden = 0
    for year in line.years:
        burden += sum(cost.amount or 0 for cost in year.costs if cost.source in part.sources)
        if part.unsplit and year.candidates and {*year.candidates} <= {*part.sources}:
            burden += year.unsplit
    return burden
