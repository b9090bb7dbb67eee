"""What is written of a question, and of a participant's sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FEWEST_OPTIONS, MOST_OPTIONS = 2, 5
LETTERS = "ABCDE"
LONGEST_OPTION = 300


@dataclass(frozen=True)
class QuestionData:
    """A question with its answers in order; `right` is the place of the right one, from 0."""

    text: str
    options: tuple[str, ...]
    right: int
    explanation: str = ""
    module_id: int | None = None


@dataclass(frozen=True)
class EvaluationData:
    """One participant's judgement: marks 1 to 5 by item (`EvaluationItem`) and by speaker's key."""

    items: Mapping[str, int] = field(default_factory=dict)
    speakers: Mapping[int, int] = field(default_factory=dict)
    suggestion: str = ""
