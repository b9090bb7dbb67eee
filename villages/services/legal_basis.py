"""Writing legal basis lists: the national one from its file, a kabupaten's own by its Dinas PMD."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from codes.services.sync_list import ListResult
from places.errors import DomainError
from places.models import Kabupaten
from places.services.reference_file import BadFile, read_rows
from villages.models import LegalBasis
from villages.policy import may_edit_settings
from villages.services.locking import lock_setting

LEGAL_BASIS_CSV = Path(__file__).resolve().parent.parent / "data" / "legal_basis.csv"


@dataclass(frozen=True)
class Citation:
    """One regulation as it is cited, with the days between which it may be."""

    text: str
    valid_from: date
    valid_until: date | None = None
    is_certain: bool = False


@transaction.atomic
def load_legal_basis(path: Path = LEGAL_BASIS_CSV) -> ListResult:
    """Make the national list what the file says; kabupaten with a list of their own keep theirs. Raises BadFile."""
    wanted = _read(path)
    existing = list(LegalBasis.objects.filter(kabupaten=None).order_by("position", "pk"))
    if [_citation(row) for row in existing] == wanted:
        return ListResult("legal_basis", len(wanted), 0, 0, 0)
    known, listed = {row.citation for row in existing}, {citation.text for citation in wanted}
    _write(None, wanted)
    return ListResult("legal_basis", len(wanted), len(listed - known), len(listed & known), len(known - listed))


@transaction.atomic
def save_own_list(*, by: Membership, kabupaten: Kabupaten, version: int, citations: list[Citation]) -> None:
    """Give the kabupaten its own list in printed order; an empty one returns it to the national list.

    `version` is that of the kabupaten's settings. Raises NotAllowed, DomainError, StaleVersion.
    """
    setting = lock_setting(kabupaten, version=version)
    may_edit_settings(by, kabupaten).require()
    for citation in citations:
        if citation.valid_until and citation.valid_until < citation.valid_from:
            raise DomainError(f"“{citation.text[:60]}”: tanggal sampai sebelum tanggal mulai berlaku.")
    _write(kabupaten, citations)
    setting.version += 1
    setting.save()
    summary = f"Dasar hukum: {len(citations)} peraturan" if citations else "Dasar hukum kembali ke daftar nasional"
    log_act(by=by, verb="save_legal_basis", subject=setting, place=kabupaten, summary=summary)


def _write(kabupaten: Kabupaten | None, citations: list[Citation]) -> None:
    LegalBasis.objects.filter(kabupaten=kabupaten).delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(
            kabupaten=kabupaten,
            position=position,
            citation=citation.text,
            valid_from=citation.valid_from,
            valid_until=citation.valid_until,
            is_certain=citation.is_certain,
        )
        for position, citation in enumerate(citations, start=1)
    )


def _citation(row: LegalBasis) -> Citation:
    return Citation(row.citation, row.valid_from, row.valid_until, row.is_certain)


def _read(path: Path) -> list[Citation]:
    citations: list[Citation] = []
    problems: list[str] = []
    for line, (text, first, last, is_certain) in read_rows(
        path, header=["citation", "valid_from", "valid_until", "is_certain"]
    ):
        try:
            until = date.fromisoformat(last) if last else None
            citations.append(Citation(text, date.fromisoformat(first), until, is_certain == "1"))
        except ValueError:
            problems.append(f"Baris {line}: tanggal ditulis seperti 2024-04-25.")
    if problems:
        raise BadFile(path, problems)
    return citations
