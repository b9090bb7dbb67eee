"""Reading memberships."""

from datetime import date
from typing import Self

from django.db.models import Q

from places.querysets import OwnedByPlaceQuerySet


class MembershipQuerySet(OwnedByPlaceQuerySet):
    """Who acts for which place."""

    def current(self, on: date) -> Self:
        """Memberships that run on the given day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

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
