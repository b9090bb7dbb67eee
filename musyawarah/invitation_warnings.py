"""What the secretariat should know about an invitation before it goes out. Never printed, never in a message."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from musyawarah.enums import AttendanceRole, MusyawarahKind
from musyawarah.models import Musyawarah, Terundang, Undangan
from musyawarah.rules import MeetingRule
from places.enums import Gender
from villages.enums import Unsur

# Permendagri 114/2014 art. 25; Permendagri 110/2016 art. 38: whose voice is easily missed.
_EASILY_MISSED = (Unsur.PEREMPUAN, Unsur.MISKIN, Unsur.ANAK, Unsur.DIFABEL)


def invitation_warnings(
    musyawarah: Musyawarah,
    rule: MeetingRule,
    invited: Sequence[Terundang],
    letter: Undangan | None,
    *,
    today: date,
    unheard: int,
) -> list[str]:
    """Sentences, the gravest first."""
    return [
        *_late(musyawarah, rule, letter, today),
        *_without_women(rule, invited),
        *_missing_unsur(musyawarah, invited),
        *_unheard(musyawarah, unheard),
    ]


def _late(musyawarah: Musyawarah, rule: MeetingRule, letter: Undangan | None, today: date) -> Iterator[str]:
    if musyawarah.is_on_paper:
        return
    sent = letter.dated if letter and letter.dated else today
    days = (musyawarah.held_on - sent).days
    if days < rule.invitation_days:
        since = "bertanggal" if letter and letter.dated else "bila dikirim hari ini, sampai"
        yield (
            f"Undangan {since} {max(days, 0)} hari sebelum musyawarah; yang berlaku "
            f"paling lambat {rule.invitation_days} hari sebelumnya."
        )


def _without_women(rule: MeetingRule, invited: Sequence[Terundang]) -> Iterator[str]:
    deciding = [row for row in invited if row.role == AttendanceRole.UNDANGAN]
    women = sum(row.gender == Gender.P for row in deciding)
    if not deciding:
        yield "Belum ada yang diundang."
    elif not women:
        unknown = sum(not row.gender for row in deciding)
        hint = f" (L/P {unknown} orang belum diisi)" if unknown else ""
        yield f"Belum ada perempuan yang diundang{hint}."
    elif rule.women_percent is not None and Decimal(women * 100) / len(deciding) < rule.women_percent:
        share = women * 100 // len(deciding)
        yield f"Perempuan yang diundang baru {women} dari {len(deciding)} ({share}%)."


def _missing_unsur(musyawarah: Musyawarah, invited: Sequence[Terundang]) -> Iterator[str]:
    if not invited or musyawarah.kind in {MusyawarahKind.MUSYAWARAH_KHUSUS, MusyawarahKind.RAPAT_TIM}:
        return
    there = {row.unsur for row in invited} | (
        {Unsur.PEREMPUAN} if Unsur.PKK in {row.unsur for row in invited} else set()
    )
    missing = [str(unsur.label).lower() for unsur in _EASILY_MISSED if unsur not in there]
    if missing:
        yield f"Belum ada yang mewakili: {', '.join(missing)}."


def _unheard(musyawarah: Musyawarah, unheard: int) -> Iterator[str]:
    if unheard and musyawarah.kind == MusyawarahKind.MUSDUS:
        yield f"{unheard} warga dusun ini belum bergabung dalam kelompok dan belum diundang."
