"""What the tests of a session show: scores, gains of those who sat both, and how each question went.

Scores are the person's own and the organiser's: who calls this asks `may_see_scores` first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from training.calculations.scores import points, shown, shown_mean
from training.enums import ExamKind, ParticipantRole
from training.models import ExamAnswer, ExamQuestion, ExamSheet, Participant, TrainingSession


@dataclass(frozen=True)
class Score:
    """One sheet: `right` of `asked`, and how it came in (`SheetVia`)."""

    right: int
    asked: int
    via: str

    @property
    def exact(self) -> Fraction:
        """0 to 100, exact."""
        return points(self.right, self.asked)

    @property
    def points(self) -> Decimal:
        """0 to 100 with one decimal."""
        return shown(self.exact)


@dataclass(frozen=True)
class ParticipantScores:
    """What one participant reached before and after."""

    participant_id: int
    name: str
    desa: str
    role: str
    pre: Score | None = None
    post: Score | None = None

    @property
    def is_pair(self) -> bool:
        """Whether he sat both."""
        return self.pre is not None and self.post is not None

    @property
    def exact_gain(self) -> Fraction | None:
        """Points after less points before; none unless he sat both."""
        return self.post.exact - self.pre.exact if self.pre and self.post else None

    @property
    def gain(self) -> Decimal | None:
        """The same with one decimal."""
        return None if self.exact_gain is None else shown(self.exact_gain)


@dataclass(frozen=True)
class QuestionResult:
    """How one question went. Asked in both tests, only those count who answered it in both.

    A question of one test only has that test's figures and no gain. Score-only sheets say nothing of questions.
    """

    number: int
    text: str
    module: str
    pre_right: int | None
    pre_asked: int
    post_right: int | None
    post_asked: int

    @property
    def answered(self) -> int:
        """How many people the figures are of."""
        return max(self.pre_asked, self.post_asked)

    @property
    def pre_percent(self) -> Decimal | None:
        """Share of right answers before, percent."""
        return _percent(self.pre_right, self.pre_asked)

    @property
    def post_percent(self) -> Decimal | None:
        """Share of right answers after, percent."""
        return _percent(self.post_right, self.post_asked)

    @property
    def gain(self) -> Decimal | None:
        """Percentage points gained, of those who answered it in both tests."""
        if self.pre_right is None or self.post_right is None or not self.pre_asked or not self.post_asked:
            return None
        return shown(points(self.post_right, self.post_asked) - points(self.pre_right, self.pre_asked))


@dataclass(frozen=True)
class ExamResults:
    """The tests of a session. Means are of the pairs: of those who sat both."""

    participants: tuple[ParticipantScores, ...]
    questions: tuple[QuestionResult, ...]

    @property
    def pairs(self) -> tuple[ParticipantScores, ...]:
        """Those who sat both."""
        return tuple(one for one in self.participants if one.is_pair)

    @property
    def pre_count(self) -> int:
        """How many sat the first test."""
        return sum(one.pre is not None for one in self.participants)

    @property
    def post_count(self) -> int:
        """How many sat the second test."""
        return sum(one.post is not None for one in self.participants)

    @property
    def mean_pre(self) -> Decimal | None:
        """Mean score before, of the pairs."""
        return shown_mean([one.pre.exact for one in self.pairs if one.pre])

    @property
    def mean_post(self) -> Decimal | None:
        """Mean score after, of the pairs."""
        return shown_mean([one.post.exact for one in self.pairs if one.post])

    @property
    def mean_gain(self) -> Decimal | None:
        """Mean gain in points, of the pairs; none without pairs."""
        return shown_mean(self._gains)

    @property
    def risen(self) -> int:
        """How many pairs gained."""
        return sum(gain > 0 for gain in self._gains)

    @property
    def equal(self) -> int:
        """How many pairs stayed where they were."""
        return sum(gain == 0 for gain in self._gains)

    @property
    def fallen(self) -> int:
        """How many pairs lost."""
        return sum(gain < 0 for gain in self._gains)

    @property
    def _gains(self) -> list[Fraction]:
        return [gain for one in self.participants if (gain := one.exact_gain) is not None]


def exam_results_of(session: TrainingSession) -> ExamResults:
    """Scores and gains of a session's named participants, in the order of its list. Four queries."""
    sheets: dict[tuple[int, str], Score] = {}
    for row in ExamSheet.objects.filter(exam__session=session).values_list(
        "participant_id", "exam__kind", "right", "asked", "via"
    ):
        sheets[row[0], row[1]] = Score(*row[2:])
    people = Participant.objects.filter(session=session).named().select_related("desa").order_by("position", "pk")
    participants = tuple(
        ParticipantScores(
            participant_id=one.pk,
            name=one.name,
            desa=one.desa.name if one.desa else "",
            role=str(ParticipantRole(one.role).label),
            pre=sheets.get((one.pk, ExamKind.PRE)),
            post=sheets.get((one.pk, ExamKind.POST)),
        )
        for one in people
    )
    return ExamResults(participants, tuple(_questions_of(session)) if sheets else ())


_Asked = Mapping[tuple[int, str], Mapping[int, bool]]  # (question, test) -> participant -> whether he was right


def _questions_of(session: TrainingSession) -> Iterable[QuestionResult]:
    rows = ExamQuestion.objects.filter(exam__session=session).order_by("exam__kind", "position", "pk")
    tests: dict[int, set[str]] = defaultdict(set)
    words: dict[int, tuple[str, str]] = {}
    listed = rows.values_list("question_id", "exam__kind", "question__text", "question__module__title")
    for question, kind, text, module in sorted(listed, key=lambda row: row[1] != ExamKind.PRE):
        tests[question].add(kind)
        words.setdefault(question, (text, module or ""))
    answered = _answers_of(session)
    for number, (question, (text, module)) in enumerate(words.items(), start=1):
        pre, post = (answered.get((question, kind), {}) for kind in (ExamKind.PRE, ExamKind.POST))
        if len(tests[question]) == len(ExamKind):
            both = [person for person in pre if person in post]
            pre, post = ({person: one[person] for person in both} for one in (pre, post))
        yield QuestionResult(
            number,
            text,
            module,
            sum(pre.values()) if ExamKind.PRE in tests[question] else None,
            len(pre),
            sum(post.values()) if ExamKind.POST in tests[question] else None,
            len(post),
        )


def _answers_of(session: TrainingSession) -> _Asked:
    found: dict[tuple[int, str], dict[int, bool]] = defaultdict(dict)
    rows = ExamAnswer.objects.filter(sheet__exam__session=session).order_by()
    values: Sequence = rows.values_list("question_id", "sheet__exam__kind", "sheet__participant_id", "option__is_right")
    for question, kind, person, is_right in values:
        found[question, kind][person] = bool(is_right)
    return found


def _percent(right: int | None, asked: int) -> Decimal | None:
    return shown(points(right, asked)) if right is not None and asked else None
