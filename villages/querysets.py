"""Reading residents and Data Desa."""

from typing import Self

from django.db import models

from accounts.enums import Role
from accounts.models import Membership

# Named village staff: they see who is poor or disabled; a kepala dusun sees it for his own hamlet.
RESIDENT_STAFF = frozenset({Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA, Role.TIM_PENYUSUN})


class _ByDusunQuerySet(models.QuerySet):
    """Personal rows of a village that lie in a hamlet."""

    dusun_path = "dusun"

    def visible_to(self, membership: Membership | None) -> Self:
        """The village's own staff; a kepala dusun his hamlet; nobody above the village, whatever he may see else."""
        if membership is None or membership.desa_id is None:
            return self.none()
        if membership.role == Role.KEPALA_DUSUN:
            if membership.dusun_id is None:
                return self.none()
            return self.filter(desa=membership.desa_id, **{self.dusun_path: membership.dusun_id})
        return self.filter(desa=membership.desa_id) if membership.role in RESIDENT_STAFF else self.none()


class KeluargaQuerySet(_ByDusunQuerySet):
    """Households."""


class WargaQuerySet(_ByDusunQuerySet):
    """Residents."""

    def present(self) -> Self:
        """Those who still live in the village."""
        return self.filter(left_on=None)


class TindakLanjutQuerySet(_ByDusunQuerySet):
    """What is done about residents without a group."""

    dusun_path = "warga__dusun"
