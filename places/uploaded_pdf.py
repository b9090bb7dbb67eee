"""Judging an uploaded PDF by its content: readable, open, and without anything that acts by itself."""

from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_PAGES = 500
MAX_OBJECTS = 60_000  # a scan has a handful per page; above this somebody wants to keep us busy
_HEAD = 64  # bytes
_BEFORE_THE_MARK = b"\xef\xbb\xbf\r\n\t "  # what careless writers put there; anything else may be a second file
# ISO 32000: keys that hold code or foreign files, and kinds of actions that run, send or fetch something.
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/RichMediaContent", "/RichMediaSettings"}
_ACTIVE_KINDS = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/RichMedia"),
    *("/RichMediaExecute", "/EmbeddedFile", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D"),
}

_NESTED = (IndirectObject, DictionaryObject, ArrayObject)


class PdfFault(Enum):
    """Why a file cannot be taken as a PDF."""

    NO_PDF = "no_pdf"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    TOO_LONG = "too_long"
    BROKEN = "broken"


class UnusablePdf(Exception):
    """The upload is no PDF that may be kept; the caller knows the words for its page."""

    def __init__(self, fault: PdfFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def looks_like_pdf(content: bytes) -> bool:
    """Whether the file begins with the mark of a PDF."""
    return content[:_HEAD].lstrip(_BEFORE_THE_MARK).startswith(b"%PDF-")


def check_pdf(content: bytes) -> int:
    """Give the number of pages. Raises UnusablePdf."""
    if not looks_like_pdf(content):
        raise UnusablePdf(PdfFault.NO_PDF)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise UnusablePdf(PdfFault.ENCRYPTED)
        pages = len(reader.pages)
        if pages > MAX_PAGES:
            raise UnusablePdf(PdfFault.TOO_LONG)
        if any(_is_active(found) for found in _dictionaries(reader)):
            raise UnusablePdf(PdfFault.ACTIVE)
    except UnusablePdf:
        raise
    except Exception:  # the reader raises whatever the damage leads it to
        raise UnusablePdf(PdfFault.BROKEN) from None
    if not pages:
        raise UnusablePdf(PdfFault.BROKEN)
    return pages


def _is_active(found: DictionaryObject) -> bool:
    kinds = (found.raw_get(key) for key in ("/S", "/Subtype", "/Type") if key in found)
    return bool(_ACTIVE_KEYS & found.keys()) or any(str(kind) in _ACTIVE_KINDS for kind in kinds)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from the trailer, each once; a stream counts as its dictionary."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            key = (found.idnum, found.generation)
            if key in seen:
                continue
            seen.add(key)
            found = found.get_object()
        count += 1
        if count > MAX_OBJECTS:
            raise UnusablePdf(PdfFault.TOO_LONG)
        if isinstance(found, DictionaryObject):
            yield found
            waiting += [found.raw_get(key) for key in found]
        elif isinstance(found, ArrayObject):
            waiting += [item for item in list.__iter__(found) if isinstance(item, _NESTED)]
