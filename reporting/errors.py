"""What may go wrong between a document's key and its file; messages are for officials, in Indonesian."""

from places.errors import DomainError


class DocumentError(DomainError):
    """A document that cannot be made; the message says why and what to do."""


class RendererUnavailableError(DocumentError):
    """A system library of a writer is missing; the message carries the line to type."""
