"""Chapters that the village wrote itself: PDFs that join the annexes of the Perdes."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.attached_file import PDF_REFUSALS
from places.errors import DomainError
from places.uploaded_pdf import UnusablePdf, check_pdf
from planning.models import RpjmDesa
from planning.services.locking import lock_rkp, lock_rpjm
from reporting.hashing import sha256_of
from review.case import Plan
from review.chapters import chapter_plan, living_chapters
from review.models import PlanChapter
from review.perdes_policy import may_write_chapters

MOST_CHAPTERS = 20
MAX_BYTES = 10 * 1024 * 1024


@transaction.atomic
def add_chapter(*, by: Membership, plan: Plan, title: str, content: bytes) -> PlanChapter:
    """Keep a PDF as the last chapter of a plan, with its SHA-256. Raises DomainError for what is no safe PDF."""
    plan = _lock(plan)
    may_write_chapters(by, plan).require()
    if not title.strip():
        raise DomainError("Isi judul bab.", field="title")
    pages, sha256 = _checked(content), sha256_of(content)
    chapters = list(living_chapters(plan))
    _refuse(chapters, sha256)
    chapter = PlanChapter(
        desa_id=plan.desa_id,
        rpjm=plan if isinstance(plan, RpjmDesa) else None,
        rkp=None if isinstance(plan, RpjmDesa) else plan,
        title=title.strip()[:150],
        position=max((one.position for one in chapters), default=0) + 1,
        sha256=sha256,
        pages=pages,
        uploaded_by=by,
    )
    chapter.file.save("bab.pdf", ContentFile(content), save=False)
    try:
        chapter.save(force_insert=True)
        _log(by, plan, "add_chapter", f"Menambahkan bab “{chapter.title}”, {pages} halaman")
    except Exception:
        chapter.file.delete(save=False)  # no row will ever lead to it
        raise
    return chapter


@transaction.atomic
def move_chapter(*, by: Membership, chapter: PlanChapter, up: bool) -> None:
    """Let a chapter change places with its neighbour; the first is not moved up, nor the last down."""
    plan = _lock(chapter_plan(chapter))
    may_write_chapters(by, plan).require()
    chapters = list(living_chapters(plan))
    at = next((index for index, one in enumerate(chapters) if one.pk == chapter.pk), None)
    if at is None:
        raise DomainError("Bab ini sudah dihapus. Pulihkan dahulu.")
    to = at - 1 if up else at + 1
    if not 0 <= to < len(chapters):
        return
    chapters[at], chapters[to] = chapters[to], chapters[at]
    for position, one in enumerate(chapters, start=1):
        one.position = position
    PlanChapter.objects.bulk_update(chapters, ["position"])
    _log(by, plan, "move_chapter", f"Memindahkan bab “{chapter.title}” ke urutan {to + 1}")


@transaction.atomic
def delete_chapter(*, by: Membership, chapter: PlanChapter) -> PlanChapter:
    """Take a chapter out; its file is kept and can be brought back. A second delete changes nothing."""
    fresh, plan = _locked(by, chapter)
    if fresh.deleted_at is None:
        fresh.deleted_at = timezone.now()
        fresh.save(update_fields=["deleted_at"])
        _log(by, plan, "delete_chapter", f"Menghapus bab “{fresh.title}”")
    return fresh


@transaction.atomic
def restore_chapter(*, by: Membership, chapter: PlanChapter) -> PlanChapter:
    """Undo a delete: the chapter becomes the last. Raises DomainError when the same file is there again meanwhile."""
    fresh, plan = _locked(by, chapter)
    if fresh.deleted_at is not None:
        chapters = list(living_chapters(plan))
        _refuse(chapters, fresh.sha256)
        fresh.deleted_at = None
        fresh.position = max((one.position for one in chapters), default=0) + 1
        fresh.save(update_fields=["deleted_at", "position"])
        _log(by, plan, "restore_chapter", f"Memulihkan bab “{fresh.title}”")
    return fresh


def _lock(plan: Plan) -> Plan:
    return lock_rpjm(plan) if isinstance(plan, RpjmDesa) else lock_rkp(plan)


def _locked(by: Membership, chapter: PlanChapter) -> tuple[PlanChapter, Plan]:
    plan = _lock(chapter_plan(chapter))
    may_write_chapters(by, plan).require()
    return PlanChapter.objects.select_for_update(of=("self",)).get(pk=chapter.pk), plan


def _checked(content: bytes) -> int:
    """The number of pages of a safe PDF."""
    if len(content) > MAX_BYTES:
        raise DomainError(f"Berkas lebih besar dari {MAX_BYTES // 1024 // 1024} MB. Perkecil dahulu.", field="file")
    try:
        return check_pdf(content)
    except UnusablePdf as error:
        raise DomainError(PDF_REFUSALS[error.fault], field="file") from None


def _refuse(chapters: list[PlanChapter], sha256: str) -> None:
    if any(one.sha256 == sha256 for one in chapters):
        raise DomainError("Berkas yang sama sudah menjadi bab rencana ini.", field="file")
    if len(chapters) >= MOST_CHAPTERS:
        raise DomainError(f"Satu rencana memuat paling banyak {MOST_CHAPTERS} bab.", field="file")


def _log(by: Membership, plan: Plan, verb: str, summary: str) -> None:
    log_act(by=by, verb=verb, subject=plan, place=plan.desa, summary=summary)
