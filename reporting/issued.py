"""Reading back what was issued; every byte is compared with its hash first."""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.errors import DocumentError, TamperedError
from reporting.hashing import sha256_of
from reporting.models import IssuedDocument, IssuedFile
from reporting.payload import Payload, PayloadError
from reporting.payload_json import from_bytes
from reporting.rendering import Rendered

_WARN = "Jangan dipakai; laporkan kepada pengelola aplikasi agar dipulihkan dari cadangan."


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was issued; `where` names document and part."""

    where: str
    message: str


def payload_of(document: IssuedDocument) -> Payload:
    """The frozen payload. Raises TamperedError when it is not the one that was issued."""
    data = document.payload.encode()
    if sha256_of(data) != document.payload_sha256:
        raise TamperedError(f"Isi naskah “{document}” tidak sama dengan yang ditetapkan. {_WARN}")
    try:
        payload = from_bytes(data)
    except (PayloadError, ValueError, KeyError, TypeError):
        raise TamperedError(f"Isi naskah “{document}” tidak dapat dibaca. {_WARN}") from None
    if payload.key != document.key or payload.full_title[:300] != document.title:
        raise TamperedError(f"Catatan naskah “{document}” tidak sama dengan isinya. {_WARN}")
    return payload


def file_of(document: IssuedDocument, kind: str) -> Rendered:
    """A stored file as it was issued. Raises DocumentError when there is none, TamperedError when it changed."""
    row = next((row for row in document.file_set.all() if row.kind == kind), None)
    if row is None:
        raise DocumentError(f"Naskah “{document}” tidak mempunyai berkas {kind.upper()}.")
    data = _stored_bytes(row)
    if len(data) != row.size or sha256_of(data) != row.sha256:
        raise TamperedError(f"Berkas {kind.upper()} naskah “{document}” tidak sama dengan yang ditetapkan. {_WARN}")
    return Rendered(data, row.content_type, row.filename)


def faults_of(document: IssuedDocument) -> Iterator[Fault]:
    """Everything about an issued document that is not as it was issued."""
    name = f"{document.key} {document.uid}"
    try:
        payload_of(document)
    except TamperedError as error:
        yield Fault(f"{name}: payload", error.message)
    if not document.file_set.all():
        yield Fault(f"{name}: files", f"Naskah “{document}” tidak mempunyai berkas. {_WARN}")
    for row in document.file_set.all():
        try:
            file_of(document, row.kind)
        except TamperedError as error:
            yield Fault(f"{name}: {row.file.name}", error.message)
    former = document.replaces
    if former is not None and (former.key, former.version + 1) != (document.key, document.version):
        yield Fault(f"{name}: replaces", f"Urutan versi naskah “{document}” tidak benar. {_WARN}")


def _stored_bytes(row: IssuedFile) -> bytes:
    try:
        with row.file.storage.open(row.file.name) as file:
            return file.read()
    except OSError:
        raise TamperedError(f"Berkas {row.filename} tidak ada lagi di penyimpanan. {_WARN}") from None
