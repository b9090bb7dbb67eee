"""Locks that services take before they write."""

from musyawarah.models import Musyawarah, Usulan
from places.errors import StaleVersion


def lock_musyawarah(musyawarah: Musyawarah, *, version: int | None = None) -> Musyawarah:
    """Give the meeting as it is now, locked to the end of the transaction.

    Raises StaleVersion when `version` is not the stored one.
    """
    fresh = Musyawarah.objects.select_for_update(of=("self",)).with_place().get(pk=musyawarah.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Musyawarah ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh


def lock_usulan(usulan: Usulan, *, version: int | None = None) -> Usulan:
    """Give the usulan as it is now, locked. Raises StaleVersion when `version` is not the stored one."""
    fresh = Usulan.objects.select_for_update(of=("self",)).select_related("desa").get(pk=usulan.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Usulan ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return fresh
