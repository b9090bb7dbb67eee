"""Reading training: a session is seen by who holds it, by who stands above, and by the places that it calls."""

from typing import Self

from django.db import models
from django.db.models import Case, Q, When

from places.models import Desa
from places.querysets import HasScope, OwnedByDesaQuerySet, OwnedByPlaceQuerySet
from places.scope import Scope


class TrainingProgramQuerySet(OwnedByPlaceQuerySet):
    """Programmes."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Those held at or below the reader's place, and those with a session that calls it."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        if membership.scope.everything:
            return self.all()
        own = held_below(membership.scope)
        called = self.model._default_manager.filter(called_in(membership.scope, "session_set__")).values("pk")
        return self.filter(own | Q(pk__in=called))

    def alive(self) -> Self:
        """Those that are not deleted."""
        return self.filter(deleted_at=None)


class TrainingOwnedQuerySet(OwnedByPlaceQuerySet):
    """Halls and speakers: each place keeps its own list; those above look down."""


class TrainingSessionQuerySet(models.QuerySet):
    """Sessions."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Those held at or below the reader's place, and those that call it."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        rows = self.filter(program__deleted_at=None)
        if membership.scope.everything:
            return rows
        called = self.model._default_manager.filter(called_in(membership.scope, "")).values("pk")
        return rows.filter(held_below(membership.scope, "program__") | Q(pk__in=called))

    def with_program(self) -> Self:
        """Join what a row of the schedule shows."""
        return self.select_related(
            "venue",
            "program__desa__kecamatan__kabupaten",
            "program__desa__kabupaten",
            "program__kecamatan__kabupaten",
            "program__kabupaten",
        )


class OfSessionQuerySet(models.QuerySet):
    """Rows that hang on a session."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the sessions that the reader may see."""
        from training.models import TrainingSession

        return self.filter(session__in=TrainingSession.objects.visible_to(membership))


class ParticipantQuerySet(models.QuerySet):
    """Participants."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Those of the reader's own sessions, and of his villages in the sessions of others."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        rows = self.filter(session__program__deleted_at=None)
        if membership.scope.everything:
            return rows
        scope = membership.scope
        own = held_below(scope, "session__program__")
        if scope.desa_id:
            return rows.filter(own | Q(desa_id=scope.desa_id))
        if scope.kecamatan_id:
            return rows.filter(own | Q(desa__kecamatan_id=scope.kecamatan_id))
        return rows.filter(own | Q(desa__kabupaten_id=scope.kabupaten_id))

    def named(self) -> Self:
        """Those of whom it is known who comes."""
        return self.exclude(name="")


class OfParticipantQuerySet(models.QuerySet):
    """Rows that hang on a participant."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the participants that the reader may see."""
        from training.models import Participant

        return self.filter(participant__in=Participant.objects.visible_to(membership))


class LibraryQuerySet(OwnedByPlaceQuerySet):
    """Modules and questions: shipped ones, and those of the reader's own place and of all above it."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """The shipped ones, those at or below the reader's place, and those of its kecamatan and kabupaten."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        scope = membership.scope
        if scope.everything:
            return self.all()
        shipped = Q(desa=None, kecamatan=None, kabupaten=None)
        return self.filter(shipped | held_below(scope) | _held_above(scope))

    def in_use(self) -> Self:
        """Those that are not retired."""
        return self.filter(is_retired=False)


class QuestionQuerySet(LibraryQuerySet):
    """Questions of the bank."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """The shipped ones and those at or below the reader's place; whom they examine does not read them before."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        if membership.scope.everything:
            return self.all()
        return self.filter(Q(desa=None, kecamatan=None, kabupaten=None) | held_below(membership.scope))

    def by_module(self) -> Self:
        """In the order of the curriculum, then of other modules by title; those of no module come last."""
        shipped_first = Case(When(module__code__gt="", then=0), When(module=None, then=2), default=1)
        return self.order_by(shipped_first, "module__code", "module__title", "module_id", "pk")


