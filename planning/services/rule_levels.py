"""Writing how strictly a kabupaten applies the rules."""

from collections.abc import Mapping

from django.db import transaction

from accounts.act_log import delete_with_history, log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from planning.checks.registry import rules
from planning.enums import CheckLevel
from planning.models import RuleLevel
from planning.policy import may_write_for_kabupaten
from villages.services.locking import lock_setting


@transaction.atomic
def save_rule_levels(*, by: Membership, kabupaten: Kabupaten, version: int, levels: Mapping[str, str]) -> int:
    """Write the levels of all rules; one that equals the shipped level is not stored. Gives how many changed.

    `version` is that of the kabupaten's settings. Raises NotAllowed, StaleVersion, and DomainError for a level that the
    law does not leave to a kabupaten.
    """
    setting = lock_setting(kabupaten, version=version)
    may_write_for_kabupaten(by, kabupaten.pk).require()
    known = {rule.id: rule for rule in rules()}
    for rule_id, level in levels.items():
        if rule_id not in known or level not in known[rule_id].allowed:
            raise DomainError(f"Tingkat untuk {rule_id} tidak dapat dipilih.", field=f"level_{rule_id}")
    stored = {row.rule: row for row in RuleLevel.objects.filter(kabupaten=kabupaten)}
    now = {rule_id: stored[rule_id].level if rule_id in stored else known[rule_id].level for rule_id in levels}
    changed = {rule_id: level for rule_id, level in levels.items() if now[rule_id] != level}
    if not changed:
        return 0
    setting.version += 1
    setting.save()
    words = [f"{rule_id}: {_label(now[rule_id])} → {_label(level)}" for rule_id, level in sorted(changed.items())]
    summary = f"Tingkat aturan {', '.join(words)}"
    act = log_act(by=by, verb="save_rule_levels", subject=setting, place=kabupaten, summary=summary)
    for rule_id, level in changed.items():
        row = stored.get(rule_id) or RuleLevel(kabupaten=kabupaten, rule=rule_id)
        if level == known[rule_id].level:
            delete_with_history(row, act=act)
            continue
        row.level = level
        save_with_history(row, act=act)
    return len(changed)


def _label(level: str) -> str:
    return str(CheckLevel(level).label).lower()
