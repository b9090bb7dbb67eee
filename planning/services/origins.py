"""Writing where lines come from: the decisions of meetings that they carry out, and lines made of agreed usulan."""

from collections.abc import Collection, Sequence
from typing import TypeVar, overload

from django.db import transaction

from accounts.act_log import create_with_history, delete_with_history, log_act
from accounts.models import Act, Membership
from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahStatus
from musyawarah.models import GabunganUsulan, Keputusan, Usulan
from places.errors import DomainError
from places.formats.tanggal import format_tanggal
from planning.line_data import CostData, LineData, RkpLineData, YearData
from planning.models import (
    AsalKegiatanRkp,
    AsalKegiatanRpjm,
    RkpDesa,
    RkpKegiatan,
    RpjmDesa,
    RpjmKegiatan,
)
from planning.policy import may_edit_line, may_edit_rkp, may_edit_rpjm
from planning.services.lines import create_line
from planning.services.locking import lock_line, lock_rkp, lock_rkp_line, lock_rpjm
from planning.services.rkp_lines import create_rkp_line
from planning.usulan_line_data import estimated_cost, shared_data

Plan = RpjmDesa | RkpDesa
Line = RpjmKegiatan | RkpKegiatan
Asal = AsalKegiatanRpjm | AsalKegiatanRkp
AnyLine = TypeVar("AnyLine", RpjmKegiatan, RkpKegiatan)

HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})
# A whole plan or a team is no ground of one line.
LINKABLE = frozenset(
    {
        DecisionSubject.USULAN,
        DecisionSubject.OUTSIDE_RPJM,
        DecisionSubject.CHANGE_GROUND,
        DecisionSubject.OTHER,
    }
)


@transaction.atomic
def link_decision(*, by: Membership, line: Line, keputusan: Keputusan) -> Asal:
    """Name a decision that the line carries out; naming it twice changes nothing.

    Raises DomainError unless a closed meeting of the own village agreed to it and no later one corrected it.
    """
    line = _lock_line(line)
    may_edit_line(by, line).require()
    found = line.asal_set.filter(keputusan=keputusan).first()
    if found is not None:
        return found
    keputusan = _fresh(keputusan)
    refuse_unfit(keputusan, line.desa_id)
    act = _log(by, "link_decision", line, f"Menautkan {decision_words(keputusan)} ke “{line.name}”")
    return _link(by, line, keputusan, act)


@transaction.atomic
def unlink_decision(*, by: Membership, line: Line, keputusan: Keputusan) -> None:
    """Take a decision off the line; its usulan shows again among those that stand in no plan."""
    line = _lock_line(line)
    may_edit_line(by, line).require()
    row = line.asal_set.filter(keputusan=keputusan).first()
    if row is None:
        return
    words = decision_words(_fresh(keputusan))
    delete_with_history(row, act=_log(by, "unlink_decision", line, f"Melepas {words} dari “{line.name}”"))


@transaction.atomic
def line_from_usulan(
    *,
    by: Membership,
    plan: Plan,
    usulan: Sequence[Usulan],
    name: str = "",
    bidang: Bidang | None = None,
    years: Collection[int] = (),
) -> Line:
    """Make one line of one or several agreed usulan and link it to the decisions that agreed to them.

    `years` are the years of a RPJM line. The estimated cost (rupiah) stands as "belum dibagi" where the line has one
    year. Raises DomainError when one of them is not agreed, or stands in the plan already.
    """
    plan = _lock_plan(plan)
    (may_edit_rpjm(by, plan) if isinstance(plan, RpjmDesa) else may_edit_rkp(by, plan)).require()
    rows = _fresh_usulan(usulan)
    decisions = [_agreed(plan, row) for row in rows]
    shared = shared_data(rows, name=name, bidang=bidang)
    cost = estimated_cost(rows)
    costs = (CostData(None, cost),) if cost else ()
    line: Line
    if isinstance(plan, RpjmDesa):
        each = costs if len(set(years)) == 1 else ()
        data = LineData(**shared, years=tuple(YearData(year, costs=each) for year in sorted(set(years))))
        line = create_line(by=by, rpjm=plan, data=data)
    else:
        yearly = RkpLineData(**shared, costs=costs, rpjm_line=_rpjm_line_of(plan, decisions))
        line = create_rkp_line(by=by, rkp=plan, data=yearly)
    _link_all(by, line, decisions)
    return line


@transaction.atomic
def lines_from_usulan(
    *,
    by: Membership,
    plan: Plan,
    usulan: Sequence[Usulan],
    bidang: Bidang | None = None,
    years: Collection[int] = (),
) -> list[Line]:
    """Make a line of each usulan; `bidang` is for those that name none.

    Raises DomainError, and writes nothing, when one of them does not fit.
    """
    return [
        line_from_usulan(
            by=by, plan=plan, usulan=[one], bidang=None if one.bidang_id or one.kegiatan_id else bidang, years=years
        )
        for one in usulan
    ]


@transaction.atomic
def join_usulan(*, by: Membership, line: AnyLine, usulan: Sequence[Usulan]) -> AnyLine:
    """Let an existing line carry out further agreed usulan; its own values stay as they are."""
    line = _lock_line(line)
    may_edit_line(by, line).require()
    decisions = [_agreed(_plan_of(line), row) for row in _fresh_usulan(usulan)]
    _link_all(by, line, decisions)
    return line


