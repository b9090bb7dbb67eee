"""The participant's certificate, once it was issued."""

from dataclasses import dataclass

from reporting.verification_code import grouped
from training.models import Certificate, Participant
from training.self_sections import SelfSection


@dataclass(frozen=True)
class OwnCertificate:
    """A certificate and its code as it is printed."""

    certificate: Certificate
    code: str


def load(participant: Participant) -> OwnCertificate | None:
    """His certificate; none before it was issued. One query."""
    rows = Certificate.objects.select_related("document").defer("document__payload")
    found = rows.filter(participant=participant).first()
    return OwnCertificate(found, grouped(found.document.code)) if found else None


SECTION = SelfSection(60, "training/self_certificate.html", load)
