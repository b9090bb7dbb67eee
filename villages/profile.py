"""Reading a village's profile."""

from places.models import Desa
from villages.models import DesaProfile


def profile_of(desa: Desa) -> DesaProfile:
    """The village's profile, or an empty unsaved one of version 0 (one query)."""
    return DesaProfile.objects.filter(desa=desa).first() or DesaProfile(desa=desa, version=0)
