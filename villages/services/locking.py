"""One writer at a time in a village or in a kabupaten's settings."""

from places.errors import StaleVersion
from places.models import Desa, Kabupaten
from villages.models import DesaProfile, KabupatenSetting
from villages.profile import profile_of
from villages.setting import setting_of


def lock_desa(desa: Desa) -> Desa:
    """The village with the places above it, locked until the transaction ends (rows may still point to it)."""
    locked = Desa.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("kecamatan", "kabupaten").get(pk=desa.pk)


def lock_profile(desa: Desa, *, version: int) -> DesaProfile:
    """The profile of a locked village, a new one of version 0 if there is none. Raises StaleVersion."""
    profile = profile_of(desa)
    if profile.version != version:
        raise StaleVersion("Profil desa ini baru saja disimpan oleh orang lain.")
    return profile


def lock_setting(kabupaten: Kabupaten, *, version: int) -> KabupatenSetting:
    """The settings of a kabupaten, locked by its own row. Raises StaleVersion."""
    locked = Kabupaten.objects.select_for_update(of=("self",), no_key=True).get(pk=kabupaten.pk)
    setting = setting_of(locked)
    if setting.version != version:
        raise StaleVersion("Pengaturan ini baru saja disimpan oleh orang lain.")
    return setting
