"""The rules of plans that a module may help with, by their ids."""

from collections.abc import Sequence

from planning.checks import rules as _rules_of_planning  # noqa: F401, registers them
from planning.checks.registry import rules


def known_rules() -> dict[str, str]:
    """Id and title of every rule that plans are checked by, in the order of the ids."""
    return {rule.id: rule.title for rule in rules()}


def titled(ids: Sequence[str]) -> list[tuple[str, str]]:
    """Ids with their titles; an id that is no longer checked stands alone."""
    known = known_rules()
    return [(one, known.get(one, "")) for one in ids]
