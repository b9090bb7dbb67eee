"""Reading a plan's chapters; each file is compared with its hash before it is used."""

from places.errors import DomainError
from places.querysets import OwnedByDesaQuerySet
from planning.models import RpjmDesa
from reporting.hashing import sha256_of
from review.case import Plan
from review.models import PlanChapter


def chapters_of(plan: Plan) -> OwnedByDesaQuerySet:
    """All chapters of a plan, deleted ones too, in order."""
    return PlanChapter.objects.filter(**{"rpjm" if isinstance(plan, RpjmDesa) else "rkp": plan})


def living_chapters(plan: Plan) -> OwnedByDesaQuerySet:
    """The chapters of a plan in order."""
    return chapters_of(plan).filter(deleted_at=None)


def chapter_plan(chapter: PlanChapter) -> Plan:
    """The plan that a chapter belongs to."""
    return chapter.rpjm or chapter.rkp  # type: ignore[return-value]  # the database keeps one of them set


def chapter_bytes(chapter: PlanChapter) -> bytes:
    """The file as it was uploaded. Raises DomainError when it is gone or no longer the same."""
    try:
        with chapter.file.open("rb") as file:
            data = file.read()
    except OSError:
        data = b""
    if sha256_of(data) != chapter.sha256:
        raise DomainError(f"Berkas bab “{chapter.title}” tidak sama dengan yang diunggah. Unggah lagi bab itu.")
    return data
