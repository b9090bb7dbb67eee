"""One way to read: every queryset of owned rows starts from `visible_to`."""

from typing import Protocol, Self

from django.db import models
from django.db.models import Q

from places.scope import Scope


class HasScope(Protocol):
    """What `visible_to` needs of a membership."""

    @property
    def scope(self) -> Scope: ...


class DesaQuerySet(models.QuerySet):
    """Villages."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Villages inside the reader's own village, kecamatan or kabupaten."""
        return self.filter(_inside(membership, desa="pk", prefix=""))

    def planning(self) -> Self:
        """Places that make an RPJM Desa: a kelurahan does not."""
        return self.filter(is_retired=False).exclude(kind="kelurahan")


class OwnedByDesaQuerySet(models.QuerySet):
    """Rows with a `desa` key."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the villages that the reader may see."""
        return self.filter(_inside(membership, desa="desa_id", prefix="desa__"))


class DeletableOfDesaQuerySet(OwnedByDesaQuerySet):
    """Rows of a village that are deleted by a mark."""

    def alive(self) -> Self:
        """Rows that are not deleted."""
        return self.filter(deleted_at=None)


class OfKabupatenQuerySet(models.QuerySet):
    """What a kabupaten prescribes to all who act in it; rows with a `kabupaten` key."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Those of the reader's own kabupaten, be he of the village, the kecamatan or the kabupaten."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        scope = membership.scope
        if scope.everything:
            return self.all()
        if scope.kabupaten_id:
            return self.filter(kabupaten=scope.kabupaten_id)
        own = {"desa_set": scope.desa_id} if scope.desa_id else {"kecamatan_set": scope.kecamatan_id}
        return self.filter(**{f"kabupaten__{relation}": pk for relation, pk in own.items()})


class OwnedByPlaceQuerySet(models.QuerySet):
    """Rows owned by a desa, a kecamatan or a kabupaten (exactly one key is set)."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows owned at or below the reader's place."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        scope = membership.scope
        if scope.everything:
            return self.all()
        if scope.desa_id:
            return self.filter(desa_id=scope.desa_id)
        if scope.kecamatan_id:
            return self.filter(Q(kecamatan_id=scope.kecamatan_id) | Q(desa__kecamatan_id=scope.kecamatan_id))
        return self.filter(
            Q(kabupaten_id=scope.kabupaten_id)
            | Q(kecamatan__kabupaten_id=scope.kabupaten_id)
            | Q(desa__kabupaten_id=scope.kabupaten_id)
        )


class OrangQuerySet(OwnedByPlaceQuerySet):
    """Persons."""

    def known_in_public(self) -> Self:
        """Those who hold or held an office or a role, and those whom nobody entered as a resident only.

        A resident's name is the village's own knowledge; lists that others read, too, offer these persons.
        """
        in_public = Q(warga=None) | Q(pemangku_set__isnull=False) | Q(membership_set__isnull=False)
        return self.filter(pk__in=self.model._default_manager.filter(in_public).values("pk"))


def _inside(membership: HasScope | None, *, desa: str, prefix: str) -> Q:
    nothing = Q(pk__in=[])
    if membership is None or membership.scope.is_empty:
        return nothing
    scope = membership.scope
    if scope.everything:
        return Q()
    if scope.desa_id:
        return Q(**{desa: scope.desa_id})
    if scope.kecamatan_id:
        return Q(**{f"{prefix}kecamatan_id": scope.kecamatan_id})
    return Q(**{f"{prefix}kabupaten_id": scope.kabupaten_id})
