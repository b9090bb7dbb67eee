"""Kinds of issued files and of what is uploaded to them."""

from django.db.models import TextChoices


class FileKind(TextChoices):
    """In what form a document was issued."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class ScanKind(TextChoices):
    """What an uploaded file of the signed paper is, judged by its content."""

    SCAN = "scan", "Pindaian naskah bertanda tangan"
    SIGNED = "signed", "PDF yang memuat tanda tangan elektronik"  # its certificate is not checked here
