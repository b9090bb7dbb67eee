"""How much a whole plan may cost; above it stand only slips of zeros."""

from django.db.models import QuerySet, Sum

from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST
from planning.models import RkpBiaya, RkpDesa, RpjmBiaya, RpjmDesa


def refuse_absurd_total(rpjm: RpjmDesa) -> None:
    """Raise DomainError when the living lines of a locked plan cost more than 10^15 rupiah together.

    Words for amounts end there, and SQLite's sums not far above: one village's slip would close the pages of its
    whole kabupaten.
    """
    _refuse(RpjmBiaya.objects.filter(tahun__line__rpjm=rpjm, tahun__line__deleted_at=None), "RPJM Desa", "years")


def refuse_absurd_rkp_total(rkp: RkpDesa) -> None:
    """The same for a yearly plan."""
    _refuse(RkpBiaya.objects.filter(line__rkp=rkp, line__deleted_at=None), "RKP Desa", "costs")


def _refuse(costs: QuerySet, plan: str, field: str) -> None:
    total = costs.aggregate(total=Sum("amount"))["total"] or 0
    if total > LARGEST:
        raise DomainError(
            f"Dengan ini jumlah seluruh {plan} melebihi {format_rupiah(LARGEST, prefix='Rp')}. "
            "Periksa banyaknya angka nol.",
            field=field,
        )
