"""Load the rules and focuses of Dana Desa years: the list that comes with us, or an operator's own file of a year."""

from collections.abc import Collection
from pathlib import Path

from django.db import models, transaction

from codes.models import AturanDanaDesa, FokusDanaDesa
from codes.services.dana_desa_file import Listed, read_focuses, read_rules
from codes.services.sync_list import ListResult

DATA = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_dana_desa(folder: Path = DATA) -> list[ListResult]:
    """Bring the shipped years up to their files; a year that an operator loaded himself is left alone.

    Raises BadFile.
    """
    return [
        _write("aturan_dana_desa", AturanDanaDesa, ("year", "code"), read_rules(folder / "aturan_dana_desa.csv")),
        _write(
            "fokus_dana_desa", FokusDanaDesa, ("year", "number", "tag"), read_focuses(folder / "fokus_dana_desa.csv")
        ),
    ]


@transaction.atomic
def load_own_rules(path: Path, *, known_tags: Collection[str] | None = None) -> ListResult:
    """Make the rules of every year in the file what the file says. Raises BadFile."""
    listed = read_rules(path, known_tags=known_tags)
    return _write("aturan_dana_desa", AturanDanaDesa, ("year", "code"), listed, is_own=True)


@transaction.atomic
def load_own_focuses(path: Path, *, known_tags: Collection[str] | None = None) -> ListResult:
    """Make the focuses of every year in the file what the file says. Raises BadFile."""
    listed = read_focuses(path, known_tags=known_tags)
    return _write("fokus_dana_desa", FokusDanaDesa, ("year", "number", "tag"), listed, is_own=True)


def _write(
    name: str, model: type[models.Model], key: tuple[str, ...], listed: Listed, *, is_own: bool = False
) -> ListResult:
    """Create, change and remove rows of the listed years; nothing hangs on these rows, so a year is simply replaced."""
    rows = model._default_manager.filter(year__in=listed.years)
    own_years = set() if is_own else set(rows.filter(is_own=True).values_list("year", flat=True))
    wanted = {at: {**values, "is_own": is_own} for at, values in listed.rows.items() if at[0] not in own_years}
    known = {tuple(getattr(row, field) for field in key): row for row in rows.exclude(year__in=own_years)}
    created = [model(**dict(zip(key, at, strict=True)), **wanted[at]) for at in wanted if at not in known]
    changed = [known[at] for at in wanted if at in known and _take(known[at], wanted[at])]
    gone = [row.pk for at, row in known.items() if at not in wanted]
    model._default_manager.bulk_create(created)
    if changed:
        model._default_manager.bulk_update(changed, sorted(next(iter(wanted.values()))))
    model._default_manager.filter(pk__in=gone).delete()
    return ListResult(name, len(listed.rows), len(created), len(changed), len(gone))


def _take(row: models.Model, values: dict) -> bool:
    """Set the values on the row; say whether any differed."""
    differs = [field for field, value in values.items() if getattr(row, field) != value]
    for field in differs:
        setattr(row, field, values[field])
    return bool(differs)
