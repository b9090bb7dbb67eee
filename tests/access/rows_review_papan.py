"""Access to the boards of kecamatan and kabupaten, and to their papers."""

from accounts.enums import Role
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Row, by_role
from tests.cast import Cast

OFFICERS = (
    Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.BAPPEDA, Role.BAGIAN_HUKUM, Role.INSPEKTORAT,
)  # fmt: skip
OFFICERS_ONLY = by_role(403, dict.fromkeys(OFFICERS, 200))


def papers(cast: Cast, desa: Desa) -> dict:
    """The papers of a plan year; whose they are is the reader's own place."""
    return {"year": 2027}


def paper(cast: Cast, desa: Desa) -> dict:
    """The paper that kecamatan and kabupaten both have."""
    return papers(cast, desa) | {"key": "rekap-gambar"}


def file(cast: Cast, desa: Desa) -> dict:
    """Its file."""
    return paper(cast, desa) | {"kind": "docx"}


def own_area(name: str, kwargs=None) -> Row:
    """A page that names no place: each officer is answered with his own."""
    return Row(
        name, get=OFFICERS_ONLY, post=NO_SUCH_METHOD, kwargs=kwargs, other_get=OFFICERS_ONLY, other_post=NO_SUCH_METHOD
    )


ROWS = [
    own_area("review_board"),
    own_area("review_board_calendar"),
    own_area("review_board_budget"),
    own_area("review_board_rules"),
    own_area("review_board_documents", papers),
    own_area("review_board_document", paper),
    own_area("review_board_download", file),
]
