"""What was issued."""

from reporting.models.issued import IssuedDocument, IssuedFile
from reporting.models.scan import IssuedScan

__all__ = ["IssuedDocument", "IssuedFile", "IssuedScan"]
