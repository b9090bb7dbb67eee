"""Access to the loop: officers who compare villages, and of them those who hold training."""

from accounts.enums import Role
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, Row, by_role
from tests.cast import Cast

HOLDERS = (Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD)
ANALYSTS_ONLY = by_role(403, dict.fromkeys((*HOLDERS, Role.BAPPEDA, Role.INSPEKTORAT), 200))
HOLDERS_ONLY = by_role(403, dict.fromkeys(HOLDERS, 200))


def file(cast: Cast, desa: Desa) -> dict:
    """The comparison as a workbook."""
    return {"year": 2027, "kind": "xlsx"}


def own_area(name: str, get: Answers = ANALYSTS_ONLY, post: Answers = NO_SUCH_METHOD, kwargs=None) -> Row:
    """A page that names no place: each officer is answered with his own."""
    return Row(name, get=get, post=post, kwargs=kwargs, other_get=get, other_post=post)


ROWS = [
    own_area("training_loop"),
    own_area("training_loop_session", HOLDERS_ONLY, HOLDERS_ONLY),
    own_area("training_effect"),
    own_area("training_effect_download", kwargs=file),
]
