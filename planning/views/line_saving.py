"""What the pages that write a line of either plan do alike with what was sent."""

from django.http import HttpRequest

from codes.models import Satuan
from places.formats.whole_number import read_whole
from planning.forms.plan_line import PlanLineForm
from planning.services.units import add_unit


def posted_version(request: HttpRequest) -> int:
    """The version that the page was drawn from; 0, which no row has, when it is no number."""
    return read_whole(request.POST.get("version")) or 0


def read_unit(request: HttpRequest, form: PlanLineForm) -> Satuan | None:
    """The unit of a valid form; a new one is added to the kabupaten's list first."""
    unit = form.cleaned_data["unit"]
    if isinstance(unit, str):
        return add_unit(by=request.membership, desa=form.lists.desa, name=unit)
    return unit


def typed_pairs(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything that was typed, to travel along on the conflict page."""
    pairs = [(key, value) for key in request.POST for value in request.POST.getlist(key)]
    return [(key, value) for key, value in pairs if key not in {"version", "csrfmiddlewaretoken"}]
