"""Enacted plans and changes in few words."""

from datetime import date
from io import BytesIO
from typing import Any

from django.db import transaction
from PIL import Image

from accounts.act_log import log_act
from accounts.models import Membership
from planning.change_data import ChangeData
from planning.enums import PlanLock
from planning.models import Perubahan, PlanEdition, RpjmDesa
from planning.perdes import Perdes
from planning.services.changes import enact_change, open_change
from planning.services.lines import create_line
from planning.services.plan_lock import set_lock
from planning.services.rpjm import create_rpjm, record_enactment
from tests.cast import Cast
from tests.planning.making import line_data

FIRST_YEAR, LAST_YEAR = 2021, 2026
PERDES = {"perdes_number": "3 Tahun 2020", "perdes_date": date(2020, 12, 30)}
NEW_PERDES = {"perdes_number": "2 Tahun 2023", "perdes_date": date(2023, 2, 1)}


def picture() -> bytes:
    """A small photo."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "brown").save(out, "PNG")
    return out.getvalue()


def enacted_rpjm(cast: Cast, *, by: Membership | None = None) -> RpjmDesa:
    """A plan of six years with a road, a posyandu and a PKK, enacted in 2020."""
    by = by or cast.sari
    rpjm = create_rpjm(by=by, desa=by.desa, first_year=FIRST_YEAR, last_year=LAST_YEAR, is_before_app=True)
    lines = {
        "Rabat beton": {"code": "2.3.10", "costs": {2021: {"DDS": 100_000_000}, 2022: {"ADD": 20_000_000}}},
        "Posyandu": {"code": "2.2.02", "costs": {2021: {"DDS": 30_000_000}}},
        "Pembinaan PKK": {"code": "3.4.03", "costs": {2023: {"ADD": 10_000_000}}},
    }
    for name, values in lines.items():
        create_line(by=by, rpjm=rpjm, data=line_data(name, volume=100, **values))
    return record_enactment(by=by, rpjm=rpjm, version=rpjm.version, **PERDES)


def flood(**changes: Any) -> ChangeData:
    """Ground A with complete evidence."""
    values = {
        "ground": "peristiwa",
        "event": "bencana_alam",
        "explanation": "Banjir bandang merusak jalan.",
        "evidence_name": "Keputusan Bupati Nomor 360/12 Tahun 2023",
        "evidence_date": date(2023, 1, 5),
        "evidence": picture(),
    }
    return ChangeData(**values | changes)


def new_law(**changes: Any) -> ChangeData:
    """Ground B: UU 3/2024."""
    return flood(
        ground="kebijakan", event="", policy_level="pemerintah", explanation="UU Nomor 3 Tahun 2024.", **changes
    )


def opened(cast: Cast, rpjm: RpjmDesa, data: ChangeData | None = None) -> Perubahan:
    """A change that Sari opens."""
    return open_change(by=cast.sari, plan=rpjm, data=data or flood())


def enact(cast: Cast, change: Perubahan, *, by: Membership | None = None, **perdes: Any) -> PlanEdition:
    """The change's Perdes, once the BPD has agreed to what the change made of the plan; a refusal leaves it open."""
    change.refresh_from_db()
    values = NEW_PERDES | {"scan": None} | perdes
    wanted = Perdes(values["perdes_number"], values["perdes_date"], values["scan"])
    with transaction.atomic():
        agree_to(cast, change)
        return enact_change(by=by or cast.made, change=change, version=change.version, perdes=wanted)


def agree_to(cast: Cast, change: Perubahan) -> None:
    """The lock that the BPD's agreement leaves; a plan that is closed already keeps none."""
    plan = type(change.plan).objects.get(pk=change.plan.pk)
    if plan.is_open:
        act = log_act(by=cast.joko, verb="review_agree", subject=plan, place=change.desa)
        set_lock(plan=plan, lock=PlanLock.AGREED, holder="BPD", act=act)
