"""What the RPJM Desa plans for a year, and which of it a RKP Desa already holds."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from planning.facts import LineFact, YearFact
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa
from planning.rpjm_facts import load_rpjm_facts


@dataclass(frozen=True)
class PlannedLine:
    """A line of the RPJM Desa as it is planned for the year; `taken_as` is the living yearly line that carries it out.

    `was_deleted` says that such a line was taken once and deleted again.
    """

    line: LineFact
    year: YearFact
    taken_as: UUID | None
    was_deleted: bool

    @property
    def volume(self) -> Decimal | None:
        """Volume of the year, else of the line."""
        return self.line.volume if self.year.volume is None else self.year.volume

    @property
    def is_offered(self) -> bool:
        """Whether it is ticked on arrival: neither there nor ever taken out."""
        return self.taken_as is None and not self.was_deleted


def load_planned(rkp: RkpDesa, rpjm: RpjmDesa) -> tuple[PlannedLine, ...]:
    """Every line planned for the year of the yearly plan, in print order; five queries."""
    living: dict[UUID, UUID] = {}
    deleted: set[UUID] = set()
    links = RkpKegiatan.objects.filter(rkp=rkp, rpjm_line__isnull=False).order_by("-pk")
    for rpjm_uid, uid, deleted_at in links.values_list("rpjm_line__uid", "uid", "deleted_at"):
        if deleted_at is None:
            living[rpjm_uid] = uid
        else:
            deleted.add(rpjm_uid)
    return tuple(
        PlannedLine(line, year, living.get(line.uid), line.uid in deleted and line.uid not in living)
        for line in load_rpjm_facts(rpjm).lines
        if (year := line.year(rkp.year)) is not None
    )
