"""Pre- and post-test: the bank of questions, the tests of a session, answers and scores; and the evaluation."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from accounts.models import Membership
from places.models import OwnedByPlace
from training.calculations.scores import points, shown
from training.enums import EvaluationItem, ExamKind, SheetVia
from training.models.curriculum import TrainingModule
from training.models.participant import Participant
from training.models.session import Speaker, TrainingSession
from training.querysets import OfParticipantQuerySet, OfSessionQuerySet, QuestionQuerySet


class Question(OwnedByPlace):
    """A question of the bank. Once a test has asked it, it is only replaced by a new one, so that scores stay true."""

    module = models.ForeignKey(TrainingModule, models.PROTECT, null=True, blank=True, related_name="question_set")
    text = models.TextField("pertanyaan")
    explanation = models.TextField("penjelasan", blank=True)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = QuestionQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["module__title", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class QuestionOption(models.Model):
    """One of the answers to choose from."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="option_set")
    text = models.CharField("jawaban", max_length=300)
    is_right = models.BooleanField("benar", default=False)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["question_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_right=True), name="training_question_one_right_answer"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Exam(models.Model):
    """The pre- or post-test of a session; answered while it is open."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="exam_set")
    kind = models.CharField("tes", max_length=4, choices=ExamKind)
    is_open = models.BooleanField("dibuka", default=False)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "-kind"]
        constraints = [models.UniqueConstraint(fields=["session", "kind"], name="training_exam_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.session}"


class ExamQuestion(models.Model):
    """A question as part of a test."""

    exam = models.ForeignKey(Exam, models.CASCADE, related_name="question_set")
    question = models.ForeignKey(Question, models.PROTECT, related_name="exam_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["exam_id", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["exam", "question"], name="training_exam_question_once")]

    def __str__(self) -> str:
        return str(self.question)


class ExamSheet(models.Model):
    """A participant's test: `right` of `asked` questions; the score is 100 x right / asked."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="sheet_set")
    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sheet_set")
    right = models.PositiveSmallIntegerField("benar")
    asked = models.PositiveSmallIntegerField("banyak soal")
    via = models.CharField("cara", max_length=10, choices=SheetVia)
    handed_in_at = models.DateTimeField("dikumpulkan", auto_now=True)
    typed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["exam_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "exam"], name="training_sheet_once"),
            models.CheckConstraint(
                condition=Q(asked__gt=0) & Q(right__lte=F("asked")), name="training_sheet_right_of_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.right}/{self.asked}"

    @property
    def points(self) -> Decimal:
        """0 to 100 with one decimal."""
        return shown(points(self.right, self.asked))

    @property
    def shown_words(self) -> str:
        """How it came in and what it says: "Diketik panitia: 14 dari 20 benar"."""
        return f"{self.get_via_display()}: {self.right} dari {self.asked} benar"


class ExamAnswer(models.Model):
    """What was chosen for one question; no option: left open."""

    sheet = models.ForeignKey(ExamSheet, models.CASCADE, related_name="answer_set")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    option = models.ForeignKey(QuestionOption, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["sheet_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "question"], name="training_answer_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.option}"


class EvaluationSheet(models.Model):
    """One participant's judgement of the session; it does not say whose (only that he gave one is kept elsewhere)."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="evaluation_set")
    suggestion = models.TextField("saran", blank=True)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "pk"]

    def __str__(self) -> str:
        return f"Evaluasi {self.session_id}"


class EvaluationMark(models.Model):
    """A mark from 1 (kurang) to 5 (sangat baik): of an item of the session, or of one of its speakers."""

    sheet = models.ForeignKey(EvaluationSheet, models.CASCADE, related_name="mark_set")
    item = models.CharField("butir", max_length=10, choices=EvaluationItem, blank=True)
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="+")
    mark = models.PositiveSmallIntegerField("nilai (1-5)")

    class Meta:
        ordering = ["sheet_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(mark__gte=1, mark__lte=5), name="training_evaluation_mark_1_to_5"),
            models.CheckConstraint(
                condition=(Q(item="") & Q(speaker__isnull=False)) | (~Q(item="") & Q(speaker=None)),
                name="training_evaluation_of_item_or_speaker",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.speaker}: {self.mark}"
