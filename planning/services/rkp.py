"""Opening a RKP Desa and recording its Perdes."""

from datetime import date

from django.core.files.base import File
from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from planning.enums import PlanStatus
from planning.models import RkpDesa, RpjmDesa
from planning.policy import may_create_rkp, may_record_rkp_enactment
from planning.services.locking import lock_periods, lock_rkp


@transaction.atomic
def create_rkp(*, by: Membership, desa: Desa, year: int, is_before_app: bool = False) -> RkpDesa:
    """Open the plan of a year under the RPJM Desa that covers it, if there is one (rule R03 tells when not).

    Raises DomainError when the year is odd or the village already has a plan for it.
    """
    may_create_rkp(by, desa).require()
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun anggaran tidak wajar.", field="year")
    lock_periods(desa.pk)
    if RkpDesa.objects.filter(desa=desa, year=year).exists():
        raise DomainError(f"RKP Desa {year} sudah ada.", field="year")
    rpjm = RpjmDesa.objects.filter(desa=desa, first_year__lte=year, last_year__gte=year).first()
    rkp = RkpDesa(desa=desa, year=year, rpjm=rpjm, is_before_app=is_before_app)
    act = log_act(by=by, verb="create_rkp", subject=rkp, place=desa, summary=f"Membuka {rkp}")
    save_with_history(rkp, act=act)
    return rkp


@transaction.atomic
def record_rkp_enactment(
    *, by: Membership, rkp: RkpDesa, version: int, perdes_number: str, perdes_date: date, scan: File | None = None
) -> RkpDesa:
    """Close and lock a plan that a Perdes enacted before the application was used."""
    rkp = lock_rkp(rkp, version=version)
    may_record_rkp_enactment(by, rkp).require()
    if not perdes_number.strip():
        raise DomainError("Isi nomor Perdes.", field="perdes_number")
    rkp.perdes_number, rkp.perdes_date, rkp.status = perdes_number.strip(), perdes_date, PlanStatus.ENACTED
    if scan is not None:
        rkp.perdes_scan.save(f"perdes-{rkp.year}.pdf", scan, save=False)
    rkp.version += 1
    summary = f"Mencatat Perdes Nomor {rkp.perdes_number}"
    act = log_act(by=by, verb="record_rkp_enactment", subject=rkp, place=rkp.desa, summary=summary)
    save_with_history(rkp, act=act)
    return rkp
