"""Telling people: a message in the inbox of everybody whom something concerns, and an e-mail where one is known."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from places.models import Desa
from review.case import Case
from review.enums import ReviewState
from review.models import Notice, OpeningRequest, ReviewMove
from review.telling import (
    OFFICERS_OF_KABUPATEN,
    OFFICERS_OF_KECAMATAN,
    Audience,
    Circle,
    Telling,
    audiences_of,
    page_of,
    telling_of,
)

logger = logging.getLogger(__name__)


def notify_move(*, move: ReviewMove, case: Case) -> list[Notice]:
    """Tell everybody whom a move concerns, but for the one who made it."""
    return notify(audiences=audiences_of(move, case), desa=case.plan.desa, telling=telling_of(move, case), by=move.by)


def notify(*, audiences: Iterable[Audience], desa: Desa, telling: Telling, by: Membership | None) -> list[Notice]:
    """Put one message into the inboxes of roles at the village and above it: two queries, and mail after the commit."""
    wanted = Q(pk__in=[])
    for audience in audiences:
        wanted |= Q(role__in=audience.roles, **_place(audience.circle, desa))
    people = Membership.objects.current(timezone.localdate()).filter(wanted, orang__user__isnull=False)
    if by is not None:
        people = people.exclude(orang=by.orang_id)
    return send_notices(people=people.select_related("orang__user"), telling=telling)


def send_notices(*, people: Iterable[Membership], telling: Telling) -> list[Notice]:
    """Write one message to each of these memberships, joined with their login."""
    new = [
        Notice(recipient=member, subject=telling.subject[:150], text=telling.text, url=telling.url) for member in people
    ]
    notices = Notice.objects.bulk_create(new)
    if settings.SENDS_MAIL:
        addressed = [notice for notice in notices if notice.recipient.orang.user.email]
        transaction.on_commit(lambda: mail_notices(addressed), robust=True)
    return notices


def mail_notices(notices: Iterable[Notice]) -> None:
    """Send messages by e-mail. What cannot be sent is logged and stays in the inbox; nothing else fails by it."""
    sent = []
    try:
        with get_connection() as connection:
            for notice in notices:
                words = f"{notice.text}\n\nPesan ini juga ada di Kotak masuk aplikasi."
                to = [notice.recipient.orang.user.email]
                EmailMessage(notice.subject, words, to=to, connection=connection).send()
                sent.append(notice.pk)
    except (SMTPException, OSError):
        logger.warning("Mail could not be sent; the messages are in the inboxes.", exc_info=True)
    Notice.objects.filter(pk__in=sent).update(mailed_at=timezone.now())


def notify_opening_asked(*, request: OpeningRequest, case: Case) -> list[Notice]:
    """Tell who can answer that the village asks to have parts opened."""
    words = f"{request.asked_by.orang.name} meminta: {request.get_kind_display().lower()}.\nAlasan: {request.reason}"
    telling = Telling(f"{case.review} · {case.plan.desa.name}: pembukaan diminta", words, page_of(case))
    return notify(audiences=_who_answers(case), desa=case.plan.desa, telling=telling, by=request.asked_by)


def notify_opening_answered(*, request: OpeningRequest, case: Case) -> list[Notice]:
    """Tell the one who asked what was answered."""
    answer = "dikabulkan" if request.granted else "ditolak"
    words = [f"Permintaan “{request.get_kind_display().lower()}” {answer}."]
    if request.answer_reason:
        words.append(f"Alasan: {request.answer_reason}")
    telling = Telling(
        f"{case.review} · {case.plan.desa.name}: permintaan {answer}", "\n".join(words),
        page_of(case),
    )  # fmt: skip
    asker = Membership.objects.filter(pk=request.asked_by_id, orang__user__isnull=False)
    return send_notices(people=asker.select_related("orang__user"), telling=telling)


def read_notice(*, by: Membership, notice: Notice) -> None:
    """Mark a message as read; a second time changes nothing. Raises nothing: another's message is not given here."""
    Notice.objects.of(by).unread().filter(pk=notice.pk).update(read_at=timezone.now())


def read_all(*, by: Membership) -> int:
    """Mark the whole inbox as read; gives how many were not."""
    return Notice.objects.of(by).unread().update(read_at=timezone.now())


def _place(circle: Circle, desa: Desa) -> dict[str, int]:
    match circle:
        case Circle.DESA:
            return {"desa": desa.pk}
        case Circle.KECAMATAN:
            return {"kecamatan": desa.kecamatan_id}
    return {"kabupaten": desa.kabupaten_id}


def _who_answers(case: Case) -> list[Audience]:
    """As `policy.may_answer_opening` has it: of a plan that no officer had, the kepala desa."""
    if case.state == ReviewState.PROCEEDING:
        return [Audience(Circle.DESA, frozenset({Role.KEPALA_DESA}))]
    last = case.path.last_check
    key = case.review.step or (last.key if last else "periksa_kecamatan")
    return [OFFICERS_OF_KABUPATEN if key == "periksa_kabupaten" else OFFICERS_OF_KECAMATAN]
