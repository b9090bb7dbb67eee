"""Issuing a document: payload, files and hashes are frozen together and never change afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.act_log import log_act, new_act
from accounts.models import Act, Membership
from accounts.owner import owner_fields
from places.file_removal import delete_now
from places.models import Desa, Kabupaten, Kecamatan
from reporting.enums import FileKind
from reporting.errors import DocumentError
from reporting.hashing import sha256_of
from reporting.models import IssuedDocument, IssuedFile
from reporting.payload import Payload, ProseDocument
from reporting.payload_json import canonical_bytes
from reporting.pdf_joining import PdfPart, joined
from reporting.pdf_stamp import stamped
from reporting.render_prose import prose_pdfs
from reporting.rendering import Rendered, formats, render, rendered
from reporting.verification_address import printed_line
from reporting.verification_code import new_code


def issue_document(
    *,
    by: Membership,
    place: Desa | Kecamatan | Kabupaten,
    payload: Payload,
    replaces: IssuedDocument | None = None,
    parts: Sequence[PdfPart] = (),
) -> IssuedDocument:
    """Freeze a payload and all files it can be drawn as. The caller has asked the policy of what the document is about.

    `parts` are annexes: they stand behind the payload's own pages in the PDF and are hashed with it. The verification
    code is made first: it stands on every page, and in the workbook, before anything is hashed.

    Raises DocumentError when `replaces` is another kind of document, another place's, or replaced already;
    RendererUnavailableError when a system library of a writer is missing. Then nothing is issued.
    """
    code = new_code()
    files = _drawn(payload, parts, code)
    with transaction.atomic():
        document = _document(by, place, payload, replaces, code)
        document.save(force_insert=True)
        _store([(document, files)])
        log_act(by=by, verb="issue_document", subject=document, place=place, summary=_summary(document))
    return document


@dataclass(frozen=True)
class DrawnDocument:
    """A payload with its code and its finished files, not issued yet."""

    payload: Payload
    code: str
    files: dict[FileKind, Rendered]


def draw_documents(payloads: Sequence[ProseDocument]) -> list[DrawnDocument]:
    """Draw many texts in one run, each with its own code on every page; the slow part, to be done before any lock.

    Raises RendererUnavailableError when a system library of the writer is missing.
    """
    found = []
    for payload, data in zip(payloads, prose_pdfs(payloads), strict=True):
        code = new_code()
        files = {FileKind.PDF: rendered(payload, FileKind.PDF, stamped(data, code))}
        found.append(DrawnDocument(payload, code, files))
    return found


@transaction.atomic
def issue_drawn(
    *, by: Membership, place: Desa | Kecamatan | Kabupaten, drawn: Sequence[DrawnDocument]
) -> list[IssuedDocument]:
    """Freeze what `draw_documents` drew for one place: all of it or nothing, each as `issue_document` would have.

    These are first versions; a document that replaces another is issued by itself.
    """
    documents = [_document(by, place, one.payload, None, one.code) for one in drawn]
    IssuedDocument.objects.bulk_create(documents)
    _store(zip(documents, (one.files for one in drawn), strict=True))
    Act.objects.bulk_create(
        new_act(by=by, verb="issue_document", subject=one, place=place, summary=_summary(one)) for one in documents
    )
    return documents


def _drawn(payload: Payload, parts: Sequence[PdfPart], code: str) -> dict[FileKind, Rendered]:
    line = printed_line(code)
    files = {kind: render(payload, kind, mark=line) for kind in FileKind if kind in formats(payload)}
    pdf = files[FileKind.PDF]
    whole = stamped(joined(pdf.data, parts), code)
    return files | {FileKind.PDF: replace(pdf, data=whole)}


def _document(
    by: Membership,
    place: Desa | Kecamatan | Kabupaten,
    payload: Payload,
    replaces: IssuedDocument | None,
    code: str,
) -> IssuedDocument:
    data = canonical_bytes(payload)
    document = IssuedDocument(
        code=code,
        key=payload.key,
        title=payload.full_title[:300],
        payload=data.decode("ascii"),
        payload_sha256=sha256_of(data),
        issued_by=by,
        **owner_fields(place),
    )
    if replaces is not None:
        _refuse_wrong_predecessor(document, replaces)
        document.replaces, document.version = replaces, replaces.version + 1
    return document


def _refuse_wrong_predecessor(document: IssuedDocument, replaces: IssuedDocument) -> None:
    """A chain of versions is one document of one place, without branches."""
    former = IssuedDocument.objects.select_for_update(of=("self",)).defer("payload").get(pk=replaces.pk)
    if former.key != document.key or former.place != document.place:
        raise DocumentError("Naskah hanya menggantikan naskah sejenis dari tempat yang sama.")
    if IssuedDocument.objects.filter(replaces=former).exists():
        raise DocumentError("Naskah ini sudah digantikan oleh versi yang lebih baru.")


def _summary(document: IssuedDocument) -> str:
    return f"Menetapkan naskah “{document.title}” versi {document.version}"


def _store(papers: Iterable[tuple[IssuedDocument, dict[FileKind, Rendered]]]) -> None:
    """Write the files; when one fails, those written before it are taken away again."""
    written: list[IssuedFile] = []
    try:
        for document, files in papers:
            for kind, drawn in files.items():
                row = IssuedFile(
                    document=document,
                    kind=kind,
                    filename=drawn.filename,
                    content_type=drawn.content_type,
                    sha256=sha256_of(drawn.data),
                    size=len(drawn.data),
                )
                row.file.save(f"{document.key}.{kind}", ContentFile(drawn.data), save=False)
                written.append(row)
                row.save(force_insert=True)
    except BaseException:
        for row in written:
            delete_now(row.file)
        raise
