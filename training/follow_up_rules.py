"""What closes a follow-up, and what is still missing before it: page and service ask the same functions."""

from datetime import date

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from places.formats.tanggal import format_tanggal
from training.enums import EvidenceKind, RtlKind
from training.measures.measuring import measured
from training.measures.result import Measured
from training.models import Rtl

HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})
# Forums that a training sends its people home to (founding report: pra-musdes and musdes of the next year).
MEETING_KINDS = (
    MusyawarahKind.PRA_MUSDES,
    MusyawarahKind.MUSDUS,
    MusyawarahKind.MUSDES_PERENCANAAN,
    MusyawarahKind.MUSRENBANG,
    MusyawarahKind.MUSDES_PENGESAHAN,
)


def evidence_of(rtl: Rtl) -> EvidenceKind:
    """What alone closes it: the state that is measured, its meeting, else a file."""
    if rtl.temuan is not None and rtl.temuan.measure:
        return EvidenceKind.MEASURED
    return EvidenceKind.MUSYAWARAH if rtl.kind == RtlKind.MUSYAWARAH else EvidenceKind.FILE


def measured_of(rtl: Rtl) -> Measured | None:
    """What is measured today of the finding that it follows; None where nothing is."""
    return measured(rtl.temuan) if rtl.temuan is not None else None


def missing_before_close(rtl: Rtl, result: Measured | None) -> list[str]:
    """What the records still lack; `result` is what is measured of its finding. A file is asked for elsewhere."""
    missing = []
    if evidence_of(rtl) == EvidenceKind.MEASURED and not (result and result.is_mended):
        missing.append("Keadaan yang diukur belum berubah.")
    if rtl.kind == RtlKind.MUSYAWARAH:
        if rtl.musyawarah is None:
            missing.append("Musyawarahnya belum dibuat di kalender desa.")
        elif rtl.musyawarah.status not in HELD:
            state = str(rtl.musyawarah.get_status_display()).lower()
            missing.append(f"{meeting_words(rtl)} belum ditutup ({state}).")
    return missing


def evidence_words(rtl: Rtl, result: Measured | None) -> str:
    """The proof as it stands in the records today, "" when only a file proves it."""
    words = [result.words] if result and evidence_of(rtl) == EvidenceKind.MEASURED else []
    if rtl.kind == RtlKind.MUSYAWARAH and rtl.musyawarah is not None:
        words.append(f"{meeting_words(rtl)} ({rtl.musyawarah.get_status_display()}).")
    return " ".join(words)


def meeting_words(rtl: Rtl) -> str:
    """ "Pra-musdes 12 Juli 2026"."""
    meeting = rtl.musyawarah
    return f"{meeting.title} {format_tanggal(meeting.held_on)}" if meeting else ""


def is_overdue(rtl: Rtl, today: date) -> bool:
    """Whether its day has passed and it is neither closed nor dropped."""
    return rtl.closed_at is None and not rtl.dropped_reason and rtl.due_on < today
