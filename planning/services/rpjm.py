"""Opening, describing, extending and recording a RPJM Desa."""

from datetime import date

from django.core.files.base import File
from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa
from planning.enums import PlanStatus
from planning.models import RpjmDesa
from planning.policy import may_create_rpjm, may_edit_texts, may_extend_rpjm, may_record_enactment
from planning.services.editions import freeze_edition
from planning.services.locking import lock_periods, lock_rpjm

LONGEST_PERIOD = 8


@transaction.atomic
def create_rpjm(
    *, by: Membership, desa: Desa, first_year: int, last_year: int, is_before_app: bool = False
) -> RpjmDesa:
    """Open a plan of one to eight years. Raises DomainError when the period is odd or taken.

    Eight years since UU 3/2024 (art. 79(2)a), six before; the rest of a term may be shorter.
    """
    may_create_rpjm(by, desa).require()
    _check_period(first_year, last_year)
    lock_periods(desa.pk)
    clash = RpjmDesa.objects.filter(desa=desa, first_year__lte=last_year, last_year__gte=first_year).first()
    if clash:
        raise DomainError(f"Tahun-tahun itu sudah ada dalam {clash}.", field="first_year")
    rpjm = RpjmDesa(desa=desa, first_year=first_year, last_year=last_year, is_before_app=is_before_app)
    act = log_act(by=by, verb="create_rpjm", subject=rpjm, place=desa, summary=f"Membuka {rpjm}")
    save_with_history(rpjm, act=act)
    return rpjm


@transaction.atomic
def describe_rpjm(
    *, by: Membership, rpjm: RpjmDesa, version: int, visi: str, arah_pembangunan: str, arah_keuangan: str
) -> RpjmDesa:
    """Write visi and arah kebijakan. Raises StaleVersion when somebody saved in between."""
    rpjm = lock_rpjm(rpjm, version=version)
    may_edit_texts(by, rpjm).require()
    rpjm.visi, rpjm.arah_pembangunan, rpjm.arah_keuangan = visi, arah_pembangunan, arah_keuangan
    _save(rpjm, by=by, verb="describe_rpjm", summary="Mengubah visi dan arah kebijakan")
    return rpjm


@transaction.atomic
def extend_rpjm(*, by: Membership, rpjm: RpjmDesa, version: int, last_year: int, reason: str) -> RpjmDesa:
    """Add years at the end (6 to 8 after UU 3/2024 art. 118); every line keeps its identity and its years."""
    rpjm = lock_rpjm(rpjm, version=version)
    may_extend_rpjm(by, rpjm).require()
    if last_year <= rpjm.last_year:
        raise DomainError(f"Tahun terakhir yang baru harus sesudah {rpjm.last_year}.", field="last_year")
    _check_period(rpjm.first_year, last_year)
    if not reason.strip():
        raise DomainError("Tulis dasar perpanjangan, misalnya UU Nomor 3 Tahun 2024.", field="reason")
    lock_periods(rpjm.desa_id)
    clash = (
        RpjmDesa.objects.filter(desa_id=rpjm.desa_id, first_year__lte=last_year, last_year__gt=rpjm.last_year)
        .exclude(pk=rpjm.pk)
        .first()
    )
    if clash:
        raise DomainError(f"Tahun-tahun itu sudah ada dalam {clash}.", field="last_year")
    before, rpjm.last_year = rpjm.period, last_year
    _save(rpjm, by=by, verb="extend_rpjm", summary=f"Memperpanjang {before} menjadi {rpjm.period}", reason=reason)
    return rpjm


@transaction.atomic
def record_enactment(
    *, by: Membership, rpjm: RpjmDesa, version: int, perdes_number: str, perdes_date: date, scan: File | None = None
) -> RpjmDesa:
    """Close and lock a plan that a Perdes enacted before the application was used, and freeze its documents."""
    rpjm = lock_rpjm(rpjm, version=version)
    may_record_enactment(by, rpjm).require()
    if not perdes_number.strip():
        raise DomainError("Isi nomor Perdes.", field="perdes_number")
    rpjm.perdes_number, rpjm.perdes_date, rpjm.status = perdes_number.strip(), perdes_date, PlanStatus.ENACTED
    if scan is not None:
        rpjm.perdes_scan.save(f"perdes-{rpjm.first_year}.pdf", scan, save=False)
    _save(rpjm, by=by, verb="record_enactment", summary=f"Mencatat Perdes Nomor {rpjm.perdes_number}")
    freeze_edition(by=by, plan=rpjm)
    return rpjm


def _check_period(first_year: int, last_year: int) -> None:
    if not 2000 <= first_year <= 2100:
        raise DomainError("Tahun pertama tidak wajar.", field="first_year")
    if not 0 <= last_year - first_year < LONGEST_PERIOD:
        raise DomainError(
            f"RPJM Desa paling lama {LONGEST_PERIOD} tahun, dan tahun terakhir tidak sebelum tahun pertama.",
            field="last_year",
        )


def _save(rpjm: RpjmDesa, *, by: Membership, verb: str, summary: str, reason: str = "") -> None:
    act = log_act(by=by, verb=verb, subject=rpjm, place=rpjm.desa, summary=summary, reason=reason)
    rpjm.version += 1
    save_with_history(rpjm, act=act)
