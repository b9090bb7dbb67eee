"""Writing material: its name and its files; each new file is a version that leaves the old ones as they are."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from reporting.hashing import sha256_of
from training.material_files import MaterialFile, check_material
from training.models import Material, MaterialVersion, TrainingModule
from training.policy import may_edit_module
from training.services.locking import lock_material, lock_module
from training.services.writing import one_line

MOST_MATERIALS = 60  # of a module
MOST_VERSIONS = 200
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Upload:
    """A file as somebody handed it in; `note` says what is new in it."""

    content: bytes
    note: str = ""


@transaction.atomic
def add_material(*, by: Membership, module: TrainingModule, title: str, is_public: bool, upload: Upload) -> Material:
    """Put material into a module, with its first file. Raises NotAllowed, DomainError naming the field."""
    may_edit_module(by, module).require()
    fresh, kept = lock_module(module), check_material(upload.content)
    name = _title(title)
    living = fresh.material_set.filter(deleted_at=None)
    if living.count() >= MOST_MATERIALS:
        raise DomainError(f"Satu modul memuat paling banyak {MOST_MATERIALS} materi.")
    if living.filter(title__iexact=name).exists():
        raise DomainError(
            f"Materi “{name}” sudah ada di modul ini. Tambahkan berkasnya sebagai versi baru.", field="title"
        )
    last = fresh.material_set.order_by("-position").values_list("position", flat=True).first() or 0
    material = Material.objects.create(module=fresh, title=name, is_public=is_public, position=last + 1)
    _keep(by, material, kept, upload, number=1)
    _log(by, material, "add_material", f"Menambahkan materi “{name}” pada modul “{fresh.title}”")
    return material


@transaction.atomic
def add_version(*, by: Membership, material: Material, upload: Upload) -> MaterialVersion:
    """Put a newer file of some material into the library. Raises DomainError for the file that is there already."""
    fresh, kept = _locked(by, material), check_material(upload.content)
    if fresh.deleted_at is not None:
        raise DomainError("Materi ini sudah dihapus. Pulihkan dahulu.")
    last = fresh.version_set.order_by("-number").first()
    number = last.number + 1 if last else 1
    if last is not None and last.sha256 == sha256_of(kept.content):
        raise DomainError(f"Berkas ini sama dengan versi {last.number} yang sudah ada.", field="file")
    if number > MOST_VERSIONS:
        raise DomainError(f"Satu materi menyimpan paling banyak {MOST_VERSIONS} versi. Buat materi baru.")
    version = _keep(by, fresh, kept, upload, number=number)
    _log(by, fresh, "add_version", f"Materi “{fresh.title}”: versi {number}")
    return version


@transaction.atomic
def update_material(*, by: Membership, material: Material, title: str, is_public: bool) -> Material:
    """Name material anew, or open it to all or no longer; files stay as they are. Raises DomainError."""
    fresh, name = _locked(by, material), _title(title)
    others = fresh.module.material_set.filter(deleted_at=None, title__iexact=name).exclude(pk=fresh.pk)
    if others.exists():
        raise DomainError(f"Materi “{name}” sudah ada di modul ini.", field="title")
    fresh.title, fresh.is_public = name, is_public
    fresh.save(update_fields=["title", "is_public"])
    words = "terbuka untuk umum" if is_public else "untuk peserta dan penyelenggara"
    _log(by, fresh, "update_material", f"Materi “{name}”: {words}")
    return fresh


@transaction.atomic
def delete_material(*, by: Membership, material: Material) -> Material:
    """Take material out; its files are kept and it can be brought back. A second delete changes nothing."""
    fresh = _locked(by, material)
    if fresh.deleted_at is None:
        fresh.deleted_at = timezone.now()
        fresh.save(update_fields=["deleted_at"])
        _log(by, fresh, "delete_material", f"Menghapus materi “{fresh.title}”")
    return fresh


@transaction.atomic
def restore_material(*, by: Membership, material: Material) -> Material:
    """Undo a delete. Raises DomainError when other material has its name meanwhile."""
    fresh = _locked(by, material)
    if fresh.deleted_at is not None:
        if fresh.module.material_set.filter(deleted_at=None, title__iexact=fresh.title).exists():
            raise DomainError(f"Sudah ada materi lain bernama “{fresh.title}”. Ganti dahulu namanya.")
        fresh.deleted_at = None
        fresh.save(update_fields=["deleted_at"])
        _log(by, fresh, "restore_material", f"Memulihkan materi “{fresh.title}”")
    return fresh


def _locked(by: Membership, material: Material) -> Material:
    may_edit_module(by, material.module).require()
    return lock_material(material)


def _title(text: str) -> str:
    title = one_line(text, 200)
    if not title:
        raise DomainError("Tulis judul materinya.", field="title")
    return title


def _keep(by: Membership, material: Material, kept: MaterialFile, upload: Upload, *, number: int) -> MaterialVersion:
    """Store a file that was judged; when the row cannot be written, no file stays behind."""
    version = MaterialVersion(
        material=material,
        number=number,
        filename=f"{slugify(material.title)[:_LONGEST_NAME] or 'materi'}-v{number}.{kept.extension}",
        content_type=kept.content_type,
        sha256=sha256_of(kept.content),
        size=len(kept.content),
        words=kept.words,
        note=one_line(upload.note, 200),
        added_by=by,
    )
    version.file.save(f"v{number}.{kept.extension}", ContentFile(kept.content), save=False)
    try:
        version.save(force_insert=True)
    except Exception:
        version.file.delete(save=False)  # no row will ever lead to it
        raise
    return version


def _log(by: Membership, material: Material, verb: str, summary: str) -> None:
    log_act(by=by, verb=verb, subject=material, place=material.module.place, summary=summary)
