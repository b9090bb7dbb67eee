"""Kinds of issued files."""

from django.db.models import TextChoices


class FileKind(TextChoices):
    """In what form a document was issued."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"
