"""Review of plans."""

from review.models.assessment import Assessment
from review.models.enactment import BpdAgreement, Enactment, PlanChapter, Publication
from review.models.note import OpeningRequest, ReviewNote
from review.models.notice import Notice
from review.models.path import ReviewPhrase, ReviewStep
from review.models.plan_review import Pause, PlanReview, ReviewMove
from review.models.submission import ChecklistAnswer, Submission, SubmissionFinding, SubmissionSum
from review.models.upward import DuRkpReceipt, Forwarding

__all__ = [
    "Assessment",
    "BpdAgreement",
    "ChecklistAnswer",
    "DuRkpReceipt",
    "Enactment",
    "Forwarding",
    "Notice",
    "OpeningRequest",
    "Pause",
    "PlanChapter",
    "PlanReview",
    "Publication",
    "ReviewMove",
    "ReviewNote",
    "ReviewPhrase",
    "ReviewStep",
    "Submission",
    "SubmissionFinding",
    "SubmissionSum",
]
