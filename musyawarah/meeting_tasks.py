"""What is to be done about a meeting, in its order, with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse

from musyawarah.enums import MusyawarahStatus
from musyawarah.meeting_facts import MeetingFacts
from musyawarah.models import Undangan


@dataclass(frozen=True)
class MeetingTask:
    """A line of the task list; status "done", "next", "todo" or "blocked"."""

    title: str
    status: str
    url: str = ""
    why: str = ""


def meeting_tasks(facts: MeetingFacts, letter: Undangan | None, decision_count: int) -> list[MeetingTask]:
    """The tasks of a meeting that is planned or open; a closed one has none here."""
    if facts.musyawarah.status == MusyawarahStatus.PLANNED:
        return _first_is_next(_before(facts, letter))
    if facts.musyawarah.is_open:
        return _first_is_next(_during(facts, decision_count))
    return []


def _before(facts: MeetingFacts, letter: Undangan | None) -> list[MeetingTask]:
    meeting = facts.musyawarah
    has_officers = bool(meeting.presiding_id and meeting.notulis_id)
    is_numbered = bool(letter and letter.number and letter.dated)
    tasks = [
        _task(facts, "Tetapkan pimpinan dan notulis", has_officers, "musyawarah_edit"),
        _task(facts, "Susun acara", bool(facts.agenda), "musyawarah_agenda", f"{len(facts.agenda)} acara"),
    ]
    if not meeting.is_on_paper:
        tasks += [
            _task(
                facts, "Susun daftar undangan", facts.invited > 0, "musyawarah_invitation", f"{facts.invited} undangan"
            ),
            _task(facts, "Beri nomor dan tanggal surat undangan", is_numbered, "musyawarah_invitation"),
        ]
    return tasks


def _during(facts: MeetingFacts, decision_count: int) -> list[MeetingTask]:
    written = sum(bool(item.notes.strip()) for item in facts.agenda)
    return [
        _task(
            facts,
            "Catat yang hadir",
            bool(facts.rows),
            "musyawarah_attendance",
            f"{len(facts.rows)} orang di daftar hadir",
        ),
        _task(facts, "Catat keputusan", decision_count > 0, "musyawarah_decisions", f"{decision_count} keputusan"),
        _task(
            facts,
            "Tulis notulen setiap acara",
            bool(facts.agenda) and written == len(facts.agenda),
            "musyawarah_notes",
            f"{written} dari {len(facts.agenda)} acara",
        ),
        _task(facts, "Bacakan ulang, lalu tutup", False, "musyawarah_readback", "Ditutup oleh pimpinan musyawarah"),
    ]


def _task(facts: MeetingFacts, title: str, is_done: bool, page: str, why: str = "") -> MeetingTask:
    url = reverse(page, kwargs={"uid": facts.musyawarah.uid})
    return MeetingTask(title, "done" if is_done else "todo", url, why)


def _first_is_next(tasks: list[MeetingTask]) -> list[MeetingTask]:
    at = next((number for number, task in enumerate(tasks) if task.status == "todo"), None)
    if at is not None:
        tasks[at] = MeetingTask(tasks[at].title, "next", tasks[at].url, tasks[at].why)
    return tasks
