"""Access to the plans, their lines and their documents."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.enums import VILLAGE_EDITORS, Role
from accounts.models import Membership
from codes.models import Kegiatan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from places.models import Desa
from planning.models import RpjmDesa, RpjmKegiatan, SasaranRpjm
from planning.services.lines import create_line, delete_line
from planning.services.rpjm import create_rpjm, record_enactment
from planning.services.visi_misi import Node, write_tree
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, by_role, everyone, only
from tests.cast import Cast, make_member
from tests.planning.making import line_data, typed

VILLAGE_READERS = {
    *(Role.KAUR_KEUANGAN, Role.KEPALA_DESA, Role.TIM_VERIFIKASI, Role.KEPALA_DUSUN, Role.BPD, Role.PENDAMPING)
}
# A plan is opened for the own village: who acts for none has no such page.
OPENS = by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 200))
FIRST_YEAR = 2021
TREE = (Node("Misi", children=(Node("Tujuan", children=(Node("Sasaran"),)),)),)


def only_editors(status: int) -> Answers:
    """Those who write the village's plans; all others who see the plan are told why not."""
    return only(VILLAGE_EDITORS, status)


def writer(cast: Cast, desa: Desa) -> Membership:
    """Somebody who writes the village's plans."""
    writers = Membership.objects.filter(desa=desa, role=Role.SEKRETARIS_DESA)
    return writers.first() or make_member("Nengah", Role.SEKRETARIS_DESA, desa)


def make_plan(cast: Cast, desa: Desa) -> RpjmDesa:
    """The village's old plan of six years, still a draft, with one line and a tree."""
    if not Kegiatan.objects.exists():
        load_kegiatan()
        load_short_lists()
    if found := RpjmDesa.objects.filter(desa=desa).first():
        return found
    by = writer(cast, desa)
    rpjm = create_rpjm(by=by, desa=desa, first_year=FIRST_YEAR, last_year=FIRST_YEAR + 5, is_before_app=True)
    create_line(by=by, rpjm=rpjm, data=line_data("Talud", costs={FIRST_YEAR: {"DDS": 1_000_000}}))
    return write_tree(by=by, rpjm=rpjm, version=1, nodes=TREE)


def plan(cast: Cast, desa: Desa) -> dict:
    """A plan of the village."""
    return {"pk": make_plan(cast, desa).pk}


def matrix(cast: Cast, desa: Desa) -> dict:
    """A document of the village's plan."""
    return plan(cast, desa) | {"key": "rpjm-siskeudes"}


def workbook(cast: Cast, desa: Desa) -> dict:
    """A file of the village's plan."""
    return matrix(cast, desa) | {"kind": "xlsx"}


def enacted_plan(cast: Cast, desa: Desa) -> dict:
    """A plan with the scan of its Perdes."""
    rpjm, scan = make_plan(cast, desa), ContentFile(b"%PDF-1.7")
    by = writer(cast, desa)
    record_enactment(by=by, rpjm=rpjm, version=2, perdes_number="3", perdes_date=date(2020, 12, 30), scan=scan)
    return {"pk": rpjm.pk}


def line(cast: Cast, desa: Desa) -> dict:
    """A line of the village's plan."""
    return {"uid": RpjmKegiatan.objects.get(rpjm=make_plan(cast, desa)).uid}


def deleted_line(cast: Cast, desa: Desa) -> dict:
    """A line that was deleted."""
    uid = line(cast, desa)["uid"]
    delete_line(by=writer(cast, desa), line=RpjmKegiatan.objects.get(uid=uid), version=1)
    return {"uid": uid}


def new_plan(cast: Cast, desa: Desa) -> dict:
    """A form that opens a plan."""
    return {"first_year": "2027", "last_year": "2034"}


def vision(cast: Cast, desa: Desa) -> dict:
    """A form with a vision."""
    return {"visi": "Desa asri", "version": "2"}


def extension(cast: Cast, desa: Desa) -> dict:
    """A form that makes six years eight."""
    return {"last_year": str(FIRST_YEAR + 7), "reason": "UU Nomor 3 Tahun 2024", "version": "2"}


def perdes(cast: Cast, desa: Desa) -> dict:
    """A form with a Perdes."""
    return {"perdes_number": "3 Tahun 2020", "perdes_date": "2020-12-30", "version": "2"}


def filled_line(cast: Cast, desa: Desa) -> dict:
    """A form of a line in the village's first hamlet that serves the plan's sasaran."""
    sasaran = SasaranRpjm.objects.get(tujuan__misi__rpjm=make_plan(cast, desa))
    dusun = str(desa.dusun_set.first().pk)
    return typed(version="1", sasaran=str(sasaran.pk), location_kind="places", places=dusun)


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a line sends."""
    return {"version": "1"}


def copied_year(cast: Cast, desa: Desa) -> dict:
    """A form that copies the first year to the second."""
    return {"version": "1", "dari": str(FIRST_YEAR), "ke": str(FIRST_YEAR + 1)}


def reading(name: str, kwargs=plan) -> Row:
    """A page that everybody reads who sees the village."""
    return Row(name, get=everyone(200), post=NO_SUCH_METHOD, kwargs=kwargs)


def pushing(name: str, data, kwargs=line) -> Row:
    """An act behind a button."""
    return Row(name, get=NO_SUCH_METHOD, post=only_editors(302), kwargs=kwargs, data=data)


ROWS = [
    Row("rpjm_list", get=everyone(200), post=NO_SUCH_METHOD),
    Row(
        "rpjm_create",
        get=OPENS,
        post=by_role(404, {**OPENS.others, **dict.fromkeys(VILLAGE_EDITORS, 302)}),
        data=new_plan,
    ),
    *map(reading, ["rpjm_detail", "rpjm_year_matrix", "rpjm_charts", "rpjm_acts", "deleted_lines", "rpjm_documents"]),
    reading("rpjm_document", matrix),
    reading("rpjm_download", workbook),
    reading("rpjm_scan", enacted_plan),
    reading("line_history", line),
    Row("rpjm_visi_misi", get=everyone(200), post=only_editors(302), kwargs=plan, data=vision),
    Row("rpjm_extend", get=only_editors(200), post=only_editors(302), kwargs=plan, data=extension),
    Row("rpjm_record", get=only_editors(200), post=only_editors(302), kwargs=plan, data=perdes),
    Row("line_create", get=only_editors(200), post=only_editors(302), kwargs=plan, data=filled_line),
    Row("line_edit", get=everyone(200), post=only_editors(302), kwargs=line, data=filled_line),
    pushing("line_delete", first_version),
    pushing("line_restore", first_version, deleted_line),
    pushing("line_move", first_version),
    pushing("line_copy", first_version),
    pushing("line_copy_year", copied_year),
]


def foreign_dusun(cast: Cast) -> str:
    """A hamlet of the neighbouring village."""
    return str(cast.villages.kalianget.dusun_set.first().pk)


def foreign_sasaran(cast: Cast) -> str:
    """A target of the neighbouring village's plan."""
    return str(SasaranRpjm.objects.get(tujuan__misi__rpjm=make_plan(cast, cast.villages.kalianget)).pk)


FOREIGN_FIELDS = [
    ForeignField(name, field, foreign, filled_line, kwargs=kwargs)
    for name, kwargs in (("line_create", plan), ("line_edit", line))
    for field, foreign in (("places", foreign_dusun), ("sasaran", foreign_sasaran))
]
