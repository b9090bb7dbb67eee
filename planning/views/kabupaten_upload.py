"""Uploads of Dinas PMD: a sealed note travels from the preview to its button and says which file was seen, and when."""

from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.access import require
from places.errors import DomainError
from places.models import Kabupaten
from places.workbooks.opening import open_workbook
from places.workbooks.sheet import Workbook
from planning.policy import may_write_for_kabupaten
from planning.services.kabupaten_files import kept_workbook

LONGEST_WAIT = 24 * 60 * 60  # seconds between preview and apply


def kabupaten_of_dinas(request: HttpRequest) -> Kabupaten:
    """The kabupaten that the person writes for. Answers 403 to everybody but its Dinas PMD."""
    membership = request.membership
    kabupaten = membership.kabupaten if membership else None
    require(may_write_for_kabupaten(membership, kabupaten.pk if kabupaten else 0))
    if kabupaten is None:
        raise PermissionDenied
    return kabupaten


def seal(kind: str, kabupaten: Kabupaten, values: dict[str, Any]) -> str:
    """The note as text; nobody can change it unseen."""
    return signing.dumps(values | {"kabupaten": kabupaten.pk}, salt=kind, compress=True)


def unseal(kind: str, request: HttpRequest, kabupaten: Kabupaten) -> dict[str, Any]:
    """The posted note. Raises DomainError when it is not ours, too old, or of another kabupaten."""
    try:
        values: dict[str, Any] = signing.loads(request.POST.get("muatan", ""), salt=kind, max_age=LONGEST_WAIT)
    except signing.BadSignature as wrong:
        raise DomainError("Pratinjau ini sudah tidak berlaku. Unggah berkasnya sekali lagi.") from wrong
    if values["kabupaten"] != kabupaten.pk:
        raise DomainError("Pratinjau ini bukan untuk kabupaten Anda.")
    return values


def reopened(request: HttpRequest, kabupaten: Kabupaten, values: dict[str, Any]) -> Workbook:
    """The workbook of the note. Raises DomainError when it is gone."""
    data = kept_workbook(by=request.membership, kabupaten=kabupaten, path=values["path"])
    return open_workbook(data, values["filename"])
