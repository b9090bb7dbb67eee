"""Everybody whom a move concerns is told, and nobody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from planning.models import RkpDesa
from review.chat_message import chat_message
from review.enums import ReviewAct
from review.models import Notice
from review.moves import MOVES
from review.services.opening import OpeningData, answer_opening, ask_opening
from review.services.reviewing import take_up
from review.services.submitting import submit_plan, withdraw_plan
from review.telling import TOLD
from tests.cast import Cast
from tests.review.making import agreed, case, line, recommended, said, submitted, taken_up, version, went_on


def told(subject: str) -> set[str]:
    """Roles that were told something of this kind."""
    return {notice.recipient.role for notice in Notice.objects.filter(subject__contains=subject)}


def test_every_move_has_somebody_who_is_told() -> None:
    """A new move must say whom it concerns."""
    assert set(TOLD) == set(MOVES)


def test_a_submission_tells_the_officers_of_its_step_and_the_head_of_the_village(cast: Cast, rkp: RkpDesa) -> None:
    """Dinas PMD has no part in the shipped path yet, and Sari knows what she did."""
    submitted(cast, rkp)
    assert told("diajukan") == {Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.KEPALA_DESA}


def test_nobody_of_another_village_or_kecamatan_is_told(cast: Cast, rkp: RkpDesa) -> None:
    """Bejo works next door."""
    recommended(cast, rkp)
    places = {notice.recipient.desa_id or notice.recipient.kecamatan_id for notice in Notice.objects.all()}
    assert places == {rkp.desa_id, rkp.desa.kecamatan_id}
    assert not Notice.objects.filter(recipient=cast.bejo).exists()


def test_a_recommendation_is_told_to_those_who_go_on_with_the_plan(cast: Cast, rkp: RkpDesa) -> None:
    """With what comes next."""
    recommended(cast, rkp)
    assert told("direkomendasikan") >= {Role.SEKRETARIS_DESA, Role.KEPALA_DESA, Role.BPD}
    notice = Notice.objects.get(recipient=cast.joko)
    assert "BPD dan kepala desa menyepakati" in notice.text


def test_a_withdrawal_is_told_to_those_who_waited_for_the_plan(cast: Cast, rkp: RkpDesa) -> None:
    """Else they look for a plan that is no longer there."""
    submitted(cast, rkp)
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    assert {Role.PETUGAS_KECAMATAN, Role.CAMAT} <= told("ditarik")


def test_who_went_on_without_a_recommendation_tells_the_kecamatan(cast: Cast, rkp: RkpDesa) -> None:
    """It is not passed over in silence."""
    agreed(cast, rkp)
    assert {Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.BPD} <= told("tanpa rekomendasi")


def test_a_role_that_has_ended_is_told_nothing(cast: Cast, rkp: RkpDesa) -> None:
    """The next holder of the office reads it."""
    Membership.objects.filter(pk=cast.rina.pk).update(ends_on="2020-12-31")
    submitted(cast, rkp)
    assert Role.PETUGAS_KECAMATAN not in told("diajukan")


def test_the_state_stands_in_the_act_log(cast: Cast, rkp: RkpDesa) -> None:
    """From what to what."""
    submitted(cast, rkp)
    act = cast.sari.act_set.get(verb=f"review_{ReviewAct.SUBMIT}")
    assert "(Disusun desa → Diajukan)" in act.summary


def address(member: Membership, email: str) -> None:
    """Give somebody an e-mail address."""
    member.orang.user.email = email
    member.orang.user.save(update_fields=["email"])


def test_mail_goes_to_those_who_have_an_address(
    cast: Cast, rkp: RkpDesa, settings, django_capture_on_commit_callbacks
) -> None:
    """After the commit, and only where mail is set up."""
    settings.SENDS_MAIL = True
    address(cast.rina, "rina@contoh.go.id")
    with django_capture_on_commit_callbacks(execute=True):
        submitted(cast, rkp)
    assert [message.to for message in mail.outbox] == [["rina@contoh.go.id"]]
    assert Notice.objects.get(recipient=cast.rina).mailed_at is not None


def test_failing_mail_breaks_no_act(
    cast: Cast, rkp: RkpDesa, settings, django_capture_on_commit_callbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan is submitted, the message lies in the inbox."""
    settings.SENDS_MAIL = True
    address(cast.rina, "rina@contoh.go.id")

    def fail(self: EmailMessage, fail_silently: bool = False) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", fail)
    with django_capture_on_commit_callbacks(execute=True):
        submit_plan(by=cast.sari, plan=rkp, version=version(rkp), data=said(rkp))
    take_up(by=cast.rina, plan=rkp, version=version(rkp))
    assert Notice.objects.get(recipient=cast.rina).mailed_at is None


