"""The documents and pictures of a yearly plan."""

import uuid

from django.db.models import Model
from django.urls import reverse

from planning.models import PemeriksaanRab, RabRincian, RkpBiaya, RkpDesa, RkpKegiatan
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import load_codes
from tests.cast import Cast
from tests.planning.making_data import make_rkp
from tests.planning.making_documents import fill


def yearly_plan(cast: Cast, rows: int) -> RkpDesa:
    """A plan with so many lines, budgets and sheets in proportion."""
    load_codes()
    rkp = make_rkp(cast.sari, cast.villages.umeanyar)
    first = fill(cast.sari, rkp)
    for number in range(len(first), rows):
        _copy(first[number % len(first)], number)
    return rkp


def _copy(line: RkpKegiatan, number: int) -> None:
    """The line once more, with everything under it."""
    made = RkpKegiatan.objects.get(pk=line.pk)
    made.pk, made.uid, made.position, made._state.adding = None, uuid.uuid4(), number, True
    RkpKegiatan.objects.bulk_create([made])
    for model in (RkpBiaya, RabRincian, PemeriksaanRab):
        model.objects.bulk_create(_moved(row, made) for row in model.objects.filter(line=line))


def _moved(row: Model, line: RkpKegiatan) -> Model:
    row.pk, row.line, row._state.adding = None, line, True
    return row


def of_plan(name: str, **further: str) -> Build:
    """A page of the yearly plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": yearly_plan(cast, rows).pk, **further})


PAGES = [
    Page("rkp_charts", of_plan("rkp_charts"), most=14),
    Page("rkp_documents", of_plan("rkp_documents"), most=27),
    *(Page(f"rkp_document {key}", of_plan("rkp_document", key=key), most=18) for key in ("rkp-114", "rab")),
    Page("rkp_download rab as xlsx", of_plan("rkp_download", key="rab", kind="xlsx"), most=18),
]
