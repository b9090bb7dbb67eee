"""Writing what a kabupaten prescribes for meetings over the shipped rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from musyawarah.models import AturanMusyawarah
from musyawarah.policy import may_write_rules
from musyawarah.rules import MeetingRule, shipped_rules
from places.errors import DomainError
from places.models import Kabupaten
from villages.services.locking import lock_setting

_FIELDS = ("quorum_percent", "women_percent", "invitation_days", "seal_after_days")
MOST_DAYS = 60


@dataclass(frozen=True)
class MeetingRuleData:
    """What holds for one kind; percents 0-100 or None where none is set."""

    quorum_percent: Decimal | None
    women_percent: Decimal | None
    invitation_days: int
    seal_after_days: int
    source: str = ""


@transaction.atomic
def save_meeting_rules(
    *, by: Membership, kabupaten: Kabupaten, version: int, rules: Mapping[str, MeetingRuleData]
) -> int:
    """Write the rules of these kinds; one that equals the shipped rule is not stored. Gives how many changed.

    `version` is that of the kabupaten's settings. Meetings that were opened keep what held then. Raises NotAllowed,
    StaleVersion, DomainError (field "<kind>-<name>").
    """
    setting = lock_setting(kabupaten, version=version)
    may_write_rules(by, kabupaten.pk).require()
    for kind, data in rules.items():
        _refuse_odd(kind, data)
    stored = {row.kind: row for row in AturanMusyawarah.objects.filter(kabupaten=kabupaten)}
    changed = [kind for kind, data in rules.items() if _values(kind, data) != _standing(kind, stored)]
    if not changed:
        return 0
    for kind in changed:
        _write(kabupaten, kind, rules[kind], stored.get(kind))
    setting.version += 1
    setting.save()
    names = ", ".join(str(MusyawarahKind(kind).label) for kind in changed)
    log_act(by=by, verb="save_meeting_rules", subject=setting, place=kabupaten, summary=f"Aturan musyawarah: {names}")
    return len(changed)


def _write(kabupaten: Kabupaten, kind: str, data: MeetingRuleData, row: AturanMusyawarah | None) -> None:
    values = _values(kind, data)
    if values == _values(kind, shipped_rules()[kind]):
        if row is not None:
            row.delete()
        return
    row = row or AturanMusyawarah(kabupaten=kabupaten, kind=kind, version=0)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()


def _standing(kind: str, stored: Mapping[str, AturanMusyawarah]) -> dict[str, Any]:
    """What holds now: the kabupaten's own rule, else the shipped one."""
    return _values(kind, stored.get(kind) or shipped_rules()[kind])


def _values(kind: str, rule: MeetingRuleData | MeetingRule | AturanMusyawarah) -> dict[str, Any]:
    """The values as they are stored; the shipped source is not repeated."""
    found: dict[str, Any] = {name: getattr(rule, name) for name in _FIELDS}
    source = " ".join(rule.source.split())
    return found | {"source": "" if source == shipped_rules()[kind].source else source}


def _refuse_odd(kind: str, data: MeetingRuleData) -> None:
    if kind not in shipped_rules():
        raise DomainError("Jenis musyawarah tidak dikenal.")
    if data.quorum_percent is not None and not 0 < data.quorum_percent <= 100:
        raise DomainError("Isi antara 1 dan 100, atau kosongkan.", field=f"{kind}-quorum_percent")
    if data.women_percent is not None and not 0 <= data.women_percent <= 100:
        raise DomainError("Isi antara 0 dan 100, atau kosongkan.", field=f"{kind}-women_percent")
    for name in ("invitation_days", "seal_after_days"):
        if not 0 <= getattr(data, name) <= MOST_DAYS:
            raise DomainError(f"Isi antara 0 dan {MOST_DAYS} hari.", field=f"{kind}-{name}")
    if len(data.source) > 150:
        raise DomainError("Dasar paling panjang 150 huruf.", field=f"{kind}-source")
