"""Writing lines of a RPJM Desa."""

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError
from planning.enums import Origin
from planning.line_data import LineData
from planning.models import RpjmDesa, RpjmKegiatan
from planning.policy import may_add_line, may_edit_line
from planning.services.line_children import write_children
from planning.services.line_fields import apply_shared_fields
from planning.services.line_order import next_position, swap_with_neighbour
from planning.services.locking import lock_line, lock_rpjm
from planning.services.plan_lock import keep_open
from planning.services.plan_total import refuse_absurd_total

MOST_LINES = 2_000


@transaction.atomic
def create_line(*, by: Membership, rpjm: RpjmDesa, data: LineData) -> RpjmKegiatan:
    """Add a line at the end of its sub bidang. Raises DomainError when the data contradict themselves or the plan."""
    rpjm = lock_rpjm(rpjm)
    may_add_line(by, rpjm).require()
    _refuse_endless(rpjm)
    line = RpjmKegiatan(rpjm=rpjm, desa_id=rpjm.desa_id)
    _apply(line, data, rpjm)
    may_add_line(by, rpjm, bidang_id=line.bidang_id).require()
    line.position = next_position(line.rpjm.line_set.all(), line)
    act = log_act(by=by, verb="create_line", subject=line, place=rpjm.desa, summary=f"Menambah kegiatan “{line.name}”")
    save_with_history(line, act=act)
    write_children(line, data, act=act)
    refuse_absurd_total(line.rpjm)
    keep_open(line)
    return line


@transaction.atomic
def update_line(*, by: Membership, line: RpjmKegiatan, version: int, data: LineData) -> RpjmKegiatan:
    """Write the whole line. Raises StaleVersion when somebody saved in between; then nothing is written."""
    line = lock_line(line, version=version)
    may_edit_line(by, line).require()
    if line.origin == Origin.BEFORE_APP and data.origin != Origin.BEFORE_APP:
        raise DomainError("Asal kegiatan dari rencana lama tidak diubah.", field="origin")
    group_before = (line.bidang_id, line.sub_bidang_id)
    _apply(line, data, line.rpjm)
    if line.bidang_id != group_before[0]:
        may_add_line(by, line.rpjm, bidang_id=line.bidang_id).require()
        keep_open(line)
    if (line.bidang_id, line.sub_bidang_id) != group_before:
        line.position = next_position(line.rpjm.line_set.all(), line)
    act = _log(by, "update_line", line, f"Mengubah kegiatan “{line.name}”")
    _save_next_version(line, act)
    write_children(line, data, act=act)
    refuse_absurd_total(line.rpjm)
    return line


@transaction.atomic
def delete_line(*, by: Membership, line: RpjmKegiatan, version: int) -> RpjmKegiatan:
    """Take the line out of the plan; it can be restored with everything on it."""
    line = lock_line(line, version=version)
    may_edit_line(by, line).require()
    line.deleted_at = timezone.now()
    _save_next_version(line, _log(by, "delete_line", line, f"Menghapus kegiatan “{line.name}”"))
    return line


@transaction.atomic
def restore_line(*, by: Membership, line: RpjmKegiatan) -> RpjmKegiatan:
    """Undo a delete; restoring a living line changes nothing. Raises DomainError when the plan would cost too much."""
    lock_rpjm(line.rpjm)
    line = RpjmKegiatan.objects.select_for_update(of=("self",)).select_related("rpjm__desa").get(pk=line.pk)
    may_edit_line(by, line).require()
    if line.deleted_at is None:
        return line
    line.deleted_at = None
    _save_next_version(line, _log(by, "restore_line", line, f"Memulihkan kegiatan “{line.name}”"))
    refuse_absurd_total(line.rpjm)
    return line


@transaction.atomic
def move_line(*, by: Membership, line: RpjmKegiatan, step: int) -> RpjmKegiatan:
    """Swap the line with its neighbour above (-1) or below (+1) in its sub bidang; at the edge nothing changes."""
    line = lock_line(line)
    may_edit_line(by, line).require()
    swap_with_neighbour(
        line.rpjm.line_set.all(),
        line,
        step=step,
        log=lambda: _log(by, "move_line", line, f"Memindah urutan kegiatan “{line.name}”"),
    )
    return line


def _apply(line: RpjmKegiatan, data: LineData, rpjm: RpjmDesa) -> None:
    """Copy the data onto the row. Raises DomainError when they contradict themselves or the plan."""
    apply_shared_fields(line, data, rpjm.desa)
    if data.sasaran is not None and data.sasaran.tujuan.misi.rpjm_id != rpjm.pk:
        raise DomainError("Sasaran ini bukan milik RPJM Desa ini.", field="sasaran")
    line.sasaran = data.sasaran
    outside = [year.year for year in data.years if year.year not in rpjm.years]
    if outside:
        raise DomainError(f"Tahun {outside[0]} di luar periode {rpjm.period}.", field="years")
    if len({year.year for year in data.years}) != len(data.years):
        raise DomainError("Satu tahun hanya ditulis sekali.", field="years")


def _refuse_endless(rpjm: RpjmDesa) -> None:
    """A real plan has some hundred lines; one without end would keep a worker drawing for everybody."""
    if rpjm.line_set.alive().count() >= MOST_LINES:
        raise DomainError(f"RPJM Desa ini sudah memuat {MOST_LINES} kegiatan. Gabungkan kegiatan yang serupa.")


def _log(by: Membership, verb: str, line: RpjmKegiatan, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=line, place=line.rpjm.desa, summary=summary)


def _save_next_version(line: RpjmKegiatan, act: Act) -> None:
    line.version += 1
    save_with_history(line, act=act)
