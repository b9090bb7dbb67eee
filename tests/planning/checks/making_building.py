"""How a plan came about, keeping every rule, and small changes to it."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus, PlanKind, TimKind, TimPost
from musyawarah.presence import Attendee, Stay
from planning.checks.making import HolderFact, MakingFacts, PlaceNames
from planning.meeting_facts import DecisionText, MeetingFact, MemberFact, SignerFact, TeamFact
from planning.process_facts import DeadlineFacts, ProcessFacts, TypedStep
from villages.enums import JabatanKind, Unsur

SPACE = UUID("6f1f3c7e-0000-4000-8000-000000000001")
WITA = ZoneInfo("Asia/Makassar")
HEAD, SECRETARY, CHAIR = 1, 2, 3


def holder(kind: str, pk: int, name: str, *titles: str, **values: Any) -> HolderFact:
    """Somebody in an office since 2019."""
    return HolderFact(kind, frozenset(titles), pk, name, values.pop("starts_on", date(2019, 2, 1)), **values)


HOLDERS = (
    holder(JabatanKind.KEPALA_DESA, HEAD, "Made", "perbekel", "kepala desa"),
    holder(JabatanKind.SEKRETARIS_DESA, SECRETARY, "Sari", "sekretaris desa"),
    holder(JabatanKind.KETUA_BPD, CHAIR, "Joko", "ketua bpd"),
)
PLACES = PlaceNames(
    desa=frozenset({"kalianget", "panji anom"}),
    kecamatan=frozenset({"banjar"}),
    own=frozenset({"panji", "seririt"}),
)


def attendee(pk: int, *, gender: str = "L", unsur: str = Unsur.WARGA, stay: Stay | None = None) -> Attendee:
    """Somebody invited who was there throughout unless told otherwise."""
    return Attendee(pk, gender, unsur, "undangan", (stay or Stay(),))


def room(men: int = 6, women: int = 4) -> tuple[Attendee, ...]:
    """A room with somebody for the women's groups and the poor."""
    there = [attendee(number) for number in range(men)]
    there += [attendee(100 + number, gender="P", unsur=Unsur.PEREMPUAN) for number in range(women)]
    return (*there[1:], attendee(200, unsur=Unsur.MISKIN))


def decision(number: int = 1, *, at: datetime | None = None, **values: Any) -> DecisionText:
    """A decision at ten o'clock of the day."""
    usual = {"text": "Rabat beton disepakati", "outcome": DecisionOutcome.AGREED.value, "reason": ""} | values
    return DecisionText(number=number, decided_at=at or datetime(2025, 6, 20, 10, tzinfo=WITA), **usual)


def meeting(kind: str = MusyawarahKind.MUSDES_PERENCANAAN, held_on: date = date(2025, 6, 20), **changes: Any):
    """A closed meeting that keeps every rule, but for these changes."""
    values: dict[str, Any] = {
        "pk": hash((kind, held_on)) % 10_000,
        "uid": uuid5(SPACE, f"{kind}{held_on}{changes.get('dusun_pk')}"),
        "kind": kind,
        "title": str(MusyawarahKind(kind).label),
        "topic": "Menyusun rencana",
        "held_on": held_on,
        "status": MusyawarahStatus.SEALED.value,
        "dusun_pk": None,
        "unsur": "",
        "is_on_paper": False,
        "ba_number": "140/01/2025",
        "has_scan": True,
        "has_sheet": True,
        "opened_at": datetime.combine(held_on, time(9), WITA),
        "invited": 12,
        "quorum_percent": Decimal("66.67"),
        "women_percent": Decimal(30),
        "presiding": SignerFact(CHAIR, "Joko", "Ketua BPD"),
        "notulis": SignerFact(SECRETARY, "Sari", "Sekretaris Desa"),
        "attendees": room(),
        "notes": ("Ketua membuka musyawarah.",),
        "decisions": (decision(),),
    }
    return MeetingFact(**(values | changes))


def member(number: int, gender: str = "L", **values: Any) -> MemberFact:
    """A member without an office of the village."""
    usual = {"orang_pk": 10 + number, "name": f"Anggota {number}", "post": TimPost.ANGGOTA.value, "office": "LPM"}
    return MemberFact(gender=gender, **(usual | values))


MEMBERS = (
    MemberFact(HEAD, "Made", "L", TimPost.PEMBINA.value, "Kepala Desa"),
    MemberFact(SECRETARY, "Sari", "P", TimPost.KETUA.value, "Sekretaris Desa"),
    *(member(number, "P" if number < 2 else "L") for number in range(5)),
)


def team(kind: str = TimKind.PENYUSUN_RKP, **changes: Any) -> TeamFact:
    """A team of seven, three of them women, with the head of the village as its pembina."""
    values = {"decree_number": "3", "decree_date": date(2025, 6, 25), "members": MEMBERS} | changes
    return TeamFact(pk=5, kind=kind, **values)


def rkp_process(**changes: Any) -> ProcessFacts:
    """The making of the RKP of 2026 that keeps every rule, on the first of September of the year before."""
    values: dict[str, Any] = {
        "plan_kind": PlanKind.RKP,
        "year": 2026,
        "deadlines": DeadlineFacts(),
        "meetings": (
            meeting(MusyawarahKind.MUSDUS, date(2025, 5, 10), dusun_pk=1, title="Musyawarah dusun Kelod"),
            meeting(),
        ),
        "teams": (team(),),
        "dusun": ((1, "Kelod"), (2, "Kaja")),
        "line_count": 1,
        "has_pagu": True,
        "pagu_received_on": date(2025, 7, 20),
    }
    return ProcessFacts(**(values | changes))


def rpjm_process(**changes: Any) -> ProcessFacts:
    """The making of the RPJM of 2027 that keeps every rule."""
    values = {
        "plan_kind": PlanKind.RPJM,
        "year": 2027,
        "inaugurated_on": date(2026, 12, 1),
        "teams": (team(TimKind.PENYUSUN_RPJM, decree_date=date(2026, 12, 10)),),
        "meetings": (
            meeting(MusyawarahKind.MUSDUS, date(2026, 12, 20), dusun_pk=1),
            meeting(MusyawarahKind.MUSDES_PERENCANAAN, date(2027, 1, 20), decisions=()),
        ),
        "has_pagu": False,
        "pagu_received_on": None,
    }
    return rkp_process(**(values | changes))


def making(process: ProcessFacts | None = None, **changes: Any) -> MakingFacts:
    """How a plan came about: a usulan from the hamlet that did not meet, all offices held."""
    values = {"dusun_with_usulan": frozenset({2}), "holders": HOLDERS, "places": PLACES} | changes
    return MakingFacts(process=process or rkp_process(), **values)


def with_meeting(**changes: Any) -> MakingFacts:
    """The planning musdes with these changes."""
    whole = rkp_process()
    return making(replace(whole, meetings=(whole.meetings[0], replace(whole.meetings[1], **changes))))


def with_team(**changes: Any) -> MakingFacts:
    """The team with these changes."""
    return making(rkp_process(teams=(team(**changes),)))


def typed(**days: date) -> dict[str, TypedStep]:
    """Steps taken on these days."""
    return {key: TypedStep(done_on=day) for key, day in days.items()}
