"""How much a whole plan may cost; above it stand only slips of zeros."""

from django.db.models import Sum

from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST
from planning.models import RpjmBiaya, RpjmDesa


def refuse_absurd_total(rpjm: RpjmDesa) -> None:
    """Raise DomainError when the living lines of a locked plan cost more than 10^15 rupiah together.

    Words for amounts end there, and SQLite's sums not far above: one village's slip would close the pages of its
    whole kabupaten.
    """
    costs = RpjmBiaya.objects.filter(tahun__line__rpjm=rpjm, tahun__line__deleted_at=None)
    total = costs.aggregate(total=Sum("amount"))["total"] or 0
    if total > LARGEST:
        raise DomainError(
            f"Dengan ini jumlah seluruh RPJM Desa melebihi {format_rupiah(LARGEST, prefix='Rp')}. "
            "Periksa banyaknya angka nol.",
            field="years",
        )
