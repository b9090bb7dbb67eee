"""The usulan that were put forward in a meeting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from musyawarah.models import Usulan
from musyawarah.policy import may_propose
from musyawarah.views.meeting_page import meeting_page, musyawarah_of


@require_safe
def musyawarah_usulan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was proposed here, with the way to enter more."""
    musyawarah = musyawarah_of(request, uid)
    rows = Usulan.objects.alive().filter(musyawarah=musyawarah).for_table().order_by("number")
    return meeting_page(
        request,
        "musyawarah/meeting_usulan.html",
        musyawarah,
        tab="usulan",
        rows=list(rows),
        may_propose=may_propose(request.membership, musyawarah.desa_id, musyawarah.dusun_id),
    )
