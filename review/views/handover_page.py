"""What the check-answers page draws: every rule's results with remedy and link, and the form beside the warnings."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.forms import BoundField

from accounts.models import Membership
from planning.checks.links import finding_url
from planning.checks.page import ShownFinding
from planning.checks.run import RuleGroup
from planning.documents.semula_menjadi import counts_words, remark
from planning.policy import may_write_for_village
from review.case import Case
from review.forms.handing_over import GoOnForm, SubmitForm
from review.handover import Handover

SHOWN_PER_RULE = 5
SHOWN_LINES = 100


@dataclass(frozen=True)
class ShownGroup:
    """The results of one rule; `field` takes the sentence where one is asked for."""

    group: RuleGroup
    shown: tuple[ShownFinding, ...]
    field: BoundField | None = None

    @property
    def rest(self) -> int:
        """How many results are not shown."""
        return len(self.group.findings) - len(self.shown)


def handover_context(
    case: Case, handover: Handover, form: SubmitForm | GoOnForm, membership: Membership | None
) -> dict[str, Any]:
    """The page without what stands in its frame."""
    may_edit = bool(may_write_for_village(membership, case.plan.desa_id))
    url = partial(finding_url, plan=case.plan, may_edit=may_edit)

    def shown(group: RuleGroup, field: BoundField | None = None) -> ShownGroup:
        found = tuple(ShownFinding(finding, url(finding)) for finding in group.findings[:SHOWN_PER_RULE])
        return ShownGroup(group, found, field)

    readiness, since = handover.readiness, handover.since_last
    asks = set(form.rules)
    return {
        "handover": handover,
        "form": form,
        "plain_fields": [form[name] for name in form.plain],
        "blocks": [shown(group) for group in readiness.blocks],
        "warnings": [
            shown(group, form.sentence_field(group.rule) if group.rule in asks else None)
            for group in readiness.warnings
        ],
        "infos": [shown(group) for group in readiness.infos],
        "since_counts": counts_words(since) if since else "",
        "since_lines": [(line, remark(line)) for line in since.differing[:SHOWN_LINES]] if since else [],
        "checks_page": f"{case.plan_kind.value}_checks",
        "is_blocked": handover.is_blocked,
    }
