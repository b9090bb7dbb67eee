"""Everything that is kept with a hash, compared with it: issued documents, scans, submissions, chapters, attachments.

What differs is named with the place where it lies. Seals of meetings have a chain of their own (`verify_seals`).
Rooms above add what they keep (`also_check`, from their `apps.ready()`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile

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
RowsOf = Callable[[Desa | None], QuerySet]
Find = Callable[[Any], Iterable[Fault]]
_OF_ROOMS_ABOVE: dict[str, tuple[RowsOf, Find]] = {}


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
    kinds: list[tuple[str, QuerySet, Find]] = [
        ("naskah", issued, faults_of),
        ("pengajuan", submissions, submission_faults),
        ("bab", PlanChapter.objects.all(), chapter_faults),
        ("lampiran", Lampiran.objects.all(), attachment_faults),
    ]
    own = [_checked(name, rows.filter(desa=desa) if desa else rows, find) for name, rows, find in kinds]
    return own + [_checked(name, rows(desa), find) for name, (rows, find) in _OF_ROOMS_ABOVE.items()]


def also_check(name: str, rows: RowsOf, find: Find) -> None:
    """Let what a room above keeps be compared, too; `rows` gives what belongs to a village, or everything."""
    _OF_ROOMS_ABOVE[name] = rows, find


def file_differs(file: FieldFile, sha256: str) -> bool:
    """Whether a stored file is gone or no longer has its hash."""
    try:
        with file.open("rb") as opened:
            return sha256_of(opened.read()) != sha256
    except OSError:
        return True


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
    if file_differs(lampiran.file, lampiran.sha256):
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
