"""Certificates that tests need there while they look at other things: nothing is drawn."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Membership
from places.models import Desa
from reporting.hashing import sha256_of
from reporting.models import IssuedDocument, IssuedFile
from reporting.payload_json import canonical_bytes
from tests.reporting.signing import paper_pdf
from tests.training.making import attend, hold, make_participant, make_program, make_session
from training.documents.sertifikat import draw
from training.documents.session_print import SessionPrint
from training.models import Certificate

ISSUED_ON = date(2026, 3, 10)


def make_certificate(desa: Desa, by: Membership) -> Certificate:
    """A certificate of a held session of the village; its file is a small PDF of another text."""
    session = make_session(make_program(desa))
    participant = make_participant(session, "Ketut Artha", desa)
    attend(participant)
    hold(session)
    payload = draw(SessionPrint(session), participant, number="001/BIMTEK", on=ISSUED_ON)
    data = canonical_bytes(payload)
    document = IssuedDocument.objects.create(
        key=payload.key,
        title=payload.full_title,
        payload=data.decode("ascii"),
        payload_sha256=sha256_of(data),
        issued_by=by,
        desa=desa,
    )
    pdf = paper_pdf("Sertifikat")
    file = IssuedFile(document=document, kind="pdf", filename="sertifikat.pdf", content_type="application/pdf")
    file.sha256, file.size = sha256_of(pdf), len(pdf)
    file.file.save("sertifikat.pdf", ContentFile(pdf), save=False)
    file.save()
    return Certificate.objects.create(
        participant=participant, number="001/BIMTEK", hours=0, issued_on=ISSUED_ON, document=document
    )
