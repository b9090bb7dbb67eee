"""The pages of ceilings, budgets of lines, examination sheets and price standards."""

from django.urls import reverse

from accounts.enums import Role
from codes.models import Satuan, SumberDana
from planning.enums import RabGroup
from planning.models import PaguIndikatif, PaguTahun, RabRincian, RkpKegiatan, StandarHarga
from tests.baselines.page import Page
from tests.baselines.pages_planning import load_codes
from tests.baselines.pages_planning_checks import YEAR, big_rkp, yearly
from tests.cast import Cast, make_desa


def ceilings(cast: Cast, rows: int) -> None:
    """Every source of this year and of the last."""
    load_codes()
    for year in (YEAR - 1, YEAR):
        tahun = PaguTahun.objects.create(desa=cast.villages.umeanyar, year=year)
        PaguIndikatif.objects.bulk_create(
            PaguIndikatif(tahun=tahun, sumber=source, amount=rows, silpa=1) for source in SumberDana.objects.all()
        )


def a_year(cast: Cast, rows: int) -> str:
    """The ceilings of a year."""
    ceilings(cast, rows)
    return reverse("pagu_edit", kwargs={"year": YEAR})


def years(cast: Cast, rows: int) -> str:
    """So many years of a village."""
    load_codes()
    PaguTahun.objects.bulk_create(PaguTahun(desa=cast.villages.umeanyar, year=2000 + year) for year in range(rows // 2))
    return reverse("pagu_list")


def many_villages(cast: Cast, rows: int) -> str:
    """So many villages of a kabupaten with their ceilings."""
    kecamatan = cast.villages.umeanyar.kecamatan
    villages = [make_desa(f"51.08.02.{3000 + number}", f"Desa {number}", kecamatan) for number in range(rows)]
    PaguTahun.objects.bulk_create(PaguTahun(desa=desa, year=YEAR) for desa in villages)
    return f"{reverse('pagu_list')}?tahun={YEAR}"


def plan_with_ceilings(cast: Cast, rows: int) -> str:
    """A yearly plan against its ceilings, all overspent."""
    ceilings(cast, 1)
    return yearly("rkp_pagu")(cast, rows)


def budgeted_line(cast: Cast, rows: int) -> RkpKegiatan:
    """A line with so many rows of RAB, each like a price of the standard."""
    rkp = big_rkp(cast, 15)
    line = rkp.line_set.order_by("pk").first()
    kabupaten, unit = rkp.desa.kabupaten, Satuan.objects.first()
    prices = StandarHarga.objects.bulk_create(
        StandarHarga(kabupaten=kabupaten, year=YEAR, name=f"Semen {number}", unit_name="zak", price=number)
        for number in range(rows)
    )
    RabRincian.objects.bulk_create(
        RabRincian(
            line=line,
            group=RabGroup.values[number % 3],
            name=f"Semen {number}",
            volume=2,
            unit=unit,
            price=500,
            amount=1_000,
            sumber=SumberDana.objects.first(),
            standar=price,
        )
        for number, price in enumerate(prices)
    )
    return line


def of_line(name: str):
    """A page of the line with the RAB."""
    return lambda cast, rows: reverse(name, kwargs={"uid": budgeted_line(cast, rows).uid})


def many_prices(cast: Cast, rows: int) -> str:
    """So many prices."""
    budgeted_line(cast, rows)
    return f"{reverse('price_list')}?q=semen"


PAGES = [
    Page("pagu_list", years),
    Page("pagu_list of a kabupaten", many_villages, who=Role.DINAS_PMD),
    Page("pagu_edit", a_year),
    Page("pagu_edit for a reader", a_year, who=Role.BPD),
    Page("rkp_pagu", plan_with_ceilings),
    Page("rab_edit", of_line("rab_edit")),
    Page("rab_edit for a reader", of_line("rab_edit"), who=Role.BPD),
    Page("pemeriksaan_edit", of_line("pemeriksaan_edit")),
    Page("price_list", many_prices),
]
