"""What the landing page of training lists: sessions that are held here or that call us, and programmes."""

from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from accounts.models import Membership
from accounts.owner import owner_fields
from training.enums import SessionStatus
from training.models import TrainingProgram, TrainingSession


def sessions_for(membership: Membership | None) -> QuerySet:
    """Sessions that the reader holds, looks down on or is called to, with what a row of the schedule needs."""
    rows = TrainingSession.objects.visible_to(membership).with_program()
    named = Count("participant_set", filter=~Q(participant_set__name=""))
    return rows.annotate(named_count=named).prefetch_related("kecamatan_set__kecamatan", "call_set")


def coming(rows: QuerySet, today: date) -> QuerySet:
    """Those that are planned and not declared held, the oldest first: also those whose days are over."""
    recent = Q(status=SessionStatus.PLANNED) | Q(status=SessionStatus.CANCELLED, ends_on__gte=today)
    return rows.filter(recent).order_by("starts_on", "number", "pk")


def past(rows: QuerySet, today: date) -> QuerySet:
    """Those that were held or called off, the newest first."""
    over = Q(status=SessionStatus.HELD) | Q(status=SessionStatus.CANCELLED, ends_on__lt=today)
    return rows.filter(over).order_by("-starts_on", "-number", "-pk")


def programs_for(membership: Membership | None) -> QuerySet:
    """Programmes that the reader may see, deleted ones too, with the number of their sessions and hours of lesson."""
    rows = TrainingProgram.objects.visible_to(membership).select_related("desa", "kecamatan", "kabupaten")
    return rows.annotate(session_count=Count("session_set", distinct=True))


def narrowed(rows: QuerySet, *, query: str, year: int | None) -> QuerySet:
    """Programmes of a year whose title, theme or organiser holds every word."""
    for word in query.split():
        rows = rows.filter(Q(title__icontains=word) | Q(theme__icontains=word) | Q(organiser__icontains=word))
    return rows.filter(year=year) if year else rows


def newest_first(rows: QuerySet, membership: Membership | None) -> QuerySet:
    """By year; within a year those of the reader's own place before those of others."""
    place = membership.place if membership else None
    if place is None:
        return rows.order_by("-year", "-pk")
    own = ExpressionWrapper(Q(**owner_fields(place)), output_field=BooleanField())
    return rows.annotate(is_own=own).order_by("-year", "-is_own", "-pk")


def deleted_at_place(rows: QuerySet, membership: Membership) -> QuerySet:
    """Deleted programmes of the reader's own place, which he may bring back."""
    return rows.filter(**owner_fields(membership.place)).exclude(deleted_at=None).order_by("-deleted_at")
