"""Writing the RAB of a line; its sum is the cost of the line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.act_log import create_with_history, delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST
from places.formats.volume_input import LARGEST as LARGEST_VOLUME
from planning.enums import RabGroup
from planning.line_data import CostData
from planning.models import RabRincian, RkpKegiatan
from planning.policy import may_edit_line
from planning.rab_data import RabRowData, costs_of_rows
from planning.services.line_children import write_rkp_costs
from planning.services.locking import lock_rkp_line
from planning.services.plan_total import refuse_absurd_rkp_total

MOST_ROWS = 300
LONGEST_NAME = 250
EMPTIED = "empty_rab"


@transaction.atomic
def write_rab(*, by: Membership, line: RkpKegiatan, version: int, rows: Sequence[RabRowData]) -> RkpKegiatan:
    """Make the RAB equal to the rows, and the line's costs to their sums per source.

    Without rows the RAB is emptied and the costs stay as they are. Raises StaleVersion when somebody saved the line in
    between, DomainError for rows that cannot be kept.
    """
    line = lock_rkp_line(line, version=version)
    may_edit_line(by, line).require()
    _check(rows, line)
    existing = {row.pk: row for row in line.rab_set.all()}
    if not rows and not existing:
        return line
    if rows:
        total = format_rupiah(sum(row.amount for row in rows), prefix="Rp")
        summary = f"Mengisi RAB “{line.name}”: {len(rows)} baris, {total}"
    else:
        summary = f"Mengosongkan RAB “{line.name}”"
    verb = "write_rab" if rows else EMPTIED
    act = log_act(by=by, verb=verb, subject=line, place=line.rkp.desa, summary=summary)
    line.version += 1
    save_with_history(line, act=act)
    _write_rows(line, rows, existing, act)
    if rows:
        write_rkp_costs(line, _costs(line, rows), act=act)
        refuse_absurd_rkp_total(line.rkp)
    return line


@transaction.atomic
def restore_rab(*, by: Membership, line: RkpKegiatan, version: int) -> RkpKegiatan:
    """Undo the last emptying. Raises DomainError when the RAB has rows again or was never emptied."""
    line = lock_rkp_line(line, version=version)
    may_edit_line(by, line).require()
    if line.rab_set.exists():
        raise DomainError("RAB ini sudah berisi lagi, jadi tidak ada yang perlu dikembalikan.")
    rows = emptied_rows(line)
    if not rows:
        raise DomainError("Tidak ada RAB yang dapat dikembalikan.")
    return write_rab(by=by, line=line, version=version, rows=rows)


def emptied_rows(line: RkpKegiatan) -> tuple[RabRowData, ...]:
    """The rows that the last emptying of the line's RAB took away; none when it was not emptied last."""
    act = Act.objects.filter(subject_type=line._meta.label_lower, subject_id=str(line.uid), verb=EMPTIED).first()
    if act is None:
        return ()
    gone = RabRincian.history.filter(line_id=line.pk, history_type="-", history_change_reason=str(act.pk))
    joined = gone.select_related("unit", "sumber", "standar").order_by("position", "id")
    return tuple(
        RabRowData(row.group, row.name, row.volume, row.price, row.unit, row.sumber, row.standar) for row in joined
    )


def _check(rows: Sequence[RabRowData], line: RkpKegiatan) -> None:
    if len(rows) > MOST_ROWS:
        raise DomainError(f"RAB paling banyak {MOST_ROWS} baris. Gabungkan baris yang serupa.")
    for row in rows:
        if row.group not in RabGroup.values:
            raise DomainError(f"Kelompok “{row.group}” tidak ada dalam daftar.")
        if not row.name.strip() or len(row.name) > LONGEST_NAME:
            raise DomainError(f"Uraian diisi, paling panjang {LONGEST_NAME} huruf.")
        if not Decimal(0) <= row.volume < LARGEST_VOLUME or not 0 <= row.price <= LARGEST:
            raise DomainError(f"Volume atau harga “{row.name}” tidak wajar. Periksa banyaknya angka nol.")
        if row.unit and row.unit.kabupaten_id not in (None, line.rkp.desa.kabupaten_id):
            raise DomainError(f"Satuan “{row.unit.name}” bukan dari kabupaten ini.")
        standar = row.standar
        if standar and (standar.kabupaten_id, standar.year) != (line.rkp.desa.kabupaten_id, line.rkp.year):
            raise DomainError(f"Standar harga “{standar.name}” bukan dari kabupaten dan tahun ini.")
    if sum(row.amount for row in rows) > LARGEST:
        raise DomainError(f"Jumlah RAB melebihi {format_rupiah(LARGEST, prefix='Rp')}. Periksa banyaknya angka nol.")


def _costs(line: RkpKegiatan, rows: Sequence[RabRowData]) -> tuple[CostData, ...]:
    stored = line.biaya_set.select_related("sumber")
    return costs_of_rows(rows, [cost.sumber for cost in stored if cost.sumber and cost.amount is None])


def _write_rows(line: RkpKegiatan, rows: Sequence[RabRowData], existing: dict[int, RabRincian], act: Act) -> None:
    """Only what differs is touched, so history tells what changed."""
    kept = {row.pk for row in rows}
    for pk in existing.keys() - kept:
        delete_with_history(existing[pk], act=act)
    new: list[RabRincian] = []
    taken: set[int] = set()
    for position, row in enumerate(rows, start=1):
        known = existing.get(row.pk or 0) if row.pk not in taken else None
        values = {
            "group": row.group, "name": row.name.strip(), "volume": row.volume, "unit": row.unit, "price": row.price,
            "amount": row.amount, "sumber": row.sumber, "standar": row.standar, "position": position,
        }  # fmt: skip
        if known is None:
            new.append(RabRincian(line=line, **values))
            continue
        taken.add(known.pk)
        if any(_stored(known, field) != _key(value) for field, value in values.items()):
            for field, value in values.items():
                setattr(known, field, value)
            save_with_history(known, act=act)
    create_with_history(new, act=act)


def _stored(row: RabRincian, field: str) -> object:
    column: Any = row._meta.get_field(field)
    return getattr(row, column.attname)


def _key(value: object) -> object:
    return getattr(value, "pk", value)
