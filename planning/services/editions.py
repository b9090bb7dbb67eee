"""Freezing a plan when a Perdes enacts it."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from planning.documents.official import official_matrices
from planning.editions import issued_in, last_edition
from planning.enums import PlanStatus
from planning.models import EditionDocument, PlanEdition, RkpDesa, RpjmDesa
from reporting.models import IssuedDocument
from reporting.payload import Payload
from reporting.pdf_joining import PdfPart
from reporting.services.issue import issue_document


@transaction.atomic
def freeze_edition(*, by: Membership, plan: RpjmDesa | RkpDesa) -> PlanEdition:
    """Freeze the official matrices of an enacted plan as its next edition; each names the one it replaces.

    Called by the services that enact, which have asked the policy and locked the plan. Raises DomainError when the plan
    is not enacted.
    """
    plan = type(plan).objects.with_place().get(pk=plan.pk)
    if plan.status != PlanStatus.ENACTED or plan.perdes_date is None:
        raise DomainError(f"{plan} belum ditetapkan.")
    former = last_edition(plan)
    edition = PlanEdition.objects.create(
        desa=plan.desa,
        rpjm=plan if isinstance(plan, RpjmDesa) else None,
        rkp=plan if isinstance(plan, RkpDesa) else None,
        number=former.number + 1 if former else 0,
        perdes_number=plan.perdes_number,
        perdes_date=plan.perdes_date,
        perdes_scan=plan.perdes_scan.name,
    )
    replaced = issued_in(former)
    for payload in official_matrices(plan):
        add_to_edition(by=by, edition=edition, payload=payload, replaces=replaced.get(payload.key))
    return edition


def add_to_edition(
    *,
    by: Membership,
    edition: PlanEdition,
    payload: Payload,
    replaces: IssuedDocument | None = None,
    parts: Sequence[PdfPart] = (),
) -> EditionDocument:
    """Issue one document as part of an edition; `parts` are PDFs that are joined to its own."""
    document = issue_document(by=by, place=edition.desa, payload=payload, replaces=replaces, parts=parts)
    return EditionDocument.objects.create(edition=edition, document=document)
