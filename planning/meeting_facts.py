"""The meetings and teams of a plan as plain values: what steps, checks and the inclusion report all read."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from musyawarah.enums import MusyawarahKind, MusyawarahStatus, TimKind, TimPost
from musyawarah.models import AgendaMusyawarah, AnggotaTim, Kehadiran, Keputusan, MasaHadir, Musyawarah, Tim
from musyawarah.presence import Attendee, Room, Stay, room_at
from places.enums import Gender
from places.models import Orang
from villages.enums import Unsur

_HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})
WOMENS_GROUPS = frozenset({Unsur.PEREMPUAN, Unsur.PKK})
POOR_GROUPS = frozenset({Unsur.MISKIN})


@dataclass(frozen=True)
class DecisionText:
    """What one decision says; `reason` is "" where none is needed."""

    number: int
    text: str
    outcome: str
    reason: str
    decided_at: datetime


@dataclass(frozen=True)
class SignerFact:
    """Who signs, and the office that the paper names; pk None for somebody without a record."""

    orang_pk: int | None
    name: str
    office: str


@dataclass(frozen=True)
class MeetingFact:
    """One meeting of a plan; percents are 0-100 or None where none is set."""

    pk: int
    uid: UUID
    kind: str
    title: str
    topic: str
    held_on: date
    status: str
    dusun_pk: int | None
    unsur: str
    is_on_paper: bool
    ba_number: str
    has_scan: bool
    has_sheet: bool
    opened_at: datetime | None
    invited: int
    quorum_percent: Decimal | None
    women_percent: Decimal | None
    presiding: SignerFact | None
    notulis: SignerFact | None
    attendees: tuple[Attendee, ...] = ()
    speakers: frozenset[int] = frozenset()  # pk of attendees who spoke
    notes: tuple[str, ...] = ()
    decisions: tuple[DecisionText, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether it took place and was closed."""
        return self.status in _HELD

    @property
    def is_sealed(self) -> bool:
        """Whether nothing of it may change any more."""
        return self.status == MusyawarahStatus.SEALED

    @property
    def has_minutes(self) -> bool:
        """Whether anything was noted of what was said."""
        return any(note.strip() for note in self.notes)

    @property
    def signers(self) -> tuple[SignerFact, ...]:
        """Chair and notulis, as far as they are named."""
        return tuple(one for one in (self.presiding, self.notulis) if one is not None)

    @cached_property
    def everybody(self) -> Room:
        """All who came at any time."""
        return Room(self.attendees, self.invited, self.quorum_percent, self.women_percent)

    @cached_property
    def rooms(self) -> tuple[tuple[DecisionText, Room], ...]:
        """Who was in the room at each decision."""
        return tuple((one, self.at(one.decided_at)) for one in self.decisions)

    @cached_property
    def spoke(self) -> tuple[Attendee, ...]:
        """Those who spoke."""
        return tuple(one for one in self.attendees if one.pk in self.speakers)

    @property
    def has_womens_groups(self) -> bool:
        """Whether somebody came for a women's group."""
        return any(one.unsur in WOMENS_GROUPS for one in self.attendees)

    @property
    def has_poor_groups(self) -> bool:
        """Whether somebody came for the poor of the village."""
        return any(one.unsur in POOR_GROUPS for one in self.attendees)

    def at(self, moment: datetime) -> Room:
        """Who was in the room at a moment."""
        return room_at(
            self.attendees,
            moment,
            invited=self.invited,
            quorum_percent=self.quorum_percent,
            women_percent=self.women_percent,
        )


@dataclass(frozen=True)
class MemberFact:
    """A member of a team with his post, and the office or part of the community that the decree names."""

    orang_pk: int | None
    name: str
    gender: str
    post: str
    office: str


@dataclass(frozen=True)
class TeamFact:
    """A team with its decree."""

    pk: int
    kind: str
    decree_number: str
    decree_date: date | None
    members: tuple[MemberFact, ...] = ()

    @property
    def label(self) -> str:
        """ "Tim Penyusun RKP Desa"."""
        return str(TimKind(self.kind).label)

    @property
    def is_drafting(self) -> bool:
        """Whether it is the team that writes the plan."""
        return self.kind in {TimKind.PENYUSUN_RPJM, TimKind.PENYUSUN_RKP}

    @cached_property
    def women(self) -> int:
        """Women among the members."""
        return sum(one.gender == Gender.P for one in self.members)

    @property
    def patrons(self) -> tuple[MemberFact, ...]:
        """Members who are its pembina."""
        return tuple(one for one in self.members if one.post == TimPost.PEMBINA)


