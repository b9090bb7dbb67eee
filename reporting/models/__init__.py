"""What was issued."""

from reporting.models.issued import IssuedDocument, IssuedFile

__all__ = ["IssuedDocument", "IssuedFile"]
