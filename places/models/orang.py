"""The person: holds office, attends, signs, trains. A login is something else (accounts.User)."""

from django.db import models

from places.enums import Gender
from places.models.owner import OwnedByPlace
from places.querysets import OrangQuerySet


class Orang(OwnedByPlace):
    """A person, entered by the place that knows him; the name is written as it is printed, with titles."""

    name = models.CharField("nama", max_length=120)
    gender = models.CharField("jenis kelamin", max_length=1, choices=Gender, blank=True)
    nip = models.CharField("NIP/NIPD", max_length=30, blank=True)
    phone = models.CharField("nomor telepon", max_length=30, blank=True)

    objects = OrangQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
