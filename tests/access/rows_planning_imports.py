"""Access to imported workbooks."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from places.models import Desa
from planning.models import PlanImport
from planning.services.import_apply import apply_import
from planning.services.imports import start_import
from tests.access.row import NO_SUCH_METHOD, Row, everyone
from tests.access.rows_planning import only_editors, plan, writer
from tests.access.rows_planning_rkp import YEAR, make_rkp, rkp
from tests.cast import Cast
from tests.planning.workbooks.making import HEAD, row, xlsx

WORKBOOK = xlsx([[f"RKP DESA {YEAR}"], ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"], [*HEAD], row(time=f"Juni {YEAR}")])
INCOMES = [
    ["RINCIAN PENDAPATAN"], ["Kode", "Uraian", "Anggaran", "Sumber Dana"], ["4.1", "Dana Desa", 900_000_000, "DDS"]
]  # fmt: skip


def make_import(cast: Cast, desa: Desa) -> PlanImport:
    """A workbook read into the village's yearly plan."""
    lines = [[f"RKP DESA {YEAR}"], [*HEAD], ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"], row(time=f"Juni {YEAR}")]
    content = xlsx(lines, more={"PENDAPATAN": INCOMES})
    found = make_rkp(cast, desa).import_set.first()
    return found or start_import(by=writer(cast, desa), plan=make_rkp(cast, desa), content=content, name="rkp.xlsx")


def one(cast: Cast, desa: Desa) -> dict:
    """The address of an import."""
    return {"uid": make_import(cast, desa).uid}


def first_row(cast: Cast, desa: Desa) -> dict:
    """The address of its first row."""
    return one(cast, desa) | {"index": 0}


def applied(cast: Cast, desa: Desa) -> dict:
    """An import that was applied."""
    found = make_import(cast, desa)
    apply_import(by=writer(cast, desa), plan_import=found, version=1, only_good=False)
    return {"uid": found.uid}


def upload(cast: Cast, desa: Desa) -> dict:
    """A form with a workbook."""
    return {"file": SimpleUploadedFile("rkp.xlsx", ContentFile(WORKBOOK).read())}


def corrected(cast: Cast, desa: Desa) -> dict:
    """A form with another name for the first row."""
    return {"version": "1", "b0-name": "Talud Tengah", "b0-bidang": "2", "b0-amount": "50.000.000", "b0-source": "DDS",
            "b0-volume": "120", "b0-unit": "m", "b0-location": "Dusun Krajan"}  # fmt: skip


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on an import sends."""
    return {"version": "1"}


def pushing(name: str, kwargs=one, data=first_version) -> Row:
    """An act behind a button."""
    return Row(name, get=NO_SUCH_METHOD, post=only_editors(302), kwargs=kwargs, data=data)


ROWS = [
    Row("rkp_imports", get=everyone(200), post=only_editors(302), kwargs=rkp, data=upload),
    Row("rpjm_imports", get=everyone(200), post=only_editors(302), kwargs=plan, data=upload),
    Row("import_detail", get=everyone(200), post=NO_SUCH_METHOD, kwargs=one),
    Row("import_file", get=everyone(200), post=NO_SUCH_METHOD, kwargs=one),
    pushing("import_correct", first_row, corrected),
    pushing("import_apply"),
    pushing("import_undo", applied),
    pushing("import_pagu"),
]