def refuse_unfit(keputusan: Keputusan, desa_id: int) -> None:
    """Raise DomainError unless the decision may stand behind a line of the village."""
    meeting = keputusan.musyawarah
    if meeting.desa_id != desa_id:
        raise DomainError("Keputusan ini milik desa lain.", field="keputusan")
    if meeting.status not in HELD:
        raise DomainError("Musyawarahnya belum ditutup, jadi keputusannya belum dapat dipakai.", field="keputusan")
    if keputusan.outcome != DecisionOutcome.AGREED:
        words = keputusan.get_outcome_display().lower()
        raise DomainError(f"Keputusan ini {words}; hanya yang disepakati masuk rencana.", field="keputusan")
    if keputusan.subject not in LINKABLE:
        raise DomainError("Keputusan ini bukan tentang satu kegiatan.", field="keputusan")
    if keputusan.corrected_by_set.filter(musyawarah__status__in=HELD).exists():
        raise DomainError("Keputusan ini sudah diperbaiki musyawarah berikutnya.", field="keputusan")
    if keputusan.usulan is not None and keputusan.usulan.deleted_at is not None:
        raise DomainError("Usulan yang diputuskan sudah dihapus.", field="keputusan")


def decision_words(keputusan: Keputusan) -> str:
    """ "keputusan nomor 3 Musrenbang Desa 15 Juni 2026"."""
    meeting = keputusan.musyawarah
    return f"keputusan nomor {keputusan.number} {meeting.title} {format_tanggal(meeting.held_on)}"


def _agreed(plan: Plan, usulan: Usulan) -> Keputusan:
    """The decision that agreed to the usulan and still holds. Raises DomainError when there is none."""
    if usulan.desa_id != plan.desa_id:
        raise DomainError("Usulan ini milik desa lain.", field="usulan")
    head = GabunganUsulan.objects.living().filter(usulan=usulan).select_related("into").first()
    if head is not None:
        raise DomainError(f"“{usulan.name}” digabung ke “{head.into.name}”. Pilih usulan itu.", field="usulan")
    standing = Keputusan.objects.standing().filter(usulan=usulan).order_by("musyawarah__held_on", "decided_at", "pk")
    last = standing.select_related("musyawarah__dusun", "musyawarah__kelompok", "usulan").last()
    if last is None or last.outcome != DecisionOutcome.AGREED or usulan.deleted_at is not None:
        raise DomainError(f"“{usulan.name}” belum disepakati musyawarah yang ditutup.", field="usulan")
    _refuse_twice(plan, usulan)
    return last


def _refuse_twice(plan: Plan, usulan: Usulan) -> None:
    lines = plan.line_set.alive()
    found = lines.filter(asal_set__keputusan__usulan=usulan).first()
    if found is None and isinstance(plan, RkpDesa):
        inherited = {"rpjm_line__asal_set__keputusan__usulan": usulan, "rpjm_line__deleted_at": None}
        found = lines.filter(**inherited).first()
    if found is not None:
        raise DomainError(f"“{usulan.name}” sudah masuk rencana ini: “{found.name}”.", field="usulan")


def _rpjm_line_of(rkp: RkpDesa, decisions: Sequence[Keputusan]) -> RpjmKegiatan | None:
    """The one line of the RPJM Desa above that carries out all of them, if there is one."""
    found = None
    for decision in decisions:
        lines = RpjmKegiatan.objects.alive().filter(rpjm=rkp.rpjm_id, asal_set__keputusan__usulan=decision.usulan_id)
        line = lines.order_by("pk").first()
        if line is None or (found is not None and line != found):
            return None
        found = line
    return found


def _fresh_usulan(usulan: Sequence[Usulan]) -> list[Usulan]:
    """The usulan as they are now, locked, in the order in which they were named. Raises DomainError for none."""
    keys = list(dict.fromkeys(one.pk for one in usulan))
    if not keys:
        raise DomainError("Centang sedikitnya satu usulan.", field="usulan")
    joined = Usulan.objects.select_for_update(of=("self",)).select_related(
        "bidang", "kegiatan__sub_bidang__bidang", "unit", "dusun", "rukun_tetangga", "musyawarah"
    )
    rows = {row.pk: row for row in joined.filter(pk__in=keys)}
    return [rows[key] for key in keys]


def _fresh(keputusan: Keputusan) -> Keputusan:
    joined = Keputusan.objects.select_related("musyawarah__dusun", "musyawarah__kelompok", "usulan")
    return joined.get(pk=keputusan.pk)


def _link_all(by: Membership, line: Line, decisions: Sequence[Keputusan]) -> None:
    for decision in decisions:
        act = _log(by, "link_decision", line, f"Menautkan {decision_words(decision)} ke “{line.name}”")
        _link(by, line, decision, act)


def _link(by: Membership, line: Line, keputusan: Keputusan, act: Act) -> Asal:
    row: Asal
    if isinstance(line, RpjmKegiatan):
        row = AsalKegiatanRpjm(line=line, keputusan=keputusan, added_by=by)
    else:
        row = AsalKegiatanRkp(line=line, keputusan=keputusan, added_by=by)
    create_with_history([row], act=act)
    return row


def _plan_of(line: Line) -> Plan:
    return line.rpjm if isinstance(line, RpjmKegiatan) else line.rkp


def _lock_plan(plan: Plan) -> Plan:
    return lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)


@overload
def _lock_line(line: RpjmKegiatan) -> RpjmKegiatan: ...
@overload
def _lock_line(line: RkpKegiatan) -> RkpKegiatan: ...
def _lock_line(line: Line) -> Line:
    return lock_line(line) if isinstance(line, RpjmKegiatan) else lock_rkp_line(line)


def _log(by: Membership, verb: str, line: Line, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=line, place=_plan_of(line).desa, summary=summary)
