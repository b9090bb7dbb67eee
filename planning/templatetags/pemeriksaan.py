"""Findings where the eye is: beside a line, as a count in a table, as a summary above a plan."""

from django import template

from planning.checks.finding import Finding
from planning.checks.links import finding_url
from planning.checks.page import STATUS
from planning.checks.run import Checked
from planning.enums import CheckLevel
from planning.models import RkpDesa, RpjmDesa

register = template.Library()

WORDS = {
    CheckLevel.BLOCK.value: "menghalangi",
    CheckLevel.WARN.value: "peringatan",
    CheckLevel.INFO.value: "keterangan",
}


@register.inclusion_tag("planning/_line_findings.html")
def line_findings(checked: Checked | None, uid: object, plan: RkpDesa | RpjmDesa | None = None) -> dict:
    """What the rules found in one line, with remedies; nothing when there is nothing.

    On the line's form name the plan: then each finding leads to its field.
    """
    findings = checked.of_line(uid) if checked else ()
    return {
        "rows": [
            {
                "finding": finding,
                "status": STATUS[finding.level],
                "word": WORDS[finding.level],
                "url": finding_url(finding, plan) if plan else "",
            }
            for finding in findings
        ]
    }


@register.inclusion_tag("planning/_findings_badge.html")
def findings_badge(checked: Checked | None, uid: object) -> dict:
    """How many findings of a line block or warn; remarks are not counted."""
    return {"counts": _counts(checked.of_line(uid) if checked else (), without=CheckLevel.INFO.value)}


@register.inclusion_tag("planning/_findings_summary.html")
def findings_summary(checked: Checked | None, url: str) -> dict:
    """How many findings of a plan there are per level, leading to their page."""
    return {"counts": _counts(checked.findings if checked else ()), "url": url}


def _counts(findings: tuple[Finding, ...], *, without: str = "") -> list[dict]:
    """The levels that occur with status, number and word, the gravest first."""
    found = []
    for level, word in WORDS.items():
        number = sum(1 for finding in findings if finding.level == level)
        if number and level != without:
            found.append({"level": level, "status": STATUS[level], "words": f"{number} {word}"})
    return found
