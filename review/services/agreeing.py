"""The agreement of the BPD, and taking it back before the Perdes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Membership
from musyawarah.models import Keputusan
from places.errors import DomainError
from planning.perdes import perdes_key
from review.case import Case, Plan
from review.enums import DoneVia, ReviewAct
from review.models import BpdAgreement
from review.policy import may
from review.services.moving import FromPaper, lock_case, move
from review.services.opening import refuse_while_unlocked, settle_openings


@dataclass(frozen=True)
class AgreementData:
    """Keputusan BPD and berita acara kesepakatan; `keputusan` is the musdes' decision behind them."""

    keputusan_number: str
    keputusan_date: date
    ba_date: date
    ba_number: str = ""
    keputusan: Keputusan | None = None


@transaction.atomic
def agree(
    *, by: Membership, plan: Plan, version: int, data: AgreementData, paper: FromPaper | None = None
) -> BpdAgreement:
    """Record that the BPD agrees to the draft of the Perdes. Raises DomainError naming the field at fault."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.AGREE, via=DoneVia.FROM_SCAN if paper else None).require()
    _check(case, data)
    refuse_while_unlocked(case)
    settle_openings(by=by, case=case)
    move(
        by=by,
        case=case,
        act=ReviewAct.AGREE,
        values={"agreed_on": data.ba_date},
        paper=paper,
        holder=f"BPD Desa {case.plan.desa.name}",
    )
    return BpdAgreement.objects.create(
        desa_id=case.plan.desa_id,
        review=case.review,
        keputusan_number=data.keputusan_number.strip(),
        keputusan_date=data.keputusan_date,
        ba_number=data.ba_number.strip(),
        ba_date=data.ba_date,
        keputusan=data.keputusan,
    )


@transaction.atomic
def undo_agree(*, by: Membership, plan: Plan, version: int, reason: str, paper: FromPaper | None = None) -> None:
    """Take the agreement back; the plan waits for the BPD again. Its papers stay in the history of moves."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.UNDO_AGREE, via=DoneVia.FROM_SCAN if paper else None).require()
    move(by=by, case=case, act=ReviewAct.UNDO_AGREE, values={"agreed_on": None}, reason=reason, paper=paper)
    BpdAgreement.objects.filter(review=case.review).delete()


def _check(case: Case, data: AgreementData) -> None:
    number = data.keputusan_number.strip()
    if not number:
        raise DomainError("Isi nomor Keputusan BPD.", field="keputusan_number")
    for name, day in (("keputusan_date", data.keputusan_date), ("ba_date", data.ba_date)):
        if day > case.today:
            raise DomainError("Tanggal belum tiba.", field=name)
    if any(perdes_key(*taken) == perdes_key(number, data.keputusan_date) for taken in _taken(case, data)):
        raise DomainError(f"Keputusan BPD Nomor {number} sudah dipakai tahun itu.", field="keputusan_number")
    if data.keputusan is not None and data.keputusan.musyawarah.desa_id != case.plan.desa_id:
        raise DomainError("Keputusan ini dari desa lain.", field="keputusan")


def _taken(case: Case, data: AgreementData) -> list[tuple[str, date]]:
    """Keputusan BPD of the village in that year (rule R35)."""
    rows = BpdAgreement.objects.filter(desa=case.plan.desa_id, keputusan_date__year=data.keputusan_date.year)
    return list(rows.values_list("keputusan_number", "keputusan_date"))
