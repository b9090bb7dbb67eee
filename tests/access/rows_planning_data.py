"""Access to what plans rest on: evaluation, programmes, cooperation, priorities, attachments."""

from django.core.files.uploadedfile import SimpleUploadedFile

from places.models import Desa
from planning.models import Lampiran, RkpDesa, RkpKegiatan
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.lampiran import attach_file, delete_lampiran
from tests.access.row import ForeignField, Row, everyone
from tests.access.rows_planning import make_plan, only_editors, pushing, reading, writer
from tests.cast import Cast
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.planning.making_files import photo

YEAR = 2025


def a_yearly_plan(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's yearly plan with one line."""
    make_plan(cast, desa)
    if found := RkpDesa.objects.filter(desa=desa, year=YEAR).first():
        return found
    rkp = make_rkp(writer(cast, desa), desa, YEAR)
    make_rkp_line(writer(cast, desa), rkp, "Talud", costs={"DDS": 1_000_000})
    return rkp


def yearly_plan(cast: Cast, desa: Desa) -> dict:
    """A yearly plan of the village."""
    return {"pk": a_yearly_plan(cast, desa).pk}


def the_line(cast: Cast, desa: Desa) -> RkpKegiatan:
    """The line of the village's yearly plan."""
    return RkpKegiatan.objects.get(rkp=a_yearly_plan(cast, desa))


def yearly_line(cast: Cast, desa: Desa) -> dict:
    """A line of the village's yearly plan."""
    return {"uid": the_line(cast, desa).uid}


def evaluated_line(cast: Cast, desa: Desa) -> dict:
    """A line that was evaluated."""
    line = the_line(cast, desa)
    evaluate_line(by=writer(cast, desa), line=line, version=0, data=EvaluationData("finished"))
    return {"uid": line.uid}


def ticked(cast: Cast, desa: Desa) -> dict:
    """A table in which the line is ticked as done."""
    return {"kegiatan": str(the_line(cast, desa).uid)}


def realisation(cast: Cast, desa: Desa) -> dict:
    """A form of a line that was finished."""
    return {"version": "0", "result": "finished", "amount": "900.000"}


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a row sends."""
    return {"version": "1"}


def attached(cast: Cast, desa: Desa) -> dict:
    """A photo that hangs on a line."""
    by = writer(cast, desa)
    kept = attach_file(by=by, line=the_line(cast, desa), kind="foto", content=photo(), name="jalan.jpg")
    return {"uid": kept.uid}


def taken_off(cast: Cast, desa: Desa) -> dict:
    """A photo that was deleted."""
    uid = attached(cast, desa)["uid"]
    delete_lampiran(by=writer(cast, desa), lampiran=Lampiran.objects.get(uid=uid))
    return {"uid": uid}


def an_upload(cast: Cast, desa: Desa) -> dict:
    """A form with a photo."""
    return {"kind": "foto", "file": SimpleUploadedFile("jalan.jpg", photo())}


def no_fields(cast: Cast, desa: Desa) -> dict:
    """A button that sends nothing."""
    return {}


ROWS = [
    Row("rkp_evaluation", get=everyone(200), post=only_editors(302), kwargs=yearly_plan, data=ticked),
    Row("evaluation_edit", get=only_editors(200), post=only_editors(302), kwargs=yearly_line, data=realisation),
    pushing("evaluation_clear", first_version, evaluated_line),
    Row("lampiran_list", get=everyone(200), post=only_editors(302), kwargs=yearly_line, data=an_upload),
    reading("lampiran_file", attached),
    pushing("lampiran_delete", no_fields, attached),
    pushing("lampiran_restore", no_fields, taken_off),
]

FOREIGN_FIELDS: list[ForeignField] = []
