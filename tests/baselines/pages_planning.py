"""The pages of plans."""

from django.urls import reverse
from django.utils import timezone

from accounts.act_log import new_act
from accounts.enums import Role
from accounts.models import Act
from desa_plan.bench.sample_plan import make_plan
from places.models import RukunTetangga
from planning.enums import PlanStatus
from planning.models import Misi, RpjmDesa, RpjmKegiatan, SasaranRpjm, Tujuan
from tests.baselines.page import Build, Page
from tests.cast import Cast, make_desa
from tests.national_lists import load_national_lists

EVERY_NTH_DELETED = 5
DOCUMENTS = ("rpjm-114", "rpjm-21", "rpjm-siskeudes", "rpjm-visi-misi")


def big_plan(cast: Cast, rows: int) -> RpjmDesa:
    """A plan with so many living lines, and as many deleted ones, acts, sasaran and RT in proportion."""
    load_codes()
    desa = cast.villages.umeanyar
    RukunTetangga.objects.bulk_create(
        RukunTetangga(dusun=dusun, rw="01", rt=f"{number:03}")
        for dusun in desa.dusun_set.all()
        for number in range(rows)
    )
    more = rows // EVERY_NTH_DELETED
    rpjm = make_plan(desa, rows + more)
    gone = rpjm.line_set.order_by("-pk").values_list("pk", flat=True)[:more]
    RpjmKegiatan.objects.filter(pk__in=list(gone)).update(deleted_at=timezone.now())
    _grow_tree(rpjm, rows)
    lines = rpjm.line_set.all()
    Act.objects.bulk_create(new_act(by=cast.sari, verb="create_line", subject=line, place=desa) for line in lines)
    return rpjm


def load_codes() -> None:
    """Load the lists, once a test."""
    load_national_lists()


def _grow_tree(rpjm: RpjmDesa, rows: int) -> None:
    misi = Misi.objects.bulk_create(Misi(rpjm=rpjm, text=f"Misi {number}") for number in range(2 + rows // 50))
    tujuan = Tujuan.objects.bulk_create(Tujuan(misi=one, text="Tujuan") for one in misi for _ in range(2))
    SasaranRpjm.objects.bulk_create(SasaranRpjm(tujuan=one, text="Sasaran") for one in tujuan for _ in range(3))


def of_plan(name: str, **further: str) -> Build:
    """A page of the plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": big_plan(cast, rows).pk, **further})


def of_line(name: str) -> Build:
    """A page of the plan's first line."""
    return lambda cast, rows: reverse(name, kwargs={"uid": big_plan(cast, rows).line_set.first().uid})


def many_plans(cast: Cast, rows: int) -> str:
    """The list of the plans of so many villages of the kecamatan."""
    kecamatan = cast.villages.umeanyar.kecamatan
    villages = [make_desa(f"51.08.02.{3000 + number}", f"Desa {number}", kecamatan) for number in range(rows)]
    RpjmDesa.objects.bulk_create(RpjmDesa(desa=desa, first_year=2027, last_year=2034) for desa in villages)
    return reverse("rpjm_list")


def old_plan(cast: Cast, rows: int) -> str:
    """The page that records the Perdes of an old plan."""
    rpjm = big_plan(cast, rows)
    RpjmDesa.objects.filter(pk=rpjm.pk).update(is_before_app=True)
    return reverse("rpjm_record", kwargs={"pk": rpjm.pk})


def enacted_plan(cast: Cast, rows: int) -> str:
    """An enacted plan."""
    rpjm = big_plan(cast, rows)
    enacted = {"status": PlanStatus.ENACTED, "perdes_number": "3", "perdes_date": "2026-12-30"}
    RpjmDesa.objects.filter(pk=rpjm.pk).update(**enacted)
    return reverse("rpjm_detail", kwargs={"pk": rpjm.pk})


PAGES = [
    Page("rpjm_list", lambda cast, rows: reverse("rpjm_list")),
    Page("rpjm_list of a kecamatan", many_plans, who=Role.PETUGAS_KECAMATAN),
    Page("rpjm_create", lambda cast, rows: reverse("rpjm_create")),
    Page("rpjm_detail", of_plan("rpjm_detail"), most=16),
    Page("rpjm_detail for a reader", of_plan("rpjm_detail"), who=Role.BPD, most=16),
    Page("rpjm_detail of an enacted plan", enacted_plan, most=16),
    Page("rpjm_year_matrix", of_plan("rpjm_year_matrix"), most=12),
    Page("rpjm_charts", of_plan("rpjm_charts"), most=12),
    Page("rpjm_visi_misi", of_plan("rpjm_visi_misi")),
    Page("rpjm_extend", of_plan("rpjm_extend")),
    Page("rpjm_record", old_plan),
    Page("rpjm_acts", of_plan("rpjm_acts")),
    Page("deleted_lines", of_plan("deleted_lines")),
    Page("rpjm_documents", of_plan("rpjm_documents"), most=21),
    *(Page(f"rpjm_document {key}", of_plan("rpjm_document", key=key)) for key in DOCUMENTS),
    Page("rpjm_download rpjm-114 as xlsx", of_plan("rpjm_download", key="rpjm-114", kind="xlsx")),
    Page("line_create", of_plan("line_create")),
    Page("line_edit", of_line("line_edit")),
    Page("line_edit for a reader", of_line("line_edit"), who=Role.BPD),
    Page("line_history", of_line("line_history")),
]
