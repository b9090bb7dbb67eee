"""What a plan still lacks before it is handed over: what blocks, what asks for a sentence, which papers are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planning.checks.run import Checked, RuleGroup, check_rkp, check_rpjm
from planning.enums import CheckLevel
from planning.models import RpjmDesa
from review.case import Case


@dataclass(frozen=True)
class Readiness:
    """What the rules say of a plan that is about to be handed over."""

    checked: Checked

    @cached_property
    def blocks(self) -> tuple[RuleGroup, ...]:
        """Groups that stop the plan."""
        return tuple(group for group in self.checked.groups() if group.level == CheckLevel.BLOCK)

    @cached_property
    def warnings(self) -> tuple[RuleGroup, ...]:
        """Groups that each ask the village for one sentence."""
        return tuple(group for group in self.checked.groups() if group.level == CheckLevel.WARN)

    @cached_property
    def infos(self) -> tuple[RuleGroup, ...]:
        """Groups that are only told."""
        return tuple(group for group in self.checked.groups() if group.level == CheckLevel.INFO)

    def unexplained(self, sentences: Mapping[str, str]) -> tuple[RuleGroup, ...]:
        """Warnings without a sentence; `sentences` by rule."""
        return tuple(group for group in self.warnings if not sentences.get(group.rule, "").strip())


def load_readiness(case: Case) -> Readiness:
    """Run every rule over the plan as it stands now."""
    plan = case.plan
    return Readiness(check_rpjm(plan) if isinstance(plan, RpjmDesa) else check_rkp(plan))


def missing_before_submit(readiness: Readiness, sentences: Mapping[str, str]) -> list[str]:
    """What stops a submission, in words for the page; empty when nothing does."""
    missing = [f"{group.rule} {group.title}: {group.findings[0].message}" for group in readiness.blocks]
    missing += [f"{group.rule} {group.title}: tulis penjelasan." for group in readiness.unexplained(sentences)]
    return missing
