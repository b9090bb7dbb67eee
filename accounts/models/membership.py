"""Who acts for which place, in which role, from when to when."""

from django.db import models
from django.db.models import F, Q

from accounts.enums import LEVELS_OF_ROLE, OFFICERS, VILLAGE_EDITORS, Level, Role
from accounts.querysets import MembershipQuerySet
from places.models import Dusun, Orang, OwnedByPlace
from places.scope import Scope

_PLACE_SET = {
    Level.DESA: Q(desa__isnull=False, kecamatan=None, kabupaten=None),
    Level.KECAMATAN: Q(desa=None, kecamatan__isnull=False, kabupaten=None),
    Level.KABUPATEN: Q(desa=None, kecamatan=None, kabupaten__isnull=False),
    Level.NATION: Q(desa=None, kecamatan=None, kabupaten=None),
}


def _level_fits_role() -> Q:
    """Each role is held only at the levels that `LEVELS_OF_ROLE` names."""
    condition = Q()
    for level, place_set in _PLACE_SET.items():
        roles = [role.value for role, levels in LEVELS_OF_ROLE.items() if level in levels]
        condition |= Q(role__in=roles) & place_set
    return condition


class Membership(OwnedByPlace):
    """A person's role for a desa, a kecamatan or a kabupaten (for none: the administrator of all)."""

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="membership_set")
    role = models.CharField("peran", max_length=20, choices=Role)
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="membership_set")
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="accounts_membership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(dusun=None) | Q(role=Role.KEPALA_DUSUN),
                name="accounts_membership_dusun_is_of_kadus",
            ),
            models.CheckConstraint(condition=_level_fits_role(), name="accounts_membership_level_fits_role"),
        ]

    def __str__(self) -> str:
        return f"{self.orang} · {self.title}"

    @property
    def level(self) -> Level:
        """Level of the place acted for."""
        if self.desa_id:
            return Level.DESA
        if self.kecamatan_id:
            return Level.KECAMATAN
        return Level.KABUPATEN if self.kabupaten_id else Level.NATION

    @property
    def scope(self) -> Scope:
        """What this membership may see."""
        return Scope(
            desa_id=self.desa_id,
            kecamatan_id=self.kecamatan_id,
            kabupaten_id=self.kabupaten_id,
            everything=self.level == Level.NATION,
        )

    @property
    def place_name(self) -> str:
        """ "Desa Umeanyar", "Kecamatan Seririt", "Kabupaten Buleleng" or "Indonesia"."""
        if self.desa:
            return f"Desa {self.desa.name}"
        if self.kecamatan:
            return f"Kecamatan {self.kecamatan.name}"
        return self.kabupaten.name if self.kabupaten else "Indonesia"

    @property
    def title(self) -> str:
        """Role and place as shown in the head of the page."""
        where = f"Dusun {self.dusun.name}, {self.place_name}" if self.dusun else self.place_name
        return f"{self.get_role_display()}, {where}"

    @property
    def edits_village_plans(self) -> bool:
        """Whether the role writes the plans of its village."""
        return self.role in VILLAGE_EDITORS

    @property
    def is_officer(self) -> bool:
        """Whether the role belongs to kecamatan, kabupaten or the administration."""
        return self.role in OFFICERS
