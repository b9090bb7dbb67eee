"""Loading the whole demo; done again, it writes nothing that is there already."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from accounts.models import Membership
from desa_plan.demo.assessment import load_assessment, load_team
from desa_plan.demo.chain import load_chain
from desa_plan.demo.guard import has_other_accounts, is_loaded, is_of_an_earlier_version, refuse_real_site
from desa_plan.demo.logins import demo_administrator, open_logins, secretary_of, start_logins
from desa_plan.demo.logins_file import read_logins
from desa_plan.demo.loonuna import load_loonuna
from desa_plan.demo.meetings import load_meetings
from desa_plan.demo.neighbours import load_neighbours
from desa_plan.demo.people import load_data_desa_of_year, load_people
from desa_plan.demo.places import LOONUNA, PANDANLANDUNG, TIRTA_CONTOH
from desa_plan.demo.plans import DemoPlan, load_plan
from desa_plan.demo.reference import load_lists
from desa_plan.demo.training import load_trainings
from desa_plan.demo.village import load_village
from desa_plan.demo.village_file import read_village
from desa_plan.demo.yearly import load_yearly_plans
from places.models import Desa
from places.services.wilayah_file import WILAYAH_CSV
from planning.models import PlanImport, RkpDesa, RpjmDesa
from planning.services.import_apply import apply_import, apply_pagu_of_import
from planning.services.imports import start_import
from planning.services.rkp import create_rkp
from villages.models import Jabatan
from villages.services.offices import create_standard_sotk

VILLAGE_JSON = Path(__file__).resolve().parent / "tirta_contoh.json"
DIRTY_WORKBOOK = Path(__file__).resolve().parent / "rkp_2026_kotor.xlsx"
DIRTY_YEAR = 2026
DATA_YEAR = 2026
TIRTA_DATA_DESA = {
    "Jumlah penduduk laki-laki": "2070",
    "Jumlah penduduk perempuan": "2110",
    "Jumlah keluarga": "1124",
    "Persawahan": "186",
    "Lahan tegalan": "212.5",
    "Hutan": "94",
    "Mata air": "5",
    "Jalan": "18.4",
    "Jembatan": "6",
    "PAUD": "2",
}
PANDANLANDUNG_PLAN = DemoPlan("rpjm_pandanlandung_2020_2027.csv", 2020, 2027, is_before_app=True)
NEW_PLAN = DemoPlan("rpjm_tirta_contoh_2027_2034.csv", 2027, 2034)
OLD_PLAN = DemoPlan(
    "rpjm_tirta_contoh_2019_2026.csv",
    2019,
    2026,
    is_before_app=True,
    perdes_number="3 Tahun 2024",
    perdes_date=date(2024, 8, 12),
)


@dataclass(frozen=True)
class DemoResult:
    """What was written: rows of the national lists, roles, plans.

    `is_kept` where others work beside the demo, `is_former` where an earlier version loaded it.
    """

    list_rows: int = 0
    roles: int = 0
    plans: tuple[RpjmDesa, ...] = ()
    yearly: tuple[RkpDesa, ...] = ()
    is_kept: bool = False
    is_former: bool = False

    @property
    def is_new(self) -> bool:
        """Whether anything was written."""
        return bool(self.list_rows or self.roles or self.plans or self.yearly)


@transaction.atomic
def load_demo(*, force: bool = False, wilayah: Path = WILAYAH_CSV) -> DemoResult:
    """Load everything or nothing. Raises DomainError where demo accounts do not belong, unless forced."""
    if not force:
        refuse_real_site()
    if is_of_an_earlier_version():
        return DemoResult(is_former=True)
    # Somebody began to work beside the demo: its lists stay fresh, but no login with a known password is added.
    keep = is_loaded() and has_other_accounts() and not force
    roles_before = Membership.objects.count()
    by = demo_administrator()
    list_rows = load_lists(wilayah, by=by)
    if keep:
        return DemoResult(list_rows, is_kept=True)
    village, logins = read_village(VILLAGE_JSON), read_logins()
    open_logins([login for login in logins if not login.dusun], by=by)
    tirta = Desa.objects.select_related("kecamatan", "kabupaten").get(code=TIRTA_CONTOH.code)
    sari = secretary_of(tirta.code)
    load_village(village, by=sari, desa=tirta)
    open_logins([login for login in logins if login.dusun], by=by)
    start_logins(by=by)
    plans = [
        _load_pandanlandung(by=secretary_of(PANDANLANDUNG)),
        load_plan(OLD_PLAN, by=sari, desa=tirta),
        load_plan(NEW_PLAN, by=sari, desa=tirta, vision=village.vision),
    ]
    yearly = [*load_yearly_plans(by=sari, desa=tirta), *_import_pandanlandung(by=secretary_of(PANDANLANDUNG))]
    if load_people("warga_tirta_contoh.csv", by=sari, desa=tirta):
        load_data_desa_of_year(DATA_YEAR, TIRTA_DATA_DESA, by=sari, desa=tirta)
    load_assessment(by=sari, desa=tirta)
    meetings = load_meetings(by=sari, desa=tirta)
    if meetings:
        load_team(meetings["rapat_tim"], by=sari, desa=tirta)
    yearly += load_chain(meetings, by=sari, desa=tirta)
    loonuna = Desa.objects.select_related("kecamatan", "kabupaten").get(code=LOONUNA)
    load_loonuna(desa=loonuna)
    yearly += load_neighbours()
    load_trainings(loonuna=loonuna)
    roles = Membership.objects.count() - roles_before
    return DemoResult(list_rows, roles, tuple(plan for plan in plans if plan), tuple(yearly))


def _load_pandanlandung(*, by: Membership) -> RpjmDesa | None:
    """The real plan; who held office is not known, so the offices stand without holders and nothing is invented."""
    desa = Desa.objects.select_related("kecamatan", "kabupaten").get(code=PANDANLANDUNG)
    if not Jabatan.objects.filter(desa=desa).exists():
        create_standard_sotk(by=by, desa=desa)
    return load_plan(PANDANLANDUNG_PLAN, by=by, desa=desa)


def _import_pandanlandung(*, by: Membership) -> list[RkpDesa]:
    """The RKP Desa 2026 of Pandanlandung, read from a workbook with the faults that its real one has."""
    desa = Desa.objects.select_related("kecamatan", "kabupaten").get(code=PANDANLANDUNG)
    if RkpDesa.objects.filter(desa=desa, year=DIRTY_YEAR).exists():
        return []
    rkp = create_rkp(by=by, desa=desa, year=DIRTY_YEAR, is_before_app=True)
    read = start_import(by=by, plan=rkp, content=DIRTY_WORKBOOK.read_bytes(), name="rkp desa 2026 FIX.xlsx")
    apply_pagu_of_import(by=by, plan_import=read)
    apply_import(by=by, plan_import=read, version=PlanImport.objects.get(pk=read.pk).version, only_good=False)
    return [rkp]
