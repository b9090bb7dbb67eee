"""The pages of decisions, notulen, mends and seals."""

from django.urls import reverse

from accounts.enums import Role
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Ralat, Usulan
from tests.baselines.page import Build, Page
from tests.cast import Cast
from tests.musyawarah.making import HELD_ON, at, make_musyawarah, move


def big_meeting(cast: Cast, rows: int, status: str) -> Musyawarah:
    """A musdes with so many people, items, decisions, undecided usulan and mends."""
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, is_on_paper=True, invited_count=rows)
    AgendaMusyawarah.objects.bulk_create(
        AgendaMusyawarah(musyawarah=meeting, position=number, title=f"Acara {number}", notes="Dibahas")
        for number in range(rows)
    )
    people = Kehadiran.objects.bulk_create(
        Kehadiran(musyawarah=meeting, name=f"Warga {number}", gender="LP"[number % 2], position=number)
        for number in range(rows)
    )
    MasaHadir.objects.bulk_create(MasaHadir(kehadiran=one, left_at=at(11)) for one in people)
    usulan = Usulan.objects.bulk_create(
        Usulan(
            desa=meeting.desa,
            number=number,
            year=2027,
            name=f"Usulan {number}",
            proposed_on=HELD_ON,
            entered_by=cast.sari,
        )
        for number in range(1, 2 * rows + 1)
    )
    decided = Keputusan.objects.bulk_create(
        Keputusan(musyawarah=meeting, number=number, usulan=one, text=one.name, decided_at=at(10))
        for number, one in enumerate(usulan[:rows], start=1)
    )
    if status != MusyawarahStatus.OPEN:
        move(meeting, status, by=cast.joko)
        Ralat.objects.bulk_create(
            Ralat(
                musyawarah=meeting, target="keputusan", target_id=one.pk, field="text", new="Lain", reason="Salah",
                proposed_by=cast.sari,
            )
            for one in decided
        )  # fmt: skip
    return meeting


def of_open(name: str) -> Build:
    """A page of an open meeting."""
    return lambda cast, rows: reverse(name, args=[big_meeting(cast, rows, MusyawarahStatus.OPEN).uid])


def of_closed(name: str) -> Build:
    """A page of a closed meeting."""
    return lambda cast, rows: reverse(name, args=[big_meeting(cast, rows, MusyawarahStatus.CLOSED).uid])


def of_decision(query: str) -> Build:
    """A page of the first decision."""

    def address(cast: Cast, rows: int) -> str:
        keputusan = big_meeting(cast, rows, MusyawarahStatus.OPEN).keputusan_set.get(number=1)
        return reverse("decision_edit", args=[keputusan.uid]) + query

    return address


PAGES = [
    Page("musyawarah_decisions", of_open("musyawarah_decisions"), most=40),
    Page("musyawarah_decisions for a reader", of_open("musyawarah_decisions"), who=Role.PETUGAS_KECAMATAN, most=40),
    Page("decision_create", of_open("decision_create"), most=40),
    Page("decision_edit", of_decision(""), most=40),
    Page("decision_edit of a notulis", of_decision("?ubah=1"), most=40),
    Page("musyawarah_notes", of_open("musyawarah_notes")),
    Page("musyawarah_readback", of_open("musyawarah_readback"), most=40),
    Page("musyawarah_close", of_open("musyawarah_close"), who=Role.BPD, most=40),
    Page("ralat_list", of_closed("ralat_list")),
    Page("ralat_propose", of_closed("ralat_propose")),
    Page("musyawarah_seal", of_closed("musyawarah_seal")),
]
