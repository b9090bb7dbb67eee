"""Whom the village may ask about its plan while it lies with officers."""

from accounts.enums import Level, Role
from accounts.models import Membership
from review.case import Case
from review.path import LEVEL_OF_CHECK

_ROLES = {
    Level.KECAMATAN: (Role.PETUGAS_KECAMATAN, Role.CAMAT),
    Level.KABUPATEN: (Role.DINAS_PMD,),
}


def officers_of(case: Case, key: str) -> list[Membership]:
    """The officers of a check who serve today, by name: one query."""
    level = LEVEL_OF_CHECK[key]  # type: ignore[index]  # a step's key is a StepKey
    desa = case.plan.desa
    place = {"kecamatan": desa.kecamatan_id} if level == Level.KECAMATAN else {"kabupaten": desa.kabupaten_id}
    serving = Membership.objects.current(case.today).filter(role__in=_ROLES[level], **place)
    return list(serving.select_related("orang").order_by("orang__name"))
