"""Reading the list of residents: by dusun, household by household."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.utils import timezone

from villages.enums import FamilyRelation
from villages.models import AnggotaKelompok, Keluarga, Warga
from villages.personal_numbers import masked
from villages.querysets import WargaQuerySet
from villages.ungrouped import without_group

_RELATION_ORDER = Case(
    *(When(relation=relation, then=Value(place)) for place, relation in enumerate(FamilyRelation)),
    default=Value(len(FamilyRelation)),
    output_field=IntegerField(),
)

_BY_HOUSEHOLD = (F("keluarga_id").asc(nulls_last=True), "relation_order", "born_on", "orang__name", "pk")


@dataclass(frozen=True)
class ResidentFilter:
    """What the list is narrowed to; no text, no dusun and neither mark is the whole list of those who live here."""

    text: str = ""
    dusun_id: int | None = None
    without_group: bool = False
    with_gone: bool = False


@dataclass(frozen=True)
class ResidentRow:
    """A resident as the list shows him; `household` is set on the first row of a household on the page."""

    warga: Warga
    age: str
    nik: str
    groups: tuple[str, ...]
    household: str = ""


def filtered(residents: WargaQuerySet, wanted: ResidentFilter) -> QuerySet[Warga]:
    """The residents in the order of the list, with everything that it shows."""
    rows = residents if wanted.with_gone else residents.present()
    if wanted.without_group:
        rows = without_group(rows)
    if wanted.dusun_id:
        rows = rows.filter(dusun_id=wanted.dusun_id)
    for word in wanted.text.split():
        rows = rows.filter(orang__name__icontains=word)
    head = Warga.objects.filter(keluarga=OuterRef("keluarga"), relation=FamilyRelation.KEPALA, left_on=None)
    memberships = AnggotaKelompok.objects.filter(left_on=None, kelompok__ended_on=None).select_related("kelompok")
    rows = rows.select_related("orang", "dusun", "rukun_tetangga", "keluarga__rukun_tetangga")
    rows = rows.prefetch_related(Prefetch("orang__anggota_set", queryset=memberships, to_attr="groups_now"))
    rows = rows.annotate(head_name=Subquery(head.values("orang__name")[:1]), relation_order=_RELATION_ORDER)
    return rows.order_by("dusun__position", "dusun_id", *_BY_HOUSEHOLD)


def rows_of(page: Iterable[Warga]) -> Sequence[ResidentRow]:
    """The rows of a page; the first of a household says whose it is."""
    found: list[ResidentRow] = []
    before: tuple[int, int | None] | None = None
    today = timezone.localdate()
    for warga in page:
        at = (warga.dusun_id, warga.keluarga_id)
        found.append(
            ResidentRow(
                warga=warga,
                age=age_words(warga, today),
                nik=masked(warga.nik),
                groups=tuple(row.kelompok.name for row in warga.orang.groups_now),  # type: ignore[attr-defined]
                household=_household(warga) if at != before else "",
            )
        )
        before = at
    return found


def age_words(warga: Warga, on: date) -> str:
    """ "45 th", "±45 th" where only the year is known, "" where nothing is."""
    if warga.born_on:
        day = warga.born_on
        return f"{on.year - day.year - ((on.month, on.day) < (day.month, day.day))} th"
    return f"±{on.year - warga.birth_year} th" if warga.birth_year else ""


def living_members(keluarga: Keluarga) -> list[Warga]:
    """Members of a household who live here, the head first; one query."""
    rows = keluarga.warga_set.filter(left_on=None).select_related("orang", "dusun", "rukun_tetangga")
    return list(rows.annotate(relation_order=_RELATION_ORDER).order_by("relation_order", "born_on", "pk"))


def counts_by_dusun(residents: WargaQuerySet) -> dict[int, int]:
    """How many live in each dusun; one query."""
    rows = residents.present().order_by().values_list("dusun_id").annotate(number=Count("pk"))
    return dict(rows)


def _household(warga: Warga) -> str:
    if warga.keluarga_id is None:
        return "Tanpa keluarga yang tercatat"
    name: str | None = warga.head_name  # type: ignore[attr-defined]
    return f"Keluarga {name or warga.orang.name}"
