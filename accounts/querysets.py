"""Reading memberships, logins and one-time codes."""

from datetime import date, datetime
from typing import Self

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from places.querysets import HasScope, OwnedByPlaceQuerySet


class MembershipQuerySet(OwnedByPlaceQuerySet):
    """Who acts for which place."""

    def current(self, on: date) -> Self:
        """Memberships that run on the given day."""
        return self.not_ended(on).filter(starts_on__lte=on)

    def not_ended(self, on: date) -> Self:
        """Memberships that run on the given day or start after it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def ended(self, on: date) -> Self:
        """Memberships whose last day lies before the given one."""
        return self.filter(ends_on__lt=on)

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

    def with_login(self) -> Self:
        """Join the login, for the state of the account."""
        return self.select_related("orang__user")

    def by_place(self) -> Self:
        """Order by the place's code, then by name: kabupaten, its kecamatan, their villages."""
        code = Coalesce("desa__code", "kecamatan__code", "kabupaten__code", Value(""))
        return self.order_by(code, "orang__name", "pk")

    def at_or_below(self, code: str) -> Self:
        """Roles at a place or inside it, by its code."""
        below = f"{code}."
        found = Q()
        for level in ("desa", "kecamatan", "kabupaten"):
            found |= Q(**{f"{level}__code": code}) | Q(**{f"{level}__code__startswith": below})
        return self.filter(found)

    def not_started(self) -> Self:
        """Roles of persons whose login has no password yet."""
        return self.filter(orang__user__password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def started(self) -> Self:
        """Roles of persons who chose a password."""
        return self.filter(orang__user__isnull=False).exclude(
            orang__user__password__startswith=UNUSABLE_PASSWORD_PREFIX
        )

    def search(self, words: str) -> Self:
        """Roles whose person, user name or village contains the words."""
        return self.filter(
            Q(orang__name__icontains=words) | Q(orang__user__username__icontains=words) | Q(desa__name__icontains=words)
        )


class UserQuerySet(models.QuerySet):
    """Logins."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Logins of persons who hold, or held, a role inside the reader's place."""
        # Imported here: the model's own manager is built from this module.
        from accounts.models.membership import Membership

        held = Membership.objects.visible_to(membership).filter(orang_id=OuterRef("orang_id"))
        return self.filter(Exists(held))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Reads logins; they are written by the services of this room."""


class OneTimeCodeQuerySet(models.QuerySet):
    """Printed codes."""

    def usable(self, at: datetime) -> Self:
        """Codes that would open an account at this moment."""
        return self.filter(used_at=None, expires_at__gt=at)
