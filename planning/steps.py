"""How far the making of a plan is: each step with its dates, its deadline, and what it still lacks."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from django.utils import timezone

from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from planning.deadlines import deadline_in, months_after
from planning.evaluation_facts import ENOUGH_PERCENT
from planning.meeting_facts import MeetingFact, TeamFact
from planning.process_facts import Plan, ProcessFacts, TypedStep, load_process
from planning.step_table import DoneBy, DueKind, Step, steps_of
from villages.models import KabupatenSetting


class StepStatus(StrEnum):
    """Where a step stands."""

    DONE = "done"
    RUNNING = "running"
    LATE = "late"
    WAITING = "waiting"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word on the page."""
        return {
            StepStatus.DONE: "Selesai",
            StepStatus.RUNNING: "Berjalan",
            StepStatus.LATE: "Terlambat",
            StepStatus.WAITING: "Belum",
            StepStatus.UNKNOWN: "Tidak dicatat",
        }[self]

    @property
    def mark(self) -> str:
        """Its kind of mark among the parts of the look."""
        marks = {StepStatus.DONE: "ok", StepStatus.RUNNING: "next", StepStatus.LATE: "danger"}
        return marks.get(self, "neutral")


@dataclass(frozen=True)
class Lack:
    """Something that is still missing, and the address of the page where it is mended by name and argument."""

    words: str
    page: str = ""
    arg: str = ""


