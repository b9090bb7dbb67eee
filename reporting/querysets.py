"""Reading issued documents; what was issued is neither changed nor deleted."""

from typing import Any, NoReturn, Self

from django.db import models

from places.querysets import OwnedByPlaceQuerySet
from reporting.errors import FrozenError


class _NeverChanged(models.QuerySet):
    """Rows that are written once."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse: an issued document stays as it is. Raises FrozenError."""
        raise FrozenError

    def delete(self) -> NoReturn:
        """Refuse: what was issued stays. Raises FrozenError."""
        raise FrozenError


class IssuedDocumentQuerySet(_NeverChanged, OwnedByPlaceQuerySet):
    """Issued documents."""

    def with_files(self) -> Self:
        """Fetch the files, the issuer's name and the successor: two queries; the payload stays in the database."""
        return self.select_related("issued_by__orang", "replaced_by").prefetch_related("file_set").defer("payload")


class IssuedFileQuerySet(_NeverChanged):
    """Files of issued documents."""


class IssuedScanQuerySet(models.QuerySet):
    """Uploads of the signed paper."""

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def delete(self) -> NoReturn:
        """Refuse: an upload is withdrawn, never deleted. Raises FrozenError."""
        raise FrozenError
