"""Certificates against what was issued, for `verify_documents`; their files are looked at with all issued documents."""

from collections.abc import Iterator

from django.db.models import QuerySet

from places.errors import DomainError
from places.models import Desa
from reporting.issued import Fault, payload_of
from reporting.payload import ProseDocument
from reporting.public_documents import PUBLIC_FACTS
from review.stored_faults import also_check
from training.documents.sertifikat import KEY, hours_words
from training.models import Certificate


def certificates(desa: Desa | None) -> QuerySet:
    """All certificates, or those of sessions that a village holds."""
    rows = Certificate.objects.select_related("document")
    return rows.filter(document__desa=desa) if desa else rows


def certificate_faults(certificate: Certificate) -> Iterator[Fault]:
    """Whether the row says what was issued: number, hours, and that it is a certificate at all."""
    try:
        payload = payload_of(certificate.document)
    except DomainError:
        return  # named with the document itself
    facts = dict(payload.context.get(PUBLIC_FACTS, [])) if isinstance(payload, ProseDocument) else {}
    said = (certificate.document.key, facts.get("Nomor sertifikat"), facts.get("Jam pelajaran"))
    if said != (KEY, certificate.number, hours_words(certificate.hours)):
        message = f"Catatan sertifikat {certificate.number} tidak sama dengan yang diterbitkan."
        yield Fault(f"certificate {certificate.pk}: row", message)


also_check("sertifikat", certificates, certificate_faults)
