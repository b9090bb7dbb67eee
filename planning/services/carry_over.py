"""Deciding what becomes of what last year left behind, and taking such a decision back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from accounts.act_log import delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError
from planning.enums import CarryOutcome
from planning.line_data import CostData, RkpLineData
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan
from planning.policy import may_edit_rkp
from planning.reading import rkp_line_data
from planning.services.compose import yearly_data
from planning.services.locking import lock_rkp
from planning.services.rkp_lines import add_rkp_line, delete_rkp_line, refuse_endless_or_absurd

CREATES = "carry_over_line"


@dataclass(frozen=True)
class CarryChoice:
    """What to do with one line of last year: `into` names a line of this year's plan that already goes on with it."""

    source: RkpKegiatan | RpjmKegiatan
    outcome: str
    reason: str = ""
    into: RkpKegiatan | None = None


@transaction.atomic
def decide_carry_over(*, by: Membership, rkp: RkpDesa, choices: Sequence[CarryChoice]) -> list[CarryOver]:
    """Record the decisions, all or none; what is carried on gets its line.

    Raises DomainError when one lacks its reason, is about another village's line, or was decided before.
    """
    rkp = lock_rkp(rkp)
    may_edit_rkp(by, rkp).require()
    decided = [_decide(by, rkp, choice) for choice in choices]
    refuse_endless_or_absurd(rkp)
    return decided


@transaction.atomic
def undo_carry_over(*, by: Membership, carry_over: CarryOver) -> bool:
    """Take a decision back; tells whether the line that it made went, too, as it does unless somebody worked on it."""
    rkp = lock_rkp(carry_over.rkp)
    may_edit_rkp(by, rkp).require()
    carry_over = CarryOver.objects.select_related("from_line", "from_rpjm_line", "new_line__rkp").get(pk=carry_over.pk)
    source = carry_over.from_line or carry_over.from_rpjm_line
    line = carry_over.new_line if carry_over.new_line and carry_over.new_line.deleted_at is None else None
    was_made = line is not None and _was_made(line)
    summary = f"Membatalkan keputusan tentang “{source}”"
    act = log_act(by=by, verb="undo_carry_over", subject=rkp, place=rkp.desa, summary=summary)
    delete_with_history(carry_over, act=act)
    if line is None:
        return False
    if was_made and line.version == 1:
        delete_rkp_line(by=by, line=line, version=1)
        return True
    if not was_made and carry_over.from_line_id is not None and line.carried_from_id == carry_over.from_line_id:
        _set_origin(by, line, None, summary=f"Melepas sambungan kegiatan “{line.name}”")
    return False


def remaining_data(source: RkpKegiatan) -> RkpLineData:
    """The old line as a suggestion for the new year: what is not yet done, and what is not yet spent, in rupiah.

    Who pays the rest of a cost that several sources shared is not known: it is "belum dibagi" over them.
    """
    data = rkp_line_data(source)
    done = getattr(source, "evaluasi", None)
    return replace(
        data,
        volume=_remaining_volume(data.volume, done.volume if done else None),
        costs=_remaining_costs(data.costs, done.amount if done else None),
        starts_on=None,
        ends_on=None,
        carried_from=source,
    )


def _decide(by: Membership, rkp: RkpDesa, choice: CarryChoice) -> CarryOver:
    _check(rkp, choice)
    is_line = isinstance(choice.source, RkpKegiatan)
    key = {"from_line": choice.source} if is_line else {"from_rpjm_line": choice.source}
    before = CarryOver.objects.select_related("new_line").filter(rkp=rkp, **key).first()
    decision = CarryOver(rkp=rkp, outcome=choice.outcome, reason=choice.reason.strip(), **key)
    label = str(CarryOutcome(choice.outcome).label)
    act = log_act(
        by=by, verb="carry_over", subject=rkp, place=rkp.desa,
        summary=f"{label}: “{choice.source.name}”", reason=decision.reason,
    )  # fmt: skip
    if before is not None:
        if not _is_lost(before):
            raise DomainError(f"“{choice.source.name}” sudah diputuskan. Batalkan dahulu keputusan yang lama.")
        delete_with_history(before, act=act)
    if choice.outcome == CarryOutcome.CARRIED:
        decision.new_line = _carried(by, rkp, choice)
    save_with_history(decision, act=act)
    return decision


def _check(rkp: RkpDesa, choice: CarryChoice) -> None:
    source, into = choice.source, choice.into
    if source.desa_id != rkp.desa_id or (into is not None and into.rkp_id != rkp.pk):
        raise DomainError("Kegiatan ini bukan milik rencana desa ini.")
    if isinstance(source, RkpKegiatan) and source.rkp.year >= rkp.year:
        raise DomainError(f"“{source.name}” bukan kegiatan dari tahun sebelum {rkp.year}.")
    if choice.outcome not in CarryOutcome.values:
        raise DomainError("Pilih dilanjutkan, ditunda, atau tidak dilanjutkan.", field="outcome")
    if choice.outcome != CarryOutcome.CARRIED and not choice.reason.strip():
        raise DomainError("Tulis alasannya.", field="reason")


def _carried(by: Membership, rkp: RkpDesa, choice: CarryChoice) -> RkpKegiatan:
    """The line that goes on with it: the one named, else a new one."""
    source = choice.source
    origin = source if isinstance(source, RkpKegiatan) else None
    if choice.into is not None:
        if origin is not None and choice.into.carried_from_id is None:
            _set_origin(by, choice.into, origin, summary=f"Menyambung kegiatan “{choice.into.name}” dari {origin.rkp}")
        return choice.into
    if isinstance(source, RpjmKegiatan):
        data = yearly_data(source, _last_year(source, rkp.year))
    else:
        data = remaining_data(source)
    if data.rpjm_line is not None and data.rpjm_line.rpjm_id != rkp.rpjm_id:
        data = replace(data, rpjm_line=None)  # of an older RPJM Desa: rule R04 will ask for a reason
    return add_rkp_line(by, rkp, data, verb=CREATES, summary="Melanjutkan")


def _set_origin(by: Membership, line: RkpKegiatan, origin: RkpKegiatan | None, *, summary: str) -> None:
    line.carried_from = origin
    line.version += 1
    save_with_history(line, act=log_act(by=by, verb="join_lines", subject=line, place=line.rkp.desa, summary=summary))


def _was_made(line: RkpKegiatan) -> bool:
    """Whether the line came into being by a decision to carry on."""
    label, uid = line._meta.label_lower, str(line.uid)
    return Act.objects.filter(verb=CREATES, subject_type=label, subject_id=uid).exists()


def _is_lost(decision: CarryOver) -> bool:
    """Whether the line that was to go on with it was deleted."""
    line = decision.new_line
    return decision.outcome == CarryOutcome.CARRIED and (line is None or line.deleted_at is not None)


def _last_year(line: RpjmKegiatan, before: int) -> int:
    years = [tahun.year for tahun in line.tahun_set.all() if tahun.year < before]
    return max(years, default=before)


def _remaining_volume(planned: Decimal | None, done: Decimal | None) -> Decimal | None:
    if planned is None or done is None or not 0 < done < planned:
        return planned
    return planned - done


def _remaining_costs(costs: Sequence[CostData], spent: int | None) -> tuple[CostData, ...]:
    total = sum(cost.amount or 0 for cost in costs)
    if spent is None or not 0 < spent < total:
        return tuple(costs)
    sources = [cost.sumber for cost in costs if cost.sumber is not None]
    if len(sources) == 1 and len(costs) == 1:
        return (CostData(sources[0], total - spent),)
    return (CostData(None, total - spent), *(CostData(source, None) for source in sources))
