"""Budgets in few words."""

from decimal import Decimal

from codes.models import Satuan, SumberDana
from planning.models import RkpKegiatan, StandarHarga
from planning.rab_data import RabRowData


def rab_row(
    name: str, volume: str, price: int, source: str | None = "DDS", *, group: str = "bahan", unit: str = "m3", **values
) -> RabRowData:
    """A row: `rab_row("Pasir", "2.5", 300_000)`."""
    return RabRowData(
        group=group,
        name=name,
        volume=Decimal(volume),
        price=price,
        unit=Satuan.objects.filter(name=unit).first(),
        sumber=SumberDana.objects.get(code=source) if source else None,
        **values,
    )


def rkp_costs(line: RkpKegiatan) -> dict[str | None, int | None]:
    """Rupiah by source as they are in the database now."""
    return dict(line.biaya_set.order_by().values_list("sumber__code", "amount"))


def price(desa, name: str, rupiah: int, *, unit: str = "m3", year: int = 2027) -> StandarHarga:
    """A price of the village's kabupaten."""
    return StandarHarga.objects.create(
        kabupaten=desa.kabupaten, year=year, name=name, unit_name=unit, price=rupiah, code="1.1"
    )
