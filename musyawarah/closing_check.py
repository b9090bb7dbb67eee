"""What a meeting still lacks before it is closed; page and service ask the same list."""

from dataclasses import dataclass

from musyawarah.decision_choices import usulan_before
from musyawarah.decision_facts import load_decided, room_warnings
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.models import Musyawarah


@dataclass(frozen=True)
class Missing:
    """One thing; `blocks` whether the meeting cannot be closed without it, `page` the URL name where it is mended."""

    text: str
    blocks: bool = False
    page: str = ""


def missing_before_close(musyawarah: Musyawarah, facts: MeetingFacts | None = None) -> list[Missing]:
    """What is missing, what blocks first.

    Minutes without chair, notulis or anybody present are none. Everything else is written down and does not block:
    a meeting that was adjourned for want of a quorum is closed, too.
    """
    facts = facts or load_meeting(musyawarah)
    return [*_blocking(musyawarah, facts), *_lacking(musyawarah, facts), *_of_decisions(musyawarah, facts)]


def _blocking(musyawarah: Musyawarah, facts: MeetingFacts) -> list[Missing]:
    found = []
    if musyawarah.presiding_id is None:
        found.append(Missing("Pimpinan musyawarah belum ditetapkan.", True, "musyawarah_edit"))
    if musyawarah.notulis_id is None:
        found.append(Missing("Notulis belum ditetapkan.", True, "musyawarah_edit"))
    if not facts.rows:
        found.append(Missing("Daftar hadir masih kosong.", True, "musyawarah_attendance"))
    return found


def _lacking(musyawarah: Musyawarah, facts: MeetingFacts) -> list[Missing]:
    found = []
    if musyawarah.presiding_id and musyawarah.presiding_id == musyawarah.notulis_id:
        found.append(
            Missing("Pimpinan dan notulis orang yang sama, jadi salah tulis nanti tidak dapat diralat berdua.")
        )
    without = sum(not row.gender for row in facts.rows)
    if without:
        found.append(Missing(f"{without} orang belum diisi L/P-nya.", page="musyawarah_attendance"))
    found += [Missing(text, page="musyawarah_attendance") for text in _of_room(facts)]
    if not facts.agenda:
        found.append(Missing("Agenda belum disusun.", page="musyawarah_agenda"))
    untimed = sum(row.starts_at is None for row in facts.agenda)
    if untimed:
        found.append(Missing(f"{untimed} acara belum diisi jamnya.", page="musyawarah_agenda"))
    unwritten = sum(not row.notes.strip() for row in facts.agenda)
    if unwritten:
        found.append(Missing(f"{unwritten} acara belum ada notulennya.", page="musyawarah_notes"))
    if not musyawarah.ba_number:
        found.append(Missing("Nomor berita acara belum diisi."))
    return found


def _of_room(facts: MeetingFacts) -> tuple[str, ...]:
    return room_warnings(facts.everybody) if facts.rows else ()


def _of_decisions(musyawarah: Musyawarah, facts: MeetingFacts) -> list[Missing]:
    decided = load_decided(musyawarah, facts)
    if not decided:
        return [Missing("Belum ada keputusan yang dicatat.", page="musyawarah_decisions")]
    found = []
    lacking = sum(bool(one.warnings) for one in decided)
    if lacking:
        found.append(
            Missing(
                f"{lacking} keputusan diambil dengan catatan tentang kuorum, perempuan, atau suara.",
                page="musyawarah_decisions",
            )
        )
    done = {one.keputusan.usulan_id for one in decided}
    if any(done - {None}):
        waiting = sum(one.pk not in done for one in usulan_before(musyawarah))
        if waiting:
            found.append(
                Missing(
                    f"{waiting} usulan belum diputuskan; semuanya kembali ke daftar berikutnya.",
                    page="musyawarah_decisions",
                )
            )
    return found
