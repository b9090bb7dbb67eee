"""What of a locked plan is open, where the eye is: above the plan, and beside a line."""

from uuid import UUID

from django import template

from planning.models import RkpDesa, RpjmDesa
from planning.open_parts import OpenParts
from planning.policy import why_locked

register = template.Library()


@register.inclusion_tag("planning/_lock_banner.html")
def lock_banner(plan: RpjmDesa | RkpDesa, parts: OpenParts | str = "") -> dict:
    """Who holds a locked plan and who can open it; nothing while it is open. `parts` where the page knows them."""
    return {"verdict": why_locked(plan), "parts": parts or None}


@register.inclusion_tag("planning/_open_mark.html")
def open_mark(parts: OpenParts, uid: UUID, bidang_code: str) -> dict:
    """Says of a line that it is open although its plan is locked."""
    return {"is_open": not parts.whole and parts.has_uid(uid, bidang_code)}


@register.simple_tag
def is_open(parts: OpenParts, uid: UUID, bidang_code: str) -> bool:
    """Whether no lock holds the line."""
    return parts.has_uid(uid, bidang_code)
