"""Copying: one year of a line to other years, and a whole line to a new one."""

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from planning.line_data import LineData, YearData
from planning.models import RpjmKegiatan
from planning.policy import may_edit_line
from planning.reading import line_data
from planning.services.lines import create_line, update_line
from planning.services.locking import lock_line


@transaction.atomic
def copy_year(*, by: Membership, line: RpjmKegiatan, version: int, source: int, targets: list[int]) -> RpjmKegiatan:
    """Write target, volume and costs of one year over the target years. Raises DomainError when that year is empty."""
    line = lock_line(line, version=version)
    may_edit_line(by, line).require()
    data = line_data(line)
    model = next((year for year in data.years if year.year == source), None)
    if model is None:
        raise DomainError(f"Tahun {source} belum diisi pada kegiatan ini.", field="source")
    if not targets:
        raise DomainError("Pilih sedikitnya satu tahun tujuan.", field="targets")
    kept = tuple(year for year in data.years if year.year not in targets or year.year == source)
    copies = tuple(
        YearData(year, model.target, model.volume, model.costs) for year in sorted(set(targets)) if year != source
    )
    changed = LineData(**{**_fields(data), "years": kept + copies})
    return update_line(by=by, line=line, version=version, data=changed)


@transaction.atomic
def copy_line(*, by: Membership, line: RpjmKegiatan) -> RpjmKegiatan:
    """A new line with a new uid and the same content, in the same plan, its name marked as a copy."""
    data = line_data(line)
    name = f"{data.name[:285]} (salinan)"
    return create_line(by=by, rpjm=line.rpjm, data=LineData(**{**_fields(data), "name": name}))


def _fields(data: LineData) -> dict:
    return {field: getattr(data, field) for field in data.__dataclass_fields__}
