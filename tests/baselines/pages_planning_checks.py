"""The pages of findings, of levels, and of a year's Dana Desa rules."""

from django.urls import reverse

from accounts.enums import Role
from codes.models import SumberDana
from planning.models import RabRincian, RkpBiaya, RkpDesa, RkpKegiatan
from tests.baselines.page import Page
from tests.baselines.pages_planning import big_plan, load_codes, of_plan
from tests.cast import Cast

YEAR = 2027


def big_rkp(cast: Cast, rows: int) -> RkpDesa:
    """A yearly plan with so many lines, each with a cost, a RAB row, and a link or none."""
    rpjm = big_plan(cast, rows)
    rkp = RkpDesa.objects.create(desa=rpjm.desa, rpjm=rpjm, year=YEAR)
    sources = list(SumberDana.objects.all())
    living = rpjm.line_set.filter(deleted_at=None).order_by("pk")
    lines = RkpKegiatan.objects.bulk_create(
        RkpKegiatan(
            rkp=rkp,
            desa=rpjm.desa,
            bidang_id=line.bidang_id,
            sub_bidang_id=line.sub_bidang_id,
            kegiatan_id=line.kegiatan_id,
            unit_id=line.unit_id,
            name=line.name,
            position=number,
            rpjm_line=line if number % 3 else None,
        )
        for number, line in enumerate(living)
    )
    RkpBiaya.objects.bulk_create(
        RkpBiaya(line=line, sumber=sources[number % len(sources)], amount=1_000_000)
        for number, line in enumerate(lines)
    )
    RabRincian.objects.bulk_create(
        RabRincian(line=line, group="bahan", name="Semen", volume=2, price=500_000, amount=1_000_000) for line in lines
    )
    return rkp


def yearly(name: str):
    """A page of the yearly plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": big_rkp(cast, rows).pk})


def levels(cast: Cast, rows: int) -> str:
    """The levels of the kabupaten."""
    return reverse("rule_levels", kwargs={"kabupaten_code": cast.villages.umeanyar.kabupaten.code})


def rules_of_a_year(cast: Cast, rows: int) -> str:
    """The rules of 2026."""
    load_codes()
    return f"{reverse('dana_desa_rules')}?tahun=2026"


PAGES = [
    Page("rkp_detail with checks", yearly("rkp_detail"), most=70),
    Page("rkp_checks", yearly("rkp_checks"), most=60),
    Page("rkp_checks for a reader", yearly("rkp_checks"), who=Role.BPD, most=60),
    Page("rpjm_checks", of_plan("rpjm_checks"), most=46),
    Page("rule_levels", levels, who=Role.DINAS_PMD),
    Page("dana_desa_rules", rules_of_a_year),
]
