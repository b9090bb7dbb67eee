"""What the village asked to have opened, with the parts in words."""

from dataclasses import dataclass

from codes.models import Bidang
from review.case import Case
from review.models import OpeningRequest


@dataclass(frozen=True)
class AskedParts:
    """A request with the names of what it asks for."""

    request: OpeningRequest
    lines: tuple[str, ...]
    bidang: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All parts, as a list for the page."""
        adding = ("Menambah kegiatan",) if self.request.adding else ()
        return (*self.lines, *(f"Bidang {name}" for name in self.bidang), *adding)


def load_requests(case: Case) -> list[AskedParts]:
    """Every request of a review, the newest first: three queries, one while there is none."""
    if case.review.pk is None:
        return []
    rows = list(case.review.request_set.select_related("asked_by__orang", "answered_by__orang"))
    if not rows:
        return []
    lines = {str(uid): name for uid, name in case.plan.line_set.values_list("uid", "name")}
    bidang = {
        one.code: str(one) for one in Bidang.objects.filter(code__in={code for row in rows for code in row.bidang})
    }
    return [
        AskedParts(
            row,
            tuple(lines.get(uid, "kegiatan yang sudah tidak ada") for uid in row.lines),
            tuple(bidang.get(code, code) for code in row.bidang),
        )
        for row in rows
    ]
