"""The 14-item sheets of the tim verifikasi for the lines of a round (form F-RKP-06)."""

from dataclasses import dataclass

from planning.enums import VerificationResult
from planning.examination import Paper, PaperState
from planning.models import PemeriksaanRab
from review.rounds import FrozenLine, FrozenPlan


@dataclass(frozen=True)
class Sheet:
    """One sheet: what is there, what lacks, and the verdict."""

    line: FrozenLine
    sheet: PemeriksaanRab
    papers: tuple[tuple[str, str], ...]

    @property
    def there(self) -> int:
        """How many of the papers are there or not needed."""
        fine = {str(PaperState.ADA.label), str(PaperState.TIDAK_PERLU.label)}
        return sum(state in fine for _, state in self.papers)

    @property
    def is_fit(self) -> bool:
        """Whether the team found the line fit."""
        return self.sheet.result == VerificationResult.LAYAK


def sheets_of(frozen: FrozenPlan) -> list[Sheet]:
    """The sheets of the round's lines, in its order: one query."""
    rows = PemeriksaanRab.objects.filter(line__uid__in=frozen.lines).select_related("line")
    found = {row.line.uid: row for row in rows}
    return [Sheet(line, found[uid], _papers(found[uid])) for uid, line in frozen.lines.items() if uid in found]


def _papers(sheet: PemeriksaanRab) -> tuple[tuple[str, str], ...]:
    labels = dict(PaperState.choices)
    return tuple(
        (str(paper.label), str(labels.get(sheet.items.get(paper.value, ""), "belum diisi"))) for paper in Paper
    )
