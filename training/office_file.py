"""Judging a document of Word, Excel or PowerPoint (Office Open XML) by its parts: nothing in it may act by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from places.errors import DomainError
from places.workbooks.refusal import WorkbookRefused
from places.workbooks.zip_guard import GuardedZip
from training.office_part import OfficePart, UnreadablePart, read_part

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_READ = re.compile(r".*\.(xml|rels)", re.IGNORECASE)
_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
# Content type of a document -> how its file ends; those with macros, and templates, have others.
_KINDS = {
    f"{_OFFICE}wordprocessingml.document": "docx",
    f"{_OFFICE}spreadsheetml.sheet": "xlsx",
    f"{_OFFICE}presentationml.presentation": "pptx",
}
_MAIN = ".main+xml"
# What may lie in such a file besides its XML: pictures, fonts, the settings of a printer.
_HARMLESS = re.compile(
    r".*\.(xml|rels|vml|png|jpe?g|jpe|jfif|gif|bmp|tiff?|emf|wmf|wdp|svg|fntdata|odttf)|.*/printerSettings\d*\.bin|.*/",
    re.IGNORECASE,
)
_MACRO = re.compile(r"vbaProject|vbaData|macrosheets?/|activeX|customUI|macroEnabled|ms-office\.vba", re.IGNORECASE)
_INSIDE = re.compile(r"embeddings/|oleObject|attachedToolbars|afchunk", re.IGNORECASE)
_OUTSIDE = re.compile(r"externalLinks/|queryTables/|(^|/)connections\.xml|webExtensions/", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_SPOKEN = ("word/", "ppt/slides/", "ppt/notesSlides/", "xl/sharedStrings", "xl/worksheets/")
_MACROS = "Berkas ini memuat makro atau program. Simpan ulang sebagai .docx, .xlsx, atau .pptx tanpa makro."
_EMBEDDED = "Berkas ini memuat berkas lain di dalamnya. Tempelkan isinya sebagai gambar, atau simpan sebagai PDF."
_LINKED = "Berkas ini mengambil data dari berkas atau alamat lain. Putuskan tautannya, atau simpan sebagai PDF."
_BROKEN = "Berkas ini rusak atau tidak dapat dibaca. Buka, simpan ulang, lalu unggah lagi."
_OTHER = "Berkas ini bukan dokumen Word (.docx), Excel (.xlsx), atau PowerPoint (.pptx) biasa."


@dataclass(frozen=True)
class OfficeFile:
    """What a harmless document is, and what it says."""

    extension: str
    content_type: str
    words: str


def looks_like_office(content: bytes) -> bool:
    """Whether the file is a zip, as documents of Office since 2007 are."""
    return content.startswith(_ZIP)


def looks_like_old_office(content: bytes) -> bool:
    """Whether the file is a document of an older Office, or one that is locked with a password."""
    return content.startswith(_OLE)


def open_office(content: bytes) -> OfficeFile:
    """Raises DomainError (field "file") for macros, embedded files, outside data, and for what is no such document."""
    names, parts = _unpacked(content)
    if _TYPES not in parts:
        raise _refused(_OTHER)
    content_type = _content_type(parts[_TYPES])
    for name in names:
        _check_name(name)
    for part in parts.values():
        _check_part(part)
    spoken = (text for name in sorted(parts) if name.startswith(_SPOKEN) for text in parts[name].texts)
    return OfficeFile(_KINDS[content_type], content_type, " ".join(spoken))


def _unpacked(content: bytes) -> tuple[set[str], Mapping[str, OfficePart]]:
    try:
        archive = GuardedZip(content)
        if archive.is_encrypted:
            raise _refused("Berkas ini dikunci dengan sandi. Simpan ulang tanpa sandi.")
        read = {name: read_part(part) for name, part in archive.read_all(_READ).items()}
    except WorkbookRefused as error:
        raise _refused(error.reason if error.code == "zip_bomb" else _BROKEN) from None
    except UnreadablePart:
        raise _refused(_BROKEN) from None
    return archive.names, read


def _content_type(types: OfficePart) -> str:
    if any(_MACRO.search(kind) for kind in types.declared):
        raise _refused(_MACROS)
    found = [kind.removesuffix(_MAIN) for kind in types.declared if kind.endswith(_MAIN)]
    if len(found) != 1 or found[0] not in _KINDS:
        raise _refused(_OTHER)
    return found[0]


def _check_name(name: str) -> None:
    if _MACRO.search(name):
        raise _refused(_MACROS)
    if _OUTSIDE.search(name):
        raise _refused(_LINKED)
    if _INSIDE.search(name) or not _HARMLESS.fullmatch(name):
        raise _refused(_EMBEDDED)


def _check_part(part: OfficePart) -> None:
    """What lies outside may only be an address that somebody clicks on."""
    if part.runs or any(_MACRO.search(kind) for kind, _, _ in part.relations):
        raise _refused(_MACROS)
    outside = [(kind, target) for kind, target, is_outside in part.relations if is_outside]
    if part.fetches or any(not (kind.endswith("/hyperlink") and _SAFE_LINK.match(to)) for kind, to in outside):
        raise _refused(_LINKED)


def _refused(message: str) -> DomainError:
    return DomainError(message, field="file")
