"""Opening a RKP Desa, choosing its legal basis, and recording its Perdes."""

from collections.abc import Sequence
from datetime import date

from django.core.files.base import File
from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from planning.enums import PlanStatus
from planning.models import RkpDesa, RpjmDesa
from planning.policy import may_create_rkp, may_edit_texts, may_record_rkp_enactment
from planning.services.editions import freeze_edition
from planning.services.locking import lock_periods, lock_rkp
from villages.models import LegalBasis


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
    rkp = RkpDesa(desa=desa, year=year, rpjm=rpjm_covering(desa.pk, year), is_before_app=is_before_app)
    act = log_act(by=by, verb="create_rkp", subject=rkp, place=desa, summary=f"Membuka {rkp}")
    save_with_history(rkp, act=act)
    return rkp


def rpjm_covering(desa_id: int, year: int) -> RpjmDesa | None:
    """The multi-year plan that the year falls into; the village's plans never overlap."""
    return RpjmDesa.objects.filter(desa=desa_id, first_year__lte=year, last_year__gte=year).first()


@transaction.atomic
def cite_legal_basis(*, by: Membership, rkp: RkpDesa, version: int, rows: Sequence[LegalBasis]) -> RkpDesa:
    """Choose the regulations that the plan's Perdes cites. Raises DomainError for a row of another kabupaten."""
    rkp = lock_rkp(rkp, version=version)
    may_edit_texts(by, rkp).require()
    if any(row.kabupaten_id not in (None, rkp.desa.kabupaten_id) for row in rows):
        raise DomainError("Dasar hukum ini milik kabupaten lain.", field="rows")
    rkp.dasar_hukum.set(rows)
    rkp.version += 1
    act = log_act(
        by=by, verb="cite_legal_basis", subject=rkp, place=rkp.desa, summary=f"Memilih {len(rows)} dasar hukum"
    )
    save_with_history(rkp, act=act)
    return rkp


@transaction.atomic
def record_rkp_enactment(
    *, by: Membership, rkp: RkpDesa, version: int, perdes_number: str, perdes_date: date, scan: File | None = None
) -> RkpDesa:
    """Close and lock a plan that a Perdes enacted before the application was used, and freeze its documents."""
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
    freeze_edition(by=by, plan=rkp)
    return rkp
