"""Everything the village looks at before it hands a plan over."""

from dataclasses import dataclass

from planning.calculations.semula_menjadi import Comparison, compare
from planning.documents.official import complete_list
from reporting.errors import TamperedError
from reporting.hashing import sha256_of
from reporting.payload_json import canonical_bytes
from review.case import Case
from review.enums import ReviewState, SumBasis
from review.frozen import frozen_list_of, load_plan_facts, sums_of
from review.models import Submission, SubmissionFinding, SubmissionSum
from review.papers import MissingPaper, missing_papers
from review.readiness import Readiness, load_readiness
from review.since_forum import SinceForum, load_since_forum


@dataclass(frozen=True)
class Handover:
    """The plan as it would be frozen now. `seen`: the SHA-256 of what the page shows."""

    readiness: Readiness
    papers: tuple[MissingPaper, ...]
    line_count: int
    total: int
    by_bidang: tuple[SubmissionSum, ...]
    by_source: tuple[SubmissionSum, ...]
    last: Submission | None
    since_last: Comparison | None
    since_forum: SinceForum | None
    seen: str
    former_sentences: dict[str, str]
    unanswered: int

    @property
    def is_blocked(self) -> bool:
        """Whether a rule stops the plan, or there is nothing to examine."""
        return bool(self.readiness.blocks) or not self.line_count


def load_handover(case: Case) -> Handover:
    """Rules, papers, sums and changes; the queries are the same for every number of lines."""
    facts, living = load_plan_facts(case.plan), complete_list(case.plan)
    sums = sums_of(facts)
    last = case.review.submission_set.first() if case.review.pk is not None else None
    try:
        since_last = compare(frozen_list_of(last), living) if last else None
    except TamperedError:  # `verify_documents` tells where; the village may still hand over what it has
        since_last = None
    return Handover(
        readiness=load_readiness(case),
        papers=tuple(missing_papers(case)),
        line_count=len(facts.lines),
        total=facts.total,
        by_bidang=tuple(row for row in sums if row.basis == SumBasis.BIDANG),
        by_source=tuple(row for row in sums if row.basis == SumBasis.SUMBER),
        last=last,
        since_last=since_last,
        since_forum=load_since_forum(case),
        seen=sha256_of(canonical_bytes(living)),
        former_sentences=_former_sentences(last),
        unanswered=_unanswered(case),
    )


def _former_sentences(last: Submission | None) -> dict[str, str]:
    """What the village wrote last time, by rule: a warning that still stands is not explained anew."""
    if last is None:
        return {}
    return dict(SubmissionFinding.objects.filter(submission=last).exclude(sentence="").values_list("rule", "sentence"))


def _unanswered(case: Case) -> int:
    """Notes that the village has not answered, of a plan that was returned."""
    if case.state != ReviewState.RETURNED:
        return 0
    return case.review.note_set.still_open().filter(answer="").count()
