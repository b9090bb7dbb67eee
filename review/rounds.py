"""The rounds of a review: which one lies on the desk, which one was read before, and the lines of one."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from planning.calculations.semula_menjadi import AMOUNT, GROUP, NUMBERING, Cells, Comparison, compare, lines_of
from reporting.payload import MatrixDocument
from review.case import Case
from review.enums import ReviewAct, StepKey, SubmissionEnd, SubmissionKind
from review.frozen import frozen_list_of
from review.models import PlanReview, Submission

NAME = "kegiatan"


@dataclass(frozen=True)
class FrozenLine:
    """One line as it was submitted; `cells` by the keys of the columns."""

    uid: UUID
    cells: Cells

    @property
    def number(self) -> str:
        """Its number in the list."""
        return str(self.cells.get(NUMBERING) or "")

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.cells.get(NAME) or "")

    @property
    def bidang(self) -> str:
        """ "2 Pelaksanaan Pembangunan Desa"."""
        return str(self.cells.get(GROUP) or "")

    @property
    def amount(self) -> int:
        """Rupiah."""
        value = self.cells.get(AMOUNT)
        return value if isinstance(value, int) else 0


@dataclass(frozen=True)
class FrozenPlan:
    """The complete list of a round; `columns` are the heads by key, without the numbering."""

    document: MatrixDocument

    @cached_property
    def columns(self) -> dict[str, str]:
        """Heads of all columns that a note can be pinned to."""
        columns = self.document.table.columns
        return {column.key: " – ".join(column.head) for column in columns if column.key != NUMBERING}

    @cached_property
    def lines(self) -> dict[UUID, FrozenLine]:
        """Lines by uid, in print order."""
        return {UUID(ref): FrozenLine(UUID(ref), cells) for ref, cells in lines_of(self.document).items()}


def frozen_plan(submission: Submission) -> FrozenPlan:
    """The plan of a round. Raises TamperedError when it is not the one that was hashed."""
    return FrozenPlan(frozen_list_of(submission))


def current_round(review: PlanReview) -> Submission | None:
    """The newest round; None while nothing was handed over."""
    return review.submission_set.first()


def examined_round(review: PlanReview) -> Submission | None:
    """The newest round that was handed to officers."""
    return review.submission_set.filter(kind=SubmissionKind.REVIEW).first()


def checked_step(case: Case) -> StepKey:
    """The check at hand; after it the last one that gave a result."""
    if case.review.step:
        return StepKey(case.review.step)
    given = case.review.move_set.filter(act__in=[ReviewAct.RECOMMEND, ReviewAct.RETURN]).exclude(step="").last()
    last = case.path.last_check
    return StepKey(given.step) if given else last.key if last else StepKey.PERIKSA_KECAMATAN


def former_round(submission: Submission) -> Submission | None:
    """The newest earlier round that officers read to its end: what was withdrawn nobody has read."""
    earlier = Submission.objects.filter(review=submission.review_id, number__lt=submission.number)
    return earlier.filter(end__in=[SubmissionEnd.RETURNED, SubmissionEnd.RECOMMENDED]).first()


def changes_since_former(submission: Submission) -> Comparison | None:
    """What the village changed since officers last read the plan; None in the first round."""
    former = former_round(submission)
    return compare(frozen_list_of(former), frozen_list_of(submission)) if former else None
