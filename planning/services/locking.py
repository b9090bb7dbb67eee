"""Row locks with a version check, so that two people never overwrite each other unseen."""

from places.errors import DomainError, StaleVersion
from places.models import Desa
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan


def lock_periods(desa_id: int) -> None:
    """Let nobody else give a plan of this village new years; no constraint of both databases knows overlaps."""
    Desa.objects.select_for_update(no_key=True).get(pk=desa_id)


def lock_rpjm(rpjm: RpjmDesa, *, version: int | None = None) -> RpjmDesa:
    """The plan, locked until the transaction ends. Raises StaleVersion when it is not of that version."""
    fresh = RpjmDesa.objects.select_for_update(of=("self",)).select_related("desa__kabupaten").get(pk=rpjm.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("RPJM Desa ini baru saja disimpan oleh orang lain.")
    return fresh


def lock_line(line: RpjmKegiatan, *, version: int | None = None) -> RpjmKegiatan:
    """The line and its plan, locked. Raises StaleVersion when it is not of that version, DomainError when deleted."""
    lock_rpjm(line.rpjm)
    fresh = RpjmKegiatan.objects.select_for_update(of=("self",)).select_related("rpjm__desa__kabupaten").get(pk=line.pk)
    if fresh.deleted_at is not None:
        raise DomainError("Kegiatan ini sudah dihapus. Pulihkan dahulu dari daftar kegiatan terhapus.")
    if version is not None and fresh.version != version:
        raise StaleVersion("Kegiatan ini baru saja disimpan oleh orang lain.")
    return fresh


def lock_rkp(rkp: RkpDesa, *, version: int | None = None) -> RkpDesa:
    """The yearly plan, locked until the transaction ends. Raises StaleVersion when it is not of that version."""
    fresh = RkpDesa.objects.select_for_update(of=("self",)).select_related("desa__kabupaten", "rpjm").get(pk=rkp.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("RKP Desa ini baru saja disimpan oleh orang lain.")
    return fresh


def lock_rkp_line(line: RkpKegiatan, *, version: int | None = None) -> RkpKegiatan:
    """The line and its plan, locked. Raises StaleVersion when it is not of that version, DomainError when deleted."""
    lock_rkp(line.rkp)
    rows = RkpKegiatan.objects.select_for_update(of=("self",)).select_related("rkp__desa__kabupaten", "rkp__rpjm")
    fresh = rows.get(pk=line.pk)
    if fresh.deleted_at is not None:
        raise DomainError("Kegiatan ini sudah dihapus. Pulihkan dahulu dari daftar kegiatan terhapus.")
    if version is not None and fresh.version != version:
        raise StaleVersion("Kegiatan ini baru saja disimpan oleh orang lain.")
    return fresh
