"""The questions offered for a test, by module: those that the programme teaches come first."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Membership
from training.models import Question, TrainingSession


@dataclass(frozen=True)
class OfferedQuestion:
    """One question with its box."""

    pk: int
    text: str
    right: str
    is_ticked: bool
    is_retired: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """The questions of one module."""

    title: str
    is_taught: bool
    questions: tuple[OfferedQuestion, ...]

    @property
    def has_ticked(self) -> bool:
        """Whether one of them is chosen."""
        return any(question.is_ticked for question in self.questions)


def choice_groups(membership: Membership, session: TrainingSession, ticked: Collection[int]) -> list[ChoiceGroup]:
    """What may be asked, and what is asked already even if it is not offered any more. Three queries."""
    taught = list(session.program.module_set.values_list("module_id", flat=True))
    offered = Question.objects.visible_to(membership).filter(Q(is_retired=False) | Q(pk__in=ticked))
    groups: dict[int | None, list[Question]] = {}
    for question in offered.select_related("module").prefetch_related("option_set").by_module():
        groups.setdefault(question.module_id, []).append(question)
    order = {pk: at for at, pk in enumerate(taught)}
    return [
        ChoiceGroup(
            title=questions[0].module.title if questions[0].module else "Tanpa modul",
            is_taught=pk in order,
            questions=tuple(_offered(question, ticked) for question in questions),
        )
        for pk, questions in sorted(groups.items(), key=lambda item: order.get(item[0], len(order)))
    ]


def _offered(question: Question, ticked: Collection[int]) -> OfferedQuestion:
    right = next((option.text for option in question.option_set.all() if option.is_right), "")
    return OfferedQuestion(question.pk, question.text, right, question.pk in ticked, question.is_retired)
