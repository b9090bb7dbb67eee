"""Decisions of a meeting with who was in the room at that moment, and what was lacking then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from musyawarah.enums import DecisionMethod, MusyawarahStatus
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.models import Keputusan, Musyawarah
from musyawarah.presence import Room
from places.formats.rupiah import format_decimal
from villages.enums import Unsur

_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@dataclass(frozen=True)
class DecidedFact:
    """One decision as it stands in the minutes, with the room at its moment."""

    keputusan: Keputusan
    room: Room
    corrected_by: tuple[Keputusan, ...] = ()

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What was lacking; written into the minutes, it blocks nothing."""
        return (*room_warnings(self.room), *_vote_warnings(self.keputusan, self.room))

    @property
    def unsur_words(self) -> str:
        """ "BPD 5, Warga 12": parts of community and offices in the room, by the word that may be read aloud."""
        counts: dict[str, int] = {}
        for unsur, count in self.room.unsur:
            counts[Unsur(unsur).printed] = counts.get(Unsur(unsur).printed, 0) + count
        return ", ".join(f"{name} {count}" for name, count in counts.items())

    @property
    def votes_words(self) -> str:
        """ "12 setuju, 3 tidak setuju, 1 abstain"; "" for mufakat."""
        row = self.keputusan
        if row.method != DecisionMethod.VOTE:
            return ""
        words = f"{row.votes_for} setuju, {row.votes_against} tidak setuju"
        return f"{words}, {row.votes_abstain} abstain" if row.votes_abstain else words


def load_decided(musyawarah: Musyawarah, facts: MeetingFacts | None = None) -> tuple[DecidedFact, ...]:
    """Every decision of a meeting by its number, in two queries over those of the meeting's facts."""
    rows = list(
        Keputusan.objects.filter(musyawarah=musyawarah)
        .select_related("usulan__dusun", "merged_into", "agenda", "corrects__musyawarah__dusun")
        .select_related("corrects__musyawarah__kelompok")
        .order_by("number", "pk")
    )
    return decided_facts(rows, facts or load_meeting(musyawarah))


def decided_facts(rows: Sequence[Keputusan], facts: MeetingFacts) -> tuple[DecidedFact, ...]:
    """Decisions of one meeting with the room at each; one query for what corrected them."""
    corrections = _corrections(rows)
    return tuple(DecidedFact(row, facts.room_at(row.decided_at), corrections.get(row.pk, ())) for row in rows)


def room_warnings(room: Room) -> tuple[str, ...]:
    """Quorum and women that were lacking, in words for page and minutes (Permendes PDTT 16/2019; rule R11)."""
    found = []
    if room.has_quorum is False:
        share = (
            f"{format_decimal(round(room.quorum_share, 2))} %" if room.quorum_share is not None else "tidak terhitung"
        )
        found.append(
            f"Kuorum tidak tercapai: {room.deciding} dari {room.invited} undangan ada di ruangan ({share}), "
            f"sedangkan kuorum {format_decimal(room.quorum_percent)} %."
        )
    if room.women == 0:
        found.append("Tidak ada perempuan di ruangan.")
    elif not room.has_women:
        found.append(
            f"Perempuan {room.women} dari {room.count} orang ({format_decimal(round(room.women_share, 2))} %), "
            f"kurang dari {format_decimal(room.women_percent)} %."
        )
    return tuple(found)


def _vote_warnings(row: Keputusan, room: Room) -> Iterable[str]:
    if row.method != DecisionMethod.VOTE or row.votes_for is None or row.votes_against is None:
        return
    cast = row.votes_for + row.votes_against + (row.votes_abstain or 0)
    if cast > room.deciding:
        yield f"Suara yang dihitung {cast}, sedangkan undangan di ruangan {room.deciding} orang."
    elif row.outcome == "agreed" and row.votes_for * 2 <= room.deciding:
        yield f"Suara setuju {row.votes_for} tidak lebih dari separuh undangan di ruangan ({room.deciding} orang)."


def _corrections(rows: Sequence[Keputusan]) -> dict[int, tuple[Keputusan, ...]]:
    found: dict[int, list[Keputusan]] = {}
    later = Keputusan.objects.filter(corrects__in=[row.pk for row in rows], musyawarah__status__in=_HELD)
    for row in later.select_related("musyawarah__dusun", "musyawarah__kelompok").order_by("pk"):
        found.setdefault(row.corrects_id or 0, []).append(row)
    return {pk: tuple(one) for pk, one in found.items()}
