"""Kinds of places and of persons."""

from django.db.models import TextChoices


class DesaKind(TextChoices):
    """The fourth part of a Kemendagri code begins with 2, 1 or 3."""

    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa adat"


class Gender(TextChoices):
    """As printed on attendance lists."""

    L = "L", "Laki-laki"
    P = "P", "Perempuan"
