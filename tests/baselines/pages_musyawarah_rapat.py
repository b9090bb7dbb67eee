"""The pages of meetings: list, one meeting, its invitation, its attendance."""

from django.urls import reverse

from accounts.enums import Role
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Kehadiran, MasaHadir, Musyawarah, Terundang
from places.models import Orang
from tests.baselines.page import Page
from tests.cast import Cast
from tests.musyawarah.making import HELD_ON, make_musyawarah, move
from villages.enums import Unsur
from villages.models import Warga


def meetings(cast: Cast, rows: int) -> str:
    """So many musdus."""
    dusun = cast.karto.dusun
    Musyawarah.objects.bulk_create(
        Musyawarah(
            desa=cast.villages.umeanyar,
            kind=MusyawarahKind.MUSDUS,
            dusun=dusun,
            topic=f"Gagasan {number}",
            held_on=HELD_ON,
            place="Balai",
            year=2027,
        )
        for number in range(rows)
    )
    return reverse("musyawarah_list")


def full_meeting(cast: Cast, rows: int, *, status: str) -> Musyawarah:
    """A musdes with so many items, residents, invited (a third known) and, once open, attendees with two stays."""
    desa, dusun = cast.villages.umeanyar, cast.karto.dusun
    meeting = make_musyawarah(cast)
    AgendaMusyawarah.objects.bulk_create(
        AgendaMusyawarah(musyawarah=meeting, position=at, title=f"Acara {at}") for at in range(min(rows, 30))
    )
    people = Orang.objects.bulk_create(Orang(name=f"Warga {number}", desa=desa) for number in range(rows))
    Warga.objects.bulk_create(Warga(desa=desa, orang=orang, dusun=dusun) for orang in people)
    Terundang.objects.bulk_create(
        Terundang(
            musyawarah=meeting,
            name=orang.name,
            orang=orang if number % 3 == 0 else None,
            dusun=dusun,
            unsur=Unsur.values[number % len(Unsur)],
        )
        for number, orang in enumerate(people)
    )
    if status != MusyawarahStatus.PLANNED:
        before = move(make_musyawarah(cast), MusyawarahStatus.CLOSED, by=cast.joko)
        for one in (meeting, before):
            attend(one, rows)
        move(meeting, status, by=cast.joko)
    return meeting


def attend(meeting: Musyawarah, rows: int) -> None:
    """So many who came and came back."""
    came = Kehadiran.objects.bulk_create(
        Kehadiran(musyawarah=meeting, name=f"Hadir {meeting.pk} {number}", unsur=Unsur.values[number % len(Unsur)])
        for number in range(rows)
    )
    MasaHadir.objects.bulk_create(MasaHadir(kehadiran=row) for row in came for _ in range(2))


def of_meeting(name: str, status: str):
    """A page of the full meeting in that state."""
    return lambda cast, rows: reverse(name, kwargs={"uid": full_meeting(cast, rows, status=status).uid})


PLANNED, OPEN = MusyawarahStatus.PLANNED, MusyawarahStatus.OPEN

PAGES = [
    Page("musyawarah_list", meetings),
    Page("musyawarah_list of a kabupaten", meetings, who=Role.DINAS_PMD),
    Page("musyawarah_detail", of_meeting("musyawarah_detail", OPEN)),
    Page("musyawarah_invitation", of_meeting("musyawarah_invitation", PLANNED)),
    Page("invitation_add", of_meeting("invitation_add", PLANNED)),
    Page("musyawarah_attendance", of_meeting("musyawarah_attendance", OPEN)),
    Page("musyawarah_attendance for a reader", of_meeting("musyawarah_attendance", OPEN), who=Role.PETUGAS_KECAMATAN),
    Page("musyawarah_agenda", of_meeting("musyawarah_agenda", PLANNED)),
]
