"""Writing the national days off, on which no working day of any kabupaten counts."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import StaleVersion
from villages.models import Holiday
from villages.policy import may_edit_national_holidays


def national_holidays() -> list[Holiday]:
    """The days that hold everywhere, in order."""
    return list(Holiday.objects.filter(kabupaten=None))


def stand_of(rows: Iterable[Holiday]) -> str:
    """What a page that showed these days carries along, to notice who saved in between."""
    written = "\n".join(f"{row.day} {row.name}" for row in rows)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


@transaction.atomic
def save_national_holidays(*, by: Membership, stand: str, holidays: Mapping[date, str]) -> int:
    """Replace the list; gives how many days changed. `stand` is `stand_of` what the writer saw.

    Raises NotAllowed, and StaleVersion when somebody else saved in between.
    """
    may_edit_national_holidays(by).require()
    stored = list(Holiday.objects.select_for_update().filter(kabupaten=None))
    if stand_of(stored) != stand:
        raise StaleVersion("Daftar ini baru saja disimpan oleh orang lain.")
    before = {row.day: row.name for row in stored}
    wanted = {day: name[:100] for day, name in holidays.items()}
    gone = [day for day in before if day not in wanted]
    Holiday.objects.filter(kabupaten=None, day__in=gone).delete()
    renamed = [row for row in stored if row.day in wanted and wanted[row.day] != row.name]
    for row in renamed:
        row.name = wanted[row.day]
    Holiday.objects.bulk_update(renamed, ["name"])
    new = [Holiday(kabupaten=None, day=day, name=name) for day, name in wanted.items() if day not in before]
    Holiday.objects.bulk_create(new)
    changed = len(gone) + len(renamed) + len(new)
    if changed:
        summary = f"Hari libur nasional: {len(new)} ditambah, {len(renamed)} diubah, {len(gone)} dihapus"
        log_act(by=by, verb="save_national_holidays", subject=by, place=None, summary=summary)
    return changed
