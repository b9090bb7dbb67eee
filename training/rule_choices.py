"""The rules of plans that a module may help with, by their ids."""

from collections.abc import Sequence

from planning.checks import rules as _rules_of_planning  # noqa: F401, registers them
from planning.checks.registry import Rule, rule_of, rules


def known_rules() -> dict[str, str]:
    """Id and title of every rule that plans are checked by, in the order of the ids."""
    return {rule.id: rule.title for rule in rules()}


def rules_of(ids: Sequence[str]) -> list[Rule]:
    """The rules of these ids, with remedy and legal source; one that is no longer checked is left out."""
    return [rule for one in ids if (rule := rule_of(one)) is not None]
