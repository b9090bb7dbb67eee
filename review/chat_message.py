"""Where a plan is, as plain text to paste into a chat: what the village may tell everybody, and no names."""

from django.conf import settings

from musyawarah.invitation_message import chat_link
from places.formats.tanggal import format_tanggal
from review.case import Case
from review.enums import ReviewState
from review.telling import NEXT, page_of

__all__ = ["chat_link", "chat_message"]


def chat_message(case: Case) -> str:
    """Plan, state, who has it, until when, what comes next; the page's address where the site knows its own."""
    desa, review = case.plan.desa, case.review
    lines = [
        f"*{review}*",
        f"Desa {desa.name}, Kecamatan {desa.kecamatan.name}",
        "",
        f"Keadaan: {case.state.label}",
        f"Ada pada: {case.holder_words}",
    ]
    if case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW} and review.due_on is not None:
        paused = " (dijeda)" if review.paused_on is not None else ""
        lines.append(f"Batas pemeriksaan: {format_tanggal(review.due_on)}{paused}")
    if next_words := NEXT.get(case.state):
        lines += ["", next_words]
    address = getattr(settings, "PUBLIC_ADDRESS", "")
    if address and review.pk is not None and (path := page_of(case)):
        lines += ["", f"{address.rstrip('/')}{path}"]
    return "\n".join(lines)
