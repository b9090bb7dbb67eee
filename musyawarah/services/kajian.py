"""Writing the pengkajian keadaan desa: rows of its tools, and their drawings."""

import secrets
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import KajianTool
from musyawarah.kajian_data import KajianData
from musyawarah.models import DasarUsulan, GambarKajian, HasilKajian
from musyawarah.policy import may_write_kajian
from places.attached_file import clean_picture
from places.errors import DomainError, StaleVersion
from places.file_removal import delete_after_commit
from places.models import Desa, Dusun

MOST_DRAWINGS = 12
_TEXTS = ("subject", "condition", "problem", "cause", "potential", "legal_basis", "scope", "note")
_PLAIN = ("tool", "year", "bidang", "dusun", "manager_count")


@transaction.atomic
def create_kajian(*, by: Membership, desa: Desa, data: KajianData) -> HasilKajian:
    """Add a row below the others of its tool. Raises DomainError when the data contradict themselves."""
    _require(by, desa.pk, data.tool)
    row = HasilKajian(desa=desa)
    _apply(row, data)
    others = HasilKajian.objects.filter(desa=desa, year=row.year, tool=row.tool)
    row.position = (others.aggregate(last=Max("position"))["last"] or 0) + 1
    save_with_history(row, act=_log(by, "create_kajian", row, f"Mencatat {row.get_tool_display()}: {row.subject}"))
    return row


@transaction.atomic
def update_kajian(*, by: Membership, row: HasilKajian, version: int, data: KajianData) -> HasilKajian:
    """Write the whole row. Raises StaleVersion when somebody saved in between."""
    row = _locked(by, row, version=version)
    if row.deleted_at is not None:
        raise DomainError("Baris ini sudah dihapus. Pulihkan dahulu dari daftar.")
    if data.tool != row.tool:
        raise DomainError("Alat kaji tidak diganti; catat baris baru.", field="tool")
    _apply(row, data)
    return _save(row, _log(by, "update_kajian", row, f"Mengubah {row.get_tool_display()}: {row.subject}"))


@transaction.atomic
def delete_kajian(*, by: Membership, row: HasilKajian, version: int) -> HasilKajian:
    """Take the row out of the lists; it can be restored. Raises DomainError while living usulan rest on it."""
    row = _locked(by, row)
    if row.deleted_at is not None:
        return row
    row = _locked(by, row, version=version)
    if count := DasarUsulan.objects.filter(kajian=row, usulan__deleted_at=None).count():
        raise DomainError(f"{count} usulan bertumpu pada baris ini. Lepaskan dahulu dari usulannya.")
    row.deleted_at = timezone.now()
    return _save(row, _log(by, "delete_kajian", row, f"Menghapus {row.get_tool_display()}: {row.subject}"))


@transaction.atomic
def restore_kajian(*, by: Membership, row: HasilKajian) -> HasilKajian:
    """Undo a delete; restoring a living row changes nothing."""
    row = _locked(by, row)
    if row.deleted_at is None:
        return row
    row.deleted_at = None
    return _save(row, _log(by, "restore_kajian", row, f"Memulihkan {row.get_tool_display()}: {row.subject}"))


@transaction.atomic
def add_drawing(
    *, by: Membership, desa: Desa, year: int, tool: str, content: bytes, caption: str = "", dusun: Dusun | None = None
) -> GambarKajian:
    """Keep a drawing, drawn anew. Raises DomainError (field "file") for what is no safe picture or one too many."""
    _require(by, desa.pk, tool)
    _refuse_odd(year, tool)
    if dusun is not None and dusun.desa_id != desa.pk:
        raise DomainError("Dusun ini bukan milik desa ini.", field="dusun")
    if GambarKajian.objects.filter(desa=desa, year=year, tool=tool).count() >= MOST_DRAWINGS:
        raise DomainError(f"Paling banyak {MOST_DRAWINGS} gambar untuk satu alat kaji.", field="file")
    picture = clean_picture(content)
    drawing = GambarKajian(desa=desa, year=year, tool=tool, dusun=dusun, caption=caption.strip()[:150])
    drawing.sha256 = sha256(picture.content).hexdigest()
    drawing.file.save(f"{secrets.token_hex(8)}.{picture.extension}", ContentFile(picture.content), save=False)
    try:
        drawing.save()
        log_act(by=by, verb="add_drawing", subject=drawing, place=desa, summary=f"Memasang gambar {drawing}")
    except Exception:
        drawing.file.delete(save=False)  # no row will ever lead to it
        raise
    return drawing


@transaction.atomic
def delete_drawing(*, by: Membership, drawing: GambarKajian) -> None:
    """Take a drawing away for good: a better one is drawn and photographed instead."""
    _require(by, drawing.desa_id, drawing.tool)
    log_act(by=by, verb="delete_drawing", subject=drawing, place=drawing.desa, summary=f"Menghapus gambar {drawing}")
    drawing.delete()
    delete_after_commit(drawing.file)


def _apply(row: HasilKajian, data: KajianData) -> None:
    _refuse_odd(data.year, data.tool)
    if not data.subject.strip():
        raise DomainError("Isi kolom pertamanya.", field="subject")
    if any(not 1 <= month <= 12 for month in data.months):
        raise DomainError("Bulan bernomor 1 sampai 12.", field="months")
    if data.dusun is not None and data.dusun.desa_id != row.desa_id:
        raise DomainError("Dusun ini bukan milik desa ini.", field="dusun")
    for name in _PLAIN:
        setattr(row, name, getattr(data, name))
    for name in _TEXTS:
        setattr(row, name, getattr(data, name).strip())
    row.months = sorted(set(data.months)) if data.tool == KajianTool.KALENDER else []


def _refuse_odd(year: int, tool: str) -> None:
    if tool not in KajianTool.values:
        raise DomainError("Pilih alat kaji dari daftar.", field="tool")
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun tidak wajar.", field="year")


def _require(by: Membership, desa_id: int, tool: str) -> None:
    may_write_kajian(by, desa_id, is_bpd_thought=tool == KajianTool.POKOK_PIKIRAN).require()


def _locked(by: Membership, row: HasilKajian, *, version: int | None = None) -> HasilKajian:
    _require(by, row.desa_id, row.tool)
    fresh = HasilKajian.objects.select_for_update(of=("self",)).select_related("desa").get(pk=row.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Baris ini baru saja disimpan orang lain.")
    return fresh


def _save(row: HasilKajian, act: Act) -> HasilKajian:
    row.version += 1
    save_with_history(row, act=act)
    return row


def _log(by: Membership, verb: str, row: HasilKajian, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=row, place=row.desa, summary=summary)
