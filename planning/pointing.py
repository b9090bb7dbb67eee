"""Which plan lines point to a programme, a cooperation or a priority."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from places.querysets import HasScope
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk, RkpKegiatan, RpjmKegiatan

Pointed = ProgramMasuk | KerjaSama | PrioritasKabupaten
MOST_SHOWN = 100
_KEYS: dict[type, str] = {ProgramMasuk: "program", KerjaSama: "kerja_sama", PrioritasKabupaten: "prioritas"}


@dataclass(frozen=True)
class PointingLine:
    """A line as the page of what it points to names it."""

    name: str
    plan: str
    uid: UUID
    is_yearly: bool


def lines_pointing_to(row: Pointed, membership: HasScope | None) -> list[PointingLine]:
    """Living lines that the reader may see, at most a hundred of each kind of plan, in two queries."""
    points = {_KEYS[type(row)]: row}
    multi_year = RpjmKegiatan.objects.visible_to(membership).alive().filter(**points).select_related("rpjm__desa")
    yearly = RkpKegiatan.objects.visible_to(membership).alive().filter(**points).select_related("rkp__desa")
    found = [
        PointingLine(line.name, str(line.rpjm), line.uid, False)
        for line in multi_year.order_by("rpjm__desa__code", "pk")[:MOST_SHOWN]
    ]
    return found + [
        PointingLine(line.name, str(line.rkp), line.uid, True)
        for line in yearly.order_by("rkp__desa__code", "pk")[:MOST_SHOWN]
    ]


def count_pointing(row: Pointed) -> int:
    """Living lines of all plans that point to the row, in two queries."""
    points = {_KEYS[type(row)]: row}
    return sum(model.objects.alive().filter(**points).count() for model in (RpjmKegiatan, RkpKegiatan))


def with_line_counts(rows: QuerySet, membership: HasScope | None) -> QuerySet:
    """Annotate `rpjm_lines` and `rkp_lines`: living lines that the reader may see and that point to the row."""
    key = _KEYS[rows.model]
    return rows.annotate(
        rpjm_lines=_count(RpjmKegiatan.objects.visible_to(membership).alive(), key),
        rkp_lines=_count(RkpKegiatan.objects.visible_to(membership).alive(), key),
    )


def _count(lines: QuerySet, key: str) -> Coalesce:
    counted = lines.filter(**{key: OuterRef("pk")}).order_by().values(key).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), Value(0))
