"""Access to the public check of issued documents, and to the scans of their signed paper."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from accounts.models import Membership
from places.models import Desa
from reporting.models import IssuedDocument
from reporting.services.issue import issue_document
from reporting.services.scans import add_scan
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only, public
from tests.access.rows_planning import writer
from tests.cast import Cast
from tests.reporting.samples import siskeudes_matrix
from tests.reporting.signing import paper_pdf

KEEPERS = frozenset({Role.SEKRETARIS_DESA})


def a_document(cast: Cast, desa: Desa) -> IssuedDocument:
    """A matrix that the village issued; anybody may have it."""
    payload = replace(siskeudes_matrix(2), key="rkp-114", draft=False)
    return issue_document(by=writer(cast, desa), place=desa, payload=payload)


def document(cast: Cast, desa: Desa) -> dict:
    """An issued document."""
    return {"uid": a_document(cast, desa).uid}


def code(cast: Cast, desa: Desa) -> dict:
    """The code of an issued document."""
    return {"code": a_document(cast, desa).code}


def public_file(cast: Cast, desa: Desa) -> dict:
    """A file that anybody may have."""
    return code(cast, desa) | {"kind": "pdf"}


def a_scan(cast: Cast, desa: Desa) -> dict:
    """A scan of the signed paper."""
    issued = a_document(cast, desa)
    by = Membership.objects.get(pk=issued.issued_by_id)
    return {"uid": add_scan(by=by, document=issued, content=paper_pdf()).uid}


def signed_paper(cast: Cast, desa: Desa) -> dict:
    """A form that uploads a scan."""
    return {"file": SimpleUploadedFile("perdes.pdf", paper_pdf("Lain"), content_type="application/pdf")}


def reason(cast: Cast, desa: Desa) -> dict:
    """A form that says why."""
    return {"reason": "Naskah yang keliru"}


ROWS = [
    # Open to everybody who holds a printed document; what village it is of makes no difference.
    Row("verification", get=public(200), post=public(200)),
    Row("verification_document", get=public(200), post=public(405), kwargs=code, other_get=public(200)),
    Row("verification_file", get=public(200), post=public(405), kwargs=public_file, other_get=public(200)),
    Row("issued_scans", get=everyone(200), post=only(KEEPERS, 302), kwargs=document, data=signed_paper),
    Row("issued_scan_file", get=everyone(200), post=NO_SUCH_METHOD, kwargs=a_scan),
    Row("issued_scan_withdraw", get=only(KEEPERS, 200), post=only(KEEPERS, 302), kwargs=a_scan, data=reason),
]
