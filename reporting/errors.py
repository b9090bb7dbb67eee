"""What may go wrong between a document's key and its file; messages are for officials, in Indonesian."""

from places.errors import DomainError


class DocumentError(DomainError):
    """A document that cannot be made; the message says why and what to do."""


class RendererUnavailableError(DocumentError):
    """A system library of a writer is missing; the message carries the line to type."""


class FrozenError(DocumentError):
    """Somebody tried to change or to delete what was issued."""

    def __init__(self) -> None:
        super().__init__("Dokumen yang sudah ditetapkan tidak dapat diubah atau dihapus.")


class TamperedError(DocumentError):
    """What is stored is not what was issued: a byte changed, or the file is gone."""
