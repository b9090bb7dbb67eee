"""Writing a plan of the demo through the services, in the name of the village's secretary."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accounts.models import Membership
from desa_plan.demo.plan_file import read_plan
from desa_plan.demo.village_file import Vision
from places.models import Desa
from planning.models import RpjmDesa
from planning.services.lines import create_line
from planning.services.rpjm import create_rpjm, describe_rpjm, record_enactment
from planning.services.visi_misi import write_tree

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class DemoPlan:
    """A plan and where its lines stand; with a Perdes it is closed as one from before the application."""

    file: str
    first_year: int
    last_year: int
    is_before_app: bool = False
    perdes_number: str = ""
    perdes_date: date | None = None


def load_plan(plan: DemoPlan, *, by: Membership, desa: Desa, vision: Vision | None = None) -> RpjmDesa | None:
    """Write the plan unless the village has one of that first year; give it when it is new."""
    if RpjmDesa.objects.filter(desa=desa, first_year=plan.first_year).exists():
        return None
    rpjm = create_rpjm(
        by=by, desa=desa, first_year=plan.first_year, last_year=plan.last_year, is_before_app=plan.is_before_app
    )
    if vision is not None:
        rpjm = _write_vision(rpjm, vision, by=by)
    for data in read_plan(FOLDER / plan.file, rpjm):
        create_line(by=by, rpjm=rpjm, data=data)
    if plan.perdes_date is not None:
        rpjm = record_enactment(
            by=by,
            rpjm=rpjm,
            version=rpjm.version,
            perdes_number=plan.perdes_number,
            perdes_date=plan.perdes_date,
        )
    return rpjm


def _write_vision(rpjm: RpjmDesa, vision: Vision, *, by: Membership) -> RpjmDesa:
    rpjm = describe_rpjm(
        by=by,
        rpjm=rpjm,
        version=rpjm.version,
        visi=vision.visi,
        arah_pembangunan=vision.arah_pembangunan,
        arah_keuangan=vision.arah_keuangan,
    )
    return write_tree(by=by, rpjm=rpjm, version=rpjm.version, nodes=vision.misi)
