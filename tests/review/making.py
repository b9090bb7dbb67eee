"""Plans that nothing blocks, and plans in every state of the review."""

from datetime import date
from typing import Any

from accounts.models import Membership
from places.models import Desa
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa
from planning.services.lines import create_line
from planning.services.rkp import create_rkp
from planning.services.rpjm import create_rpjm, record_enactment
from review.case import Case, open_case
from review.models import Enactment
from review.readiness import load_readiness
from review.services.agreeing import AgreementData, agree
from review.services.enacting import EnactmentData, enact
from review.services.moving import FromPaper
from review.services.reviewing import recommend, take_up
from review.services.submitting import SubmitData, go_on_without, submit_plan
from tests.cast import Cast
from tests.planning.changing import picture
from tests.planning.making import line_data
from tests.planning.making_data import make_rkp_line

YEAR = 2027
LINES = {
    "Rabat beton Jalan Melati": {"code": "2.3.10", "source": "DDS", "amount": 100_000_000, "unit": "m"},
    "Rabat beton Jalan Kamboja": {"code": "2.3.10", "source": "DDS", "amount": 80_000_000, "unit": "m"},
    "Posyandu balita": {"code": "2.2.02", "source": "DDS", "amount": 30_000_000, "unit": "Bulan"},
    "Pembinaan PKK": {"code": "3.4.03", "source": "ADD", "amount": 10_000_000, "unit": "Kegiatan"},
    "Pelatihan petani cabai": {"code": "4.2.03", "source": "ADD", "amount": 12_000_000, "unit": "Orang"},
}


def enacted_rpjm_for(by: Membership, desa: Desa) -> RpjmDesa:
    """The RPJM Desa 2021-2028 that plans every line of `LINES` for 2027."""
    rpjm = create_rpjm(by=by, desa=desa, first_year=2021, last_year=2028, is_before_app=True)
    for name, line in LINES.items():
        costs = {YEAR: {line["source"]: line["amount"]}}
        create_line(by=by, rpjm=rpjm, data=line_data(name, code=line["code"], costs=costs, volume=100))
    perdes = {"perdes_number": "3", "perdes_date": date(2020, 12, 30)}
    return record_enactment(by=by, rpjm=rpjm, version=rpjm.version, **perdes)


def ready_rkp(by: Membership, desa: Desa) -> RkpDesa:
    """A draft RKP Desa 2027 with the lines of `LINES`; warnings stand, nothing blocks."""
    rpjm = enacted_rpjm_for(by, desa)
    rkp = create_rkp(by=by, desa=desa, year=YEAR)
    planned = {line.name: line for line in rpjm.line_set.all()}
    for name, line in LINES.items():
        make_rkp_line(
            by,
            rkp,
            name,
            code=line["code"],
            unit=line["unit"],
            costs={line["source"]: line["amount"]},
            rpjm_line=planned[name],
            volume=100,
            manfaat_l=20,
            manfaat_p=25,
            manfaat_rtm=5,
            sdgs=(1,),
            starts_on=date(YEAR, 2, 1),
            ends_on=date(YEAR, 6, 30),
            pelaksana="TPK",
        )
    return rkp


def line(rkp: RkpDesa, name: str) -> RkpKegiatan:
    """A line of the plan by its name."""
    return RkpKegiatan.objects.select_related("rkp__desa__kabupaten").get(rkp=rkp, name=name)


def case(rkp: RkpDesa | RpjmDesa, **more: Any) -> Case:
    """The case of a plan as it is in the database now."""
    return open_case(type(rkp).objects.with_place().get(pk=rkp.pk), **more)


def said(plan: RkpDesa | RpjmDesa) -> SubmitData:
    """What the village says while it hands over: a sentence for each warning."""
    readiness = load_readiness(case(plan))
    return SubmitData(sentences={group.rule: "Sudah kami periksa." for group in readiness.warnings})


def paper(day: date | None = None) -> FromPaper:
    """A signed paper with its scan."""
    return FromPaper(acted_on=day or date(2026, 9, 1), scan=picture(), document_number="140/7")


def version(plan: RkpDesa | RpjmDesa) -> int:
    """The version of the plan's review as a page would carry it."""
    return case(plan).review.version


def submitted(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Sari has submitted the plan."""
    submit_plan(by=cast.sari, plan=plan, version=version(plan), data=said(plan))
    return plan


def taken_up(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Rina examines the plan."""
    submitted(cast, plan)
    take_up(by=cast.rina, plan=plan, version=version(plan))
    return plan


def recommended(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """The camat has recommended the plan, recorded by Rina from the signed paper."""
    taken_up(cast, plan)
    recommend(by=cast.rina, plan=plan, version=version(plan), paper=paper())
    return plan


def went_on(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Sari goes on without a recommendation."""
    go_on_without(by=cast.sari, plan=plan, version=version(plan), reason="Waktu sudah mendesak.", data=said(plan))
    return plan


def agreed(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Joko's BPD has agreed to a plan that went on."""
    went_on(cast, plan)
    agree(by=cast.joko, plan=plan, version=version(plan), data=agreement())
    return plan


def agreement(**values: Any) -> AgreementData:
    """Keputusan BPD and berita acara of one day."""
    day = date(2026, 9, 10)
    return AgreementData(**{"keputusan_number": "5", "keputusan_date": day, "ba_date": day, "ba_number": "6"} | values)


def enactment(**values: Any) -> EnactmentData:
    """Perdes and promulgation of one day, five days after the agreement."""
    day = date(2026, 9, 15)
    shared = {"perdes_number": "4", "perdes_date": day, "promulgated_on": day, "lembaran_number": "4"}
    return EnactmentData(**shared | values)


def enacted(cast: Cast, plan: RkpDesa) -> Enactment:
    """Made has set a plan that went on and was agreed."""
    agreed(cast, plan)
    return enact(by=cast.made, plan=plan, version=version(plan), data=enactment())
