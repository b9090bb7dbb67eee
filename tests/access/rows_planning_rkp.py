"""Access to the yearly plans and their lines."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.enums import VILLAGE_EDITORS
from places.models import Desa
from planning.enums import CarryOutcome
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan
from planning.services.carry_over import CarryChoice, decide_carry_over
from planning.services.rkp import create_rkp, record_rkp_enactment
from planning.services.rkp_lines import delete_rkp_line
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, by_role, everyone
from tests.access.rows_planning import (
    FIRST_YEAR,
    OPENS,
    first_version,
    foreign_dusun,
    make_plan,
    only_editors,
    writer,
)
from tests.access.rows_planning_data import foreign_cooperation, foreign_priority, foreign_program
from tests.cast import Cast
from tests.planning.making_data import make_rkp_line
from tests.planning.rkp_making import typed_rkp
from villages.models import LegalBasis

YEAR = FIRST_YEAR + 1


def make_rkp(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's plan for the second year of its RPJM Desa with one line, and the plan of the year before."""
    if found := RkpDesa.objects.filter(desa=desa, year=YEAR).first():
        return found
    make_plan(cast, desa)
    by = writer(cast, desa)
    before = create_rkp(by=by, desa=desa, year=YEAR - 1)
    make_rkp_line(by, before, "Drainase", costs={"DDS": 2_000_000})
    rkp = create_rkp(by=by, desa=desa, year=YEAR, is_before_app=True)
    make_rkp_line(by, rkp, "Talud", costs={"DDS": 1_000_000})
    return rkp


def rkp(cast: Cast, desa: Desa) -> dict:
    """A yearly plan of the village."""
    return {"pk": make_rkp(cast, desa).pk}


def composable(cast: Cast, desa: Desa) -> dict:
    """The plan of the first year, which the RPJM Desa plans a line for."""
    make_rkp(cast, desa)
    return {"pk": RkpDesa.objects.get(desa=desa, year=YEAR - 1).pk}


def enacted_rkp(cast: Cast, desa: Desa) -> dict:
    """A plan with the scan of its Perdes."""
    plan, scan = make_rkp(cast, desa), ContentFile(b"%PDF-1.7")
    day = date(YEAR - 1, 9, 30)
    by = writer(cast, desa)
    record_rkp_enactment(by=by, rkp=plan, version=plan.version, perdes_number="3", perdes_date=day, scan=scan)
    return {"pk": plan.pk}


def decision(cast: Cast, desa: Desa) -> dict:
    """A decision about what last year left."""
    plan = make_rkp(cast, desa)
    source = RkpKegiatan.objects.select_related("rkp").get(rkp__desa=desa, rkp__year=YEAR - 1)
    choice = CarryChoice(source, CarryOutcome.DROPPED, "Sudah dikerjakan kabupaten")
    if not CarryOver.objects.filter(rkp=plan).exists():
        decide_carry_over(by=writer(cast, desa), rkp=plan, choices=[choice])
    return {"pk": plan.pk, "decision": CarryOver.objects.get(rkp=plan).pk}


def rkp_line(cast: Cast, desa: Desa) -> dict:
    """A line of the yearly plan."""
    return {"uid": RkpKegiatan.objects.get(rkp=make_rkp(cast, desa)).uid}


def deleted_rkp_line(cast: Cast, desa: Desa) -> dict:
    """A line that was deleted."""
    found = rkp_line(cast, desa)
    delete_rkp_line(by=writer(cast, desa), line=RkpKegiatan.objects.get(**found), version=1)
    return found


def new_rkp(cast: Cast, desa: Desa) -> dict:
    """A form that opens a plan."""
    return {"year": "2030"}


def ticked(cast: Cast, desa: Desa) -> dict:
    """A form that takes the planned line."""
    return {"kegiatan": str(RpjmKegiatan.objects.get(rpjm=make_plan(cast, desa)).uid)}


