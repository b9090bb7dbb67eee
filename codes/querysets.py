"""Reading the national lists with a kabupaten's own additions."""

from typing import Self

from django.db import models
from django.db.models import Q


class LocalAdditionQuerySet(models.QuerySet):
    """Rows that are national (no kabupaten) or added by one kabupaten."""

    def usable_in(self, kabupaten_id: int) -> Self:
        """National rows in force and those that this kabupaten added."""
        return self.filter(Q(kabupaten=None) | Q(kabupaten_id=kabupaten_id), is_retired=False)
