"""What is personal stays with the village's named staff: no address gives it to anybody else."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from places.models import Orang
from tests.access.matrix import Walk, all_rows, undone
from tests.access.row import Row, Who
from tests.cast import Cast
from tests.chosen import one_of
from tests.musyawarah.making import make_usulan
from tests.random_cases import FULL
from tests.strict_client import StrictClient
from villages.models import Keluarga, TindakLanjutWarga, Warga

ROWS = all_rows()
NUMBERS_AND_MARKS = ("5108021203990017", "5108020102030405", "Netra Rahasia", "Alasan Rahasia")
NAMES = ("Ni Nyoman Tersembunyi", "I Ketut Pengusul Rahasia")
# Inside the village the BPD invites and records by name; numbers and marks are not for it either.
INSIDE = (Role.BPD,)
OUTSIDE = (Role.PENDAMPING, Role.PETUGAS_KECAMATAN, Role.DINAS_PMD)


def _lets_in(row: Row, *anybody: Who) -> bool:
    return any(row.get.of(who) == 200 for who in anybody)


# What nobody of them is let into is asked in a full run only: the matrix asks for the refusals.
ASKED_ROWS = ROWS if FULL else [row for row in ROWS if _lets_in(row, *INSIDE, *OUTSIDE, None)]

pytestmark = pytest.mark.usefixtures("papers_drawn_once")


def hide_somebody(cast: Cast) -> None:
    """A poor, disabled resident with all his numbers, and a usulan with the name of its proposer."""
    desa, dusun = cast.villages.umeanyar, cast.karto.dusun
    keluarga = Keluarga.objects.create(desa=desa, dusun=dusun, number=NUMBERS_AND_MARKS[1], is_rtm=True)
    warga = Warga.objects.create(
        desa=desa,
        orang=Orang.objects.create(desa=desa, name=NAMES[0], gender="P"),
        keluarga=keluarga,
        dusun=dusun,
        nik=NUMBERS_AND_MARKS[0],
        born_on=date(1999, 3, 12),
        is_disabled=True,
        disability=NUMBERS_AND_MARKS[2],
    )
    TindakLanjutWarga.objects.create(warga=warga, desa=desa, reason_text=NUMBERS_AND_MARKS[3])
    make_usulan(cast, "Jalan usaha tani", pengusul_name=NAMES[1], pengusul_gender="L")


@pytest.mark.parametrize("row", ASKED_ROWS, ids=lambda row: row.name)
def test_no_address_gives_personal_data_to_others(cast: Cast, row: Row):
    address = Walk(cast, row).address(cast.villages.umeanyar)
    hide_somebody(cast)
    told = [found for member, words in _readers(cast, row) for found in _told(address, member, words)]
    assert told == []


def _readers(cast: Cast, row: Row) -> list[tuple[Membership | None, tuple[str, ...]]]:
    """Those who must not read it, with the words; in a quick run those who are let in, and a stranger."""
    insiders = [(cast.of(role), NUMBERS_AND_MARKS) for role in _asked(row, INSIDE)]
    outsiders = [(cast.of(role), NUMBERS_AND_MARKS + NAMES) for role in _asked(row, OUTSIDE)]
    strangers = [(cast.bejo, NUMBERS_AND_MARKS + NAMES), (None, NUMBERS_AND_MARKS + NAMES)]
    return [*insiders, *outsiders, *(strangers if FULL else [one_of(strangers, row.name)])]


def _asked(row: Row, roles: tuple[Role, ...]) -> list[Role]:
    return [role for role in roles if FULL or _lets_in(row, role)]


def test_most_pages_are_asked_in_a_quick_run_too():
    assert len(ASKED_ROWS) > 250


def _told(address: str, member: Membership | None, words: tuple[str, ...]) -> list[str]:
    """The personal words in the answer, with who got them."""
    browser = StrictClient(raise_request_exception=False)
    if member is not None:
        browser.force_login(member.orang.user)
    with undone():
        response = browser.get(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode("utf-8", errors="replace")
    who = member.get_role_display() if member else "nobody"
    return [f"{who}: {word}" for word in words if word in text]


def test_named_staff_does_read_it(cast: Cast, sign_in):
    """The words that the others must not get are there to be got."""
    hide_somebody(cast)
    warga = Warga.objects.get(nik=NUMBERS_AND_MARKS[0])
    page = sign_in(cast.sari).get(reverse("resident_edit", args=[warga.desa.code, warga.pk]))
    assert NUMBERS_AND_MARKS[0] in page.content.decode() and NAMES[0] in page.content.decode()
