"""Running the rules over a plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from planning.checks import rules as _rules_of_planning  # noqa: F401, registers them
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, Finding, bounded_level
from planning.checks.loading import levels_of
from planning.checks.registry import RKP, RPJM, Rule, rules
from planning.checks.rkp import load_rkp_check
from planning.checks.rpjm import load_rpjm_check
from planning.enums import CheckLevel
from planning.facts import PlanFacts
from planning.models import RkpDesa, RpjmDesa
from planning.pagu_usage import PaguFacts


@dataclass(frozen=True)
class RuleGroup:
    """The findings of one rule at one level."""

    rule: str
    title: str
    level: str
    findings: tuple[Finding, ...]

    @cached_property
    def remedy(self) -> str:
        """The remedy of all findings, "" when they differ."""
        return _shared(finding.remedy for finding in self.findings)

    @cached_property
    def legal_source(self) -> str:
        """The article of all findings, "" when they differ."""
        return _shared(finding.legal_source for finding in self.findings)


@dataclass(frozen=True)
class Checked:
    """What the rules found, the gravest first."""

    findings: tuple[Finding, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Number of findings per level, the gravest first, zero levels included."""
        counts = dict.fromkeys((CheckLevel.BLOCK.value, CheckLevel.WARN.value, CheckLevel.INFO.value), 0)
        for finding in self.findings:
            counts[finding.level] += 1
        return counts

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """What will stop a submission."""
        return tuple(finding for finding in self.findings if finding.level == CheckLevel.BLOCK)

    @cached_property
    def by_line(self) -> dict[str, tuple[Finding, ...]]:
        """Findings about lines by the line's uid."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.line:
                found[finding.line].append(finding)
        return {uid: tuple(findings) for uid, findings in found.items()}

    @property
    def about_lines(self) -> "Checked":
        """Only what is found about lines."""
        return Checked(tuple(finding for finding in self.findings if finding.line))

    @property
    def of_plan(self) -> tuple[Finding, ...]:
        """Findings about the plan as a whole."""
        return tuple(finding for finding in self.findings if finding.line is None)

    def of_line(self, uid: object) -> tuple[Finding, ...]:
        """Findings about one line."""
        return self.by_line.get(str(uid), ())

    def groups(self) -> list[RuleGroup]:
        """Findings by level and rule, in order."""
        titles = {rule.id: rule.title for rule in rules()}
        grouped: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in self.findings:
            grouped[(finding.level, finding.rule)].append(finding)
        return [
            RuleGroup(rule, titles.get(rule, rule), level, tuple(found)) for (level, rule), found in grouped.items()
        ]


def check_rkp(
    rkp: RkpDesa,
    *,
    plan: PlanFacts | None = None,
    pagu: PaguFacts | None = None,
    today: date | None = None,
    only_lines: bool = False,
) -> Checked:
    """Run the rules over a yearly plan; the queries are the same for every number of lines.

    `only_lines` leaves out what is found about the plan as a whole, and does not load its meetings.
    """
    facts = load_rkp_check(rkp, plan=plan, pagu=pagu, today=today, only_lines=only_lines)
    return judge(facts, RKP, levels=levels_of(rkp.desa.kabupaten_id), subject=rkp, only_lines=only_lines)


def check_rpjm(
    rpjm: RpjmDesa, *, plan: PlanFacts | None = None, today: date | None = None, only_lines: bool = False
) -> Checked:
    """Run the rules over a multi-year plan; the queries are the same for every number of lines.

    `only_lines` leaves out what is found about the plan as a whole, and does not load its meetings.
    """
    facts = load_rpjm_check(rpjm, plan=plan, today=today, only_lines=only_lines)
    return judge(facts, RPJM, levels=levels_of(rpjm.desa.kabupaten_id), subject=rpjm, only_lines=only_lines)


def judge(
    facts: PlanUnderCheck,
    plan: str,
    *,
    levels: Mapping[str, str] | None = None,
    subject: Any = None,
    only_lines: bool = False,
) -> Checked:
    """Every finding over these facts, or those about lines only.

    `subject` is the plan itself, for rules of other rooms that load their own.
    """
    loaded: dict[Any, Any] = {}
    found = [
        finding
        for rule in rules(plan)
        if (rule.load is None or subject is not None) and not (only_lines and rule.of_plan)
        for finding in _findings(rule, facts, dict(levels or {}), subject, loaded)
    ]
    checked = Checked(tuple(sorted(found, key=lambda finding: finding.sort_key)))
    return checked.about_lines if only_lines else checked


def _findings(
    rule: Rule, facts: PlanUnderCheck, levels: dict[str, str], subject: Any, loaded: dict[Any, Any]
) -> Iterator[Finding]:
    arguments = [facts]
    if rule.load is not None:
        if rule.load not in loaded:
            loaded[rule.load] = rule.load(subject)
        arguments.append(loaded[rule.load])
    level = rule.level_in(levels)
    for draft in rule.check(*arguments):
        yield _finding(rule, level, draft)


def _finding(rule: Rule, level: str, draft: Draft) -> Finding:
    line = draft.line
    return Finding(
        rule=rule.id,
        level=bounded_level(level, draft),
        line=str(line.uid) if line else None,
        number=line.number if line else None,
        name=line.name if line else "",
        field=draft.field,
        message=draft.message,
        remedy=draft.remedy or rule.remedy,
        legal_source=draft.legal_source or rule.legal_source,
        case=draft.case,
        proposals=draft.proposals,
        page=draft.page,
    )


def _shared(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""
