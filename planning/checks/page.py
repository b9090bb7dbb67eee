"""The findings of a plan as its page shows them: by level and rule, with a link each, filtered and cut."""

from collections.abc import Callable
from dataclasses import dataclass

from planning.checks.finding import Finding
from planning.checks.registry import rule_of
from planning.checks.run import Checked, RuleGroup
from planning.enums import CheckLevel

SHOWN_PER_RULE = 15
STATUS = {CheckLevel.BLOCK.value: "danger", CheckLevel.WARN.value: "warn", CheckLevel.INFO.value: "neutral"}

Url = Callable[[Finding], str]


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the address where it is mended."""

    finding: Finding
    url: str


@dataclass(frozen=True)
class ShownRule:
    """The findings of one rule at one level, the first of them shown."""

    group: RuleGroup
    shown: tuple[ShownFinding, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.group.findings)

    @property
    def rest(self) -> int:
        """How many of them are not shown."""
        return self.count - len(self.shown)


@dataclass(frozen=True)
class ShownLevel:
    """The rules with findings at one level."""

    level: str
    label: str
    status: str
    count: int
    rules: tuple[ShownRule, ...]


@dataclass(frozen=True)
class Filter:
    """What the reader asked for; "" is everything."""

    level: str = ""
    rule: str = ""

    def keeps(self, finding: Finding) -> bool:
        """Whether the finding is wanted."""
        return self.level in ("", finding.level) and self.rule in ("", finding.rule)

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered."""
        return not (self.level or self.rule)


def read_filter(level: str, rule: str) -> Filter:
    """The filter of an address; what is not known is not filtered by."""
    return Filter(level if level in CheckLevel.values else "", rule if rule_of(rule) else "")


def shown_levels(checked: Checked, wanted: Filter, url: Url, *, most: int = SHOWN_PER_RULE) -> list[ShownLevel]:
    """The wanted findings, the gravest level first; of each rule the first `most`."""
    levels = []
    for level in (CheckLevel.BLOCK, CheckLevel.WARN, CheckLevel.INFO):
        rules = [
            ShownRule(group, tuple(ShownFinding(finding, url(finding)) for finding in group.findings[:most]))
            for group in checked.groups()
            if group.level == level and wanted.keeps(group.findings[0])
        ]
        count = sum(rule.count for rule in rules)
        if rules:
            levels.append(ShownLevel(level.value, str(level.label), STATUS[level.value], count, tuple(rules)))
    return levels
