"""What the records say about a step of a plan: its days, and what it still lacks."""

from dataclasses import dataclass
from datetime import date

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from planning.evaluation_facts import ENOUGH_PERCENT
from planning.meeting_facts import MeetingFact, TeamFact
from planning.process_facts import ProcessFacts, TypedStep
from planning.step_states import Lack
from planning.step_table import DoneBy, Step


@dataclass(frozen=True)
class Found:
    """What the records say about a step."""

    first: date | None = None
    last: date | None = None
    is_done: bool = False
    is_begun: bool = False
    planned: date | None = None
    lacks: tuple[Lack, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    teams: tuple[TeamFact, ...] = ()


def found_of(step: Step, process: ProcessFacts, typed: TypedStep, *, today: date) -> Found:
    """What the records say about a step on a day; `typed` are the dates that people wrote for it."""
    return _FINDERS[step.done_by](step, process, typed, today)


def _by_meetings(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    meetings = tuple(one for one in process.meetings if MusyawarahKind(one.kind) in step.musyawarah_kinds)
    held = [one for one in meetings if one.is_held]
    waiting = [one for one in meetings if one.status == MusyawarahStatus.PLANNED]
    lacks = [lack for one in meetings for lack in meeting_lacks(one, today=today, named=len(meetings) > 1)]
    is_done = bool(held) and len(held) == len(meetings)
    if MusyawarahKind.MUSDUS in step.musyawarah_kinds:
        unheard = dusun_without_musdus(process) if meetings or not process.is_before_app else ()
        lacks += [Lack(f"{name}: musyawarah dusun belum tercatat", "musyawarah_list") for _, name in unheard]
        is_done = is_done and not unheard
    return Found(
        first=min((one.held_on for one in held), default=None),
        last=max((one.held_on for one in held), default=None),
        is_done=is_done,
        is_begun=bool(meetings),
        planned=min((one.held_on for one in waiting if one.held_on >= today), default=None),
        lacks=tuple(lacks),
        meetings=meetings,
    )


def dusun_without_musdus(process: ProcessFacts) -> tuple[tuple[int, str], ...]:
    """Hamlets whose own meeting for this plan is not recorded as held."""
    heard = {one.dusun_pk for one in process.held if one.kind == MusyawarahKind.MUSDUS}
    return tuple((pk, name) for pk, name in process.dusun if pk not in heard)


def meeting_lacks(meeting: MeetingFact, *, today: date, named: bool = False) -> list[Lack]:
    """What a meeting still lacks, each with the page where it is mended; `named` puts its title before the words."""
    if not meeting.is_held:
        is_over = meeting.held_on < today
        words = [("sudah lewat harinya, tetapi belum ditutup", "musyawarah_detail")] if is_over else []
    else:
        words = [words for is_lacking, *words in _lacks_of_held(meeting) if is_lacking]
    prefix = f"{meeting.title}: " if named else ""
    return [Lack(f"{prefix}{what}", page, str(meeting.uid)) for what, page in words]


def _lacks_of_held(meeting: MeetingFact) -> tuple[tuple[bool, str, str], ...]:
    return (
        (not meeting.ba_number, "nomor berita acara belum diisi", "musyawarah_scan"),
        (not meeting.has_scan, "berita acara bertanda tangan belum dilampirkan", "musyawarah_scan"),
        (not meeting.attendees, "daftar hadir kosong", "musyawarah_attendance"),
        (not meeting.has_minutes, "notulen kosong", "musyawarah_notes"),
        (not meeting.is_sealed, "belum disegel", "musyawarah_seal"),
        (bool(meeting.attendees) and not meeting.everybody.women, "tidak ada perempuan hadir", "musyawarah_attendance"),
    )


def _by_team(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    teams = tuple(team for team in process.teams if team.kind == step.tim_kind)
    days = [team.decree_date for team in teams if team.decree_date]
    lacks = [lack for team in teams for lack in team_lacks(team)]
    first, last = min(days, default=None), max(days, default=None)
    is_done = bool(teams) and len(days) == len(teams)
    return Found(first, last, is_done, is_begun=bool(teams), lacks=tuple(lacks), teams=teams)


def team_lacks(team: TeamFact) -> list[Lack]:
    """What the decree of a team still lacks."""
    words = (
        (team.decree_date is None, "tanggal SK belum diisi"),
        (not team.decree_number, "nomor SK belum diisi"),
        (not team.members, "anggota tim belum diisi"),
        (bool(team.members) and not team.women, "belum ada anggota perempuan"),
    )
    return [Lack(what, "tim_edit", str(team.pk)) for is_lacking, what in words if is_lacking]


def _by_pagu(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    day = process.pagu_received_on
    lacks = (
        () if day or not process.has_pagu else (Lack("tanggal pagu diterima belum diisi", "pagu_edit", _year(process)),)
    )
    return Found(day, day, is_done=day is not None, is_begun=process.has_pagu, lacks=lacks)


def _by_lines(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    day = typed.done_on
    is_done = day is not None or process.first_perdes_date is not None
    lacks = () if process.line_count else (Lack("belum ada kegiatan"),)
    return Found(day, day, is_done=is_done, is_begun=process.line_count > 0, lacks=lacks)


def _by_evaluation(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    if process.evaluated is None:
        return Found(typed.done_on, typed.done_on, is_done=typed.done_on is not None)
    filled, count = process.evaluated
    is_enough = filled * 100 >= ENOUGH_PERCENT * count
    words = f"baru {filled} dari {count} kegiatan dievaluasi"
    lacks = () if is_enough else (Lack(words, "rkp_evaluation", str(process.previous_pk)),)
    return Found(typed.done_on, typed.done_on, is_done=is_enough, is_begun=filled > 0, lacks=lacks)


def _by_perdes(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    day = process.first_perdes_date
    return Found(day, day, is_done=day is not None)


def _by_du_rkp(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    day = process.du_rkp_sent_on
    return Found(day, day, is_done=day is not None)


def _by_typed_date(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> Found:
    return Found(typed.done_on, typed.done_on, is_done=typed.done_on is not None)


def _year(process: ProcessFacts) -> str:
    return str(process.year)


_FINDERS = {
    DoneBy.MUSYAWARAH: _by_meetings,
    DoneBy.TIM: _by_team,
    DoneBy.PAGU: _by_pagu,
    DoneBy.KEGIATAN: _by_lines,
    DoneBy.EVALUASI: _by_evaluation,
    DoneBy.PERDES: _by_perdes,
    DoneBy.DU_RKP: _by_du_rkp,
    DoneBy.TANGGAL: _by_typed_date,
}
