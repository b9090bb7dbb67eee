"""Locking a plan and opening parts of it; called by the services of review, which have asked their policy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from accounts.act_log import save_with_history
from accounts.models import Act
from codes.models import Bidang
from places.errors import DomainError
from planning.enums import OpeningKind, PlanLock
from planning.models import PlanOpening, RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan

Plan = RpjmDesa | RkpDesa


@dataclass(frozen=True)
class PartsToOpen:
    """Which parts of a locked plan are opened: lines by uid, bidang, adding lines, texts."""

    lines: tuple[UUID, ...] = ()
    bidang: tuple[Bidang, ...] = ()
    adding: bool = False
    texts: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named."""
        return not (self.lines or self.bidang or self.adding or self.texts)


def set_lock(*, plan: Plan, lock: PlanLock, holder: str, act: Act) -> None:
    """Write the lock of a plan that the caller has locked for update. `holder` is a place or body, as on the page."""
    plan.lock = lock
    plan.lock_holder = "" if lock == PlanLock.OPEN else holder
    plan.locked_at = None if lock == PlanLock.OPEN else timezone.now()
    plan.version += 1
    save_with_history(plan, act=act)


def open_plan_parts(*, plan: Plan, parts: PartsToOpen, reason: str, until: date | None = None) -> list[PlanOpening]:
    """Open parts of a locked plan; what is open already is not opened twice. Raises DomainError for a strange line."""
    lines = {line.uid: line for line in plan.line_set.filter(uid__in=parts.lines)}
    if missing := set(parts.lines) - lines.keys():
        raise DomainError(f"{len(missing)} kegiatan bukan bagian dari {plan}.", field="lines")
    column = "rpjm" if isinstance(plan, RpjmDesa) else "rkp"
    shared = {"desa_id": plan.desa_id, column: plan, "reason": reason[:300], "until": until}
    rows = [PlanOpening(kind=OpeningKind.LINE, **{f"{column}_line": line}, **shared) for line in lines.values()]
    rows += [PlanOpening(kind=OpeningKind.BIDANG, bidang=bidang, **shared) for bidang in parts.bidang]
    if parts.adding:
        rows.append(PlanOpening(kind=OpeningKind.ADDING, **shared))
    if parts.texts:
        rows.append(PlanOpening(kind=OpeningKind.TEXTS, **shared))
    known = {_part(row) for row in PlanOpening.objects.of_plan(plan).current(timezone.localdate()) if until is None}
    return PlanOpening.objects.bulk_create(row for row in rows if _part(row) not in known)


def keep_open(line: RpjmKegiatan | RkpKegiatan) -> None:
    """A line that was added to a locked plan may be written on, as long as lines may be added."""
    plan = line.rpjm if isinstance(line, RpjmKegiatan) else line.rkp
    if not plan.is_locked:
        return
    adding = PlanOpening.objects.of_plan(plan).current(timezone.localdate()).filter(kind=OpeningKind.ADDING)
    part = adding.order_by(F("until").desc(nulls_first=True), "pk").first()
    if part is not None:
        parts = PartsToOpen(lines=(line.uid,))
        open_plan_parts(plan=plan, parts=parts, reason=part.reason, until=part.until)


def close_openings(plan: Plan) -> int:
    """Close every open part; gives how many there were."""
    return PlanOpening.objects.of_plan(plan).filter(closed_at=None).update(closed_at=timezone.now())


def reopen_closed_since(plan: Plan, moment: object) -> int:
    """Open again what was closed at or after a moment: a submission that is withdrawn leaves what notes had opened."""
    return PlanOpening.objects.of_plan(plan).filter(closed_at__gte=moment).update(closed_at=None)


def _part(row: PlanOpening) -> tuple[object, ...]:
    return (row.kind, row.rpjm_line_id, row.rkp_line_id, row.bidang_id)


def uids(values: Collection[str]) -> tuple[UUID, ...]:
    """Line uids as they were kept in a list of words."""
    return tuple(UUID(value) for value in values)
