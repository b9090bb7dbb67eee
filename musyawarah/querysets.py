"""Reading meetings, usulan and decisions; what a sealed meeting holds is neither changed nor deleted in bulk."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from accounts.models import Membership
from musyawarah.enums import MusyawarahStatus
from musyawarah.errors import SealedError
from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet, HasScope, OwnedByDesaQuerySet


class _SealedQuerySet(models.QuerySet):
    """Rows that a seal makes unchangeable; `sealed_path` leads to the meeting's state."""

    sealed_path = "musyawarah__status"

    def update(self, **values: Any) -> int:
        """Write many rows. Raises SealedError when one of them is sealed."""
        self._refuse_sealed()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete many rows. Raises SealedError when one of them is sealed."""
        self._refuse_sealed()
        return super().delete()

    def bulk_update(self, objs: Iterable[Any], fields: Sequence[str], batch_size: int | None = None) -> int:
        """Write many rows. Raises SealedError when one of them is sealed."""
        rows = list(objs)
        self.model._default_manager.filter(pk__in=[row.pk for row in rows])._refuse_sealed()
        return super().bulk_update(rows, fields, batch_size)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Insert many rows. Raises SealedError when one of them would be added to what has its seal."""
        rows = list(objs)
        self._refuse_additions(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def _refuse_additions(self, rows: list[Any]) -> None:
        parent, _, path = self.sealed_path.partition("__")
        if not path:
            return  # a meeting itself
        field = self.model._meta.get_field(parent)
        keys = {getattr(row, field.attname) for row in rows}
        sealed = {path.replace("status", "segel__isnull"): False}
        if field.related_model._base_manager.filter(pk__in=keys, **sealed).exists():
            raise SealedError

    def _refuse_sealed(self) -> None:
        keys = self.order_by().values("pk")
        if self.model._base_manager.filter(pk__in=keys, **{self.sealed_path: MusyawarahStatus.SEALED}).exists():
            raise SealedError


class MusyawarahQuerySet(_SealedQuerySet, OwnedByDesaQuerySet):
    """Meetings."""

    sealed_path = "status"

    def with_place(self) -> Self:
        """Join the village with everything above it, the hamlet, the group, chair and notulis."""
        return self.select_related(
            "desa__kecamatan", "desa__kabupaten", "desa__provinsi", "dusun", "kelompok", "presiding", "notulis"
        )

    def held(self) -> Self:
        """Those that took place and were closed."""
        return self.filter(status__in=(MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED))

    def of_plan(self, desa: Desa, plan_kind: str, year: int) -> Self:
        """Those that serve one plan."""
        return self.filter(desa=desa, plan_kind=plan_kind, year=year).exclude(status=MusyawarahStatus.CANCELLED)

    def due_for_seal(self, today: date) -> Self:
        """Closed meetings; the caller compares `seal_after_days` with the day of closing."""
        return self.filter(status=MusyawarahStatus.CLOSED, closed_at__date__lt=today)


class OfMusyawarahQuerySet(models.QuerySet):
    """Rows that hang on a meeting."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the meetings that the reader may see."""
        from musyawarah.models import Musyawarah

        return self.filter(musyawarah__in=Musyawarah.objects.visible_to(membership))


class TerundangQuerySet(OfMusyawarahQuerySet):
    """The invited."""


class AgendaQuerySet(_SealedQuerySet, OfMusyawarahQuerySet):
    """Items of the agenda."""


class KehadiranQuerySet(_SealedQuerySet, OfMusyawarahQuerySet):
    """Attendance lists."""


class MasaHadirQuerySet(_SealedQuerySet):
    """Stays in the room."""

    sealed_path = "kehadiran__musyawarah__status"


class KeputusanQuerySet(_SealedQuerySet, OfMusyawarahQuerySet):
    """Decisions."""

    def standing(self) -> Self:
        """Decisions of meetings that were closed, without those that a later closed meeting corrected."""
        held = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)
        corrected = self.model._base_manager.filter(corrects=OuterRef("pk"), musyawarah__status__in=held)
        return self.filter(musyawarah__status__in=held).exclude(Exists(corrected))


class SegelQuerySet(OwnedByDesaQuerySet):
    """Seals: written once."""

    def update(self, **values: Any) -> int:
        """Refuse. Raises SealedError."""
        raise SealedError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse. Raises SealedError."""
        raise SealedError


class UsulanQuerySet(DeletableOfDesaQuerySet):
    """Usulan."""

    def for_table(self) -> Self:
        """Join what a row of a list shows."""
        return self.select_related("bidang", "unit", "dusun", "rukun_tetangga", "kelompok", "musyawarah__dusun")

    def heads(self) -> Self:
        """Those that go on by themselves: not merged into another one."""
        from musyawarah.models import GabunganUsulan

        merged = GabunganUsulan.objects.filter(usulan=OuterRef("pk"), undone_at=None)
        return self.exclude(Exists(merged))

    def written_by(self, membership: Membership) -> Self:
        """Those that the member may write about: a kepala dusun those of his hamlet."""
        if membership.role == Role.KEPALA_DUSUN:
            return self.filter(Q(dusun=membership.dusun_id) & Q(dusun__isnull=False))
        return self


class OfUsulanQuerySet(models.QuerySet):
    """Rows that hang on a usulan."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the usulan that the reader may see."""
        from musyawarah.models import Usulan

        return self.filter(usulan__in=Usulan.objects.visible_to(membership))


class GabunganQuerySet(OfUsulanQuerySet):
    """Mergers."""

    def living(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at=None)


class OfTimQuerySet(models.QuerySet):
    """Rows that hang on a team."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the teams that the reader may see."""
        from musyawarah.models import Tim

        return self.filter(tim__in=Tim.objects.visible_to(membership))
