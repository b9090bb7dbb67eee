"""What may go wrong between a document's key and its file; messages are for officials, in Indonesian."""


class DocumentError(Exception):
    """A document that cannot be made; the message says why and what to do."""


class RendererUnavailableError(DocumentError):
    """A system library of a writer is missing; the message carries the line to type."""
