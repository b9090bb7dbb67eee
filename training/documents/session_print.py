"""What every paper of a session is drawn from, loaded once however many of them are drawn."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from places.models import Desa, Kabupaten, Kecamatan
from reporting.errors import DocumentError
from reporting.payload import Signature
from reporting.prose_blocks import kop
from training.attendance_facts import SessionAttendance, attendance_of
from training.enums import ParticipantRole, SessionStatus
from training.exam_facts import ExamResults, exam_results_of
from training.models import Participant, SessionItem, TrainingModule, TrainingProgram, TrainingSession
from training.program_place import kabupaten_of_program, name_of_place
from training.session_days import format_days
from villages.enums import JabatanKind, Term
from villages.letterhead import letterhead
from villages.local_zone import zone_of
from villages.signing import signatory
from villages.terms import Terms, terms_of

GAP = "(belum diisi)"


@dataclass(frozen=True)
class SessionPrint:
    """A session with its programme, list, rundown and attendance; of `session` its programme is joined."""

    session: TrainingSession

    @property
    def program(self) -> TrainingProgram:
        """The programme."""
        return self.session.program

    @property
    def place(self) -> Desa | Kecamatan | Kabupaten:
        """Who holds it."""
        return self.program.place

    @property
    def is_held(self) -> bool:
        """Whether it was declared held, so that its report is no draft."""
        return self.session.status == SessionStatus.HELD

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return terms_of(kabupaten_of_program(self.program))

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
    def modules(self) -> tuple[TrainingModule, ...]:
        """What the programme teaches."""
        return tuple(row.module for row in self.program.module_set.select_related("module"))

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

    @property
    def author(self) -> str:
        """Whose paper it is."""
        if isinstance(self.place, Desa):
            return f"Pemerintah {self.terms.of(Term.DESA)} {self.place.name}"
        return f"Pemerintah {name_of_place(self.place)}"

    @property
    def organiser(self) -> str:
        """Who organises it, as the programme names it."""
        return self.program.organiser or self.author

    @cached_property
    def kop(self) -> dict[str, Any]:
        """The letterhead: the village's own; else the government of the kabupaten and its office or kecamatan."""
        place = self.place
        if isinstance(place, Desa):
            own = letterhead(place, terms=self.terms)
            return {**kop(own.lines, own.address_line), "lambang": own.lambang}
        kabupaten = kabupaten_of_program(self.program)
        office = f"Kecamatan {place.name}" if isinstance(place, Kecamatan) else _office_of(self.organiser, kabupaten)
        return kop((f"PEMERINTAH {kabupaten.name}".upper(), office.upper()))

    @property
    def seat(self) -> str:
        """The place that stands before the date of a letter."""
        return self.place.plain_name if isinstance(self.place, Kabupaten) else self.place.name

    def dated_at(self, on: date | None) -> str:
        """ "Singaraja, 27 April 2015"; a gap where no day is set."""
        return f"{self.seat}, {format_tanggal(on) if on else '(tanggal belum diisi)'}"

    def signature(self, on: date | None, *, heading: str = "", dated: bool = True) -> Signature:
        """Who signs the papers of the session: as entered, else the head of the place that holds it.

        A letter that bears its date at its head goes without one here (`dated`).
        """
        office, name, nip = self._signer(on or timezone.localdate())
        place_and_date = self.dated_at(on) if dated else None
        return Signature(heading, office, name or None, nip or None, place_and_date)

    def _signer(self, on: date) -> tuple[str, str, str]:
        session, place = self.session, self.place
        if session.signer_name or session.signer_office:
            return session.signer_office, session.signer_name, session.signer_nip
        if isinstance(place, Desa):
            found = signatory(desa=place, kind=JabatanKind.KEPALA_DESA, on=on, terms=self.terms)
            usual = f"{self.terms.of(Term.KEPALA_DESA)} {place.name}"
            return (found.title_with_place, found.name, found.nip) if found else (usual, "", "")
        head = f"Camat {place.name}" if isinstance(place, Kecamatan) else f"Kepala {self.organiser}"
        return head, "", ""


def find_session(pk: int) -> TrainingSession:
    """A session of a living programme by its number. Raises DocumentError for an unknown one."""
    rows = TrainingSession.objects.filter(program__deleted_at=None).with_program()
    found = rows.filter(pk=pk).first()
    if found is None:
        raise DocumentError(f"Angkatan nomor {pk} tidak ada.")
    return found


def lines_of(text: str) -> list[str]:
    """A typed list, one entry a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _office_of(organiser: str, kabupaten: Kabupaten) -> str:
    """ "Dinas PMD Kabupaten Buleleng" under the line of that kabupaten is "Dinas PMD"."""
    return re.sub(rf"\s*{re.escape(kabupaten.name)}\s*$", "", organiser, flags=re.IGNORECASE) or organiser
