"""What a usulan that is being typed may repeat: one query, then pure words."""

from dataclasses import dataclass
from uuid import UUID

from musyawarah.duplicates import Idea, Pair, similar
from musyawarah.models import Usulan


@dataclass(frozen=True)
class HintRow:
    """One usulan that is like the typed one."""

    uid: UUID
    number: int
    year: int
    name: str
    place: str
    percent: int


@dataclass(frozen=True)
class Hint:
    """The likeliest first; empty when nothing is alike."""

    rows: tuple[HintRow, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


def hint_for(desa_id: int, name: str, dusun_pk: int | None, *, besides: UUID | None = None) -> Hint:
    """Living usulan of the village, merged ones too, that this one may repeat."""
    rows = Usulan.objects.filter(desa=desa_id, deleted_at=None).order_by("number")
    fields = ("pk", "uid", "number", "year", "name", "dusun_id", "dusun__name")
    stored = {row[0]: row for row in rows.values_list(*fields) if row[1] != besides}
    ideas = [Idea(row[0], row[4], row[5]) for row in stored.values()]
    return Hint(tuple(_row(pair, stored[pair.other.pk]) for pair in similar(name, dusun_pk, ideas)))


def _row(pair: Pair, stored: tuple) -> HintRow:
    _, uid, number, year, name, _, dusun_name = stored
    return HintRow(uid, number, year, name, dusun_name or "Seluruh desa", pair.percent)
