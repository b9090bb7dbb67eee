"""What of a plan may be written now: all of it, nothing, or the parts that were opened again."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from planning.enums import OpeningKind, PlanLock
from planning.models import PlanOpening, RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan


@dataclass(frozen=True)
class OpenParts:
    """The open parts of a plan: `lines` by uid, `bidang` by key and by code, `adding` lines to any bidang.

    `texts` are vision, missions, policy and legal basis: what belongs to no line.
    """

    whole: bool = False
    lines: frozenset[UUID] = frozenset()
    bidang: frozenset[int] = frozenset()
    bidang_codes: frozenset[str] = frozenset()
    adding: bool = False
    texts: bool = False

    def has_line(self, line: RpjmKegiatan | RkpKegiatan) -> bool:
        """Whether the line may be written, deleted or restored."""
        return self.whole or line.uid in self.lines or line.bidang_id in self.bidang

    def takes_line_in(self, bidang_id: int) -> bool:
        """Whether a line may be added to the bidang, or moved into it."""
        return self.whole or self.adding or bidang_id in self.bidang

    def has_uid(self, uid: UUID, bidang_code: str) -> bool:
        """The same of a line that is a fact and no row."""
        return self.whole or uid in self.lines or bidang_code in self.bidang_codes

    @property
    def any(self) -> bool:
        """Whether anything at all may be written."""
        return bool(self.whole or self.lines or self.bidang or self.adding or self.texts)

    @property
    def words(self) -> str:
        """ "3 kegiatan, bidang 2, menambah kegiatan"."""
        found = [f"{len(self.lines)} kegiatan"] if self.lines else []
        found += [f"bidang {code}" for code in sorted(self.bidang_codes)]
        found += ["menambah kegiatan"] if self.adding else []
        return ", ".join([*found, "visi, misi, dan dasar hukum"] if self.texts else found)

    @property
    def takes_lines(self) -> bool:
        """Whether a line may be added somewhere."""
        return bool(self.whole or self.adding or self.bidang)


EVERYTHING = OpenParts(whole=True)
NOTHING = OpenParts()


def open_parts(plan: RpjmDesa | RkpDesa) -> OpenParts:
    """What of the plan is open today; asks the database only while a lock leaves parts open."""
    if not plan.is_open:
        return NOTHING
    if plan.lock == PlanLock.OPEN:
        return EVERYTHING
    if not PlanLock(plan.lock).has_openings:
        return NOTHING
    rows = PlanOpening.objects.of_plan(plan).filter(closed_at=None)
    found = rows.values_list("until", "kind", "rpjm_line__uid", "rkp_line__uid", "bidang", "bidang__code")
    return _parts([row[1:] for row in found if row[0] is None or row[0] >= timezone.localdate()])


def _parts(found: list[tuple]) -> OpenParts:
    return OpenParts(
        lines=frozenset(rpjm or rkp for _, rpjm, rkp, *_ in found if rpjm or rkp),
        bidang=frozenset(bidang for *_, bidang, _ in found if bidang),
        bidang_codes=frozenset(code for *_, code in found if code),
        adding=any(kind == OpeningKind.ADDING for kind, *_ in found),
        texts=any(kind == OpeningKind.TEXTS for kind, *_ in found),
    )
