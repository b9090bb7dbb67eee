"""Penetapan and pengundangan: the Perdes that ends a review, issued as one PDF with its annexes."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import Membership
from places.attached_file import clean_attachment
from places.errors import DomainError
from planning.editions import issued_in
from planning.models import PlanEdition
from planning.perdes import Perdes
from planning.services.changes import enact_change
from planning.services.editions import add_to_edition
from planning.services.enacting import enact_plan
from reporting.models import IssuedDocument
from review.case import Case, Plan
from review.documents import perdes
from review.documents.perdes_annexes import annexes_of
from review.enums import DoneVia, ReviewAct
from review.models import Enactment
from review.policy import may
from review.services.moving import FromPaper, lock_case, move


@dataclass(frozen=True)
class EnactmentData:
    """Number and day of the Perdes; day of its promulgation and number of the Lembaran Desa of that year."""

    perdes_number: str
    perdes_date: date
    promulgated_on: date
    lembaran_number: str


@transaction.atomic
def enact(
    *, by: Membership, plan: Plan, version: int, data: EnactmentData, paper: FromPaper | None = None
) -> Enactment:
    """Set the plan by Perdes: close it, freeze its edition, issue the Perdes with annexes and chapters.

    Raises NotAllowed, StaleVersion, DomainError naming the field at fault; then nothing is enacted.
    """
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.ENACT, via=DoneVia.FROM_SCAN if paper else None).require()
    _check(case, data)
    move(by=by, case=case, act=ReviewAct.ENACT, values={"enacted_on": data.perdes_date}, paper=paper)
    edition = _close(by, case, data, paper)
    enactment = Enactment.objects.create(
        desa_id=case.plan.desa_id,
        review=case.review,
        edition=edition,
        perdes_number=edition.perdes_number,
        perdes_date=edition.perdes_date,
        promulgated_on=data.promulgated_on,
        lembaran_number=data.lembaran_number.strip(),
        lembaran_year=data.promulgated_on.year,
    )
    enactment.document = _issue(by, enactment)
    enactment.save(update_fields=["document"])
    return enactment


def _close(by: Membership, case: Case, data: EnactmentData, paper: FromPaper | None) -> PlanEdition:
    scan = None
    if paper is not None:
        kept = clean_attachment(paper.scan)
        scan = ContentFile(kept.content, name=f"perdes.{kept.extension}")
    wanted = Perdes(data.perdes_number, data.perdes_date, scan)
    change = case.review.perubahan
    if change is None:
        return enact_plan(by=by, plan=case.plan, perdes=wanted)
    return enact_change(by=by, change=change, version=change.version, perdes=wanted)


def _issue(by: Membership, enactment: Enactment) -> IssuedDocument:
    source = perdes.load_perdes(enactment.review)
    annexes = annexes_of(source)
    payload = perdes.draw(source, annexes)
    former = issued_in(source.former).get(payload.key)
    parts = [annex.as_part for annex in annexes]
    linked = add_to_edition(by=by, edition=enactment.edition, payload=payload, replaces=former, parts=parts)
    return linked.document


def _check(case: Case, data: EnactmentData) -> None:
    if case.review.agreed_on is not None and data.perdes_date < case.review.agreed_on:
        raise DomainError("Perdes tidak ditetapkan sebelum kesepakatan dengan BPD.", field="perdes_date")
    if data.promulgated_on < data.perdes_date:
        raise DomainError("Pengundangan tidak dapat mendahului penetapan.", field="promulgated_on")
    for name in ("perdes_date", "promulgated_on"):
        if getattr(data, name) > case.today:
            raise DomainError("Tanggal belum tiba.", field=name)
    number = data.lembaran_number.strip()
    if not number:
        raise DomainError("Isi nomor Lembaran Desa.", field="lembaran_number")
    taken = Enactment.objects.filter(desa=case.plan.desa_id, lembaran_year=data.promulgated_on.year)
    if taken.filter(lembaran_number__iexact=number).exists():
        raise DomainError(f"Lembaran Desa Nomor {number} sudah dipakai tahun itu.", field="lembaran_number")
