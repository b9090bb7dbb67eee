"""What villages handed over and what the rules found in it, written straight into the tables."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.models import Desa, Kecamatan
from planning.enums import CheckLevel
from planning.models import RkpDesa, RpjmDesa
from reporting.hashing import sha256_of
from review.enums import ReviewState, Severity, StepKey
from review.models import PlanReview, ReviewNote, Submission, SubmissionFinding
from tests.cast import make_desa
from training.models import ProgramModule, TrainingModule, TrainingProgram

BEFORE, AFTER = 2026, 2027
HANDED_OVER = {BEFORE: datetime(2025, 8, 4, 3, tzinfo=UTC), AFTER: datetime(2026, 8, 3, 3, tzinfo=UTC)}
PAYLOAD = "{}"


def make_villages_of(kecamatan: Kecamatan, count: int) -> list[Desa]:
    """So many villages of a kecamatan."""
    return [make_desa(f"{kecamatan.code}.{5000 + number}", f"Desa {number}", kecamatan) for number in range(count)]


def hand_over(
    by: Membership, year: int, found: Mapping[Desa, Collection[str]], *, at: datetime | None = None
) -> list[Submission]:
    """One round of each village for its RKP Desa of a year, with the rules that found something in it."""
    known = {plan.desa_id: plan for plan in RpjmDesa.objects.filter(desa__in=found)}
    new = [RpjmDesa(desa=desa, first_year=2021, last_year=2028) for desa in found if desa.pk not in known]
    known |= {plan.desa_id: plan for plan in RpjmDesa.objects.bulk_create(new)}
    moment = at or HANDED_OVER[year]
    plans = RkpDesa.objects.bulk_create(RkpDesa(desa=desa, rpjm=known[desa.pk], year=year) for desa in found)
    state = {"state": ReviewState.SUBMITTED, "step": StepKey.PERIKSA_KECAMATAN, "submitted_at": moment}
    reviews = PlanReview.objects.bulk_create(
        PlanReview(desa=plan.desa, rkp=plan, plan_kind=PlanKind.RKP, year=year, due_on=moment.date(), **state)
        for plan in plans
    )
    rounds = Submission.objects.bulk_create(_round(by, review, moment) for review in reviews)
    SubmissionFinding.objects.bulk_create(
        SubmissionFinding(submission=one, rule=rule, level=CheckLevel.WARN, count=2, example="Contoh.")
        for one, rules in zip(rounds, found.values(), strict=True)
        for rule in rules
    )
    return rounds


def note(by: Membership, submission: Submission, label: str = "", *, is_sent: bool = True) -> ReviewNote:
    """What an officer noted about a column of a line, or about the documents."""
    return ReviewNote.objects.create(
        desa=submission.desa,
        review=submission.review,
        submission=submission,
        step=StepKey.PERIKSA_KECAMATAN,
        by=by,
        severity=Severity.MUST,
        text="Lengkapi.",
        line_uid=submission.review.uid if label else None,
        field="volume" if label else "",
        field_label=label,
        sent_at=submission.submitted_at if is_sent else None,
    )


def make_module(title: str, rules: Sequence[str], program: TrainingProgram | None = None) -> TrainingModule:
    """A shipped module that treats rules, as part of a programme where one is given."""
    module = TrainingModule.objects.create(title=title, rules=list(rules))
    if program:
        ProgramModule.objects.create(program=program, module=module)
    return module


def _round(by: Membership, review: PlanReview, moment: datetime) -> Submission:
    return Submission(
        desa_id=review.desa_id,
        review=review,
        number=1,
        reference=f"{review.uid.hex[:20]}-1",
        step=StepKey.PERIKSA_KECAMATAN,
        payload=PAYLOAD,
        payload_sha256=sha256_of(PAYLOAD.encode()),
        line_count=1,
        total=1_000_000,
        submitted_at=moment,
        submitted_by=by,
    )
