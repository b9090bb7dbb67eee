"""What a rule finds: plain values, safe for JSON."""

from dataclasses import dataclass
from typing import Any

from planning.enums import CheckLevel
from planning.facts import LineFact

SEVERITY = {CheckLevel.INFO.value: 0, CheckLevel.WARN.value: 1, CheckLevel.BLOCK.value: 2}


@dataclass(frozen=True)
class Proposal:
    """Something a finding offers, as a line of the RPJM Desa with its likeness in percent."""

    uid: str
    name: str
    likeness: int
    remark: str = ""


@dataclass(frozen=True)
class Draft:
    """What a rule says; its level, remedy and legal source are the rule's unless it has its own.

    `at_most` and `at_least` bound the level that the kabupaten gave the rule, `level` replaces it. `page` is the
    address (name and argument) of what is meant when it is neither a line nor the plan: a meeting, a team.
    """

    message: str
    field: str
    line: LineFact | None = None
    case: str = ""
    remedy: str = ""
    legal_source: str = ""
    level: str = ""
    at_most: str = ""
    at_least: str = ""
    proposals: tuple[Proposal, ...] = ()
    page: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Finding:
    """One result: which rule, how grave, where, what is wrong, how to mend it, and the article.

    `line` is the uid of a line, None when the plan as a whole is meant; `case` tells apart what one rule can find.
    """

    rule: str
    level: str
    line: str | None
    number: int | None
    name: str
    field: str
    message: str
    remedy: str
    legal_source: str
    case: str = ""
    proposals: tuple[Proposal, ...] = ()
    page: tuple[str, str] = ("", "")

    @property
    def level_label(self) -> str:
        """The level in words."""
        return str(CheckLevel(self.level).label)

    @property
    def sort_key(self) -> tuple[int, str, int]:
        """The gravest first, then by rule and line."""
        return (-SEVERITY[self.level], self.rule, self.number or 0)

    def as_json(self) -> dict[str, Any]:
        """What `check_plan --json` prints: the message names the line and the article, too."""
        where = f"Kegiatan {self.number} “{self.name}”: " if self.line else ""
        return {
            "rule": self.rule,
            "level": self.level,
            "line": self.line,
            "field": self.field,
            "message": f"{where}{self.message} Dasar: {self.legal_source}.",
            "remedy": self.remedy,
        }


def at(line: LineFact, field: str, message: str, **more: Any) -> Draft:
    """A draft about one line."""
    return Draft(message=message, field=field, line=line, **more)


def whole(field: str, message: str, **more: Any) -> Draft:
    """A draft about the plan as a whole."""
    return Draft(message=message, field=field, **more)


def bounded_level(level: str, draft: Draft) -> str:
    """The level of a draft under a rule that the kabupaten gave this level."""
    if draft.level:
        level = draft.level if draft.level in SEVERITY else CheckLevel.WARN.value
    if draft.at_least and SEVERITY[level] < SEVERITY[draft.at_least]:
        level = draft.at_least
    if draft.at_most and SEVERITY[level] > SEVERITY[draft.at_most]:
        level = draft.at_most
    return level