def load_meetings(desa_id: int, plan_kind: str, year: int, *, only_dates: bool = False) -> tuple[MeetingFact, ...]:
    """Meetings that serve a plan, by day, without cancelled ones: five queries. `year` is the plan's (first) year.

    `only_dates` leaves out who came, what was noted and what was decided: one query.
    """
    rows = Musyawarah.objects.filter(desa=desa_id, plan_kind=plan_kind, year=year)
    rows = rows.exclude(status=MusyawarahStatus.CANCELLED).select_related("dusun", "kelompok", "presiding", "notulis")
    meetings = list(rows.order_by("held_on", "pk"))
    if only_dates:
        return tuple(_meeting(row, (), set(), (), ()) for row in meetings)
    of_plan = {"musyawarah__desa": desa_id, "musyawarah__plan_kind": plan_kind, "musyawarah__year": year}
    attendees, speakers = _attendees(of_plan)
    notes: dict[int, list[str]] = defaultdict(list)
    for meeting_id, note in AgendaMusyawarah.objects.filter(**of_plan).values_list("musyawarah_id", "notes"):
        notes[meeting_id].append(note)
    decisions = _decisions(of_plan)
    return tuple(
        _meeting(row, attendees[row.pk], speakers[row.pk], notes[row.pk], decisions[row.pk]) for row in meetings
    )


def load_teams(desa_id: int, kinds: Sequence[str], year: int, *, only_dates: bool = False) -> tuple[TeamFact, ...]:
    """Living teams of these kinds for a plan year, in two queries; `only_dates` leaves out the members."""
    teams = list(Tim.objects.alive().filter(desa=desa_id, kind__in=kinds, year=year).order_by("kind", "pk"))
    members: dict[int, list[MemberFact]] = defaultdict(list)
    rows = AnggotaTim.objects.filter(tim__desa=desa_id, tim__kind__in=kinds, tim__year=year, tim__deleted_at=None)
    rows = rows.none() if only_dates else rows
    for tim_id, *values in rows.values_list("tim_id", "orang_id", "name", "gender", "post", "unsur"):
        members[tim_id].append(MemberFact(*values))
    return tuple(
        TeamFact(team.pk, team.kind, team.decree_number, team.decree_date, tuple(members[team.pk])) for team in teams
    )


def unsur_counts(attendees: Sequence[Attendee]) -> Counter[str]:
    """How many of each part of the community and office."""
    return Counter(one.unsur for one in attendees)


def _attendees(of_plan: dict) -> tuple[dict[int, list[Attendee]], dict[int, set[int]]]:
    stays: dict[int, list[Stay]] = defaultdict(list)
    of_row = {f"kehadiran__{name}": value for name, value in of_plan.items()}
    for row_id, arrived, left in MasaHadir.objects.filter(**of_row).values_list(
        "kehadiran_id", "arrived_at", "left_at"
    ):
        stays[row_id].append(Stay(arrived, left))
    found: dict[int, list[Attendee]] = defaultdict(list)
    speakers: dict[int, set[int]] = defaultdict(set)
    rows = Kehadiran.objects.filter(**of_plan)
    for meeting_id, pk, gender, unsur, role, spoke in rows.values_list(
        "musyawarah_id", "pk", "gender", "unsur", "role", "spoke"
    ):
        found[meeting_id].append(Attendee(pk, gender, unsur, role, tuple(stays[pk])))
        if spoke:
            speakers[meeting_id].add(pk)
    return found, speakers


def _decisions(of_plan: dict) -> dict[int, list[DecisionText]]:
    found: dict[int, list[DecisionText]] = defaultdict(list)
    rows = Keputusan.objects.filter(**of_plan).order_by("musyawarah_id", "number")
    for meeting_id, *values in rows.values_list("musyawarah_id", "number", "text", "outcome", "reason", "decided_at"):
        found[meeting_id].append(DecisionText(*values))
    return found


def _meeting(
    row: Musyawarah,
    attendees: Sequence[Attendee],
    speakers: set[int],
    notes: Sequence[str],
    decisions: Sequence[DecisionText],
) -> MeetingFact:
    return MeetingFact(
        pk=row.pk,
        uid=row.uid,
        kind=row.kind,
        title=row.title,
        topic=row.topic,
        held_on=row.held_on,
        status=row.status,
        dusun_pk=row.dusun_id,
        unsur=row.kelompok.unsur if row.kelompok else row.unsur,
        is_on_paper=row.is_on_paper,
        ba_number=row.ba_number,
        has_scan=bool(row.scan),
        has_sheet=bool(row.sheet),
        opened_at=row.opened_at,
        invited=row.invited_count,
        quorum_percent=row.quorum_percent,
        women_percent=row.women_percent,
        presiding=_signer(row.presiding, row.presiding_office),
        notulis=_signer(row.notulis, row.notulis_office),
        attendees=tuple(attendees),
        speakers=frozenset(speakers),
        notes=tuple(notes),
        decisions=tuple(decisions),
    )


def _signer(orang: Orang | None, office: str) -> SignerFact | None:
    return SignerFact(orang.pk, orang.name, office) if orang is not None else None


def is_forum(kind: str) -> bool:
    """Whether it is one of the forums that decide for hamlet or village, not a meeting of one group or team."""
    meeting = MusyawarahKind(kind)
    return meeting.is_musdes or meeting in {
        MusyawarahKind.MUSDUS,
        MusyawarahKind.MUSRENBANG,
        MusyawarahKind.MUSRENBANG_PERUBAHAN,
    }
