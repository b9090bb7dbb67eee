"""One rule of the consistency checks: whether it finds anything in the plan."""

from planning.checks.registry import rule_of
from training.measures.result import Measured, unknown
from training.measures.village_facts import Target, VillageFacts


def measure(facts: VillageFacts, target: Target, rule_id: str) -> Measured:
    """True while the rule finds something in the plan; remarks that something is not known yet count, too."""
    rule = rule_of(rule_id)
    if rule is None:
        return unknown(f"Aturan {rule_id} tidak dikenal.")
    if target.plan is None:
        return unknown(f"{target.words} belum ada dalam aplikasi.")
    url = target.url("checks")
    if target.kind not in rule.plans:
        return unknown(f"{rule.id} tidak memeriksa {target.words}.", url)
    found = [one for one in facts.checked(target.plan).findings if one.rule == rule.id]
    if not found:
        return Measured(False, f"{target.words}: {rule.id} ({rule.title}) tidak menemukan apa-apa.", url)
    words = f"{target.words}: {rule.id} ({rule.title}) menemukan {len(found)} hal. {found[0].message}"
    return Measured(True, words, f"{url}?aturan={rule.id}")
