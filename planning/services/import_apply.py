"""Writing an import into its plan, and taking it back while nobody has touched its lines."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from planning.enums import ImportStatus
from planning.import_lists import Line
from planning.import_preview import Preview
from planning.import_rows import CHANGED, NEW, ImportRow
from planning.line_data import LineData, RkpLineData
from planning.line_json import line_from_json, line_to_json
from planning.models import ImportedRow, PaguTahun, PlanImport, RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan
from planning.pagu_data import CeilingData
from planning.reading import line_data, rkp_line_data
from planning.services.imports import lock_import, may_import, plan_of, preview_of, refuse_applied
from planning.services.lines import create_line, delete_line, update_line
from planning.services.locking import lock_rkp, lock_rpjm
from planning.services.pagu import stored_ceilings, write_pagu
from planning.services.rkp_lines import (
    MOST_LINES,
    add_rkp_line,
    delete_rkp_line,
    refuse_endless_or_absurd,
    update_rkp_line,
)


@dataclass(frozen=True)
class Applied:
    """How many rows became what; `incomplete` of the written ones are doubtful, `left` were not written at all."""

    new: int
    changed: int
    unchanged: int
    incomplete: int
    left: tuple[ImportRow, ...]


@transaction.atomic
def apply_import(*, by: Membership, plan_import: PlanImport, version: int, only_good: bool) -> Applied:
    """Write all rows, or only those without doubt, in one transaction; doubtful rows stay marked as incomplete.

    Raises StaleVersion when somebody corrected in between, DomainError when nothing is written for a reason.
    """
    plan_import = lock_import(plan_import, version=version)
    refuse_applied(plan_import)
    plan = plan_of(plan_import)
    plan = lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)
    may_import(by, plan).require()
    preview = preview_of(plan_import)
    if preview.new > MOST_LINES:
        raise DomainError(f"Berkas ini memuat {preview.new} kegiatan baru, paling banyak {MOST_LINES}. Bagi berkasnya.")
    wanted = [row for row in preview.rows if row.status in (NEW, CHANGED) and (row.is_good or not only_good)]
    if not wanted:
        raise DomainError("Tidak ada baris yang dapat diterapkan. Perbaiki dahulu baris yang bermasalah.")
    ImportedRow.objects.bulk_create([_write(by, plan_import, plan, row) for row in wanted])
    if isinstance(plan, RkpDesa):
        refuse_endless_or_absurd(plan)
    written = {row.index for row in wanted}
    done = Applied(
        new=sum(1 for row in wanted if row.status == NEW),
        changed=sum(1 for row in wanted if row.status == CHANGED),
        unchanged=preview.unchanged,
        incomplete=sum(1 for row in wanted if not row.is_good),
        left=_left(preview, written),
    )
    _set_status(by, plan_import, ImportStatus.APPLIED, f"Menerapkan impor: {done.new} baru, {done.changed} berubah")
    return done


def _left(preview: Preview, written: set[int]) -> tuple[ImportRow, ...]:
    return tuple(row for row in preview.doubtful if row.index not in written and row.status != "unchanged")


def _write(by: Membership, plan_import: PlanImport, plan: RpjmDesa | RkpDesa, row: ImportRow) -> ImportedRow:
    before = None
    if row.line is None:
        line = _create(by, plan, row.data)
    else:
        before = line_to_json(_data_of(row.line))
        line = _update(by, row.line, row.line.version, row.data)
    return ImportedRow(
        plan_import=plan_import,
        sheet=row.read.sheet[:100],
        row_number=row.read.row_number,
        line_uid=line.uid,
        is_new=row.line is None,
        before=before,
        written_version=line.version,
    )


def _create(by: Membership, plan: RpjmDesa | RkpDesa, data: LineData | RkpLineData | None) -> Line:
    if isinstance(plan, RpjmDesa) and isinstance(data, LineData):
        return create_line(by=by, rpjm=plan, data=data)
    if isinstance(plan, RkpDesa) and isinstance(data, RkpLineData):
        return add_rkp_line(by, plan, data, verb="import_rkp_line", summary="Mengimpor")
    raise DomainError("Baris ini bukan baris rencana ini.")


def _update(by: Membership, line: Line, version: int, data: LineData | RkpLineData | None) -> Line:
    if isinstance(line, RpjmKegiatan) and isinstance(data, LineData):
        return update_line(by=by, line=line, version=version, data=data)
    if isinstance(line, RkpKegiatan) and isinstance(data, RkpLineData):
        return update_rkp_line(by=by, line=line, version=version, data=data)
    raise DomainError("Baris ini bukan baris rencana ini.")


def _data_of(line: Line) -> LineData | RkpLineData:
    return rkp_line_data(line) if isinstance(line, RkpKegiatan) else line_data(line)


@transaction.atomic
def undo_import(*, by: Membership, plan_import: PlanImport) -> int:
    """Take back what the import wrote; give the number of lines. Raises DomainError naming the lines edited since."""
    plan_import = lock_import(plan_import)
    plan = plan_of(plan_import)
    plan = lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)
    may_import(by, plan).require()
    if plan_import.status != ImportStatus.APPLIED:
        raise DomainError("Impor ini belum diterapkan, atau sudah dibatalkan.")
    rows = list(plan_import.row_set.all())
    lines = {line.uid: line for line in plan.line_set.with_children().filter(uid__in=[row.line_uid for row in rows])}
    _refuse_edited(rows, lines)
    for row in rows:
        line = lines[row.line_uid]
        if not row.is_new:
            _update(by, line, line.version, line_from_json(row.before or {}))
        elif isinstance(line, RkpKegiatan):
            delete_rkp_line(by=by, line=line, version=line.version)
        else:
            delete_line(by=by, line=line, version=line.version)
    plan_import.row_set.all().delete()
    _set_status(by, plan_import, ImportStatus.UNDONE, f"Membatalkan impor: {len(rows)} kegiatan dikembalikan")
    return len(rows)


def edited_since(plan_import: PlanImport) -> list[str]:
    """Names of the lines that were changed after the import wrote them; while there is one, it cannot be undone."""
    rows = list(plan_import.row_set.all())
    plan = plan_of(plan_import)
    lines = {line.uid: line for line in plan.line_set.filter(uid__in=[row.line_uid for row in rows])}
    return _edited(rows, lines)


def _edited(rows: list[ImportedRow], lines: dict) -> list[str]:
    found = []
    for row in rows:
        line = lines.get(row.line_uid)
        if line is None or line.version != row.written_version or line.deleted_at is not None:
            found.append(line.name if line else f"baris {row.row_number}")
    return found


def _refuse_edited(rows: list[ImportedRow], lines: dict) -> None:
    if edited := _edited(rows, lines):
        named = ", ".join(f"“{name}”" for name in edited[:10])
        more = f" dan {len(edited) - 10} lainnya" if len(edited) > 10 else ""
        raise DomainError(f"Impor ini tidak dapat dibatalkan: sudah diubah sesudahnya {named}{more}.")


def _set_status(by: Membership, plan_import: PlanImport, status: str, summary: str) -> None:
    plan_import.status = status
    if status == ImportStatus.APPLIED:
        plan_import.applied_at = timezone.now()
    else:
        plan_import.undone_at = timezone.now()
    plan_import.version += 1
    plan_import.save(update_fields=["status", "applied_at", "undone_at", "version"])
    log_act(by=by, verb=f"import_{status}", subject=plan_import, place=plan_import.desa, summary=summary)


@transaction.atomic
def apply_pagu_of_import(*, by: Membership, plan_import: PlanImport) -> PaguTahun | None:
    """Write the ceilings that the workbook names for the plan's year; what Dinas PMD gave, and every SiLPA, stays.

    Raises DomainError when the workbook names none.
    """
    plan_import = lock_import(plan_import)
    plan = plan_of(plan_import)
    named = preview_of(plan_import).pagu.by_source
    if not isinstance(plan, RkpDesa) or not named:
        raise DomainError("Berkas ini tidak memuat pagu.")
    known = PaguTahun.objects.filter(desa=plan.desa_id, year=plan.year).first()
    stored = stored_ceilings([known]).get(known.pk, {}) if known else {}
    rows = [CeilingData(source, one.amount, one.silpa, one.regular) for source, one in stored.items()]
    rows = [row for row in rows if row.source not in named or stored[row.source].is_given]
    kept = {row.source for row in rows}
    rows += [CeilingData(source, amount) for source, amount in named.items() if source not in kept]
    return write_pagu(
        by=by,
        desa=plan.desa,
        year=plan.year,
        version=known.version if known else 0,
        rows=rows,
        received_on=known.received_on if known else None,
        document=known.document if known and known.document else f"Berkas {plan_import.original_name}"[:200],
    )
