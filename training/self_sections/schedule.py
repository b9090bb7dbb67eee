"""The rundown of the participant's session."""

from itertools import groupby

from reporting.tanggal import format_hari_tanggal
from training.models import Participant, SessionItem
from training.self_sections import SelfSection


def load(participant: Participant) -> list[tuple[str, list[SessionItem]]]:
    """The items by day. One query."""
    items = SessionItem.objects.filter(session=participant.session_id).select_related("speaker")
    return [(format_hari_tanggal(day), list(found)) for day, found in groupby(items, key=lambda item: item.held_on)]


SECTION = SelfSection(10, "training/self_schedule.html", load)
