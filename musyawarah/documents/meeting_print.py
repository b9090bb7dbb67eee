"""What every paper of a meeting is drawn from, loaded once however many of them are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from musyawarah.documents.village_print import VillagePrint
from musyawarah.enums import AttendanceRole, MusyawarahKind, MusyawarahStatus, PlanKind, RalatStatus
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.models import Kehadiran, Keputusan, Musyawarah, Ralat, Segel, Terundang, Undangan
from places.formats.tanggal import format_tanggal
from places.models import Desa
from reporting.errors import DocumentError
from villages.enums import Term, Unsur
from villages.terms import Terms, terms_of

PRIVATE_GROUPS = frozenset({Unsur.MISKIN, Unsur.DIFABEL})
_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@dataclass(frozen=True)
class MeetingPrint(VillagePrint):
    """A meeting with its lists, the local words, and who held the offices on its day."""

    meeting: Musyawarah
    known_terms: Terms | None = None  # where many meetings of one village are named

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return self.known_terms or terms_of(self.desa.kabupaten)

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.meeting.desa

    @property
    def on(self) -> date:
        """The day of the meeting."""
        return self.meeting.held_on

    @property
    def is_draft(self) -> bool:
        """Whether the meeting is not closed yet, so that its papers are marked."""
        return self.meeting.status not in _HELD

    @cached_property
    def facts(self) -> MeetingFacts:
        """Agenda, attendance and rooms."""
        return load_meeting(self.meeting)

    @cached_property
    def attendance(self) -> tuple[Kehadiran, ...]:
        """The attendance list in its order."""
        return self.facts.rows

    @cached_property
    def invited(self) -> tuple[Terundang, ...]:
        """The list of the invited."""
        return tuple(self.meeting.terundang_set.select_related("dusun"))

    @cached_property
    def decisions(self) -> tuple[Keputusan, ...]:
        """The decisions with what they are about."""
        rows = self.meeting.keputusan_set.select_related(
            "usulan__unit", "usulan__dusun", "usulan__rukun_tetangga", "merged_into", "corrects__musyawarah__dusun"
        )
        return tuple(rows)

    @cached_property
    def mended(self) -> tuple[Ralat, ...]:
        """Slips that chair and notulis mended together."""
        rows = self.meeting.ralat_set.filter(status=RalatStatus.CONFIRMED)
        return tuple(rows.select_related("proposed_by__orang", "answered_by__orang"))

    @cached_property
    def seal(self) -> Segel | None:
        """The seal, once there is one."""
        return Segel.objects.filter(musyawarah=self.meeting).first()

    @cached_property
    def letter(self) -> Undangan | None:
        """The letter of invitation, once it was written."""
        return Undangan.objects.filter(musyawarah=self.meeting).first()

    @property
    def seal_words(self) -> str:
        """What the foot of a sealed paper says: "Segel 3f2a…"."""
        return f"Segel {self.seal}" if self.seal else ""

    @property
    def kind(self) -> MusyawarahKind:
        """Which forum it is."""
        return MusyawarahKind(self.meeting.kind)

    @cached_property
    def title(self) -> str:
        """What the meeting is called on paper; a group of the poor or of the disabled is not named."""
        meeting, kind = self.meeting, str(self.kind.label)
        match self.kind:
            case MusyawarahKind.MUSDUS:
                dusun = meeting.dusun.name if meeting.dusun else ""
                return f"Musyawarah {self.terms.of(Term.DUSUN)} {dusun}".strip()
            case MusyawarahKind.MUSYAWARAH_KHUSUS:
                return f"Musyawarah Khusus {self._group_words}"
            case MusyawarahKind.RAPAT_TIM | MusyawarahKind.REMBUK_STUNTING | MusyawarahKind.MUSRENBANG_PERUBAHAN:
                return _titled(kind)
            case MusyawarahKind.MUSRENBANG:
                return f"Musyawarah Perencanaan Pembangunan {self.desa_word} (Musrenbang {self.desa_word})"
            case MusyawarahKind.PRA_MUSDES:
                return f"Pra-Musyawarah {self.desa_word}"
        return {
            MusyawarahKind.MUSDES_PERENCANAAN: f"Musyawarah {self.desa_word} Perencanaan",
            MusyawarahKind.MUSDES_PENGESAHAN: f"Musyawarah {self.desa_word} Pengesahan",
            MusyawarahKind.MUSDES_KHUSUS: f"Musyawarah {self.desa_word} Khusus",
        }[self.kind]

    @property
    def _group_words(self) -> str:
        meeting = self.meeting
        unsur = meeting.kelompok.unsur if meeting.kelompok else meeting.unsur
        if not unsur or unsur in PRIVATE_GROUPS:
            return "Kelompok Masyarakat"
        return meeting.kelompok.name if meeting.kelompok else str(Unsur(unsur).label)

    @cached_property
    def plan_name(self) -> str:
        """ "RKP Desa Tahun 2027"; empty for a meeting about no plan."""
        return plan_words(self.meeting.plan_kind, self.meeting.year, self.desa_word)

    @property
    def day_words(self) -> str:
        """ "15 Juni 2026"."""
        return format_tanggal(self.meeting.held_on)

    @property
    def hours_words(self) -> str:
        """ "09.00 s.d. 12.00 WITA"; empty while none is set."""
        begin, end = self.meeting.starts_at, self.meeting.ends_at
        if begin is None:
            return ""
        ends = clock(end) if end else "selesai"
        return f"{clock(begin)} s.d. {ends} {self.zone_name}".strip()

    @property
    def zone_name(self) -> str:
        """WIB, WITA or WIT."""
        hours = datetime.combine(self.on, time(12), self.facts.zone).utcoffset()
        return {7: "WIB", 8: "WITA", 9: "WIT"}.get(int(hours.total_seconds() // 3600) if hours else 0, "")

    def local_hour(self, moment: datetime) -> str:
        """ "10.05", by the village's clock."""
        return clock(moment.astimezone(self.facts.zone).time())


def clock(hour: time) -> str:
    """ "09.00"."""
    return f"{hour:%H.%M}"


def plan_words(plan_kind: str, year: int | None, desa_word: str) -> str:
    """ "RKP Desa Tahun 2027", "RPJM Desa" with its first year."""
    if not plan_kind:
        return ""
    name = f"{'RPJM' if plan_kind == PlanKind.RPJM else 'RKP'} {desa_word}"
    words = "mulai Tahun" if plan_kind == PlanKind.RPJM else "Tahun"
    return f"{name} {words} {year}" if year else name


def printed_unsur(unsur: str, office: str = "") -> str:
    """Office or part of the community beside a name; of the poor and the disabled only "Masyarakat"."""
    known = Unsur(unsur)
    return known.printed if known in PRIVATE_GROUPS else office or known.printed


def printed_address(row: Kehadiran | Terundang) -> str:
    """Address and hamlet of somebody on a list."""
    address = row.address if isinstance(row, Kehadiran) else ""
    return ", ".join(part for part in (address, row.dusun.name if row.dusun else "") if part)


def of_role(rows: Sequence[Kehadiran], role: AttendanceRole) -> list[Kehadiran]:
    """Those on the list in one role."""
    return [row for row in rows if row.role == role]


def find_meeting(number: int) -> MeetingPrint:
    """The meeting of a number. Raises DocumentError when there is none."""
    found = Musyawarah.objects.with_place().filter(pk=number).first()
    if found is None:
        raise DocumentError(f"Tidak ada musyawarah bernomor {number}.")
    return MeetingPrint(found)


def _titled(label: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in label.split())
