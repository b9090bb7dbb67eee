"""Access to ceilings, budgets of lines, examination sheets and price standards."""

from accounts.enums import VILLAGE_EDITORS, Role
from places.models import Desa
from planning.models import RkpDesa, RkpKegiatan
from planning.services.kabupaten_files import keep_workbook
from planning.services.rab import write_rab
from planning.views.kabupaten_upload import seal
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.access.rows_planning import VILLAGE_READERS, make_plan, writer
from tests.cast import Cast
from tests.planning.load_making import prices, workbook
from tests.planning.pagu_making import rkp_with
from tests.planning.rab_making import price, rab_row

YEAR = 2026
EDITORS_AND_DINAS = {*VILLAGE_EDITORS, Role.DINAS_PMD}
IN_THE_VILLAGE = {*VILLAGE_EDITORS, *VILLAGE_READERS}


def make_rkp(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's yearly plan with one line."""
    if found := RkpDesa.objects.filter(desa=desa, year=YEAR).first():
        return found
    make_plan(cast, desa)
    return rkp_with(writer(cast, desa), desa, YEAR, ("Talud", {"DDS": 1_000_000}))


def rkp(cast: Cast, desa: Desa) -> dict:
    """A yearly plan of the village."""
    return {"pk": make_rkp(cast, desa).pk}


def a_year(cast: Cast, desa: Desa) -> dict:
    """A year of the own village."""
    make_plan(cast, desa)
    return {"year": YEAR}


def a_year_of_a_village(cast: Cast, desa: Desa) -> dict:
    """A year of this village."""
    return a_year(cast, desa) | {"desa_code": desa.code}


def ceilings(cast: Cast, desa: Desa) -> dict:
    """A form with the first ceilings of a year."""
    return {"version": "0", "DDS-pagu": "1.270.999.000"}


def the_line(cast: Cast, desa: Desa) -> RkpKegiatan:
    """The line of the village's yearly plan, with a RAB of one row."""
    line = RkpKegiatan.objects.get(rkp=make_rkp(cast, desa))
    if line.version == 1:
        write_rab(by=writer(cast, desa), line=line, version=1, rows=[rab_row("Pasir", "1", 5_000)])
    return line


def line_with_rab(cast: Cast, desa: Desa) -> dict:
    """A line with a RAB."""
    return {"uid": the_line(cast, desa).uid}


def emptied_line(cast: Cast, desa: Desa) -> dict:
    """A line whose RAB was emptied."""
    line = the_line(cast, desa)
    write_rab(by=writer(cast, desa), line=line, version=2, rows=())
    return {"uid": line.uid}


def a_rab(cast: Cast, desa: Desa) -> dict:
    """A form with one row."""
    row = {"name": "Semen", "volume": "2", "unit": "kg", "price": "70.000", "source": "DDS", "standard": ""}
    return {"version": "2"} | {f"bahan-0-{name}": value for name, value in row.items()}


def second_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a line with a RAB sends."""
    return {"version": "2"}


def third_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a line with an emptied RAB sends."""
    return {"version": "3"}


def a_sheet(cast: Cast, desa: Desa) -> dict:
    """A form with an examination that is not finished."""
    return {"version": "0", "desain": "ada"}


def ceilings_file(cast: Cast, desa: Desa) -> dict:
    """A form with a workbook of ceilings."""
    make_plan(cast, desa)
    return {"year": "2027", "file": workbook((desa.code, desa.name, "", 700, 300, 50))}


def prices_file(cast: Cast, desa: Desa) -> dict:
    """A form with a workbook of prices."""
    return {"year": "2027", "file": prices(("1.1", "Semen", "zak", 68_000))}


def seen_ceilings(cast: Cast, desa: Desa) -> dict:
    """What the button below the preview of ceilings sends."""
    note = {"document": "", "received_on": "", "versions": {str(desa.pk): 0}}
    return {"muatan": sealed("pagu-desa", cast, ceilings_file(cast, desa), note)}


def seen_prices(cast: Cast, desa: Desa) -> dict:
    """What the button below the preview of prices sends."""
    return {"muatan": sealed("standar-harga", cast, prices_file(cast, desa), {})}


def sealed(kind: str, cast: Cast, form: dict, note: dict) -> str:
    """The note of a file that Dinas PMD uploaded."""
    kabupaten = cast.dewi.kabupaten
    path = keep_workbook(by=cast.dewi, kabupaten=kabupaten, data=form["file"].read(), filename="daftar.xlsx")
    return seal(kind, kabupaten, {"path": path, "filename": "daftar.xlsx", "year": 2027} | note)


def loading(name: str, data) -> Row:
    """A page on which Dinas PMD uploads a workbook and sees what it holds."""
    return Row(name, get=only({Role.DINAS_PMD}, 200), post=only({Role.DINAS_PMD}, 200), data=data)


def applying(name: str, data) -> Row:
    """The button that writes what was seen."""
    return Row(name, get=NO_SUCH_METHOD, post=only({Role.DINAS_PMD}, 302), data=data)


def foreign_price(cast: Cast) -> str:
    """A price of another kabupaten."""
    return str(price(cast.villages.pandanlandung, "Semen", 5, year=YEAR).pk)


ROWS = [
    Row("pagu_list", get=everyone(200), post=NO_SUCH_METHOD),
    Row(
        "pagu_edit",
        get=by_role(404, dict.fromkeys(IN_THE_VILLAGE, 200)),
        post=by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 302)),
        kwargs=a_year,
        data=ceilings,
        other_get=by_role(
            404, dict.fromkeys(IN_THE_VILLAGE, 200)
        ),  # the address names a year, always of the own village
        other_post=by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 302)),
    ),
    Row(
        "pagu_village",
        get=everyone(200),
        post=only(EDITORS_AND_DINAS, 302),
        kwargs=a_year_of_a_village,
        data=ceilings,
    ),
    Row("rkp_pagu", get=everyone(200), post=NO_SUCH_METHOD, kwargs=rkp),
    Row("price_list", get=everyone(200), post=NO_SUCH_METHOD),
    *(loading(name, data) for name, data in (("pagu_load", ceilings_file), ("price_load", prices_file))),
    *(applying(name, data) for name, data in (("pagu_load_apply", seen_ceilings), ("price_load_apply", seen_prices))),
    Row("rab_edit", get=everyone(200), post=only(VILLAGE_EDITORS, 302), kwargs=line_with_rab, data=a_rab),
    Row("rab_clear", get=NO_SUCH_METHOD, post=only(VILLAGE_EDITORS, 302), kwargs=line_with_rab, data=second_version),
    Row("rab_restore", get=NO_SUCH_METHOD, post=only(VILLAGE_EDITORS, 302), kwargs=emptied_line, data=third_version),
    Row(
        "pemeriksaan_edit",
        get=everyone(200),
        post=only({*VILLAGE_EDITORS, Role.TIM_VERIFIKASI}, 302),
        kwargs=line_with_rab,
        data=a_sheet,
    ),
]

FOREIGN_FIELDS = [ForeignField("rab_edit", "bahan-0-standard", foreign_price, a_rab, kwargs=line_with_rab)]
