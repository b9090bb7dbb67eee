"""Access to what plans rest on: evaluation, programmes, cooperation, priorities, attachments."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import VILLAGE_EDITORS, Level, Role
from accounts.models import Membership
from codes.models import Satuan
from places.models import Desa
from planning.models import KerjaSama, Lampiran, ProgramMasuk, RkpDesa, RkpKegiatan
from planning.services.cooperation import delete_cooperation
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.lampiran import attach_file, delete_lampiran
from planning.services.programs import delete_program
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.access.rows_planning import OPENS, filled_line, line, make_plan, only_editors, pushing, reading, writer
from tests.cast import Cast, make_member
from tests.planning.making_data import make_cooperation, make_priority, make_program, make_rkp, make_rkp_line
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


def typed_program(cast: Cast, desa: Desa) -> dict:
    """A form of a programme."""
    a_yearly_plan(cast, desa)
    unit = Satuan.objects.get(name="m", kabupaten=None)
    fields = {"bidang": "2", "name": "Jalan kabupaten", "level": "kabupaten", "first_year": "2027"}
    return fields | {"volume": "300", "unit": str(unit.pk), "version": "1"}


def typed_cooperation(cast: Cast, desa: Desa) -> dict:
    """A form of a cooperation."""
    return typed_program(cast, desa) | {"kind": "antar_desa", "partner": "Desa Contoh"}


def typed_priority(cast: Cast, desa: Desa) -> dict:
    """A form of a priority."""
    return {"kind": "rpjmd", "name": "Jalan mantap", "first_year": "2025", "last_year": "2029", "version": "1"}


def a_program(cast: Cast, desa: Desa) -> dict:
    """A programme of the village."""
    a_yearly_plan(cast, desa)
    return {"uid": make_program(writer(cast, desa), desa).uid}


def a_deleted_program(cast: Cast, desa: Desa) -> dict:
    """A programme that was deleted."""
    row = ProgramMasuk.objects.get(**a_program(cast, desa))
    return {"uid": delete_program(by=writer(cast, desa), row=row, version=1).uid}


def a_cooperation(cast: Cast, desa: Desa) -> dict:
    """A cooperation of the village."""
    a_yearly_plan(cast, desa)
    return {"uid": make_cooperation(writer(cast, desa), desa).uid}


def a_deleted_cooperation(cast: Cast, desa: Desa) -> dict:
    """A cooperation that was deleted."""
    row = KerjaSama.objects.get(**a_cooperation(cast, desa))
    return {"uid": delete_cooperation(by=writer(cast, desa), row=row, version=1).uid}


def a_priority(cast: Cast, desa: Desa) -> dict:
    """A priority of the village's kabupaten."""
    kabupaten = desa.kabupaten
    dinas = Membership.objects.filter(kabupaten=kabupaten, role=Role.DINAS_PMD).first()
    return {"pk": make_priority(dinas or make_member("Komang", Role.DINAS_PMD, desa), kabupaten).pk}


def foreign_unit(cast: Cast) -> str:
    """A unit that another kabupaten added."""
    malang = cast.villages.pandanlandung.kabupaten
    return str(Satuan.objects.get_or_create(name="gros", kabupaten=malang)[0].pk)


def foreign_program(cast: Cast) -> str:
    """A programme of the neighbouring village."""
    desa = cast.villages.kalianget
    return str(make_program(writer(cast, desa), desa).pk)


def foreign_cooperation(cast: Cast) -> str:
    """A cooperation of the neighbouring village."""
    desa = cast.villages.kalianget
    return str(make_cooperation(writer(cast, desa), desa).pk)


def foreign_priority(cast: Cast) -> str:
    """A priority of another kabupaten."""
    return str(a_priority(cast, cast.villages.pandanlandung)["pk"])


def entered(name: str, data) -> Row:
    """A form that adds to the own village's list: who acts for none has no such page."""
    editors = dict.fromkeys(VILLAGE_EDITORS, 302)
    return Row(name, get=OPENS, post=by_role(404, {**OPENS.others, **editors}), data=data)


DINAS = frozenset({Role.DINAS_PMD})
# A priority is entered for the own kabupaten: who acts for none has no such page.
OF_A_KABUPATEN = dict.fromkeys([Role.BAPPEDA, Role.BAGIAN_HUKUM, Role.INSPEKTORAT], 403)

ROWS = [
    Row("rkp_evaluation", get=everyone(200), post=only_editors(302), kwargs=yearly_plan, data=ticked),
    Row("evaluation_edit", get=only_editors(200), post=only_editors(302), kwargs=yearly_line, data=realisation),
    pushing("evaluation_clear", first_version, evaluated_line),
    Row("lampiran_list", get=everyone(200), post=only_editors(302), kwargs=yearly_line, data=an_upload),
    reading("lampiran_file", attached),
    pushing("lampiran_delete", no_fields, attached),
    pushing("lampiran_restore", no_fields, taken_off),
    Row("program_list", get=everyone(200), post=NO_SUCH_METHOD),
    entered("program_create", typed_program),
    Row("program_edit", get=everyone(200), post=only_editors(302), kwargs=a_program, data=typed_program),
    pushing("program_delete", first_version, a_program),
    pushing("program_restore", no_fields, a_deleted_program),
    Row("kerja_sama_list", get=everyone(200), post=NO_SUCH_METHOD),
    entered("kerja_sama_create", typed_cooperation),
    Row("kerja_sama_edit", get=everyone(200), post=only_editors(302), kwargs=a_cooperation, data=typed_cooperation),
    pushing("kerja_sama_delete", first_version, a_cooperation),
    pushing("kerja_sama_restore", no_fields, a_deleted_cooperation),
    Row("prioritas_list", get=everyone(200), post=NO_SUCH_METHOD),
    Row(
        "prioritas_create",
        get=by_role(404, OF_A_KABUPATEN | {Role.DINAS_PMD: 200}),
        post=by_role(404, OF_A_KABUPATEN | {Role.DINAS_PMD: 302}),
        data=typed_priority,
    ),
    Row(
        "prioritas_edit",
        get=everyone(200),
        post=only(DINAS, 302),
        kwargs=a_priority,
        data=typed_priority,
        level=Level.KABUPATEN,
    ),
    Row("prioritas_use", get=NO_SUCH_METHOD, post=only(DINAS, 302), kwargs=a_priority, level=Level.KABUPATEN),
]

FOREIGN_FIELDS = [
    ForeignField("program_create", "unit", foreign_unit, typed_program),
    ForeignField("program_edit", "unit", foreign_unit, typed_program, kwargs=a_program),
    ForeignField("kerja_sama_create", "unit", foreign_unit, typed_cooperation),
    ForeignField("kerja_sama_edit", "unit", foreign_unit, typed_cooperation, kwargs=a_cooperation),
    *(
        ForeignField("line_edit", field, foreign, filled_line, kwargs=line)
        for field, foreign in (
            ("program", foreign_program),
            ("kerja_sama", foreign_cooperation),
            ("prioritas", foreign_priority),
        )
    ),
]
