"""Letting the list of units grow."""

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from codes.models import Satuan
from places.errors import DomainError
from places.models import Desa


@transaction.atomic
def add_unit(*, by: Membership, desa: Desa, name: str) -> Satuan:
    """The kabupaten's unit of that name, added when it is new. Raises DomainError when the role may not write plans."""
    if not (by.edits_village_plans and by.desa_id == desa.pk):
        raise DomainError("Satuan baru hanya ditambahkan oleh penyusun rencana desa.", field="unit")
    unit, created = Satuan.objects.get_or_create(kabupaten_id=desa.kabupaten_id, name=name.strip())
    if created:
        log_act(by=by, verb="add_unit", subject=unit, place=desa, summary=f"Menambah satuan “{unit.name}”")
    return unit
