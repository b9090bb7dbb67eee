"""Which living lines carry out a usulan: linked by a decision, inherited, or carried into later years."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from planning.models import AsalKegiatanRkp, AsalKegiatanRpjm, DuRkpKegiatan, RkpKegiatan


@dataclass(frozen=True)
class LineOfUsulan:
    """A living line behind which a decision about the usulan stands; `year` is 0 for a line of a RPJM Desa."""

    pk: int
    uid: UUID
    name: str
    plan_pk: int
    year: int
    is_own: bool

    @property
    def is_yearly(self) -> bool:
        """Whether it is a line of a RKP Desa."""
        return self.year > 0


@dataclass(frozen=True)
class DuRkpOfUsulan:
    """A living line of a DU-RKP that proposes the usulan to higher government."""

    pk: int
    uid: UUID
    year: int
    usulan_pk: int | None
    keputusan_pk: int | None


@dataclass(frozen=True)
class LinesOfUsulan:
    """Lines by the pk of the usulan, the multi-year ones first; four queries, however many there are."""

    lines: dict[int, tuple[LineOfUsulan, ...]]
    du_rkp: tuple[DuRkpOfUsulan, ...]

    def of(self, usulan_pk: int) -> tuple[LineOfUsulan, ...]:
        """Lines that carry the usulan out."""
        return self.lines.get(usulan_pk, ())

    @cached_property
    def du_rkp_by_usulan(self) -> dict[int, tuple[DuRkpOfUsulan, ...]]:
        """Lines of DU-RKP by the pk of their usulan."""
        found: dict[int, list[DuRkpOfUsulan]] = defaultdict(list)
        for row in self.du_rkp:
            if row.usulan_pk is not None:
                found[row.usulan_pk].append(row)
        return {pk: tuple(rows) for pk, rows in found.items()}

    def stands_somewhere(self, usulan_pk: int) -> bool:
        """Whether a living line of a plan or of a DU-RKP takes it up."""
        return bool(self.of(usulan_pk)) or usulan_pk in self.du_rkp_by_usulan


def load_usulan_lines(desa_id: int) -> LinesOfUsulan:
    """All living lines of a village's plans that usulan stand behind."""
    found: dict[int, dict[tuple[bool, int], LineOfUsulan]] = defaultdict(dict)
    of_rpjm: dict[int, set[int]] = defaultdict(set)
    of_rkp: dict[int, set[int]] = defaultdict(set)
    rpjm_links = AsalKegiatanRpjm.objects.of_living_lines().filter(line__desa=desa_id)
    columns = ("keputusan__usulan_id", "line_id", "line__uid", "line__name")
    linked = rpjm_links.exclude(keputusan__usulan=None).order_by("line__rpjm__first_year", "line_id")
    for usulan, pk, uid, name, plan in linked.values_list(*columns, "line__rpjm_id"):
        of_rpjm[pk].add(usulan)
        found[usulan][(False, pk)] = LineOfUsulan(pk, uid, name, plan, 0, True)
    rkp_links = AsalKegiatanRkp.objects.of_living_lines().filter(line__desa=desa_id).exclude(keputusan__usulan=None)
    for usulan, pk in rkp_links.values_list("keputusan__usulan_id", "line_id"):
        of_rkp[pk].add(usulan)
    for pk, uid, name, plan, year, rpjm_line, carried in _yearly_lines(desa_id):
        own = frozenset(of_rkp[pk])
        of_rkp[pk] |= of_rpjm.get(rpjm_line, set()) | of_rkp.get(carried, set())
        for usulan in of_rkp[pk]:
            found[usulan][(True, pk)] = LineOfUsulan(pk, uid, name, plan, year, usulan in own)
    return LinesOfUsulan({pk: tuple(rows.values()) for pk, rows in found.items()}, _du_rkp(desa_id))


def _yearly_lines(desa_id: int) -> list[tuple]:
    """Living yearly lines, a carried line always after the one that it was carried from."""
    rows = RkpKegiatan.objects.alive().filter(desa=desa_id).order_by("rkp__year", "pk")
    columns = ("pk", "uid", "name", "rkp_id", "rkp__year", "rpjm_line_id", "carried_from_id")
    return list(rows.values_list(*columns))


def _du_rkp(desa_id: int) -> tuple[DuRkpOfUsulan, ...]:
    rows = DuRkpKegiatan.objects.alive().filter(desa=desa_id).order_by("du_rkp__year", "pk")
    return tuple(
        DuRkpOfUsulan(*row) for row in rows.values_list("pk", "uid", "du_rkp__year", "usulan_id", "keputusan_id")
    )
