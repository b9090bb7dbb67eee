"""Finding the plan, or the line, that a document is asked for."""

from planning.models import RkpDesa, RkpKegiatan, RpjmDesa
from reporting.errors import DocumentError


def find_rpjm(desa: str, rpjm: int) -> RpjmDesa:
    """The RPJM Desa of a village code and first year. Raises DocumentError when there is none."""
    found = RpjmDesa.objects.with_place().filter(desa__code=desa, first_year=rpjm).first()
    if found is None:
        raise DocumentError(f"Desa {desa} tidak mempunyai RPJM Desa yang dimulai tahun {rpjm}.")
    return found


def find_rkp(desa: str, year: int) -> RkpDesa:
    """The RKP Desa of a village code and year. Raises DocumentError when there is none."""
    found = RkpDesa.objects.with_place().filter(desa__code=desa, year=year).first()
    if found is None:
        raise DocumentError(f"Desa {desa} tidak mempunyai RKP Desa tahun {year}.")
    return found


def find_rkp_line(number: int) -> RkpKegiatan:
    """A living line by its number in the database. Raises DocumentError when there is none."""
    found = RkpKegiatan.objects.alive().filter(pk=number).first()
    if found is None:
        raise DocumentError(f"Tidak ada kegiatan RKP Desa bernomor {number}.")
    return found


def rkp_of_line(line: RkpKegiatan) -> RkpDesa:
    """The plan of a line with everything above its village."""
    return RkpDesa.objects.with_place().get(pk=line.rkp_id)