class OfModuleQuerySet(models.QuerySet):
    """Material."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Material of the modules that the reader may see."""
        from training.models import TrainingModule

        return self.filter(module__in=TrainingModule.objects.visible_to(membership), deleted_at=None)

    def open_to_all(self) -> Self:
        """What anybody may read: marked so, in a module that is marked so."""
        return self.filter(is_public=True, module__is_public=True, module__is_retired=False, deleted_at=None)


class TemuanQuerySet(models.QuerySet):
    """Findings of the opening round."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Those of the reader's own sessions, and those about his villages."""
        from training.models import TrainingSession

        if membership is None or membership.scope.is_empty:
            return self.none()
        rows = self.filter(deleted_at=None, session__program__deleted_at=None)
        if membership.scope.everything:
            return rows
        own = TrainingSession.objects.filter(held_below(membership.scope, "program__")).values("pk")
        about = Desa.objects.visible_to(membership).values("pk")
        return rows.filter(Q(session__in=own) | Q(desa__in=about))


class RtlQuerySet(OwnedByDesaQuerySet):
    """Follow-ups: a village's own rows, seen by who sees the village."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the villages that the reader may see, of programmes that are not deleted."""
        return super().visible_to(membership).filter(session__program__deleted_at=None)

    def open(self) -> Self:
        """Those that are neither closed nor dropped."""
        return self.filter(closed_at=None, dropped_reason="")

    def with_evidence(self) -> Self:
        """Join session, village, finding, participant and meeting."""
        return self.select_related(
            "session__program__desa",
            "session__program__kecamatan",
            "session__program__kabupaten",
            "desa__kecamatan",
            "desa__kabupaten",
            "temuan__desa__kabupaten",
            "temuan__dusun",
            "participant",
            "musyawarah__dusun",
            "musyawarah__kelompok",
            "closed_by__orang",
        )


class OfBalaiQuerySet(models.QuerySet):
    """Rows that hang on a Balai Rakyat."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the villages that the reader may see."""
        from training.models import BalaiRakyat

        return self.filter(balai__in=BalaiRakyat.objects.visible_to(membership))


def held_below(scope: Scope, prefix: str = "") -> Q:
    """Held by the reader's place or by one inside it; `prefix` leads to the three owner columns."""
    if scope.everything:
        return Q()
    if scope.desa_id:
        return Q(**{f"{prefix}desa_id": scope.desa_id})
    if scope.kecamatan_id:
        return Q(**{f"{prefix}kecamatan_id": scope.kecamatan_id}) | Q(
            **{f"{prefix}desa__kecamatan_id": scope.kecamatan_id}
        )
    return (
        Q(**{f"{prefix}kabupaten_id": scope.kabupaten_id})
        | Q(**{f"{prefix}kecamatan__kabupaten_id": scope.kabupaten_id})
        | Q(**{f"{prefix}desa__kabupaten_id": scope.kabupaten_id})
    )


def called_in(scope: Scope, prefix: str) -> Q:
    """Sessions that call the reader's place by its kecamatan, or have somebody of it on their list."""
    if scope.desa_id:
        return Q(**{f"{prefix}kecamatan_set__kecamatan__desa_set": scope.desa_id}) | Q(
            **{f"{prefix}participant_set__desa": scope.desa_id}
        )
    if scope.kecamatan_id:
        return Q(**{f"{prefix}kecamatan_set__kecamatan": scope.kecamatan_id}) | Q(
            **{f"{prefix}participant_set__desa__kecamatan": scope.kecamatan_id}
        )
    return Q(**{f"{prefix}kecamatan_set__kecamatan__kabupaten": scope.kabupaten_id})


def _held_above(scope: Scope) -> Q:
    if scope.desa_id:
        return Q(kecamatan__desa_set=scope.desa_id) | Q(kabupaten__desa_set=scope.desa_id)
    if scope.kecamatan_id:
        return Q(kabupaten__kecamatan_set=scope.kecamatan_id)
    return Q(pk__in=[])
