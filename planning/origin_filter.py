"""Narrowing a plan to the lines of one kind of origin."""

from dataclasses import replace

from planning.enums import OriginKind
from planning.facts import BidangFact, PlanFacts, SubBidangFact
from planning.line_origin_facts import PlanOrigins


def asked_kind(text: str | None) -> str:
    """The kind of origin that an address asks for; "" for none and for what is no kind."""
    return text if text in OriginKind.values else ""


def only_of_kind(plan: PlanFacts, origins: PlanOrigins, kind: str) -> PlanFacts:
    """The plan with only the lines of that kind of origin under their headings; the whole plan for ""."""
    if not kind:
        return plan
    bidang = tuple(filter(None, (_of_bidang(one, origins, kind) for one in plan.bidang)))
    return PlanFacts(plan.years, bidang)


def _of_bidang(bidang: BidangFact, origins: PlanOrigins, kind: str) -> BidangFact | None:
    subs = tuple(filter(None, (_of_sub(sub, origins, kind) for sub in bidang.sub_bidang)))
    return replace(bidang, sub_bidang=subs) if subs else None


def _of_sub(sub: SubBidangFact, origins: PlanOrigins, kind: str) -> SubBidangFact | None:
    lines = tuple(line for line in sub.lines if (found := origins.of(line.uid)) and found.kind == kind)
    return replace(sub, lines=lines) if lines else None
