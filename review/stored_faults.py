"""Everything that is kept with a hash, compared with it: issued documents, scans, submissions, chapters, attachments.

What differs is named with the place where it lies. Seals of meetings have a chain of their own (`verify_seals`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.errors import DomainError
from places.models import Desa
from planning.models import Lampiran
from reporting.hashing import sha256_of
from reporting.issued import Fault, faults_of
from reporting.models import IssuedDocument
from reporting.payload import MatrixDocument
from review.chapters import chapter_bytes
from review.enums import SumBasis
from review.frozen import frozen_list_of
from review.models import PlanChapter, Submission

AT_A_TIME = 100


@dataclass(frozen=True)
class Checked:
    """How many rows of one kind were looked at, and what is wrong with them."""

    name: str
    count: int
    faults: list[Fault]


def check_everything(desa: Desa | None = None) -> list[Checked]:
    """Read every stored byte that has a hash, of one village or of all. Linear in what is stored."""
    issued = IssuedDocument.objects.select_related("replaces").prefetch_related("file_set", "scan_set")
    submissions = Submission.objects.prefetch_related("sum_set")
    kinds: list[tuple[str, QuerySet, Callable[[Any], Iterable[Fault]]]] = [
        ("naskah", issued, faults_of),
        ("pengajuan", submissions, submission_faults),
        ("bab", PlanChapter.objects.all(), chapter_faults),
        ("lampiran", Lampiran.objects.all(), attachment_faults),
    ]
    return [_checked(name, rows.filter(desa=desa) if desa else rows, find) for name, rows, find in kinds]


def submission_faults(submission: Submission) -> Iterator[Fault]:
    """What differs in a submission: its frozen list, or the sums beside it, which boards read."""
    where = f"submission {submission.reference}"
    try:
        frozen = frozen_list_of(submission)
    except DomainError as error:
        yield Fault(f"{where}: payload", error.message)
        return
    lines = len({row.ref for row in frozen.table.rows if row.kind == "row"})
    if (submission.line_count, submission.total) != (lines, sum(_amounts(frozen, "total"))):
        yield Fault(
            f"{where}: row", f"Banyak kegiatan atau jumlah pengajuan {submission.reference} tidak sama dengan isinya."
        )
    sums = sorted(row.amount for row in submission.sum_set.all() if row.basis == SumBasis.BIDANG and row.amount)
    if sums != sorted(_amounts(frozen, "subtotal")):
        yield Fault(f"{where}: sums", f"Jumlah per bidang pengajuan {submission.reference} tidak sama dengan isinya.")


def chapter_faults(chapter: PlanChapter) -> Iterator[Fault]:
    """What differs in a chapter, deleted or not."""
    try:
        chapter_bytes(chapter)
    except DomainError as error:
        yield Fault(f"chapter {chapter.pk}: {chapter.file.name}", error.message)


def attachment_faults(lampiran: Lampiran) -> Iterator[Fault]:
    """What differs in an attachment of a line, deleted or not."""
    try:
        with lampiran.file.open("rb") as file:
            same = sha256_of(file.read()) == lampiran.sha256
    except OSError:
        same = False
    if not same:
        message = f"Lampiran {lampiran.original_name} tidak sama dengan yang diunggah."
        yield Fault(f"lampiran {lampiran.uid}: {lampiran.file.name}", message)


def _checked(name: str, rows: QuerySet, find: Callable[[Any], Iterable[Fault]]) -> Checked:
    count, faults = 0, []
    for row in rows.order_by("pk").iterator(chunk_size=AT_A_TIME):
        count += 1
        faults += find(row)
    return Checked(name, count, faults)


def _amounts(frozen: MatrixDocument, kind: str) -> list[int]:
    """What the rows of sums of one kind say, in rupiah, without nothing."""
    column = next(index for index, one in enumerate(frozen.table.columns) if one.key == "jumlah")
    found = [row.cells[column] for row in frozen.table.rows if row.kind == kind]
    return [amount for amount in found if isinstance(amount, int) and amount]
