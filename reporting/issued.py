"""Reading back what was issued; every byte is compared with its hash first."""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.enums import FileKind
from reporting.errors import DocumentError, TamperedError
from reporting.hashing import sha256_of
from reporting.models import IssuedDocument, IssuedFile, IssuedScan
from reporting.payload import Payload, PayloadError
from reporting.payload_json import from_bytes
from reporting.pdf_stamp import names_code
from reporting.rendering import Rendered
from reporting.verification_code import WrongCode, read_code

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


def scan_of(scan: IssuedScan) -> bytes:
    """The uploaded file of the signed paper. Raises TamperedError when it changed."""
    data = _stored_bytes(scan)
    if len(data) != scan.size or sha256_of(data) != scan.sha256:
        raise TamperedError(f"Pindaian naskah “{scan.document}” tidak sama dengan yang diunggah. {_WARN}")
    return data


def faults_of(document: IssuedDocument) -> Iterator[Fault]:
    """Everything about an issued document, and the scans of its signed paper, that is not as it was."""
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
    if not _bears_its_code(document):
        yield Fault(f"{name}: code", f"Kode verifikasi naskah “{document}” bukan yang tercetak padanya. {_WARN}")
    for scan in document.scan_set.all():
        try:
            scan_of(scan)
        except TamperedError as error:
            yield Fault(f"{name}: {scan.file.name}", error.message)
    former = document.replaces
    if former is not None and (former.key, former.version + 1) != (document.key, document.version):
        yield Fault(f"{name}: replaces", f"Urutan versi naskah “{document}” tidak benar. {_WARN}")


def _bears_its_code(document: IssuedDocument) -> bool:
    """Whether the code is a code, and the one in the stored PDF; a changed PDF is a fault of its own."""
    try:
        read_code(document.code)
        return not document.is_code_printed or names_code(file_of(document, FileKind.PDF).data, document.code)
    except WrongCode:
        return False
    except DocumentError:
        return True


def _stored_bytes(row: IssuedFile | IssuedScan) -> bytes:
    try:
        with row.file.storage.open(row.file.name) as file:
            return file.read()
    except OSError:
        name = row.file.name.rsplit("/", 1)[-1]
        raise TamperedError(f"Berkas {name} tidak ada lagi di penyimpanan. {_WARN}") from None
