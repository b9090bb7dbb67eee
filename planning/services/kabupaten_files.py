"""Keeping a workbook that Dinas PMD uploaded, from the preview until it is applied and after."""

from hashlib import sha256
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from planning.policy import may_write_for_kabupaten

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")


def keep_workbook(*, by: Membership, kabupaten: Kabupaten, data: bytes, filename: str) -> str:
    """Store the file under its hash and give its path: the same file again takes no room."""
    may_write_for_kabupaten(by, kabupaten.pk).require()
    suffix = PurePosixPath(filename.replace("\\", "/")).suffix.lower()
    path = f"kabupaten/{kabupaten.code}/{sha256(data).hexdigest()}{suffix if suffix in SUFFIXES else ''}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
    return path


def kept_workbook(*, by: Membership, kabupaten: Kabupaten, path: str) -> bytes:
    """The stored file. Raises DomainError when it is gone."""
    may_write_for_kabupaten(by, kabupaten.pk).require()
    if not path.startswith(f"kabupaten/{kabupaten.code}/") or not default_storage.exists(path):
        raise DomainError("Berkas yang diunggah tidak ditemukan lagi. Unggah sekali lagi.")
    with default_storage.open(path, "rb") as stored:
        return stored.read()
