"""Keeping files attached to a line of a yearly plan."""

import hashlib
import re
import unicodedata

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from places.attached_file import clean_attachment
from places.errors import DomainError
from planning.enums import LampiranKind
from planning.models import Lampiran, RkpKegiatan
from planning.policy import may_edit_line
from planning.services.locking import lock_rkp_line

MOST_FILES = 20
_LONGEST_NAME = 120


@transaction.atomic
def attach_file(*, by: Membership, line: RkpKegiatan, kind: str, content: bytes, name: str, note: str = "") -> Lampiran:
    """Check the upload, keep it with its SHA-256, and log it.

    Raises DomainError (field "file" or "kind") for what is no safe PDF or picture, for the twenty-first file of a
    line, and for a file that already hangs on it.
    """
    may_edit_line(by, line).require()
    if kind not in LampiranKind.values:
        raise DomainError("Pilih jenis lampirannya.", field="kind")
    cleaned = clean_attachment(content)
    line = lock_rkp_line(line)
    may_edit_line(by, line).require()
    sha256 = hashlib.sha256(cleaned.content).hexdigest()
    _refuse_too_many(line, sha256)
    lampiran = Lampiran(
        desa_id=line.desa_id,
        line=line,
        kind=kind,
        note=note.strip(),
        original_name=_plain_name(name, cleaned.extension),
        content_type=cleaned.content_type,
        size=len(cleaned.content),
        sha256=sha256,
        added_by=by,
    )
    lampiran.file.save(f"berkas.{cleaned.extension}", ContentFile(cleaned.content), save=False)
    try:
        act = _log(by, "attach_file", line, f"Melampirkan {lampiran.original_name} pada “{line.name}”")
        save_with_history(lampiran, act=act)
    except Exception:
        lampiran.file.delete(save=False)  # no row will ever lead to it
        raise
    return lampiran


@transaction.atomic
def delete_lampiran(*, by: Membership, lampiran: Lampiran) -> Lampiran:
    """Take the file off its line; the file itself is kept and can be restored. A second delete changes nothing."""
    lampiran = _locked(by, lampiran)
    if lampiran.deleted_at is None:
        lampiran.deleted_at = timezone.now()
        text = f"Menghapus lampiran {lampiran.original_name} pada “{lampiran.line.name}”"
        save_with_history(lampiran, act=_log(by, "delete_lampiran", lampiran.line, text))
    return lampiran


@transaction.atomic
def restore_lampiran(*, by: Membership, lampiran: Lampiran) -> Lampiran:
    """Undo a delete. Raises DomainError when the line has got twenty files, or the same one again, meanwhile."""
    lampiran = _locked(by, lampiran)
    if lampiran.deleted_at is not None:
        _refuse_too_many(lampiran.line, lampiran.sha256)
        lampiran.deleted_at = None
        text = f"Memulihkan lampiran {lampiran.original_name} pada “{lampiran.line.name}”"
        save_with_history(lampiran, act=_log(by, "restore_lampiran", lampiran.line, text))
    return lampiran


def _locked(by: Membership, lampiran: Lampiran) -> Lampiran:
    line = lock_rkp_line(lampiran.line)
    may_edit_line(by, line).require()
    fresh = Lampiran.objects.select_for_update(of=("self",)).get(pk=lampiran.pk)
    fresh.line = line
    return fresh


def _refuse_too_many(line: RkpKegiatan, sha256: str) -> None:
    hashes = list(Lampiran.objects.alive().filter(line=line).values_list("sha256", flat=True))
    if sha256 in hashes:
        raise DomainError("Berkas yang sama sudah dilampirkan pada kegiatan ini.", field="file")
    if len(hashes) >= MOST_FILES:
        raise DomainError(
            f"Satu kegiatan memuat paling banyak {MOST_FILES} lampiran. Hapus dahulu yang tidak perlu.", field="file"
        )


def _plain_name(name: str, extension: str) -> str:
    """The last part of the name that people gave, without signs no file system or header bears, and the true ending."""
    last = re.split(r"[\\/]", name)[-1].rsplit(".", 1)[0]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    plain = " ".join(re.sub(r'[<>:"|?*;]', " ", seen).split())[:_LONGEST_NAME].strip(" .")
    return f"{plain or 'lampiran'}.{extension}"


def _log(by: Membership, verb: str, line: RkpKegiatan, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=line, place=line.rkp.desa, summary=summary)
