"""What is to be done about a session, in its order, with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse

from training.enums import SessionStatus
from training.models import AttendanceMark, Certificate, Participant, SessionItem, TrainingSession


@dataclass(frozen=True)
class SessionTask:
    """A line of the task list; status "done", "next", "todo" or "blocked"."""

    title: str
    status: str
    url: str = ""
    why: str = ""


def session_tasks(session: TrainingSession, quota: int) -> list[SessionTask]:
    """The way of a session from its hall to its report; the first open one is next. Five queries."""
    if session.status == SessionStatus.CANCELLED:
        return []
    items = SessionItem.objects.filter(session=session).count()
    people = Participant.objects.filter(session=session)
    listed, named = people.count(), people.named().count()
    marks = AttendanceMark.objects.filter(half__session=session).count()
    issued = Certificate.objects.filter(participant__session=session).count()
    is_held = session.status == SessionStatus.HELD
    tasks = [
        _task(session, "Tetapkan tempat", session.venue_id is not None, "session_edit"),
        _task(session, "Susun acara", items > 0, "session_items", f"{items} acara"),
        _task(
            session,
            "Isi daftar peserta",
            named > 0 and named >= min(listed, quota),
            "participant_list",
            f"{named} bernama dari {max(listed, quota)} peserta",
        ),
        _task(session, "Catat yang hadir", marks > 0, "training_attendance"),
        _task(session, "Nyatakan selesai", is_held, "", "Menutup daftar hadir dan membuka sertifikat."),
        _task(session, "Terbitkan sertifikat", issued > 0, "certificate_list", f"{issued} sertifikat"),
        _task(session, "Tulis laporan", bool(session.results.strip()), "report_edit"),
    ]
    return _first_is_next(tasks)


def _task(session: TrainingSession, title: str, is_done: bool, name: str, why: str = "") -> SessionTask:
    url = reverse(name, kwargs={"uid": session.uid}) if name else ""  # what is done on the page itself has none
    return SessionTask(title, "done" if is_done else "todo", url, why)


def _first_is_next(tasks: list[SessionTask]) -> list[SessionTask]:
    at = next((at for at, task in enumerate(tasks) if task.status == "todo"), None)
    if at is not None:
        tasks[at] = SessionTask(tasks[at].title, "next", tasks[at].url, tasks[at].why)
    return tasks
