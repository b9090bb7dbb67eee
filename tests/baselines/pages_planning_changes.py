"""The pages of enacted editions and changes."""

from django.urls import reverse

from planning.enums import PlanStatus
from planning.models import Perubahan, RpjmDesa
from planning.services.changes import open_change
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import big_plan
from tests.cast import Cast
from tests.planning.changing import flood


def changing_plan(cast: Cast, rows: int) -> Perubahan:
    """A big plan that was enacted and opened again, in which every third line was deleted."""
    rpjm = big_plan(cast, rows)
    enacted = {"status": PlanStatus.ENACTED, "perdes_number": "3", "perdes_date": "2026-12-30"}
    RpjmDesa.objects.filter(pk=rpjm.pk).update(**enacted)
    change = open_change(by=cast.sari, plan=rpjm, data=flood())
    living = rpjm.line_set.filter(deleted_at=None).order_by("pk")
    rpjm.line_set.filter(pk__in=[line.pk for line in living[::3]]).update(deleted_at=change.opened_at)
    return change


def of_change(name: str, **further: str) -> Build:
    """A page of the change."""
    return lambda cast, rows: reverse(name, kwargs={"uid": changing_plan(cast, rows).uid, **further})


def editions(cast: Cast, rows: int) -> str:
    """The page of what was enacted."""
    return reverse("rpjm_editions", kwargs={"pk": changing_plan(cast, rows).rpjm_id})


PAGES = [
    Page("rpjm_editions", editions),
    Page("change_detail", of_change("change_detail")),
    Page("change_comparison", of_change("change_comparison")),
    Page("change_comparison_file as xlsx", of_change("change_comparison_file", kind="xlsx")),
]
