"""The public check of an issued document."""

from dataclasses import replace

from django.urls import reverse

from reporting.services.issue import issue_document
from tests.baselines.page import Page
from tests.cast import Cast
from tests.reporting.samples import siskeudes_matrix


def issued(cast: Cast, rows: int) -> str:
    """The page of a matrix of so many lines that anybody may have."""
    payload = replace(siskeudes_matrix(rows), key="rkp-114", draft=False)
    document = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=payload)
    return reverse("verification_document", args=[document.code])


PAGES = [Page("verification_document", issued)]
