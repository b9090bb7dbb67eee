"""Writing lines of a RKP Desa."""

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError
from planning.enums import OutsideGround
from planning.line_data import RkpLineData
from planning.models import RkpDesa, RkpKegiatan
from planning.policy import may_add_line, may_edit_line
from planning.services.line_children import write_rkp_children
from planning.services.line_fields import apply_shared_fields
from planning.services.line_order import next_position, swap_with_neighbour
from planning.services.locking import lock_rkp, lock_rkp_line
from planning.services.plan_lock import keep_open
from planning.services.plan_total import refuse_absurd_rkp_total

MOST_LINES = 2_000

_YEARLY_FIELDS = (
    "rpjm_line", "outside_ground", "outside_reason", "target", "starts_on", "ends_on", "time_words", "pelaksana",
    "carried_from",
)  # fmt: skip


@transaction.atomic
def create_rkp_line(*, by: Membership, rkp: RkpDesa, data: RkpLineData) -> RkpKegiatan:
    """Add a line at the end of its sub bidang. Raises DomainError when the data contradict themselves or the plan."""
    rkp = lock_rkp(rkp)
    may_add_line(by, rkp).require()
    line = add_rkp_line(by, rkp, data)
    refuse_endless_or_absurd(rkp)
    return line


def add_rkp_line(
    by: Membership, rkp: RkpDesa, data: RkpLineData, *, verb: str = "create_rkp_line", summary: str = "Menambah"
) -> RkpKegiatan:
    """Write a line for a service that has locked the plan and looks at the whole afterwards."""
    line = RkpKegiatan(rkp=rkp, desa_id=rkp.desa_id)
    _apply(line, data, rkp)
    may_add_line(by, rkp, bidang_id=line.bidang_id).require()
    line.position = next_position(line.rkp.line_set.all(), line)
    act = _log(by, verb, line, f"{summary} kegiatan “{line.name}”")
    save_with_history(line, act=act)
    write_rkp_children(line, data, act=act)
    keep_open(line)
    return line


def refuse_endless_or_absurd(rkp: RkpDesa) -> None:
    """Raise DomainError when the plan has grown beyond what is read, or costs more than any village ever had."""
    if rkp.line_set.alive().count() > MOST_LINES:
        raise DomainError(f"RKP Desa ini sudah memuat {MOST_LINES} kegiatan. Gabungkan kegiatan yang serupa.")
    refuse_absurd_rkp_total(rkp)


@transaction.atomic
def update_rkp_line(*, by: Membership, line: RkpKegiatan, version: int, data: RkpLineData) -> RkpKegiatan:
    """Write the whole line. Raises StaleVersion when somebody saved in between; then nothing is written."""
    line = lock_rkp_line(line, version=version)
    may_edit_line(by, line).require()
    group_before = (line.bidang_id, line.sub_bidang_id)
    _apply(line, data, line.rkp)
    if line.bidang_id != group_before[0]:
        may_add_line(by, line.rkp, bidang_id=line.bidang_id).require()
        keep_open(line)
    if (line.bidang_id, line.sub_bidang_id) != group_before:
        line.position = next_position(line.rkp.line_set.all(), line)
    act = _log(by, "update_rkp_line", line, f"Mengubah kegiatan “{line.name}”")
    _save_next_version(line, act)
    write_rkp_children(line, data, act=act)
    refuse_absurd_rkp_total(line.rkp)
    return line


@transaction.atomic
def delete_rkp_line(*, by: Membership, line: RkpKegiatan, version: int) -> RkpKegiatan:
    """Take the line out of the plan; it can be restored with everything on it."""
    line = lock_rkp_line(line, version=version)
    may_edit_line(by, line).require()
    line.deleted_at = timezone.now()
    _save_next_version(line, _log(by, "delete_rkp_line", line, f"Menghapus kegiatan “{line.name}”"))
    return line


@transaction.atomic
def restore_rkp_line(*, by: Membership, line: RkpKegiatan) -> RkpKegiatan:
    """Undo a delete; restoring a living line changes nothing. Raises DomainError when the plan would cost too much."""
    lock_rkp(line.rkp)
    line = RkpKegiatan.objects.select_for_update(of=("self",)).select_related("rkp__desa").get(pk=line.pk)
    may_edit_line(by, line).require()
    if line.deleted_at is None:
        return line
    line.deleted_at = None
    _save_next_version(line, _log(by, "restore_rkp_line", line, f"Memulihkan kegiatan “{line.name}”"))
    refuse_absurd_rkp_total(line.rkp)
    return line


@transaction.atomic
def move_rkp_line(*, by: Membership, line: RkpKegiatan, step: int) -> RkpKegiatan:
    """Swap the line with its neighbour above (-1) or below (+1) in its sub bidang; at the edge nothing changes."""
    line = lock_rkp_line(line)
    may_edit_line(by, line).require()
    swap_with_neighbour(
        line.rkp.line_set.all(),
        line,
        step=step,
        log=lambda: _log(by, "move_rkp_line", line, f"Memindah urutan kegiatan “{line.name}”"),
    )
    return line


def _apply(line: RkpKegiatan, data: RkpLineData, rkp: RkpDesa) -> None:
    """Copy the data onto the row. Raises DomainError when they contradict themselves or the plan."""
    apply_shared_fields(line, data, rkp.desa)
    if data.rpjm_line is not None and data.rpjm_line.rpjm_id != rkp.rpjm_id:
        raise DomainError("Kegiatan ini bukan bagian dari RPJM Desa yang dijabarkan.", field="rpjm_line")
    if data.carried_from is not None and data.carried_from.desa_id != rkp.desa_id:
        raise DomainError("Kegiatan asal bukan milik desa ini.", field="carried_from")
    if data.outside_ground not in ("", *OutsideGround.values):
        raise DomainError(f"Pilihan “{data.outside_ground}” tidak ada dalam daftar.", field="outside_ground")
    if data.starts_on and data.ends_on and data.ends_on < data.starts_on:
        raise DomainError("Selesai tidak boleh sebelum mulai.", field="ends_on")
    for field in _YEARLY_FIELDS:
        setattr(line, field, getattr(data, field))


def _log(by: Membership, verb: str, line: RkpKegiatan, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=line, place=line.rkp.desa, summary=summary)


def _save_next_version(line: RkpKegiatan, act: Act) -> None:
    line.version += 1
    save_with_history(line, act=act)
