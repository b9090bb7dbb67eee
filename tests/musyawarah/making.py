"""Meetings, usulan and decisions for tests, written straight into the tables.

Services have their own tests; everything else begins with rows from here.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.models import Membership
from musyawarah.enums import (
    AttendanceRole,
    DecisionMethod,
    DecisionOutcome,
    DecisionSubject,
    MusyawarahKind,
    MusyawarahStatus,
    PlanKind,
)
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Usulan
from musyawarah.rules import shipped_rules
from places.enums import Gender
from places.models import Desa, Dusun
from tests.cast import Cast
from villages.enums import Unsur

WITA = ZoneInfo("Asia/Makassar")
HELD_ON = date(2026, 6, 15)


def at(hour: int, minute: int = 0, *, on: date = HELD_ON) -> datetime:
    """A moment of the day of the meeting, in Bali's time."""
    return datetime.combine(on, time(hour, minute), WITA)


def make_musyawarah(
    cast: Cast,
    kind: str = MusyawarahKind.MUSDES_PERENCANAAN,
    *,
    presiding: Membership | None = None,
    status: str = MusyawarahStatus.PLANNED,
    held_on: date = HELD_ON,
    year: int | None = 2027,
    plan_kind: str = PlanKind.RKP,
    dusun: Dusun | None = None,
    desa: Desa | None = None,
    **values,
) -> Musyawarah:
    """A meeting in the state asked for: Joko presides over a musdes, Karto over a musdus, Made over the others."""
    if presiding is None:
        by_kind = {MusyawarahKind.MUSDUS: cast.karto}
        presiding = cast.joko if MusyawarahKind(kind).is_musdes else by_kind.get(kind, cast.made)
    if kind == MusyawarahKind.MUSDUS and dusun is None and desa is None:
        dusun = cast.karto.dusun
    rule = shipped_rules()[kind]
    meeting = Musyawarah.objects.create(
        desa=desa or cast.villages.umeanyar,
        kind=kind,
        plan_kind=plan_kind,
        year=year,
        topic=values.pop("topic", "Menyusun RKP Desa"),
        dusun=dusun,
        held_on=held_on,
        starts_at=time(9),
        ends_at=time(12),
        place=values.pop("place", "Balai desa"),
        presiding=presiding.orang,
        presiding_office="Ketua BPD" if presiding == cast.joko else presiding.get_role_display(),
        notulis=cast.sari.orang,
        notulis_office="Sekretaris Desa",
        quorum_percent=rule.quorum_percent,
        women_percent=rule.women_percent,
        **values,
    )
    if status != MusyawarahStatus.PLANNED:
        move(meeting, status, by=presiding)
    return meeting


def move(meeting: Musyawarah, status: str, *, by: Membership) -> Musyawarah:
    """Bring a meeting into a state with the dates that belong to it (a sealed one has no `Segel` here)."""
    opened = at(9, on=meeting.held_on)
    if status in {MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED}:
        meeting.opened_at = opened
    if status in {MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED}:
        meeting.closed_at, meeting.closed_by = opened + timedelta(hours=3), by
    if status == MusyawarahStatus.SEALED:
        meeting.sealed_at = opened + timedelta(days=8)
    if status == MusyawarahStatus.CANCELLED:
        meeting.cancelled_reason = "Hujan lebat"
    meeting.status = status
    meeting.save()
    return meeting


def make_agenda(meeting: Musyawarah, title: str = "Pembahasan usulan", position: int = 1) -> AgendaMusyawarah:
    """An item of the agenda."""
    return AgendaMusyawarah.objects.create(musyawarah=meeting, position=position, title=title)


def make_attendee(
    meeting: Musyawarah,
    name: str,
    *,
    gender: str = Gender.L,
    unsur: str = Unsur.WARGA,
    role: str = AttendanceRole.UNDANGAN,
    arrived_at: datetime | None = None,
    left_at: datetime | None = None,
    **values,
) -> Kehadiran:
    """Somebody on the attendance list with one stay; there throughout unless told otherwise."""
    row = Kehadiran.objects.create(musyawarah=meeting, name=name, gender=gender, unsur=unsur, role=role, **values)
    MasaHadir.objects.create(kehadiran=row, arrived_at=arrived_at, left_at=left_at)
    return row


def make_usulan(
    cast: Cast, name: str = "Rabat beton jalan usaha tani", *, desa: Desa | None = None, **values
) -> Usulan:
    """A usulan of Umeanyar for RKP 2027, numbered after the last one."""
    desa = desa or cast.villages.umeanyar
    last = Usulan.objects.filter(desa=desa).order_by("-number").first()
    values = {"year": 2027, "proposed_on": date(2026, 5, 10), "entered_by": cast.sari} | values
    return Usulan.objects.create(desa=desa, name=name, number=last.number + 1 if last else 1, **values)


def make_keputusan(
    meeting: Musyawarah,
    usulan: Usulan | None = None,
    *,
    outcome: str = DecisionOutcome.AGREED,
    decided_at: datetime | None = None,
    **values,
) -> Keputusan:
    """A decision by mufakat about a usulan, or about something else."""
    number = meeting.keputusan_set.count() + 1
    needs_reason = outcome not in {DecisionOutcome.AGREED, DecisionOutcome.PASSED_ON}
    values = {
        "subject": DecisionSubject.USULAN if usulan else DecisionSubject.OTHER,
        "text": f"{usulan.name if usulan else 'Hal lain'}: {DecisionOutcome(outcome).label}",
        "reason": "Dana tahun ini tidak cukup" if needs_reason else "",
        "method": DecisionMethod.MUFAKAT,
    } | values
    return Keputusan.objects.create(
        musyawarah=meeting,
        usulan=usulan,
        number=number,
        outcome=outcome,
        decided_at=decided_at or at(10, number, on=meeting.held_on),
        **values,
    )
