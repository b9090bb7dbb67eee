"""Keeping an uploaded list of residents from its preview until it is applied, and not a day longer."""

from datetime import timedelta
from hashlib import sha256
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from villages.policy_people import may_load_residents

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
LONGEST_KEPT = timedelta(days=1)  # such a file is full of personal numbers


def keep_residents_file(*, by: Membership, desa: Desa, data: bytes, filename: str) -> str:
    """Store the file under its hash and give its path; what is older than a day is thrown away."""
    may_load_residents(by, desa).require()
    _throw_away_old(desa)
    suffix = PurePosixPath(filename.replace("\\", "/")).suffix.lower()
    path = f"{_folder(desa)}{sha256(data).hexdigest()}{suffix if suffix in SUFFIXES else ''}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
    return path


def kept_residents_file(*, by: Membership, desa: Desa, path: str) -> bytes:
    """The stored file. Raises DomainError when it is gone."""
    may_load_residents(by, desa).require()
    if not path.startswith(_folder(desa)) or not default_storage.exists(path):
        raise DomainError("Berkas yang diunggah tidak ditemukan lagi. Unggah sekali lagi.")
    with default_storage.open(path, "rb") as stored:
        return stored.read()


def forget_residents_file(*, by: Membership, desa: Desa, path: str) -> None:
    """Throw the file away once it is applied."""
    may_load_residents(by, desa).require()
    if path.startswith(_folder(desa)):
        default_storage.delete(path)


def _folder(desa: Desa) -> str:
    return f"warga/{desa.code}/"


def _throw_away_old(desa: Desa) -> None:
    folder = _folder(desa)
    if not default_storage.exists(folder):
        return
    oldest = timezone.now() - LONGEST_KEPT
    for name in default_storage.listdir(folder)[1]:
        if default_storage.get_modified_time(f"{folder}{name}") < oldest:
            default_storage.delete(f"{folder}{name}")
