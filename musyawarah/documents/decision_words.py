"""A decision in words, as minutes write it: outcome, reason, how it was decided, rank, and who was in the room."""

from decimal import Decimal

from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject, MusyawarahStatus
from musyawarah.models import Keputusan, Ralat
from musyawarah.presence import Room
from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal


def decision_words(source: MeetingPrint, decision: Keputusan) -> dict:
    """Text and the lines under it, as plain values."""
    told = (_outcome(decision), _method(decision), _rank(decision), _corrected(decision))
    lines = [_about(decision), " ".join(part for part in told if part), *room_lacks(source, decision)]
    return {"number": decision.number, "text": decision.text, "lines": [line for line in lines if line]}


def room_lacks(source: MeetingPrint, decision: Keputusan) -> list[str]:
    """What the room lacked when the decision was taken: quorum, women (rule R11). It never blocks, it is written."""
    if not source.attendance:
        return []
    room = source.facts.room_at(decision.decided_at)
    lacks = []
    if room.has_quorum is False:
        lacks.append(
            f"Pada saat keputusan ini hadir {room.deciding} dari {room.invited} undangan, "
            f"kurang dari kuorum {percent(room.quorum_percent)} persen."
        )
    if not room.has_women:
        lacks.append(f"Pada saat keputusan ini {women_words(room)}.")
    return lacks


def women_words(room: Room) -> str:
    """ "tidak ada perempuan yang hadir", "hadir 3 perempuan dari 20 orang, kurang dari 30 persen"."""
    if room.women == 0:
        return "tidak ada perempuan yang hadir"
    return f"hadir {room.women} perempuan dari {room.count} orang, kurang dari {percent(room.women_percent)} persen"


def percent(share: Decimal | None) -> str:
    """ "66,67", "30"."""
    return format_decimal(share.normalize()) if share is not None else ""


def mended_words(mend: Ralat) -> str:
    """One slip with both wordings and both names."""
    who = " dan ".join(
        member.orang.name for member in (mend.proposed_by, mend.answered_by) if member is not None and member.orang
    )
    when = f", {format_tanggal(mend.answered_at.date())}" if mend.answered_at else ""
    old, new = mend.old or "kosong", mend.new or "kosong"
    return f"{mend.get_target_display()}: semula “{old}” menjadi “{new}”, karena {mend.reason} ({who}{when})."


def ended(text: str) -> str:
    """The text as a sentence, with one full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _about(decision: Keputusan) -> str:
    usulan = decision.usulan
    if usulan is None:
        return "" if decision.subject == DecisionSubject.OTHER else f"Tentang: {decision.get_subject_display()}."
    if f"Usulan nomor {usulan.number}," in decision.text:  # the usual wording says it already
        return ""
    parts = [f"Usulan nomor {usulan.number}: {usulan.name}"]
    place = " ".join(str(part) for part in (usulan.dusun, usulan.rukun_tetangga) if part)
    parts += [place or "seluruh wilayah", usulan.location_text]
    if usulan.volume is not None:
        parts.append(f"{format_decimal(usulan.volume)} {usulan.unit.name if usulan.unit else ''}".strip())
    return ", ".join(part for part in parts if part) + "."


def _outcome(decision: Keputusan) -> str:
    words = f"Hasil: {decision.get_outcome_display()}"
    if decision.outcome == DecisionOutcome.MERGED and decision.merged_into is not None:
        words += f" ke usulan nomor {decision.merged_into.number} ({decision.merged_into.name})"
    return f"{words}. Alasan: {ended(decision.reason)}" if decision.reason else f"{words}."


def _method(decision: Keputusan) -> str:
    if decision.method != DecisionMethod.VOTE:
        return "Cara: musyawarah mufakat."
    votes = f"{decision.votes_for} setuju, {decision.votes_against} tidak setuju"
    votes += f", {decision.votes_abstain} abstain" if decision.votes_abstain is not None else ""
    return f"Cara: pemungutan suara, {votes}."


def _rank(decision: Keputusan) -> str:
    if decision.rank is None:
        return ""
    words = f"Peringkat {decision.rank}"
    if not decision.overrules_rank:
        return f"{words}."
    return f"{words} (menurut skor peringkat {decision.scored_rank}), diubah karena: {ended(decision.overrule_reason)}"


def _corrected(decision: Keputusan) -> str:
    former = decision.corrects
    if former is None:
        return ""
    day = format_tanggal(former.musyawarah.held_on)
    standing = "" if former.musyawarah.status != MusyawarahStatus.CANCELLED else " (dibatalkan)"
    return f"Keputusan ini memperbaiki keputusan nomor {former.number} {former.musyawarah.title}, {day}{standing}."