def decided(cast: Cast, desa: Desa) -> dict:
    """A form that decides about last year's line."""
    make_rkp(cast, desa)
    source = RkpKegiatan.objects.get(rkp__desa=desa, rkp__year=YEAR - 1)
    return {f"rkp-{source.pk}-outcome": "dropped", f"rkp-{source.pk}-reason": "Sudah dikerjakan kabupaten"}


def cited(cast: Cast, desa: Desa) -> dict:
    """A form that cites a regulation."""
    row, _ = LegalBasis.objects.get_or_create(citation="Undang-Undang Nomor 6 Tahun 2014", valid_from="2014-01-15")
    return {"rows": str(row.pk), "version": "1"}


def perdes(cast: Cast, desa: Desa) -> dict:
    """A form with a Perdes."""
    return {"perdes_number": "3 Tahun 2021", "perdes_date": "2021-09-30", "version": "1"}


def filled_line(cast: Cast, desa: Desa) -> dict:
    """A form of a line in the village's first hamlet."""
    return typed_rkp(version="1", location_kind="places", places=str(desa.dusun_set.first().pk))


def reading(name: str, kwargs=rkp) -> Row:
    """A page that everybody reads who sees the village."""
    return Row(name, get=everyone(200), post=NO_SUCH_METHOD, kwargs=kwargs)


def writing(name: str, data, kwargs=rkp, get: Answers | None = None) -> Row:
    """A form of those who write the plan."""
    return Row(name, get=get or only_editors(200), post=only_editors(302), kwargs=kwargs, data=data)


def pushing(name: str, kwargs=rkp_line) -> Row:
    """An act behind a button."""
    return Row(name, get=NO_SUCH_METHOD, post=only_editors(302), kwargs=kwargs, data=first_version)


ROWS = [
    Row("rkp_list", get=everyone(200), post=NO_SUCH_METHOD),
    Row(
        "rkp_create",
        get=OPENS,
        post=by_role(404, {**OPENS.others, **dict.fromkeys(VILLAGE_EDITORS, 302)}),
        data=new_rkp,
    ),
    *map(reading, ["rkp_detail", "rkp_acts", "rkp_deleted_lines"]),
    reading("rkp_scan", enacted_rkp),
    reading("rkp_line_history", rkp_line),
    writing("rkp_compose", ticked, composable),
    writing("rkp_carry_over", decided, get=everyone(200)),
    writing("rkp_legal_basis", cited),
    writing("rkp_record", perdes),
    writing("rkp_line_create", filled_line),
    writing("rkp_line_edit", filled_line, rkp_line, get=everyone(200)),
    pushing("carry_over_undo", decision),
    pushing("rkp_line_delete"),
    pushing("rkp_line_restore", deleted_rkp_line),
    pushing("rkp_line_move"),
    pushing("rkp_line_copy"),
]


def foreign_rpjm_line(cast: Cast) -> str:
    """A line of the neighbouring village's RPJM Desa."""
    return str(RpjmKegiatan.objects.get(rpjm=make_plan(cast, cast.villages.kalianget)).uid)


def foreign_law(cast: Cast) -> str:
    """A regulation of another kabupaten."""
    malang = cast.villages.pandanlandung.kabupaten
    row, _ = LegalBasis.objects.get_or_create(citation="Perbup Malang", valid_from="2020-01-01", kabupaten=malang)
    return str(row.pk)


FOREIGN_FIELDS = [
    *(
        ForeignField(name, field, foreign, filled_line, kwargs=kwargs)
        for name, kwargs in (("rkp_line_create", rkp), ("rkp_line_edit", rkp_line))
        for field, foreign in (
            ("places", foreign_dusun),
            ("rpjm_line", foreign_rpjm_line),
            ("program", foreign_program),
            ("kerja_sama", foreign_cooperation),
            ("prioritas", foreign_priority),
        )
    ),
    ForeignField("rkp_legal_basis", "rows", foreign_law, cited, kwargs=rkp),
]
