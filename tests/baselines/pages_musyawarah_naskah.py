"""Teams, and the papers of meetings and of a year's usulan."""

from django.urls import reverse

from musyawarah.enums import MusyawarahStatus, TimKind
from musyawarah.models import AnggotaTim, Tim
from tests.baselines.page import Build, Page
from tests.cast import Cast
from tests.musyawarah.making import make_usulan
from tests.musyawarah.making_papers import make_full_meeting


def of_meeting(name: str, **further: str) -> Build:
    """A page of a closed meeting with that many people."""

    def build(cast: Cast, rows: int) -> str:
        meeting = make_full_meeting(cast, people=rows, decisions=rows // 5, status=MusyawarahStatus.CLOSED)
        return reverse(name, kwargs={"uid": meeting.uid, **further})

    return build


def of_year(name: str, **further: str) -> Build:
    """A page of a year with that many usulan."""

    def build(cast: Cast, rows: int) -> str:
        for number in range(rows):
            make_usulan(cast, f"Jalan {number}")
        return reverse(name, kwargs={"year": 2027, **further})

    return build


def of_teams(cast: Cast, rows: int) -> str:
    """The list of that many teams with members."""
    for number in range(rows):
        tim = Tim.objects.create(desa=cast.villages.umeanyar, kind=TimKind.PENYUSUN_RKP, year=2020 + number % 9)
        AnggotaTim.objects.create(tim=tim, name=f"Anggota {number}")
    return reverse("tim_list")


PAGES = [
    Page("musyawarah_documents", of_meeting("musyawarah_documents"), most=24),
    Page("musyawarah_document berita-acara", of_meeting("musyawarah_document", key="berita-acara"), most=24),
    Page("usulan_documents", of_year("usulan_documents"), most=32),
    Page("usulan_document daftar-prioritas", of_year("usulan_document", key="daftar-prioritas"), most=22),
    Page("tim_list", of_teams, most=10),
]
