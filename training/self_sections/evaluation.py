"""Whether the participant may still judge the session, or has done so."""

from dataclasses import dataclass

from training.models import Participant
from training.self_sections import SelfSection


@dataclass(frozen=True)
class OwnEvaluation:
    """What the participant can do; of what he said nothing is known."""

    is_open: bool
    is_given: bool


def load(participant: Participant) -> OwnEvaluation | None:
    """None while it was never opened to him. No query."""
    is_open, is_given = participant.session.evaluation_open, participant.evaluated_on is not None
    return OwnEvaluation(is_open, is_given) if is_open or is_given else None


SECTION = SelfSection(40, "training/self_evaluation.html", load)
