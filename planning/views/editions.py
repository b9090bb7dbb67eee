"""The enacted documents of a plan: their list, and each file as it was stored."""

from dataclasses import dataclass
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.stored_file import stored_file
from planning.change_policy import may_open_change
from planning.models import Perubahan, PlanEdition
from planning.views.change_scope import edition_of, issued_of, plan_context, plan_of
from reporting.errors import DocumentError
from reporting.hashing import in_groups
from reporting.issued import file_of
from reporting.models import IssuedDocument
from reporting.registry import document as registered

DISPOSITIONS = {"pdf": "inline", "xlsx": "attachment"}


@dataclass(frozen=True)
class FileLink:
    """A stored file on the page; `sha256` in short groups, `size` in KB."""

    kind: str
    label: str
    sha256: str
    size: int


@dataclass(frozen=True)
class DocumentRow:
    """An issued document on the page."""

    uid: UUID
    code: str
    title: str
    version: int
    files: tuple[FileLink, ...]


@require_safe
def plan_editions(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All enacted states of a plan with their files, and the changes between them."""
    plan = plan_of(request, kind, pk)
    editions = list(PlanEdition.objects.of_plan(plan).with_documents())
    context = plan_context(plan) | {
        "editions": [(edition, _rows(edition), index == 0) for index, edition in enumerate(editions)],
        "changes": Perubahan.objects.of_plan(plan).with_plan(),
        "may_open": may_open_change(request.membership, plan),
    }
    return render(request, "planning/plan_editions.html", context)


@require_safe
def issued_download(request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
    """A stored file, byte for byte as it was issued; refused when a byte changed."""
    linked = issued_of(request, uid)
    if kind not in DISPOSITIONS:
        raise Http404
    try:
        stored = file_of(linked.document, kind)
    except DocumentError as error:
        context = plan_context(linked.edition.plan) | {"error": error}
        return render(request, "planning/issued_refused.html", context, status=409)
    name = f"{linked.document.key}-{slugify(linked.edition.desa.name)}-versi-{linked.document.version}.{kind}"
    headers = {"Content-Disposition": f'{DISPOSITIONS[kind]}; filename="{name}"'}
    return HttpResponse(stored.data, content_type=stored.content_type, headers=headers)


@require_safe
def edition_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan of the Perdes of an edition, as a download."""
    edition = edition_of(request, pk)
    name = f"perdes-{slugify(edition.perdes_number)}-{edition.perdes_date.year}"
    return stored_file(edition.perdes_scan, name=name)


def _rows(edition: PlanEdition) -> list[DocumentRow]:
    return [_row(link.document) for link in edition.document_set.all()]


def _row(document: IssuedDocument) -> DocumentRow:
    files = tuple(
        FileLink(file.kind, file.get_kind_display(), in_groups(file.sha256), max(1, file.size // 1024))
        for file in document.file_set.all()
    )
    return DocumentRow(document.uid, document.code, registered(document.key).title, document.version, files)
