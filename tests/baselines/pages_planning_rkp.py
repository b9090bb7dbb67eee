"""The pages of yearly plans."""

from django.urls import reverse
from django.utils import timezone

from accounts.act_log import new_act
from accounts.enums import Role
from accounts.models import Act, Membership
from codes.models import SumberDana
from planning.enums import CarryOutcome, PlanStatus, RabGroup
from planning.models import (
    CarryOver,
    EvaluasiKegiatan,
    PaguIndikatif,
    PaguTahun,
    RabRincian,
    RkpBiaya,
    RkpDesa,
    RkpKegiatan,
    RkpLokasi,
    RpjmDesa,
    RpjmKegiatan,
)
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import EVERY_NTH_DELETED, big_plan
from tests.cast import Cast, make_desa

YEAR = 2028
SHARED_FIELDS = ("bidang_id", "sub_bidang_id", "kegiatan_id", "name", "volume", "unit_id", "location_kind", "position")


def yearly_plan(by: Membership, rpjm: RpjmDesa, year: int, lines: list[RpjmKegiatan]) -> RkpDesa:
    """A plan with a line for each of the RPJM lines, two sources, a place and a RAB row each."""
    desa = rpjm.desa
    rkp = RkpDesa.objects.create(desa=desa, rpjm=rpjm, year=year)
    rows = [
        RkpKegiatan(rkp=rkp, desa=desa, rpjm_line=line, **{name: getattr(line, name) for name in SHARED_FIELDS})
        for line in lines
    ]
    RkpKegiatan.objects.bulk_create(rows)
    sources = {source.code: source for source in SumberDana.objects.all()}
    RkpBiaya.objects.bulk_create(
        RkpBiaya(line=row, sumber=sources[code], amount=5_000_000) for row in rows for code in ("DDS", "ADD")
    )
    RkpLokasi.objects.bulk_create(RkpLokasi(line=row, dusun=desa.dusun_set.first()) for row in rows)
    RabRincian.objects.bulk_create(
        RabRincian(line=row, group=RabGroup.BAHAN, name="Batu", volume=1, price=9, amount=9) for row in rows[::2]
    )
    Act.objects.bulk_create(new_act(by=by, verb="create_rkp_line", subject=row, place=desa) for row in rows)
    return rkp


def big_rkp(cast: Cast, rows: int) -> RkpDesa:
    """A plan with so many living lines and deleted ones, a year before it half evaluated, and its ceilings."""
    rpjm = big_plan(cast, rows)
    lines = list(rpjm.line_set.all())
    before = yearly_plan(cast.sari, rpjm, YEAR - 1, lines)
    old = list(before.line_set.all())
    EvaluasiKegiatan.objects.bulk_create(
        EvaluasiKegiatan(line=line, desa=rpjm.desa, result="partly", obstacle="Hujan") for line in old[::2]
    )
    rkp = yearly_plan(cast.sari, rpjm, YEAR, lines)
    CarryOver.objects.bulk_create(
        CarryOver(rkp=rkp, from_line=line, outcome=CarryOutcome.DROPPED, reason="Selesai") for line in old[::5]
    )
    gone = rkp.line_set.order_by("-pk").values_list("pk", flat=True)[: rows // EVERY_NTH_DELETED]
    RkpKegiatan.objects.filter(pk__in=list(gone)).update(deleted_at=timezone.now())
    tahun = PaguTahun.objects.create(desa=rpjm.desa, year=YEAR)
    PaguIndikatif.objects.bulk_create(
        PaguIndikatif(tahun=tahun, sumber=source, amount=1_000_000) for source in SumberDana.objects.all()
    )
    return rkp


def of_rkp(name: str) -> Build:
    """A page of the plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": big_rkp(cast, rows).pk})


def of_line(name: str) -> Build:
    """A page of the plan's first line."""
    return lambda cast, rows: reverse(name, kwargs={"uid": big_rkp(cast, rows).line_set.first().uid})


def empty_year(cast: Cast, rows: int) -> str:
    """The page that composes a plan still without lines."""
    rpjm = big_plan(cast, rows)
    return reverse("rkp_compose", kwargs={"pk": RkpDesa.objects.create(desa=rpjm.desa, rpjm=rpjm, year=YEAR).pk})


def many_rkp(cast: Cast, rows: int) -> str:
    """The list of the yearly plans of so many villages of the kecamatan."""
    kecamatan = cast.villages.umeanyar.kecamatan
    villages = [make_desa(f"51.08.02.{3000 + number}", f"Desa {number}", kecamatan) for number in range(rows)]
    RkpDesa.objects.bulk_create(RkpDesa(desa=desa, year=YEAR) for desa in villages)
    return reverse("rkp_list")


def enacted_rkp(cast: Cast, rows: int) -> str:
    """An enacted plan."""
    rkp = big_rkp(cast, rows)
    enacted = {"status": PlanStatus.ENACTED, "perdes_number": "3", "perdes_date": "2027-09-30"}
    RkpDesa.objects.filter(pk=rkp.pk).update(**enacted)
    return rkp.get_absolute_url()


def home(cast: Cast, rows: int) -> str:
    """Home of a village in the middle of its yearly plan."""
    big_rkp(cast, rows)
    return reverse("home")


PAGES = [
    Page("rkp_list", lambda cast, rows: reverse("rkp_list")),
    Page("rkp_list of a kecamatan", many_rkp, who=Role.PETUGAS_KECAMATAN),
    Page("rkp_create", lambda cast, rows: reverse("rkp_create")),
    Page("rkp_detail", of_rkp("rkp_detail"), most=70),
    Page("rkp_detail for a reader", of_rkp("rkp_detail"), who=Role.BPD, most=70),
    Page("rkp_detail of an enacted plan", enacted_rkp, most=70),
    Page("rkp_compose of an empty plan", empty_year),
    Page("rkp_compose of a full plan", of_rkp("rkp_compose")),
    Page("rkp_carry_over", of_rkp("rkp_carry_over")),
    Page("rkp_carry_over for a reader", of_rkp("rkp_carry_over"), who=Role.BPD),
    Page("rkp_acts", of_rkp("rkp_acts")),
    Page("rkp_deleted_lines", of_rkp("rkp_deleted_lines")),
    Page("rkp_legal_basis", of_rkp("rkp_legal_basis")),
    Page("rkp_line_create", of_rkp("rkp_line_create")),
    Page("rkp_line_edit", of_line("rkp_line_edit")),
    Page("rkp_line_edit for a reader", of_line("rkp_line_edit"), who=Role.BPD),
    Page("rkp_line_history", of_line("rkp_line_history")),
    Page("home of a secretary with a yearly plan", home),
]
