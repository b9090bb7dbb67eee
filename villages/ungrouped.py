"""Residents who take part in no community group: those whom an invitation by group would never reach."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from places.models import Desa, Dusun
from villages.models import AnggotaKelompok, Warga
from villages.querysets import WargaQuerySet

ADULT_FROM = 17  # years: the age of an identity card and of the vote


def ungrouped_residents(desa: Desa, dusun: Dusun | None = None, *, adults_only: bool = False) -> QuerySet[Warga]:
    """Those who live in the village (or in one dusun) and belong to no living group, with person, dusun and RT.

    One query, ordered by dusun and name. Children are among them unless `adults_only`; who has no known age stays.
    The rows carry personal marks: whoever shows them asks `Warga.objects.visible_to` first.
    """
    found = without_group(Warga.objects.filter(desa=desa))
    if dusun is not None:
        found = found.filter(dusun=dusun)
    if adults_only:
        found = adults(found)
    ordered = found.select_related("orang", "dusun", "rukun_tetangga", "keluarga__rukun_tetangga")
    return ordered.order_by("dusun__position", "dusun_id", "orang__name", "pk")


def without_group(residents: WargaQuerySet) -> WargaQuerySet:
    """Of these residents the living ones who belong to no group that still exists."""
    belongs = AnggotaKelompok.objects.filter(orang=OuterRef("orang"), left_on=None, kelompok__ended_on=None)
    return residents.present().exclude(Exists(belongs))


def adults(residents: WargaQuerySet, *, on: date | None = None) -> WargaQuerySet:
    """Of these residents those of 17 years and more, and those whose age nobody knows."""
    today = on or timezone.localdate()
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    born_before = date(today.year - ADULT_FROM, today.month, day)
    by_day = Q(born_on__lte=born_before)
    by_year = Q(born_on=None, birth_year__lte=born_before.year)
    return residents.filter(by_day | by_year | Q(born_on=None, birth_year=None))
