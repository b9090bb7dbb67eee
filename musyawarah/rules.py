"""What holds for each kind of meeting: the shipped table, and over it what the kabupaten prescribes."""

import csv
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from accounts.enums import Role
from musyawarah.enums import MusyawarahKind
from musyawarah.models import AturanMusyawarah
from places.models import Kabupaten
from villages.enums import FormSet

_FILE = Path(__file__).parent / "data" / "aturan_musyawarah.csv"


@dataclass(frozen=True)
class MeetingRule:
    """One kind of meeting; percent values 0-100 or None where none is set; `order` None: not in that form set."""

    kind: MusyawarahKind
    order_a: int | None
    order_b: int | None
    convenor: Role
    chair_roles: tuple[Role, ...]
    quorum_percent: Decimal | None
    women_percent: Decimal | None
    invitation_days: int
    seal_after_days: int
    plan_kinds: tuple[str, ...]
    source: str

    def order(self, form_set: str) -> int | None:
        """Place among the forums of a form set; None where the set does not know the forum."""
        return self.order_a if form_set == FormSet.PERMENDAGRI_114 else self.order_b


@cache
def shipped_rules() -> dict[str, MeetingRule]:
    """The table that the application brings along, by kind."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: _rule(row) for row in csv.DictReader(file)}


def rules_of(kabupaten: Kabupaten) -> dict[str, MeetingRule]:
    """The rules of a kabupaten by kind, in one query."""
    own = {row.kind: row for row in AturanMusyawarah.objects.filter(kabupaten=kabupaten)}
    return {kind: _over(rule, own[kind]) if kind in own else rule for kind, rule in shipped_rules().items()}


def rule_of(kabupaten: Kabupaten, kind: str) -> MeetingRule:
    """The rule of one kind in a kabupaten, in one query."""
    own = AturanMusyawarah.objects.filter(kabupaten=kabupaten, kind=kind).first()
    return _over(shipped_rules()[kind], own) if own else shipped_rules()[kind]


def _over(rule: MeetingRule, own: AturanMusyawarah) -> MeetingRule:
    return replace(
        rule,
        quorum_percent=own.quorum_percent,
        women_percent=own.women_percent,
        invitation_days=own.invitation_days,
        seal_after_days=own.seal_after_days,
        source=own.source or rule.source,
    )


def _rule(row: dict[str, str]) -> MeetingRule:
    return MeetingRule(
        kind=MusyawarahKind(row["kind"]),
        order_a=int(row["set_a"]) if row["set_a"] else None,
        order_b=int(row["set_b"]) if row["set_b"] else None,
        convenor=Role(row["convenor"]),
        chair_roles=tuple(Role(role) for role in row["chair_roles"].split("|")),
        quorum_percent=Decimal(row["quorum_percent"]) if row["quorum_percent"] else None,
        women_percent=Decimal(row["women_percent"]) if row["women_percent"] else None,
        invitation_days=int(row["invitation_days"]),
        seal_after_days=int(row["seal_after_days"]),
        plan_kinds=tuple(row["plan_kinds"].split("|")),
        source=row["source"],
    )
