"""What every paper of a session is drawn from, loaded once however many of them are drawn."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from reporting.errors import DocumentError
from training.attendance_facts import SessionAttendance, attendance_of
from training.documents.program_print import OfProgram, Signer
from training.enums import ParticipantRole, SessionStatus
from training.exam_facts import ExamResults, exam_results_of
from training.models import Participant, SessionItem, TrainingProgram, TrainingSession
from training.program_place import kabupaten_of_program
from training.session_days import format_days
from villages.local_zone import zone_of

GAP = "(belum diisi)"


@dataclass(frozen=True)
class SessionPrint(OfProgram):
    """A session with its programme, list, rundown and attendance; of `session` its programme is joined."""

    session: TrainingSession

    @property
    def program(self) -> TrainingProgram:  # type: ignore[override]  # of the session
        """The programme."""
        return self.session.program

    @property
    def is_held(self) -> bool:
        """Whether it was declared held, so that its report is no draft."""
        return self.session.status == SessionStatus.HELD

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """The list in its order, places without a name, too."""
        rows = Participant.objects.filter(session=self.session).select_related("desa__kecamatan")
        return tuple(rows.order_by("position", "pk"))

    @property
    def named(self) -> tuple[Participant, ...]:
        """Those of whom it is known who comes."""
        return tuple(one for one in self.people if one.is_named)

    @cached_property
    def attendance(self) -> SessionAttendance:
        """Half days and who was there."""
        return attendance_of(self.session)

    @cached_property
    def came(self) -> frozenset[int]:
        """Keys of those who were there for at least half a day."""
        return frozenset(one.pk for one in self.people if self.attendance.attended(one))

    @cached_property
    def exams(self) -> ExamResults:
        """Scores and gains."""
        return exam_results_of(self.session)

    @cached_property
    def items(self) -> tuple[SessionItem, ...]:
        """The rundown."""
        return tuple(self.session.item_set.select_related("module", "speaker"))

    @cached_property
    def lessons(self) -> tuple[tuple[str, int], ...]:
        """What is taught, with its hours of lesson (JP): by the rundown, else by the modules of the programme."""
        of_items = tuple((item.title, item.hours) for item in self.items if item.hours)
        return of_items or tuple((module.title, module.hours) for module in self.modules)

    @property
    def hours(self) -> int:
        """Hours of lesson (JP) of the whole session."""
        return sum(hours for _, hours in self.lessons)

    @property
    def calls_words(self) -> str:
        """ "Sekretaris Desa, Ketua BPD": who is called from each village."""
        return ", ".join(str(ParticipantRole(call.role).label) for call in self.session.call_set.all())

    @property
    def title(self) -> str:
        """ "Bimtek Penyusunan RPJM Desa, angkatan 2"."""
        return f"{self.program.title}, angkatan {self.session.number}"

    @property
    def days(self) -> str:
        """ "Senin, 27 April 2015"."""
        return format_days(self.session.starts_on, self.session.ends_on)

    @property
    def clock_words(self) -> str:
        """ "08.00 s.d. 16.00 WITA"; empty while no hour is set."""
        begin, end = self.session.starts_at, self.session.ends_at
        if begin is None:
            return ""
        ends = f"{end:%H.%M}" if end else "selesai"
        zone = zone_of(kabupaten_of_program(self.program)).tzname(datetime.combine(self.session.starts_on, time(12)))
        return f"{begin:%H.%M} s.d. {ends} {zone or ''}".strip()

    @property
    def venue_words(self) -> str:
        """The hall as it is printed."""
        return str(self.session.venue) if self.session.venue else "(tempat belum ditetapkan)"

    def named_signer(self) -> Signer | None:
        """Who was entered to sign the papers of the session."""
        one = self.session
        return (one.signer_office, one.signer_name, one.signer_nip) if one.signer_name or one.signer_office else None


def find_session(pk: int) -> TrainingSession:
    """A session of a living programme by its number. Raises DocumentError for an unknown one."""
    rows = TrainingSession.objects.filter(program__deleted_at=None).with_program()
    found = rows.filter(pk=pk).first()
    if found is None:
        raise DocumentError(f"Angkatan nomor {pk} tidak ada.")
    return found
