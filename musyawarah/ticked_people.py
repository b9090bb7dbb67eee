"""Attendees made of people who were ticked: the invited, and those who came last time."""

from collections.abc import Sequence
from dataclasses import replace

from musyawarah.attendance_data import AttendeeData
from musyawarah.models import Kehadiran, Terundang
from musyawarah.presence import Stay


def of_invited(rows: Sequence[Terundang], stays: tuple[Stay, ...]) -> list[AttendeeData]:
    """The invited as they stand on their list; `rows` come with their dusun."""
    return [replace(_person(row), stays=stays) for row in rows]


def of_attendees(rows: Sequence[Kehadiran], stays: tuple[Stay, ...]) -> list[AttendeeData]:
    """Those who came to another meeting, without what they did there."""
    return [replace(_person(row), address=row.address, stays=stays) for row in rows]


def _person(row: Terundang | Kehadiran) -> AttendeeData:
    return AttendeeData(
        name=row.name,
        gender=row.gender,
        unsur=row.unsur,
        role=row.role,
        office=row.office,
        dusun=row.dusun,
        orang=row.orang,
    )