def test_without_a_mail_server_nothing_is_sent(cast: Cast, rkp: RkpDesa, django_capture_on_commit_callbacks) -> None:
    """As shipped."""
    address(cast.rina, "rina@contoh.go.id")
    with django_capture_on_commit_callbacks(execute=True):
        submitted(cast, rkp)
    assert mail.outbox == []


def test_opening_a_message_marks_it_as_read_and_leads_to_the_plan(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """Looking at the inbox alone reads nothing."""
    submitted(cast, rkp)
    notice = Notice.objects.get(recipient=cast.rina)
    browser = sign_in(cast.rina)
    assert "1 pesan belum dibaca" in browser.get(reverse("inbox")).content.decode()
    assert Notice.objects.of(cast.rina).unread().count() == 1
    assert browser.post(reverse("notice_open", args=[notice.pk])).status_code == 302
    assert Notice.objects.of(cast.rina).unread().count() == 0


def test_the_home_page_says_how_many_messages_wait(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """With a way to the inbox."""
    submitted(cast, rkp)
    assert "1 pesan belum dibaca" in sign_in(cast.rina).get(reverse("home")).content.decode()


def test_anothers_message_is_not_there(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """404, and it stays unread."""
    submitted(cast, rkp)
    notice = Notice.objects.get(recipient=cast.rina)
    assert sign_in(cast.sari).post(reverse("notice_open", args=[notice.pk])).status_code == 404
    assert Notice.objects.of(cast.rina).unread().count() == 1


def test_the_text_for_a_chat_says_where_the_plan_is_and_names_nobody(cast: Cast, rkp: RkpDesa) -> None:
    """It may go to a group of the whole village."""
    text = chat_message(case(taken_up(cast, rkp)))
    assert "Sedang diperiksa" in text
    assert "Kecamatan Seririt" in text
    assert "Batas pemeriksaan" in text
    assert cast.rina.orang.name not in text


def test_who_can_answer_is_told_of_a_request_and_the_asker_of_the_answer(cast: Cast, rkp: RkpDesa) -> None:
    """Both with the reason; a request within what went on without officers goes to the kepala desa."""
    went_on(cast, rkp)
    until = timezone.localdate() + timedelta(days=3)
    data = OpeningData(lines=(line(rkp, "Pembinaan PKK").uid,), reason="Harga berubah.", until=until)
    request = ask_opening(by=cast.sari, plan=rkp, version=version(rkp), data=data)
    assert "Harga berubah." in Notice.objects.get(recipient=cast.made, subject__contains="pembukaan").text
    answer_opening(by=cast.made, request=request, granted=False, reason="Sudah disepakati warga.")
    assert "Sudah disepakati warga." in Notice.objects.get(recipient=cast.sari, subject__contains="ditolak").text


def test_the_page_of_a_review_carries_the_text_for_a_chat_and_the_way_to_the_trail(
    cast: Cast, rkp: RkpDesa, sign_in
) -> None:
    """The village sends it on."""
    submitted(cast, rkp)
    page = sign_in(cast.sari).get(case(rkp).review.get_absolute_url()).content.decode()
    assert "Buka di WhatsApp" in page
    assert reverse("trail_of_rkp", args=[rkp.pk]) in page
