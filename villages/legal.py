"""The "Mengingat" list of a document: the regulations in force on its date."""

from datetime import date

from django.db.models import Q

from places.models import Kabupaten
from villages.models import LegalBasis


def legal_basis_on(kabupaten: Kabupaten, on: date, *, rows: list[LegalBasis] | None = None) -> list[LegalBasis]:
    """What documents of this kabupaten cite on this date, in printed order (one query unless the list is given)."""
    return [
        row
        for row in (legal_basis_list(kabupaten) if rows is None else rows)
        if row.valid_from <= on and (not row.valid_until or row.valid_until >= on)
    ]


def legal_basis_list(kabupaten: Kabupaten) -> list[LegalBasis]:
    """The kabupaten's own list; the national one while it has none (one query)."""
    rows = list(LegalBasis.objects.filter(Q(kabupaten=None) | Q(kabupaten=kabupaten)).order_by("position", "pk"))
    own = [row for row in rows if row.kabupaten_id is not None]
    return own or rows
