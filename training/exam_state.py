"""Where the two tests of a session stand: how many questions, how many sheets, open or not."""

from dataclasses import dataclass

from django.db.models import Count

from training.enums import ExamKind
from training.models import Exam, TrainingSession


@dataclass(frozen=True)
class ExamState:
    """One test of a session; one that was never set up has no questions."""

    kind: ExamKind
    is_open: bool = False
    questions: int = 0
    sheets: int = 0

    @property
    def label(self) -> str:
        """Tes awal, Tes akhir."""
        return str(self.kind.label)

    @property
    def word(self) -> str:
        """As it stands in addresses."""
        return self.kind.word

    @property
    def questions_may_change(self) -> bool:
        """Whether nobody saw its questions yet."""
        return not self.is_open and not self.sheets

    @property
    def status_kind(self) -> str:
        """Sign of its state."""
        return "ok" if self.is_open else "neutral"

    @property
    def status_words(self) -> str:
        """Its state in words."""
        if self.is_open:
            return "Dibuka"
        if self.sheets:
            return "Ditutup"
        return "Belum dibuka" if self.questions else "Belum ada soal"


def exam_states(session: TrainingSession) -> list[ExamState]:
    """Both tests, the first one first. One query."""
    rows = Exam.objects.filter(session=session).annotate(
        asked=Count("question_set", distinct=True), handed_in=Count("sheet_set", distinct=True)
    )
    known = {row.kind: ExamState(ExamKind(row.kind), row.is_open, row.asked, row.handed_in) for row in rows}
    return [known.get(kind, ExamState(kind)) for kind in ExamKind]


def kind_of_word(word: str) -> ExamKind | None:
    """The kind that an address names."""
    return next((kind for kind in ExamKind if kind.word == word), None)
