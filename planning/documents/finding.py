"""Finding the plan that a document is asked for."""

from planning.models import RpjmDesa
from reporting.errors import DocumentError


def find_rpjm(desa: str, rpjm: int) -> RpjmDesa:
    """The RPJM Desa of a village code and first year. Raises DocumentError when there is none."""
    found = RpjmDesa.objects.with_place().filter(desa__code=desa, first_year=rpjm).first()
    if found is None:
        raise DocumentError(f"Desa {desa} tidak mempunyai RPJM Desa yang dimulai tahun {rpjm}.")
    return found
