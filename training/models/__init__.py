"""Tables of training."""

from training.models.balai import BalaiActivity, BalaiCount, BalaiLoan, BalaiManager, BalaiPartner, BalaiRakyat
from training.models.certificate import Certificate
from training.models.curriculum import Material, MaterialVersion, TrainingModule
from training.models.exam import (
    EvaluationMark,
    EvaluationSheet,
    Exam,
    ExamAnswer,
    ExamQuestion,
    ExamSheet,
    Question,
    QuestionOption,
)
from training.models.follow_up import Rtl, Temuan
from training.models.participant import AttendanceMark, Participant, ParticipantImport
from training.models.program import ProgramModule, TrainingProgram
from training.models.session import (
    HalfDay,
    SessionCall,
    SessionItem,
    SessionKecamatan,
    SessionPicture,
    Speaker,
    TrainingSession,
    Venue,
)

__all__ = [
    "AttendanceMark",
    "BalaiActivity",
    "BalaiCount",
    "BalaiLoan",
    "BalaiManager",
    "BalaiPartner",
    "BalaiRakyat",
    "Certificate",
    "EvaluationMark",
    "EvaluationSheet",
    "Exam",
    "ExamAnswer",
    "ExamQuestion",
    "ExamSheet",
    "HalfDay",
    "Material",
    "MaterialVersion",
    "Participant",
    "ParticipantImport",
    "ProgramModule",
    "Question",
    "QuestionOption",
    "Rtl",
    "SessionCall",
    "SessionItem",
    "SessionKecamatan",
    "SessionPicture",
    "Speaker",
    "Temuan",
    "TrainingModule",
    "TrainingProgram",
    "TrainingSession",
    "Venue",
]
