"""The officers' queue."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import require
from musyawarah.enums import PlanKind
from places.formats.whole_number import read_whole
from review.policy import may_open_desk
from review.queue import Order, QueueFilter, Where, counts, own_step, queue, queue_rows

ROWS_PER_PAGE = 50
LONGEST_SEARCH = 80
_ORDERS = ((Order.DEADLINE, "Batas waktu"), (Order.AGE, "Paling lama menunggu"), (Order.BLOCKER, "Hambatan terbanyak"))


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """Plans that wait here, or elsewhere: `?di=`, `?urut=`, `?rencana=`, `?tahun=`, `?q=`."""
    require(may_open_desk(request.membership))
    wanted = _wanted(request)
    page = Paginator(queue(request.membership, wanted), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queue_rows(page),
        "wanted": wanted,
        "tabs": [(where, number, _query(wanted, where)) for where, number in counts(request.membership).items()],
        "orders": _ORDERS,
        "kinds": PlanKind.choices,
        "query": _query(wanted, wanted.where),
        "is_reader": own_step(request.membership) is None,
    }
    return render(request, "review/queue.html", context)


def _wanted(request: HttpRequest) -> QueueFilter:
    """What the address asks for; anything unknown is as if it had not been said."""
    given = request.GET
    return QueueFilter(
        where=next((one for one in Where if one == given.get("di")), Where.HERE),
        order=next((one for one in Order if one == given.get("urut")), Order.DEADLINE),
        kind=given.get("rencana", "") if given.get("rencana") in PlanKind.values else "",
        year=_year(given.get("tahun")),
        text=given.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH],
    )


def _year(typed: str | None) -> int | None:
    year = read_whole(typed)
    return year if year is not None and 2000 <= year <= 2100 else None


def _query(wanted: QueueFilter, where: Where) -> str:
    values = {
        "di": where,
        "urut": wanted.order if wanted.order != Order.DEADLINE else "",
        "rencana": wanted.kind,
        "tahun": wanted.year,
        "q": wanted.text,
    }
    return urlencode({key: str(value) for key, value in values.items() if value})
