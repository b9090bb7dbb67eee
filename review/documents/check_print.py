"""What the officers' papers are drawn from: a round of a review, the check that reads it, its notes and its result."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from musyawarah.documents.village_print import VillagePrint
from places.formats.tanggal import format_tanggal
from places.models import Desa
from planning.documents.finding import find_rkp, find_rpjm
from reporting.errors import DocumentError
from reporting.payload import Signature
from reporting.prose_blocks import kop
from review.case import Case, case_of
from review.checklist import ChecklistRow, assessment_of, checklist_rows
from review.enums import ReviewAct, StepKey
from review.models import Assessment, PlanReview, ReviewMove, ReviewNote, Submission
from review.path import LEVEL_OF_CHECK
from review.rounds import checked_step, examined_round

GAP = ".............................."


@dataclass(frozen=True)
class CheckPrint(VillagePrint):
    """One round under one check; notes that are not sent yet only `with_drafts`, for the desk itself."""

    case: Case
    submission: Submission
    step: StepKey
    with_drafts: bool = False

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.case.plan.desa

    @property
    def on(self) -> date:
        """The day of the result, else today."""
        return timezone.localdate(self.result.at) if self.result else timezone.localdate()

    @property
    def plan_name(self) -> str:
        """The plan, or the change, as people call it."""
        return str(self.case.review)

    @cached_property
    def result(self) -> ReviewMove | None:
        """The move that gave this round's result; None while the check is at work."""
        moves = self.case.review.move_set.filter(act__in=[ReviewAct.RETURN, ReviewAct.RECOMMEND], step=self.step)
        return moves.filter(at__gte=self.submission.submitted_at).select_related("by__orang").last()

    @property
    def is_draft(self) -> bool:
        """Whether the result was not given yet."""
        return self.result is None

    @property
    def office(self) -> str:
        """ "Kecamatan Seririt"."""
        return self.case.office_of(self.step)

    @cached_property
    def assessment(self) -> Assessment | None:
        """What the officers concluded."""
        return assessment_of(self.submission, self.step) if self.with_drafts or not self.is_draft else None

    @cached_property
    def rows(self) -> list[ChecklistRow]:
        """The checklist."""
        return checklist_rows(self.submission, self.step)

    @cached_property
    def notes(self) -> list[ReviewNote]:
        """The notes of this round, and those of earlier ones that are open still."""
        notes = self.case.review.note_set.select_related("bidang")
        found = notes if self.with_drafts else notes.sent()
        return [note for note in found if note.submission_id == self.submission.pk or note.closed_at is None]

    @cached_property
    def head_of_office(self) -> Membership | None:
        """The camat; the Dinas PMD signs by whoever gave the result."""
        if self.step != StepKey.PERIKSA_KECAMATAN:
            return self.result.by if self.result else None
        camat = Membership.objects.filter(role=Role.CAMAT, kecamatan=self.desa.kecamatan_id, ends_on=None)
        return camat.select_related("orang").last()

    @cached_property
    def facts(self) -> list[list[str]]:
        """What every one of these papers says about the round."""
        return [
            ["Rencana", self.plan_name],
            [self.desa_word, f"{self.desa.name} ({self.desa.code})"],
            ["Nomor pengajuan", f"{self.submission.reference}, putaran ke-{self.submission.number}"],
            ["Diajukan", format_tanggal(timezone.localdate(self.submission.submitted_at))],
            ["Pemeriksa", self.office],
        ]

    def office_kop(self) -> dict:
        """The letterhead of the office that examines."""
        second = (
            f"Kecamatan {self.desa.kecamatan.name}"
            if self.step == StepKey.PERIKSA_KECAMATAN
            else "Dinas Pemberdayaan Masyarakat dan Desa"
        )
        return kop([f"Pemerintah {self.desa.kabupaten.name}".upper(), second.upper()])

    def office_place_and_date(self) -> str:
        """ "Seririt, 3 Agustus 2026", without a day while the result is not given."""
        desa = self.desa
        place = desa.kecamatan.name if self.step == StepKey.PERIKSA_KECAMATAN else desa.kabupaten.plain_name
        return f"{place}, {format_tanggal(self.on) if self.result else GAP}"

    def examiner(self) -> Signature:
        """Whoever wrote the result."""
        by = self.assessment.by if self.assessment else None
        return _signature("Pemeriksa,", str(by.get_role_display()) if by else "Petugas pemeriksa", by, side="left")

    def head_signature(self) -> Signature:
        """The camat, or the Dinas PMD."""
        is_camat = self.step == StepKey.PERIKSA_KECAMATAN
        office = f"Camat {self.desa.kecamatan.name}" if is_camat else f"Dinas PMD {self.desa.kabupaten.name}"
        return _signature("Mengetahui,", office, self.head_of_office, place_and_date=self.office_place_and_date())


def find_check(*, desa: str, year: int | None = None, rpjm: int | None = None) -> CheckPrint:
    """The newest round of a plan by village code and year (or first year). Raises DocumentError without any."""
    plan = find_rkp(desa, year) if year is not None else find_rpjm(desa, rpjm or 0)
    review = PlanReview.objects.of_plan(plan).with_plan().first()
    found = check_print(case_of(review)) if review else None
    if found is None:
        raise DocumentError(f"{plan} belum pernah diajukan.")
    return found


def check_print(case: Case, *, with_drafts: bool = False) -> CheckPrint | None:
    """The newest round of a case; None while nothing was handed to officers."""
    submission = examined_round(case.review)
    if submission is None:
        return None
    submission.review = case.review
    return CheckPrint(case, submission, checked_step(case), with_drafts=with_drafts)


def level_words(step: StepKey) -> str:
    """ "kecamatan" or "kabupaten"."""
    return LEVEL_OF_CHECK[step].value


def _signature(
    heading: str, office: str, by: Membership | None, *, side: str = "right", place_and_date: str | None = None
) -> Signature:
    orang = by.orang if by else None
    return Signature(
        heading=heading,
        office=office,
        name=orang.name if orang else None,
        nip=(orang.nip or None) if orang else None,
        place_and_date=place_and_date,
        side=side,  # type: ignore[arg-type]
    )
