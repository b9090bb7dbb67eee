"""What other pages show of the review: the receipt of a DU-RKP, the way to the trail, a plan's state for a chat."""

from django import template

from places.models import Desa
from planning.models import DuRkp
from review.audit import may_read_trail
from review.case import Case
from review.chat_message import chat_link, chat_message
from review.models import DuRkpReceipt

register = template.Library()


@register.inclusion_tag("review/_du_rkp_receipt.html")
def du_rkp_receipt(du_rkp: DuRkp) -> dict:
    """Since when the kecamatan, and Bappeda, have a list that was sent: one query."""
    is_sent = du_rkp.pk is not None and du_rkp.sent_on is not None
    return {"du_rkp": du_rkp, "receipt": DuRkpReceipt.objects.filter(du_rkp=du_rkp).first() if is_sent else None}


@register.inclusion_tag("review/_trail_link.html", takes_context=True)
def trail_link(context: template.Context, url: str, desa: Desa) -> dict:
    """The way to the trail of acts, for those who may read it."""
    return {"url": url, "may_read": may_read_trail(context.get("membership"), desa)}


@register.inclusion_tag("review/_chat_text.html")
def chat_text(case: Case) -> dict:
    """Where a plan is, as text to paste into WhatsApp: no query beyond the case."""
    message = chat_message(case)
    return {"message": message, "chat_link": chat_link(message), "rows": message.count("\n") + 2}
