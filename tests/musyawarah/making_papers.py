"""A meeting with everything that its papers can show."""

from datetime import date, time
from decimal import Decimal

from musyawarah.enums import (
    AttendanceRole,
    DecisionMethod,
    DecisionOutcome,
    InvitedFor,
    MusyawarahKind,
    MusyawarahStatus,
    RalatStatus,
    RalatTarget,
    SealReason,
)
from musyawarah.models import Musyawarah, Ralat, Segel, Terundang, Undangan
from places.enums import Gender
from tests.cast import Cast
from tests.musyawarah.making import (
    at,
    make_agenda,
    make_attendee,
    make_keputusan,
    make_musyawarah,
    make_usulan,
    move,
)
from villages.enums import JabatanKind, Unsur
from villages.models import Jabatan, PemangkuJabatan

UNSUR = (Unsur.TANI, Unsur.PEREMPUAN, Unsur.MISKIN, Unsur.DIFABEL, Unsur.PEMDES, Unsur.BPD, Unsur.WARGA)


def appoint(cast: Cast) -> None:
    """Made is kepala desa, Joko ketua BPD, Sari sekretaris since 2020."""
    holders = {
        JabatanKind.KEPALA_DESA: cast.made,
        JabatanKind.KETUA_BPD: cast.joko,
        JabatanKind.SEKRETARIS_DESA: cast.sari,
    }
    for position, (kind, member) in enumerate(holders.items()):
        desa = cast.villages.umeanyar
        office, _ = Jabatan.objects.get_or_create(desa=desa, kind=kind, defaults={"position": position})
        PemangkuJabatan.objects.create(desa=desa, jabatan=office, orang=member.orang, starts_on=date(2020, 1, 1))


def make_full_meeting(
    cast: Cast,
    kind: str = MusyawarahKind.MUSDES_PERENCANAAN,
    *,
    people: int = 30,
    decisions: int = 10,
    status: str = MusyawarahStatus.CLOSED,
    word: str = "",
    **values,
) -> Musyawarah:
    """A meeting with letter, agenda, people who come and go, decisions of every outcome, and a slip mended."""
    meeting = make_musyawarah(cast, kind, topic=f"Menyusun RKP Desa {word}".strip(), **values)
    Undangan.objects.create(
        musyawarah=meeting, number="005/12/2026", dated=date(2026, 6, 5), note=f"Mohon tepat waktu. {word}"
    )
    for position, title in enumerate(("Pembukaan", "Pembahasan usulan", "Penutup"), start=1):
        item = make_agenda(meeting, f"{title} {word}".strip(), position)
        item.notes = f"Baris satu {word}\nBaris dua"
        item.starts_at, item.ends_at, item.speaker = time(8 + position), time(9 + position), f"Pembicara {word}"
        item.save()
    make_people(meeting, cast, people, word=word)
    make_decisions(cast, meeting, decisions, word=word)
    meeting.invited_count = people
    meeting.ba_number = f"{meeting.pk:03}/BA/2026"
    meeting.save()
    if status != MusyawarahStatus.PLANNED:
        move(meeting, status, by=cast.joko)
    if status in {MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED}:
        Ralat.objects.create(
            musyawarah=meeting, target=RalatTarget.KEPUTUSAN, target_id=1, field="text", old=f"semula {word}",
            new="menjadi", reason="salah ketik", status=RalatStatus.CONFIRMED, proposed_by=cast.sari,
            answered_by=cast.joko, answered_at=at(13),
        )  # fmt: skip
    return meeting


def make_people(meeting: Musyawarah, cast: Cast, count: int, *, word: str = "") -> None:
    """As many invited as come; every third is a woman, some are poor or disabled, the last two arrive late."""
    dusun = cast.karto.dusun if meeting.desa_id == cast.karto.desa_id else None
    for number in range(1, count + 1):
        name, gender = f"Warga {number} {word}".strip(), Gender.P if number % 3 == 0 else Gender.L
        unsur = UNSUR[number % len(UNSUR)]
        Terundang.objects.create(
            musyawarah=meeting, name=name, gender=gender, unsur=unsur, dusun=dusun,
            office=f"Ketua kelompok {unsur.label}", invited_for=InvitedFor.TANPA_KELOMPOK, position=number,
        )  # fmt: skip
        make_attendee(
            meeting, name, gender=gender, unsur=unsur, dusun=dusun, position=number, is_wakil=number in {2, 3},
            office=f"Ketua kelompok {unsur.label}" if number % 2 else "",
            role=AttendanceRole.NARASUMBER if number == 5 else AttendanceRole.UNDANGAN,
            **_stay(number, count),
        )  # fmt: skip


def _stay(number: int, count: int) -> dict:
    """The last two arrive at half past ten, every second one leaves at five past."""
    if number > count - 2:
        return {"arrived_at": at(10, 30)}
    return {"left_at": at(10, 5)} if number % 2 else {}


def make_decisions(cast: Cast, meeting: Musyawarah, count: int, *, word: str = "") -> None:
    """Decisions of every outcome in turn, one by vote, one against the rank of the scores."""
    outcomes = (
        (DecisionOutcome.PASSED_ON,)
        if meeting.kind == MusyawarahKind.MUSDUS
        else (DecisionOutcome.AGREED, DecisionOutcome.DEFERRED, DecisionOutcome.REJECTED, DecisionOutcome.TO_DU_RKP)
    )
    for number in range(1, count + 1):
        usulan = make_usulan(cast, f"Rabat beton {number} {word}".strip(), volume=Decimal("120.5"))
        votes = {"method": DecisionMethod.VOTE, "votes_for": 20, "votes_against": 3, "votes_abstain": 1}
        ranks = {"rank": 1, "scored_rank": 4, "overrule_reason": f"Jembatan hampir putus {word}"}
        make_keputusan(
            meeting,
            usulan,
            outcome=outcomes[number % len(outcomes)],
            agenda=meeting.agenda_set.first() if number % 2 else None,
            **(votes if number == 2 else ranks if number == 3 else {}),
        )


def make_seal(meeting: Musyawarah) -> Segel:
    """The seal of a sealed meeting."""
    return Segel.objects.create(
        musyawarah=meeting, desa=meeting.desa, content="{}", sha256="3f2a" * 16, reason=SealReason.SCAN,
        sealed_at=meeting.sealed_at,
    )  # fmt: skip
