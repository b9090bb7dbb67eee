"""What a submission freezes: the complete list, its sums, and reading them back."""

from collections import defaultdict

from planning.calculations.semula_menjadi import Comparison, compare
from planning.documents.official import complete_list
from planning.enums import Tag
from planning.facts import PlanFacts, source_order
from planning.models import RkpDesa, RpjmDesa
from planning.rkp_facts import load_rkp_facts
from planning.rpjm_facts import load_rpjm_facts
from reporting.errors import TamperedError
from reporting.hashing import sha256_of
from reporting.payload import MatrixDocument
from reporting.payload_json import canonical_bytes, from_bytes
from review.case import Plan
from review.enums import SumBasis
from review.limit_sums import limit_sums
from review.models import Submission, SubmissionSum

NOT_SPLIT = ("-", "Belum dibagi per sumber dana")


def load_plan_facts(plan: Plan) -> PlanFacts:
    """The facts of either kind of plan."""
    return load_rpjm_facts(plan) if isinstance(plan, RpjmDesa) else load_rkp_facts(plan)


def freeze(submission: Submission, plan: Plan) -> list[SubmissionSum]:
    """Write the plan as it stands now onto an unsaved submission; gives its sums, which want the saved row.

    Sums in rupiah: by bidang, by fund source (what is not split under "-"), by tag, by limit of the Dana Desa year.
    """
    data = canonical_bytes(complete_list(plan))
    facts = load_plan_facts(plan)
    submission.payload, submission.payload_sha256 = data.decode("ascii"), sha256_of(data)
    submission.line_count, submission.total = len(facts.lines), facts.total
    rows = sums_of(facts) + (limit_sums(plan, facts) if isinstance(plan, RkpDesa) else [])
    for row in rows:
        row.submission = submission
    return rows


def frozen_list_of(submission: Submission) -> MatrixDocument:
    """The complete list as it was submitted. Raises TamperedError when it is not the one that was hashed."""
    data = submission.payload.encode()
    if sha256_of(data) != submission.payload_sha256:
        raise TamperedError(f"Isi pengajuan {submission.reference} tidak sama dengan yang diajukan.")
    payload = from_bytes(data)
    if not isinstance(payload, MatrixDocument):
        raise TamperedError(f"Isi pengajuan {submission.reference} tidak dapat dibaca.")
    return payload


def compare_submissions(before: Submission, after: Submission) -> Comparison:
    """What changed from one round to another."""
    return compare(frozen_list_of(before), frozen_list_of(after))


def compare_with_living(before: Submission, plan: Plan) -> Comparison:
    """What has changed in the plan since a round."""
    return compare(frozen_list_of(before), complete_list(plan))


def sums_of(facts: PlanFacts) -> list[SubmissionSum]:
    """Sums in rupiah by bidang, by fund source (what is not split under "-"), by tag; rows of no submission yet."""
    rows = [
        SubmissionSum(basis=SumBasis.BIDANG, key=bidang.code, name=bidang.name[:150], amount=bidang.total)
        for bidang in facts.bidang
    ]
    by_source: dict[str, int] = defaultdict(int)
    by_tag: dict[str, int] = defaultdict(int)
    for line in facts.lines:
        for year in line.years:
            for cost in year.costs:
                by_source[cost.source or NOT_SPLIT[0]] += cost.amount or 0
        for tag in line.tags:
            by_tag[tag] += line.total
    for code in sorted(by_source, key=source_order):
        name = NOT_SPLIT[1] if code == NOT_SPLIT[0] else code
        rows.append(SubmissionSum(basis=SumBasis.SUMBER, key=code, name=name, amount=by_source[code]))
    rows += [
        SubmissionSum(basis=SumBasis.TAG, key=tag[:20], name=str(Tag(tag).label), amount=amount)
        for tag, amount in sorted(by_tag.items())
    ]
    return rows
