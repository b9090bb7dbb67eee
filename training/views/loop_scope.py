"""What the pages of the loop share: whose villages, which plan, which year, and the two parts."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.access import require
from review.board.area import Area
from review.views.board_scope import area_of, area_query, board_context
from training.policy import may_see_loop

_PARTS = (("temuan", "Temuan dan usulan", "training_loop"), ("hasil", "Sebelum dan sesudah", "training_effect"))


def loop_area(request: HttpRequest) -> Area:
    """The reader's own area, as on the boards. Raises PermissionDenied, Http404."""
    require(may_see_loop(request.membership))
    return area_of(request)


def loop_context(request: HttpRequest, area: Area, part: str) -> dict[str, Any]:
    """What the frame of both parts draws: filter and parts."""
    query = area_query(request, area)
    return board_context(request, area, part) | {
        "parts": [(key, label, f"{reverse(name)}?{query}") for key, label, name in _PARTS],
        "part": part,
    }
