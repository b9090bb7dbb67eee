"""The way back from a line of a plan: who decided it, about which usulan, spoken where, endorsed and enacted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from musyawarah.enums import DecisionOutcome, DecisionSubject, PlanKind
from musyawarah.models import Kehadiran, Keputusan
from musyawarah.presence import Attendee, Room, attendees_of, room_at
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan
from planning.line_origin_facts import DecisionBehind, LineOrigin
from planning.models import RkpDesa, RpjmDesa


@dataclass(frozen=True)
class Decided:
    """A decision behind the line with who was in the room, its usulan, and every usulan that went into that."""

    decision: DecisionBehind
    room: Room | None
    usulan: UsulanFact | None
    ancestors: tuple[UsulanFact, ...]


@dataclass(frozen=True)
class Endorsement:
    """A decision by which a meeting endorsed the whole plan."""

    uid: UUID
    number: int
    meeting_title: str
    held_on: date


@dataclass(frozen=True)
class LineWay:
    """From the line back to the hamlets, and on to the meeting that endorsed the plan."""

    origin: LineOrigin
    decided: tuple[Decided, ...]
    endorsed: tuple[Endorsement, ...]


def line_way(plan: RpjmDesa | RkpDesa, origin: LineOrigin) -> LineWay:
    """The way back of one line: nine queries, however many decisions and usulan it has."""
    usulan = load_usulan(plan.desa_id) if any(one.usulan_pk for one in origin.decisions) else UsulanList(())
    rooms = rooms_of([one.pk for one in origin.decisions])
    decided = tuple(_decided(one, usulan, rooms) for one in origin.decisions)
    return LineWay(origin, decided, endorsements(plan))


def endorsements(plan: RpjmDesa | RkpDesa) -> tuple[Endorsement, ...]:
    """Decisions of closed meetings that agreed to the plan as a whole, the oldest first; one query."""
    kind = PlanKind.RPJM if isinstance(plan, RpjmDesa) else PlanKind.RKP
    year = plan.first_year if isinstance(plan, RpjmDesa) else plan.year
    agreed = Keputusan.objects.standing().filter(
        musyawarah__desa=plan.desa_id, subject=DecisionSubject.PLAN, outcome=DecisionOutcome.AGREED
    )
    rows = agreed.select_related("musyawarah__dusun", "musyawarah__kelompok").order_by("musyawarah__held_on", "pk")
    return tuple(
        Endorsement(row.uid, row.number, row.musyawarah.title, row.musyawarah.held_on)
        for row in rows
        if (row.plan_kind or row.musyawarah.plan_kind, row.plan_year or row.musyawarah.year) == (kind, year)
    )


def rooms_of(keputusan_pks: Iterable[int]) -> dict[int, Room]:
    """Who was in the room at each decision, by its pk; three queries."""
    rows = list(Keputusan.objects.filter(pk__in=list(keputusan_pks)).select_related("musyawarah"))
    meetings = {row.musyawarah_id for row in rows}
    lists: dict[int, list[Kehadiran]] = defaultdict(list)
    for person in Kehadiran.objects.filter(musyawarah__in=meetings).prefetch_related("masa_set"):
        lists[person.musyawarah_id].append(person)
    attendees: dict[int, tuple[Attendee, ...]] = {pk: attendees_of(people) for pk, people in lists.items()}
    return {
        row.pk: room_at(
            attendees[row.musyawarah_id],
            row.decided_at,
            invited=row.musyawarah.invited_count,
            quorum_percent=row.musyawarah.quorum_percent,
            women_percent=row.musyawarah.women_percent,
        )
        for row in rows
        if row.musyawarah_id in attendees
    }


def _decided(decision: DecisionBehind, usulan: UsulanList, rooms: dict[int, Room]) -> Decided:
    about = usulan.by_pk.get(decision.usulan_pk) if decision.usulan_pk is not None else None
    return Decided(decision, rooms.get(decision.pk), about, usulan.ancestors(about) if about else ())
