"""The way of a plan as its readers follow it: which steps are behind it, which is at hand, what is to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from planning.step_states import StepList
from planning.step_table import DoneBy
from review.case import Case
from review.enums import ReviewAct, ReviewState, StepKey
from review.models import ReviewMove
from review.path import PathStep

_FORUM = "musrenbang"
_WITH_OFFICERS = frozenset({ReviewState.SUBMITTED, ReviewState.IN_REVIEW, ReviewState.RETURNED})
_WAITS_FOR_BPD = frozenset({ReviewState.RECOMMENDED, ReviewState.PROCEEDING})
_AGREED = frozenset({ReviewState.AGREED, ReviewState.ENACTED, ReviewState.CLARIFIED})
_ENACTED = frozenset({ReviewState.ENACTED, ReviewState.CLARIFIED})


class WayMark(StrEnum):
    """Where a step of the way stands."""

    DONE = "done"
    AT_HAND = "at_hand"
    TO_COME = "to_come"
    SKIPPED = "skipped"

    @property
    def status(self) -> str:
        """Its kind of mark among the parts of the look."""
        return {WayMark.DONE: "ok", WayMark.AT_HAND: "next"}.get(self, "neutral")

    @property
    def label(self) -> str:
        """The word on the page."""
        return {
            WayMark.DONE: "Selesai",
            WayMark.AT_HAND: "Sedang berjalan",
            WayMark.TO_COME: "Belum",
            WayMark.SKIPPED: "Dilewati",
        }[self]


@dataclass(frozen=True)
class WayStep:
    """One step of the way; `words` say when it was taken, until when it is to be taken, or how long it may last."""

    key: str
    title: str
    mark: WayMark
    words: str = ""


def way_of(case: Case, moves: Sequence[ReviewMove], steps: StepList) -> list[WayStep]:
    """The steps of the plan's path with the village's own desk between the forum and the first check."""
    if case.state == ReviewState.ENACTED and case.review.pk is None:  # enacted without a review: nothing is known of it
        return [_perdes(case, step) for step in case.path.steps if step.key == StepKey.PERDES]
    passed = passed_checks(moves)
    before = [step for step in case.path.steps if step.key in {StepKey.TIM, StepKey.FORUM}]
    way = [] if case.review.is_change else [_before(step, steps) for step in before]
    way.append(_desk(case))
    way += [_check(case, step, passed) for step in case.path.checks]
    later = {StepKey.BPD: _bpd, StepKey.PERDES: _perdes, StepKey.KLARIFIKASI: _clarification}
    return way + [later[step.key](case, step) for step in case.path.steps if step.key in later]


def passed_checks(moves: Iterable[ReviewMove]) -> tuple[str, ...]:
    """Checks that have recommended the plan as it stands now, by key, in order."""
    passed: list[str] = []
    for move in moves:
        if move.act == ReviewAct.RECOMMEND and move.step not in passed:
            passed.append(move.step)
        elif move.act == ReviewAct.UNDO_RECOMMEND:
            passed = passed[:-1]
        elif move.target == ReviewState.DRAFT:
            passed = []
    return tuple(passed)


def _before(step: PathStep, steps: StepList) -> WayStep:
    """Team and forum: what the records of teams and meetings say."""
    wanted = [
        state
        for state in steps.states
        if (state.step.key == _FORUM if step.key == StepKey.FORUM else state.step.done_by == DoneBy.TIM)
        and not state.step.is_optional
    ]
    is_done = bool(wanted) and all(state.is_done for state in wanted)
    day = wanted[0].first if is_done and wanted else None
    return WayStep(
        step.key, step.title, WayMark.DONE if is_done else WayMark.TO_COME, format_tanggal(day) if day else ""
    )


def _desk(case: Case) -> WayStep:
    title = "Perbaikan oleh desa" if case.state == ReviewState.RETURNED else "Penyusunan dan pengajuan oleh desa"
    if case.state in {ReviewState.DRAFT, ReviewState.RETURNED}:
        return WayStep("desa", title, WayMark.AT_HAND)
    moment = case.review.submitted_at
    words = f"diajukan {format_tanggal(timezone.localdate(moment))}" if moment else ""
    return WayStep("desa", title, WayMark.DONE, words)


def _check(case: Case, step: PathStep, passed: Sequence[str]) -> WayStep:
    title = f"Pemeriksaan {case.office_of(step.key)}"
    if step.key in passed and step.key != case.review.step:
        return WayStep(step.key, title, WayMark.DONE, "direkomendasikan")
    if case.state in _WITH_OFFICERS and case.review.step == step.key:
        if case.state == ReviewState.RETURNED:
            return WayStep(step.key, title, WayMark.TO_COME, "dikembalikan dengan catatan")
        due = case.review.due_on
        words = "menunggu mulai diperiksa" if case.state == ReviewState.SUBMITTED else "sedang diperiksa"
        return WayStep(step.key, title, WayMark.AT_HAND, f"{words}, batas {format_tanggal(due)}" if due else words)
    if case.state in _WAITS_FOR_BPD | _AGREED:
        return WayStep(step.key, title, WayMark.SKIPPED, "dilanjutkan tanpa rekomendasi")
    days = f"paling lama {step.working_days} hari kerja" if step.working_days else ""
    return WayStep(step.key, title, WayMark.TO_COME, days)


def _bpd(case: Case, step: PathStep) -> WayStep:
    if case.state in _AGREED:
        return WayStep(step.key, step.title, WayMark.DONE, f"disepakati {format_tanggal(case.review.agreed_on)}")
    return WayStep(step.key, step.title, WayMark.AT_HAND if case.state in _WAITS_FOR_BPD else WayMark.TO_COME)


def _perdes(case: Case, step: PathStep) -> WayStep:
    if case.state in _ENACTED:
        day = case.review.enacted_on or case.plan.perdes_date
        return WayStep(step.key, step.title, WayMark.DONE, f"ditetapkan {format_tanggal(day)}" if day else "")
    return WayStep(step.key, step.title, WayMark.AT_HAND if case.state == ReviewState.AGREED else WayMark.TO_COME)


def _clarification(case: Case, step: PathStep) -> WayStep:
    if case.state == ReviewState.CLARIFIED:
        return WayStep(step.key, step.title, WayMark.DONE, format_tanggal(case.review.clarified_on))
    days = f"paling lama {step.working_days} hari kerja setelah Perdes diterima" if step.working_days else ""
    is_next = case.state == ReviewState.ENACTED and case.review.pk is not None
    return WayStep(step.key, step.title, WayMark.AT_HAND if is_next else WayMark.TO_COME, days)
