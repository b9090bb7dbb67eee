"""The usulan that were said in a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah
from musyawarah.policy import may_propose
from musyawarah.usulan_reading import load_usulan
from musyawarah.views.meeting_scope import of_meeting
from musyawarah.views.usulan import listed_rows

_CLOSED_TO_USULAN = frozenset({MusyawarahStatus.SEALED, MusyawarahStatus.CANCELLED})


@require_safe
@of_meeting
def musyawarah_usulan(request: HttpRequest, musyawarah: Musyawarah) -> HttpResponse:
    """All of them, also those that go on in another one; a meeting that is not sealed takes further ones."""
    usulan = load_usulan(musyawarah.desa)
    facts = [one for one in usulan.alive if one.musyawarah_pk == musyawarah.pk]
    year = musyawarah.year or musyawarah.held_on.year + 1
    may_add = musyawarah.status not in _CLOSED_TO_USULAN and may_propose(
        request.membership, musyawarah.desa_id, musyawarah.dusun_id
    )
    context = {
        "tab": "usulan",
        "musyawarah": musyawarah,
        "rows": listed_rows(request, usulan, facts, year),
        "may_propose": may_add,
    }
    return render(request, "musyawarah/musyawarah_usulan.html", context)
