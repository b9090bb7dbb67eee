"""The rules that are known: each a pure function over facts, with its level, legal source and remedy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from planning.checks.finding import Draft
from planning.enums import CheckLevel

RPJM, RKP = "rpjm", "rkp"
BOTH = frozenset({RPJM, RKP})
BLOCK, WARN, INFO = CheckLevel.BLOCK.value, CheckLevel.WARN.value, CheckLevel.INFO.value

Check = Callable[..., Iterable[Draft]]
Load = Callable[[Any], Any]


@dataclass(frozen=True)
class Rule:
    """One rule. `allowed` are the levels that the law leaves to a kabupaten; empty when the findings set their own.

    `load` is for rooms above: called with the plan, its result is handed to `check` after the facts. `of_plan`: it
    finds nothing about lines, and is not asked where only these are shown.
    """

    id: str
    title: str
    level: str
    allowed: tuple[str, ...]
    legal_source: str
    remedy: str
    plans: frozenset[str]
    check: Check
    load: Load | None = None
    of_plan: bool = False

    @property
    def is_settable(self) -> bool:
        """Whether a kabupaten has a choice at all."""
        return len(self.allowed) > 1

    def level_in(self, levels: dict[str, str]) -> str:
        """The level in force where a kabupaten set these; what the law does not allow is not heard."""
        chosen = levels.get(self.id, self.level)
        return chosen if chosen in self.allowed else self.level


_RULES: dict[str, Rule] = {}


def rule(
    id: str,
    *,
    title: str,
    level: str,
    allowed: tuple[str, ...],
    legal_source: str,
    remedy: str,
    plans: Iterable[str] = BOTH,
    load: Load | None = None,
    of_plan: bool = False,
) -> Callable[[Check], Check]:
    """Register a check. Raises ValueError for an id that is taken or a shipped level that is not allowed."""

    def register(check: Check) -> Check:
        if id in _RULES:
            raise ValueError(f"Rule {id} is registered twice.")
        if allowed and level not in allowed:
            raise ValueError(f"Rule {id} is shipped with a level that it does not allow.")
        _RULES[id] = Rule(id, title, level, allowed, legal_source, remedy, frozenset(plans), check, load, of_plan)
        return check

    return register


def rules(plan: str | None = None) -> list[Rule]:
    """All rules in the order of their ids, or those of one kind of plan."""
    return sorted((r for r in _RULES.values() if plan is None or plan in r.plans), key=lambda r: r.id)


def rule_of(id: str) -> Rule | None:
    """The rule with this id."""
    return _RULES.get(id)


def forget(id: str) -> None:
    """Take a rule out again: for whoever registered it only for a while."""
    _RULES.pop(id, None)
