"""What the participants thought of a session and its speakers, in means; few sheets say nothing, to protect them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from training.calculations.scores import shown_mean
from training.enums import EvaluationItem
from training.models import EvaluationMark, EvaluationSheet, Speaker, TrainingSession

FEWEST_SHEETS = 5  # fewer: a mean would tell what one person thought


@dataclass(frozen=True)
class MarkMean:
    """The mean of an item or a speaker, 1 to 5; none while fewer than five gave a mark."""

    label: str
    institution: str
    count: int
    mean: Decimal | None

    @property
    def is_hidden(self) -> bool:
        """Whether marks were given that are kept back."""
        return self.mean is None and self.count > 0


@dataclass(frozen=True)
class EvaluationResults:
    """The evaluation of a session; with fewer than five sheets it holds no mark, no mean and no word."""

    sheets: int
    items: tuple[MarkMean, ...]
    speakers: tuple[MarkMean, ...]
    suggestions: tuple[str, ...]
    mean: Decimal | None

    @property
    def is_hidden(self) -> bool:
        """Whether there are too few sheets to show anything but their number."""
        return self.sheets < FEWEST_SHEETS


def evaluation_results_of(session: TrainingSession) -> EvaluationResults:
    """Means per item and per speaker; suggestions by alphabet, not by who came first. Four queries."""
    suggestions = list(EvaluationSheet.objects.filter(session=session).values_list("suggestion", flat=True))
    marks: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    rows = EvaluationMark.objects.filter(sheet__session=session).order_by()
    for item, speaker, mark in rows.values_list("item", "speaker_id", "mark"):
        marks[item, speaker].append(mark)
    is_hidden = len(suggestions) < FEWEST_SHEETS
    of_items = [mark for (item, _), given in marks.items() if item for mark in given]
    return EvaluationResults(
        sheets=len(suggestions),
        items=tuple(_mean(item.label, "", marks[item, None], is_hidden) for item in EvaluationItem),
        speakers=tuple(
            _mean(one.name, one.institution, marks["", one.pk], is_hidden)
            for one in speakers_of(session, also=[pk for _, pk in marks if pk is not None])
        ),
        suggestions=() if is_hidden else tuple(sorted({text.strip() for text in suggestions if text.strip()})),
        mean=None if is_hidden else shown_mean(of_items),
    )


def speakers_of(session: TrainingSession, *, also: Sequence[int] = ()) -> list[Speaker]:
    """Who speaks by the rundown, in its order, and `also` those judged before it changed. Two queries."""
    spoken = list(session.item_set.exclude(speaker=None).values_list("speaker_id", flat=True))
    wanted = list(dict.fromkeys([*spoken, *also]))
    found = Speaker.objects.in_bulk(wanted)
    return [found[pk] for pk in wanted]


def _mean(label: str, institution: str, given: Sequence[int], is_hidden: bool) -> MarkMean:
    few = is_hidden or len(given) < FEWEST_SHEETS
    return MarkMean(str(label), institution, len(given), None if few else shown_mean(given))
