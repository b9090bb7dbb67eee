"""Judging a file for the library by its content: what is kept, as what, and which words it holds for the search."""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from places.attached_file import PDF_REFUSALS, clean_attachment
from places.errors import DomainError
from places.uploaded_pdf import UnusablePdf, check_pdf, looks_like_pdf
from training.office_file import OfficeFile, looks_like_office, looks_like_old_office, open_office

MAX_BYTES = 15 * 1024 * 1024
MOST_WORDS = 40_000  # letters kept for the search
_READ_PAGES = 60
_MB = 1024 * 1024


@dataclass(frozen=True)
class MaterialFile:
    """A file that may be kept: as it came, or redrawn when it is a picture."""

    content: bytes
    content_type: str
    extension: str
    words: str


def check_material(content: bytes) -> MaterialFile:
    """A PDF, a picture, or a document of Word, Excel or PowerPoint without anything that acts by itself.

    Judged by what the bytes are, never by name or declared type. Raises DomainError (field "file").
    """
    if not content:
        raise _refused("Berkas ini kosong.")
    if len(content) > MAX_BYTES:
        raise _refused(
            f"Berkas lebih besar dari {MAX_BYTES // _MB} MB. Perkecil gambarnya, atau bagi menjadi beberapa."
        )
    if looks_like_pdf(content):
        return _pdf(content)
    if looks_like_office(content):
        office: OfficeFile = open_office(content)
        return MaterialFile(content, office.content_type, office.extension, shortened(office.words))
    if looks_like_old_office(content):
        raise _refused(
            "Berkas ini dikunci dengan sandi atau dari Office lama (.doc, .xls, .ppt). "
            "Simpan ulang tanpa sandi sebagai .docx, .xlsx, .pptx, atau PDF."
        )
    return _picture(content)


def shortened(words: str) -> str:
    """Words on one line without NUL, cut to what the search keeps."""
    return " ".join(words.replace("\0", " ").split())[:MOST_WORDS]


def _pdf(content: bytes) -> MaterialFile:
    try:
        check_pdf(content)
    except UnusablePdf as error:
        raise _refused(PDF_REFUSALS[error.fault]) from None
    return MaterialFile(content, "application/pdf", "pdf", shortened(_words_of_pdf(content)))


def _words_of_pdf(content: bytes) -> str:
    """What the first pages say; a scan, or a PDF whose letters cannot be read, has no words."""
    found: list[str] = []
    try:
        for page in PdfReader(BytesIO(content)).pages[:_READ_PAGES]:
            found.append(page.extract_text())
            if sum(map(len, found)) > MOST_WORDS:
                break
    except Exception:  # the reader raises whatever the damage leads it to; the file itself was judged before
        return " ".join(found)
    return " ".join(found)


def _picture(content: bytes) -> MaterialFile:
    try:
        picture = clean_attachment(content)
    except DomainError as error:
        words = "Berkas ini bukan PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), JPG, atau PNG."
        raise _refused(words if "bukan PDF" in error.message else error.message) from None
    return MaterialFile(picture.content, picture.content_type, picture.extension, "")


def _refused(message: str) -> DomainError:
    return DomainError(message, field="file")
