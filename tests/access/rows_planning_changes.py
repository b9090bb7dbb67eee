"""Access to enacted editions, their files, and changes."""

from datetime import date

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from places.models import Desa
from planning.models import Perubahan, PlanEdition, RkpDesa, RpjmDesa, RpjmKegiatan
from planning.services.changes import open_change
from planning.services.lines import delete_line
from planning.services.rkp import record_rkp_enactment
from planning.services.rpjm import record_enactment
from tests.access.row import NO_SUCH_METHOD, Row
from tests.access.rows_planning import make_plan, only_editors, reading, writer
from tests.access.rows_planning_data import a_yearly_plan
from tests.cast import Cast
from tests.planning.changing import enact, flood, picture

PERDES = {"perdes_number": "3", "perdes_date": date(2020, 12, 30)}


def enacted(cast: Cast, desa: Desa) -> RpjmDesa:
    """The village's enacted plan, with the scan of its Perdes."""
    rpjm, scan = make_plan(cast, desa), ContentFile(b"%PDF-1.7")
    return record_enactment(by=writer(cast, desa), rpjm=rpjm, version=rpjm.version, scan=scan, **PERDES)


def enacted_yearly(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's enacted yearly plan."""
    rkp = a_yearly_plan(cast, desa)
    return record_rkp_enactment(by=writer(cast, desa), rkp=rkp, version=rkp.version, **PERDES)


def a_change(cast: Cast, desa: Desa) -> Perubahan:
    """An open change of the village's plan, in which its line was deleted."""
    by, rpjm = writer(cast, desa), enacted(cast, desa)
    change = open_change(by=by, plan=rpjm, data=flood())
    line = RpjmKegiatan.objects.get(rpjm=rpjm)
    delete_line(by=by, line=line, version=line.version)
    return change


def plan(cast: Cast, desa: Desa) -> dict:
    """An enacted plan."""
    return {"pk": enacted(cast, desa).pk}


def yearly_plan(cast: Cast, desa: Desa) -> dict:
    """An enacted yearly plan."""
    return {"pk": enacted_yearly(cast, desa).pk}


def edition(cast: Cast, desa: Desa) -> dict:
    """An edition."""
    return {"pk": PlanEdition.objects.get(rpjm=enacted(cast, desa)).pk}


def issued(cast: Cast, desa: Desa) -> dict:
    """A stored file of an edition."""
    link = PlanEdition.objects.get(rpjm=enacted(cast, desa)).document_set.first()
    return {"uid": link.document.uid, "kind": "xlsx"}


def change(cast: Cast, desa: Desa) -> dict:
    """An open change."""
    return {"uid": a_change(cast, desa).uid}


def untouched_change(cast: Cast, desa: Desa) -> dict:
    """An open change under which nothing was changed yet."""
    return {"uid": open_change(by=writer(cast, desa), plan=enacted(cast, desa), data=flood()).uid}


def enacted_change(cast: Cast, desa: Desa) -> dict:
    """A file of the comparison of an enacted change."""
    found = a_change(cast, desa)
    enact(cast, found, by=writer(cast, desa))
    return {"uid": found.uid, "kind": "pdf"}


def ground(cast: Cast, desa: Desa) -> dict:
    """A form that says why."""
    return {
        "ground": "kebijakan",
        "policy_level": "pemerintah",
        "explanation": "UU Nomor 3 Tahun 2024",
        "evidence": SimpleUploadedFile("foto.png", picture()),
    }


def ground_again(cast: Cast, desa: Desa) -> dict:
    """The same for a change that is open already."""
    return ground(cast, desa) | {"version": "1"}


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a change sends."""
    return {"version": "1"}


def writing(name: str, kwargs, data) -> Row:
    """A form for those who write the village's plans."""
    return Row(name, get=only_editors(200), post=only_editors(302), kwargs=kwargs, data=data)


ROWS = [
    reading("rpjm_editions", plan),
    reading("rkp_editions", yearly_plan),
    reading("issued_download", issued),
    reading("edition_scan", edition),
    reading("change_detail", change),
    reading("change_evidence", change),
    reading("change_comparison", change),
    reading("change_comparison_file", enacted_change),
    writing("rpjm_change_open", plan, ground),
    writing("rkp_change_open", yearly_plan, ground),
    writing("change_edit", change, ground_again),
    Row(
        "change_withdraw",
        get=NO_SUCH_METHOD,
        post=only_editors(302),
        kwargs=untouched_change,
        data=first_version,
    ),
]
