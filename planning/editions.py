"""Reading editions: the last one of a plan, its frozen complete list, and what differs from it."""

from planning.calculations.semula_menjadi import Comparison, compare
from planning.documents.official import complete_list, complete_list_key
from planning.models import Perubahan, PlanEdition, RkpDesa, RpjmDesa
from reporting.errors import DocumentError
from reporting.issued import payload_of
from reporting.models import IssuedDocument
from reporting.payload import MatrixDocument

Plan = RpjmDesa | RkpDesa


def last_edition(plan: Plan) -> PlanEdition | None:
    """The newest enacted state of a plan."""
    return PlanEdition.objects.of_plan(plan).first()


def frozen_list(edition: PlanEdition) -> MatrixDocument:
    """The complete list as it was enacted. Raises DocumentError when it is missing or was tampered with."""
    key = complete_list_key(edition.plan)
    linked = edition.document_set.filter(document__key=key).select_related("document").first()
    payload = payload_of(linked.document) if linked else None
    if not isinstance(payload, MatrixDocument):
        raise DocumentError(f"Naskah {edition} tidak memuat daftar lengkap kegiatan.")
    return payload


def issued_in(edition: PlanEdition | None) -> dict[str, IssuedDocument]:
    """The issued documents of an edition by their keys."""
    if edition is None:
        return {}
    linked = edition.document_set.select_related("document")
    return {link.document.key: link.document for link in linked}


def former_edition(change: Perubahan) -> PlanEdition:
    """The edition that a change starts from. Raises DocumentError when there is none."""
    editions = PlanEdition.objects.of_plan(change.plan)
    if change.edition is not None:
        editions = editions.filter(number__lt=change.edition.number)
    former = editions.first()
    if former is None:
        raise DocumentError(f"{change.plan} belum ditetapkan, jadi belum ada yang diperbandingkan.")
    return former


def lists_of(change: Perubahan) -> tuple[MatrixDocument, MatrixDocument]:
    """Semula and menjadi: the frozen list and, while the change is open, the living one; afterwards two frozen ones."""
    before = frozen_list(former_edition(change))
    return before, frozen_list(change.edition) if change.edition else complete_list(change.plan)


def compare_change(change: Perubahan) -> Comparison:
    """What a change changed."""
    return compare(*lists_of(change))
