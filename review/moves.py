"""The one table of moves: from which states, to which, by whom. Pages, services and tests read it and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from accounts.enums import Role
from planning.enums import PlanLock
from review.enums import ReviewAct, ReviewState


class Side(StrEnum):
    """Whose act it is: the village's, or that of the officers of the check at hand, or of the last check."""

    DESA = "desa"
    CHECK = "check"
    LAST_CHECK = "last_check"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"


@dataclass(frozen=True)
class Move:
    """One act. `roles` do it in the application; `recorders` may enter it from the signed paper.

    `target` None: the path decides (`policy.target_of`).
    """

    act: ReviewAct
    sources: frozenset[ReviewState]
    target: ReviewState | None
    side: Side
    roles: frozenset[Role]
    recorders: frozenset[Role] = frozenset()
    needs_reason: bool = False

    @property
    def everybody(self) -> frozenset[Role]:
        """All who may make the move in one way or the other."""
        return self.roles | self.recorders


_S, _R = ReviewState, Role
_EXAMINERS = {_R.PETUGAS_KECAMATAN, _R.CAMAT, _R.DINAS_PMD}


def _move(
    act: ReviewAct,
    sources: Collection[ReviewState],
    target: ReviewState | None,
    side: Side,
    roles: Collection[Role],
    recorders: Collection[Role] = (),
    *,
    needs_reason: bool = False,
) -> Move:
    return Move(act, frozenset(sources), target, side, frozenset(roles), frozenset(recorders), needs_reason)


MOVES: dict[ReviewAct, Move] = {
    move.act: move
    for move in (
        _move(
            ReviewAct.SUBMIT,
            {_S.DRAFT, _S.RETURNED},
            _S.SUBMITTED,
            Side.DESA,
            {_R.SEKRETARIS_DESA},
            {_R.PETUGAS_KECAMATAN},
        ),
        _move(ReviewAct.WITHDRAW, {_S.SUBMITTED}, None, Side.DESA, {_R.SEKRETARIS_DESA}),
        _move(ReviewAct.TAKE_UP, {_S.SUBMITTED}, _S.IN_REVIEW, Side.CHECK, _EXAMINERS),
        _move(ReviewAct.RELEASE, {_S.IN_REVIEW}, _S.SUBMITTED, Side.CHECK, _EXAMINERS, needs_reason=True),
        _move(ReviewAct.RETURN, {_S.IN_REVIEW}, _S.RETURNED, Side.CHECK, _EXAMINERS, needs_reason=True),
        _move(
            ReviewAct.RECOMMEND, {_S.IN_REVIEW}, None, Side.CHECK, {_R.CAMAT, _R.DINAS_PMD}, {_R.PETUGAS_KECAMATAN}
        ),
        _move(
            ReviewAct.UNDO_RECOMMEND,
            {_S.RECOMMENDED, _S.SUBMITTED},
            _S.IN_REVIEW,
            Side.LAST_CHECK,
            {_R.CAMAT, _R.DINAS_PMD},
            needs_reason=True,
        ),
        _move(
            ReviewAct.GO_ON,
            {_S.DRAFT, _S.RETURNED, _S.SUBMITTED, _S.IN_REVIEW},
            _S.PROCEEDING,
            Side.DESA,
            {_R.SEKRETARIS_DESA},
            needs_reason=True,
        ),
        _move(ReviewAct.STEP_BACK, {_S.PROCEEDING}, _S.DRAFT, Side.DESA, {_R.SEKRETARIS_DESA}, needs_reason=True),
        _move(
            ReviewAct.AGREE, {_S.RECOMMENDED, _S.PROCEEDING}, _S.AGREED, Side.DESA, {_R.BPD}, {_R.SEKRETARIS_DESA}
        ),
        _move(
            ReviewAct.UNDO_AGREE, {_S.AGREED}, None, Side.DESA, {_R.BPD}, {_R.SEKRETARIS_DESA}, needs_reason=True
        ),
        _move(ReviewAct.ENACT, {_S.AGREED}, _S.ENACTED, Side.DESA, {_R.KEPALA_DESA}, {_R.SEKRETARIS_DESA}),
        _move(
            ReviewAct.CLARIFY, {_S.ENACTED}, _S.CLARIFIED, Side.KABUPATEN, {_R.DINAS_PMD, _R.BAGIAN_HUKUM}
        ),
    )
}  # fmt: skip

LOCK_OF_STATE: dict[ReviewState, PlanLock] = {
    _S.DRAFT: PlanLock.OPEN,
    _S.SUBMITTED: PlanLock.SUBMITTED,
    _S.IN_REVIEW: PlanLock.IN_REVIEW,
    _S.RETURNED: PlanLock.RETURNED,
    _S.RECOMMENDED: PlanLock.PASSED,
    _S.PROCEEDING: PlanLock.PASSED,
    _S.AGREED: PlanLock.AGREED,
    _S.ENACTED: PlanLock.OPEN,  # the plan's own state closes it
    _S.CLARIFIED: PlanLock.OPEN,
}
