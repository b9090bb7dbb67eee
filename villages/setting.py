"""Reading a kabupaten's settings."""

from places.models import Kabupaten
from villages.local_defaults import TIME_ZONE, local_defaults
from villages.models import KabupatenSetting


def setting_of(kabupaten: Kabupaten) -> KabupatenSetting:
    """The kabupaten's settings, or the defaults as an unsaved row of version 0 (one query)."""
    setting = KabupatenSetting.objects.filter(kabupaten=kabupaten).first()
    if setting is not None:
        return setting
    default = KabupatenSetting(kabupaten=kabupaten, version=0)
    default.time_zone = local_defaults(kabupaten.code).get(TIME_ZONE, default.time_zone)
    return default
