"""What the pages of sessions share: their tabs, their state, their days in words."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from training.enums import SessionStatus
from training.models import TrainingSession
from training.policy import may_edit_program
from training.session_days import format_days

register = template.Library()

# Key, label, address name. A part that does not exist has no tab.
TABS = (
    ("ringkasan", "Ringkasan", "session_detail"),
    ("peserta", "Peserta", "participant_list"),
    ("hadir", "Daftar hadir", "training_attendance"),
    ("acara", "Acara", "session_items"),
    ("tes", "Tes", "exam_setup"),
    ("evaluasi", "Evaluasi", "evaluation_results"),
    ("temuan", "Temuan", "temuan_list"),
    ("rtl", "Tindak lanjut", "rtl_list"),
    ("sertifikat", "Sertifikat", "certificate_list"),
    ("dokumen", "Dokumen", "session_documents"),
    ("laporan", "Laporan", "report_edit"),
)
# Tests and evaluation hold what only the organiser reads; the report is his to write.
OF_THE_ORGANISER = frozenset({"tes", "evaluasi", "laporan"})
_KIND_OF_STATUS = {
    SessionStatus.PLANNED: "wait",
    SessionStatus.HELD: "ok",
    SessionStatus.CANCELLED: "danger",
}


@dataclass(frozen=True)
class Tab:
    """One part of a session."""

    label: str
    url: str
    is_current: bool


@register.inclusion_tag("training/_session_tabs.html", takes_context=True)
def session_tabs(context: dict[str, Any], session: TrainingSession, current: str = "") -> dict:
    """The parts of a session that have a page and that the reader may open."""
    is_organiser = may_edit_program(context["request"].membership, session.program)
    found = []
    for key, label, name in TABS:
        if key in OF_THE_ORGANISER and not is_organiser:
            continue
        try:
            url = reverse(name, kwargs={"uid": session.uid})
        except NoReverseMatch:
            continue
        found.append(Tab(label, url, key == current))
    return {"tabs": found}


@register.inclusion_tag("components/_status.html")
def session_status(session: TrainingSession) -> dict:
    """The state of a session as a word with its sign."""
    return {"kind": _KIND_OF_STATUS[SessionStatus(session.status)], "text": session.get_status_display()}


@register.filter
def days(session: TrainingSession) -> str:
    """ "Senin, 27 April 2015", "Senin–Rabu, 27–29 April 2015"."""
    return format_days(session.starts_on, session.ends_on)
