"""Reading memberships, logins and one-time codes."""

from datetime import date, datetime
from typing import Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q

from places.querysets import HasScope, OwnedByPlaceQuerySet


class MembershipQuerySet(OwnedByPlaceQuerySet):
    """Who acts for which place."""

    def current(self, on: date) -> Self:
        """Memberships that run on the given day."""
        return self.not_ended(on).filter(starts_on__lte=on)

    def not_ended(self, on: date) -> Self:
        """Memberships that run on the given day or start after it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def with_place(self) -> Self:
        """Join everything that the head of a page shows."""
        return self.select_related(
            "orang",
            "dusun",
            "desa__kecamatan",
            "desa__kabupaten",
            "desa__provinsi",
            "kecamatan__kabupaten",
            "kabupaten",
        )

    def by_place(self) -> Self:
        """Order by the place's code, then by name: how a list of accounts reads."""
        return self.order_by("kabupaten__code", "kecamatan__code", "desa__code", "orang__name", "pk")


class UserQuerySet(models.QuerySet):
    """Logins."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Logins of persons who hold, or held, a role inside the reader's place."""
        # Imported here: the model's own manager is built from this module.
        from accounts.models.membership import Membership

        held = Membership.objects.visible_to(membership).filter(orang_id=OuterRef("orang_id"))
        return self.filter(Exists(held))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Reads logins; they are written by the services of this room."""


class OneTimeCodeQuerySet(models.QuerySet):
    """Printed codes."""

    def usable(self, at: datetime) -> Self:
        """Codes that would open an account at this moment."""
        return self.filter(used_at=None, expires_at__gt=at)
