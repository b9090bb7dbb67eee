"""What the pages of meetings share: their tabs, and words of hours."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from musyawarah.attendance_drafts import Draft
from musyawarah.attendance_rows import unsur_words
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah
from villages.enums import Unsur

register = template.Library()

# Key, label, address name. A part that does not exist has no tab.
TABS = (
    ("ringkasan", "Ringkasan", "musyawarah_detail"),
    ("undangan", "Undangan", "musyawarah_invitation"),
    ("hadir", "Daftar hadir", "musyawarah_attendance"),
    ("agenda", "Agenda", "musyawarah_agenda"),
    ("notulen", "Notulen", "musyawarah_notes"),
    ("keputusan", "Keputusan", "musyawarah_decisions"),
    ("usulan", "Usulan", "musyawarah_usulan"),
    ("dokumen", "Dokumen", "musyawarah_documents"),
    ("segel", "Segel", "musyawarah_seal"),
)
_KIND_OF_STATUS = {
    MusyawarahStatus.PLANNED: "wait",
    MusyawarahStatus.OPEN: "next",
    MusyawarahStatus.CLOSED: "ok",
    MusyawarahStatus.SEALED: "blocked",
    MusyawarahStatus.CANCELLED: "danger",
}


@dataclass(frozen=True)
class Tab:
    """One part of a meeting."""

    label: str
    url: str
    is_current: bool


@register.inclusion_tag("musyawarah/_meeting_tabs.html")
def meeting_tabs(musyawarah: Musyawarah, current: str = "") -> dict:
    """The parts of a meeting that have a page."""
    found = []
    for key, label, name in TABS:
        try:
            url = reverse(name, kwargs={"uid": musyawarah.uid})
        except NoReverseMatch:
            continue
        found.append(Tab(label, url, key == current))
    return {"tabs": found}


@register.inclusion_tag("components/_status.html")
def meeting_status(musyawarah: Musyawarah) -> dict:
    """The state of a meeting as a word with its sign."""
    return {"kind": _KIND_OF_STATUS[MusyawarahStatus(musyawarah.status)], "text": musyawarah.get_status_display()}


@register.simple_tag
def draft_unsur(draft: Draft, private: bool) -> str:
    """The unsur that a pasted line would be written with, for whoever looks."""
    unsur = draft.typed.unsur or (draft.known.unsur if draft.known else Unsur.WARGA)
    return unsur_words(unsur, private=private)


@register.filter
def jam(moment: datetime | None) -> str:
    """The hour of a moment, or a time of day, as "14.05"; "–" for none."""
    if moment is None:
        return "–"
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{local:%H.%M}"