@dataclass(frozen=True)
class StepState:
    """One step of one plan. `first` and `last` are the days on which it was taken, None as long as it was not."""

    step: Step
    number: int
    status: StepStatus
    due: date | None = None
    planned: date | None = None
    first: date | None = None
    last: date | None = None
    lacks: tuple[Lack, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    teams: tuple[TeamFact, ...] = ()
    typed: TypedStep = field(default_factory=TypedStep)

    @property
    def is_done(self) -> bool:
        """Whether it was taken."""
        return self.status == StepStatus.DONE

    @property
    def was_late(self) -> bool:
        """Whether it was taken after its day."""
        return bool(self.due and self.first and self.first > self.due)

    @property
    def calendar_day(self) -> date | None:
        """The day to keep in a calendar: the planned one, else the last one allowed."""
        return self.planned or self.due


@dataclass(frozen=True)
class StepList:
    """All steps of a plan in their order, and the meetings that belong to none of them."""

    states: tuple[StepState, ...]
    other_meetings: tuple[MeetingFact, ...] = ()

    @cached_property
    def done_count(self) -> int:
        """Number of steps taken."""
        return sum(state.is_done for state in self.states)

    @cached_property
    def late(self) -> tuple[StepState, ...]:
        """Steps whose day has passed."""
        return tuple(state for state in self.states if state.status == StepStatus.LATE)

    @cached_property
    def next(self) -> StepState | None:
        """The step to take now: the first that is open, an optional one only when nothing else is."""
        waits = [one for one in self.states if one.status not in {StepStatus.DONE, StepStatus.UNKNOWN}]
        return next((one for one in waits if not one.step.is_optional), waits[0] if waits else None)

    @cached_property
    def by_key(self) -> dict[str, StepState]:
        """Steps by their keys."""
        return {state.step.key: state for state in self.states}

    @cached_property
    def by_date(self) -> tuple[StepState, ...]:
        """Steps with a day of their own, in the order of these days: how it really went."""
        dated = [state for state in self.states if state.first]
        return tuple(sorted(dated, key=lambda state: (state.first, state.number)))

    @cached_property
    def out_of_order(self) -> tuple[tuple[StepState, StepState], ...]:
        """Pairs (earlier step, later step) of which the later one was taken first (rule R08)."""
        dated = [one for one in self.states if one.step.in_order and one.first and one.last]
        return tuple((one, two) for one, two in pairwise(dated) if one.last and two.first and one.last > two.first)


def load_steps(plan: Plan, *, setting: KabupatenSetting | None = None, today: date | None = None) -> StepList:
    """The steps of a plan, in the queries of `load_process`; `plan.desa.kabupaten` joined."""
    return step_list(load_process(plan, setting=setting), today=today or timezone.localdate())


def step_list(process: ProcessFacts, *, today: date) -> StepList:
    """The steps as these facts tell them on a day."""
    steps = steps_of(process.plan_kind, process.form_set)
    states = tuple(_state(step, number, process, today) for number, step in enumerate(steps, start=1))
    kinds = {kind for step in steps for kind in step.musyawarah_kinds}
    return StepList(states, tuple(one for one in process.meetings if MusyawarahKind(one.kind) not in kinds))


def due_date(step: Step, process: ProcessFacts) -> date | None:
    """The last day for a step; None where there is none, or where the day it is counted from is not known."""
    own = process.deadlines.own.get(step.key) if step.due.is_own else None
    if process.plan_kind == PlanKind.RPJM and own is not None and own.days is not None:
        return process.inaugurated_on + timedelta(days=own.days) if process.inaugurated_on else None
    if process.plan_kind == PlanKind.RKP and own is not None and own.month_day:
        return deadline_in(process.year - 1, own.month_day)
    match step.due.kind:
        case DueKind.MONTH_DAY:
            return deadline_in(process.year - 1, step.due.month_day)
        case DueKind.DAYS:
            return process.inaugurated_on + timedelta(days=step.due.days) if process.inaugurated_on else None
        case DueKind.SETTING:
            return _setting_date(step.due.name, process)
        case DueKind.AFTER:  # only the Perdes is followed by others
            enacted = process.first_perdes_date
            return enacted + timedelta(days=step.due.days) if enacted else None
    return None


def _setting_date(name: str, process: ProcessFacts) -> date | None:
    deadlines = process.deadlines
    match name:
        case "rpjm":
            return months_after(process.inaugurated_on, deadlines.rpjm_months) if process.inaugurated_on else None
        case "musdes":
            return deadline_in(process.year - 1, deadlines.rkp_musdes)
    return deadline_in(process.year - 1, deadlines.rkp_perdes)


@dataclass(frozen=True)
class _Found:
    """What the records say about a step."""

    first: date | None = None
    last: date | None = None
    is_done: bool = False
    is_begun: bool = False
    planned: date | None = None
    lacks: tuple[Lack, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    teams: tuple[TeamFact, ...] = ()


def _state(step: Step, number: int, process: ProcessFacts, today: date) -> StepState:
    typed = process.typed.get(step.key, TypedStep())
    found = _FINDERS[step.done_by](step, process, typed, today)
    due = due_date(step, process)
    return StepState(
        step=step,
        number=number,
        status=_status(step, found, due, process, today),
        due=due,
        planned=None if found.is_done else found.planned or typed.planned_on,
        first=found.first,
        last=found.last,
        lacks=found.lacks,
        meetings=found.meetings,
        teams=found.teams,
        typed=typed,
    )


def _status(step: Step, found: _Found, due: date | None, process: ProcessFacts, today: date) -> StepStatus:
    if found.is_done:
        return StepStatus.DONE
    if process.is_before_app:
        return StepStatus.RUNNING if found.is_begun else StepStatus.UNKNOWN
    if due is not None and due < today and not step.is_optional:
        return StepStatus.LATE
    return StepStatus.RUNNING if found.is_begun else StepStatus.WAITING


def _by_meetings(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    meetings = tuple(one for one in process.meetings if MusyawarahKind(one.kind) in step.musyawarah_kinds)
    held = [one for one in meetings if one.is_held]
    waiting = [one for one in meetings if one.status == MusyawarahStatus.PLANNED]
    lacks = [lack for one in meetings for lack in meeting_lacks(one, today=today, named=len(meetings) > 1)]
    is_done = bool(held) and len(held) == len(meetings)
    if MusyawarahKind.MUSDUS in step.musyawarah_kinds:
        unheard = dusun_without_musdus(process) if meetings or not process.is_before_app else ()
        lacks += [Lack(f"{name}: musyawarah dusun belum tercatat", "musyawarah_list") for _, name in unheard]
        is_done = is_done and not unheard
    return _Found(
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


def _by_team(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    teams = tuple(team for team in process.teams if team.kind == step.tim_kind)
    days = [team.decree_date for team in teams if team.decree_date]
    lacks = [lack for team in teams for lack in team_lacks(team)]
    first, last = min(days, default=None), max(days, default=None)
    is_done = bool(teams) and len(days) == len(teams)
    return _Found(first, last, is_done, is_begun=bool(teams), lacks=tuple(lacks), teams=teams)


def team_lacks(team: TeamFact) -> list[Lack]:
    """What the decree of a team still lacks."""
    words = (
        (team.decree_date is None, "tanggal SK belum diisi"),
        (not team.decree_number, "nomor SK belum diisi"),
        (not team.members, "anggota tim belum diisi"),
        (bool(team.members) and not team.women, "belum ada anggota perempuan"),
    )
    return [Lack(what, "tim_edit", str(team.pk)) for is_lacking, what in words if is_lacking]


def _by_pagu(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    day = process.pagu_received_on
    lacks = (
        () if day or not process.has_pagu else (Lack("tanggal pagu diterima belum diisi", "pagu_edit", _year(process)),)
    )
    return _Found(day, day, is_done=day is not None, is_begun=process.has_pagu, lacks=lacks)


def _by_lines(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    day = typed.done_on
    is_done = day is not None or process.first_perdes_date is not None
    lacks = () if process.line_count else (Lack("belum ada kegiatan"),)
    return _Found(day, day, is_done=is_done, is_begun=process.line_count > 0, lacks=lacks)


def _by_evaluation(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    if process.evaluated is None:
        return _Found(typed.done_on, typed.done_on, is_done=typed.done_on is not None)
    filled, count = process.evaluated
    is_enough = filled * 100 >= ENOUGH_PERCENT * count
    words = f"baru {filled} dari {count} kegiatan dievaluasi"
    lacks = () if is_enough else (Lack(words, "rkp_evaluation", str(process.previous_pk)),)
    return _Found(typed.done_on, typed.done_on, is_done=is_enough, is_begun=filled > 0, lacks=lacks)


def _by_perdes(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    day = process.first_perdes_date
    return _Found(day, day, is_done=day is not None)


def _by_du_rkp(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    day = process.du_rkp_sent_on
    return _Found(day, day, is_done=day is not None)


def _by_typed_date(step: Step, process: ProcessFacts, typed: TypedStep, today: date) -> _Found:
    return _Found(typed.done_on, typed.done_on, is_done=typed.done_on is not None)


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
