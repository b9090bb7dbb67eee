"""For each rule plans that break it alone, and plans that just keep it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Case:
    """A plan that breaks one rule, what is found, and a plan that just keeps it."""

    rule: str
    name: str
    broken: Any
    kept: Any
    level: str
    field: str
    says: str
    of_line: bool = True

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


def of_plan(*values: Any) -> Case:
    """A case whose finding is about the plan as a whole."""
    return Case(*values, of_line=False)
