"""What the village asked to have opened, with the parts in words."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Membership
from codes.models import Bidang
from review.case import Case
from review.enums import RequestKind
from review.models import OpeningRequest
from review.policy_opening import may_answer_opening, may_end_opening


@dataclass(frozen=True)
class AskedParts:
    """A request with the names of what it asks for, and what the reader may do about it."""

    request: OpeningRequest
    lines: tuple[str, ...]
    bidang: tuple[str, ...]
    today: date
    may_answer: bool = False
    may_end: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All parts, as a list for the page."""
        adding = ("Menambah kegiatan",) if self.request.adding else ()
        return (*self.lines, *(f"Bidang {name}" for name in self.bidang), *adding)

    @property
    def is_open(self) -> bool:
        """Whether what was granted may still be written."""
        row = self.request
        return bool(row.granted) and row.ended_at is None and (row.until is None or row.until >= self.today)

    @property
    def waits(self) -> bool:
        """Whether nobody has answered it yet."""
        return _waits(self.request)

    @property
    def state_words(self) -> str:
        """Where the request stands."""
        row = self.request
        if row.granted is None:
            return "Ditarik" if row.ended_at else "Menunggu jawaban"
        if not row.granted:
            return "Ditolak"
        return "Terbuka" if self.is_open else "Sudah ditutup"

    @property
    def status(self) -> str:
        """Its kind of mark among the parts of the look."""
        if self.request.granted is None and self.request.ended_at is None:
            return "wait"
        return "next" if self.is_open else "neutral"


def load_requests(case: Case, *, reader: Membership | None = None) -> list[AskedParts]:
    """Every request of a review, the newest first: three queries, one while there is none."""
    if case.review.pk is None:
        return []
    rows = list(case.review.request_set.select_related("asked_by__orang", "answered_by__orang"))
    if not rows:
        return []
    lines = {str(uid): name for uid, name in case.plan.line_set.values_list("uid", "name")}
    codes = {code for row in rows for code in row.bidang}
    bidang = {one.code: str(one) for one in Bidang.objects.filter(code__in=codes)}
    return [
        AskedParts(
            row,
            tuple(lines.get(uid, "kegiatan yang sudah tidak ada") for uid in row.lines),
            tuple(bidang.get(code, code) for code in row.bidang),
            case.today,
            may_answer=_waits(row) and bool(may_answer_opening(reader, case, asked_by=row.asked_by)),
            may_end=row.ended_at is None and bool(may_end_opening(reader, case)) and _can_end(row),
        )
        for row in rows
    ]


def _waits(row: OpeningRequest) -> bool:
    return row.granted is None and row.ended_at is None


def _can_end(row: OpeningRequest) -> bool:
    """A request that waits is taken back, an unlock closed; further lines stay open until the next round."""
    return row.granted is None or (bool(row.granted) and row.kind == RequestKind.UNLOCK)
