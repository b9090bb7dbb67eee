"""Who and what seals a meeting, when it is sealed by itself, and what the seal holds."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from musyawarah.enums import RalatStatus, SealReason
from musyawarah.models import Musyawarah, Ralat, Segel
from musyawarah.seal_check import faults_of_village
from musyawarah.services.ralat import answer_ralat, propose_ralat
from musyawarah.services.sealing import attach_scan, seal_due, seal_musyawarah
from places.errors import DomainError
from tests.musyawarah.sealing import close, let_days_pass, make_minutes, paper, seal, sealed_minutes

pytestmark = pytest.mark.django_db


def test_the_signed_paper_seals_at_once(cast):
    minutes = sealed_minutes(cast)
    segel = Segel.objects.get()
    assert minutes.meeting.status == "sealed" and minutes.meeting.scan_sha256
    assert (segel.reason, segel.sealed_by, segel.previous) == (SealReason.SCAN, cast.sari, None)
    assert faults_of_village(minutes.meeting.desa) == []


def test_seals_of_a_village_form_a_chain(cast):
    seals = [sealed_minutes(cast, ba_number=f"BA/{number}").meeting.segel for number in range(3)]
    assert [one.previous_id for one in seals] == [None, seals[0].pk, seals[1].pk]
    assert json.loads(seals[2].content)["previous"] == seals[1].sha256


def test_a_seal_holds_no_name(cast):
    minutes = close(cast, make_minutes(cast))
    ralat = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="kehadiran", target_id=minutes.ani.pk, field="name",
        new="Ni Luh Srikandi", reason="Nama lengkap Srikandi",
    )  # fmt: skip
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    seal(cast, minutes)
    content = Segel.objects.get().content
    for personal in ("Srikandi", '"Budi"', "Cok", "RT 02"):
        assert personal not in content
    assert "Talud disepakati" in content and len(json.loads(content)["ralat"]) == 1
    assert faults_of_village(minutes.meeting.desa) == []


def test_an_open_meeting_takes_no_signed_paper(cast):
    with pytest.raises(DomainError, match="Tutup dahulu"):
        attach_scan(by=cast.sari, musyawarah=make_minutes(cast).meeting, content=paper())


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 broken"])
def test_what_is_no_paper_seals_nothing(cast, content):
    minutes = close(cast, make_minutes(cast))
    with pytest.raises(DomainError) as refusal:
        attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=content)
    assert refusal.value.field == "file"
    assert not Segel.objects.exists()


def test_a_waiting_mend_holds_the_seal_back_until_it_is_answered(cast):
    minutes = close(cast, make_minutes(cast))
    ralat = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="musyawarah", target_id=minutes.meeting.pk, field="place",
        new="Aula", reason="Salah",
    )  # fmt: skip
    with pytest.raises(DomainError, match="menunggu jawaban"):
        attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=paper())
    assert not Musyawarah.objects.get(pk=minutes.meeting.pk).scan
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    minutes.meeting.refresh_from_db()
    assert seal(cast, minutes).meeting.place == "Aula"


def test_days_seal_what_nobody_sealed_and_refuse_the_waiting_mend(cast):
    minutes = close(cast, make_minutes(cast))
    propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="musyawarah", target_id=minutes.meeting.pk, field="place",
        new="Aula", reason="Salah",
    )  # fmt: skip
    let_days_pass(minutes.meeting, 7)
    assert seal_due() == []
    with pytest.raises(DomainError, match="Baru dapat disegel"):
        seal_musyawarah(by=cast.joko, musyawarah=minutes.meeting)
    let_days_pass(minutes.meeting, 8)
    out = StringIO()
    call_command("seal_due", stdout=out)
    assert "1 musyawarah disegel." in out.getvalue()
    segel, ralat = Segel.objects.get(), Ralat.objects.get()
    assert (segel.reason, segel.sealed_by) == (SealReason.DAYS, None)
    assert (ralat.status, ralat.answered_by) == (RalatStatus.REFUSED, None)
    assert Musyawarah.objects.get(pk=minutes.meeting.pk).place == "Balai desa"
    assert faults_of_village(minutes.meeting.desa) == []
    assert seal_due() == []


def test_a_paper_may_come_after_the_seal_and_leaves_it_valid(cast):
    minutes = close(cast, make_minutes(cast))
    let_days_pass(minutes.meeting, 9)
    seal_due()
    meeting = attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=paper())
    assert meeting.scan_sha256 and Segel.objects.count() == 1
    assert faults_of_village(meeting.desa) == []
    with pytest.raises(DomainError, match="sudah dilampirkan"):
        attach_scan(by=cast.sari, musyawarah=meeting, content=paper())


def test_looking_never_seals(cast, sign_in):
    minutes = close(cast, make_minutes(cast))
    let_days_pass(minutes.meeting, 9)
    address = reverse("musyawarah_seal", args=[minutes.meeting.uid])
    assert "Segel sekarang" in sign_in(cast.sari).get(address).content.decode()
    assert not Segel.objects.exists()
    sign_in(cast.sari).post(address)
    assert Segel.objects.get().reason == SealReason.DAYS


def test_the_page_shows_code_hash_and_chain(cast, sign_in):
    first, second = (sealed_minutes(cast, ba_number=f"BA/{number}").meeting for number in range(2))
    text = sign_in(cast.rina).get(reverse("musyawarah_seal", args=[second.uid])).content.decode()
    assert second.segel.sha256[:12] in text and str(first.segel) in text
    assert " ".join(second.segel.sha256[i : i + 4] for i in range(0, 64, 4)) in text


def test_the_signed_paper_is_uploaded_and_downloaded(cast, sign_in):
    minutes = close(cast, make_minutes(cast))
    address = reverse("musyawarah_scan", args=[minutes.meeting.uid])
    browser = sign_in(cast.sari)
    assert browser.post(address, {"file": SimpleUploadedFile("ba.jpg", paper())}).status_code == 200
    assert not Segel.objects.exists()
    form = {"file": SimpleUploadedFile("ba.jpg", paper()), "is_sure": "on"}
    assert browser.post(address, form).status_code == 302
    answer = browser.get(reverse("musyawarah_scan_file", args=[minutes.meeting.uid]))
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_only_the_villages_asked_for_are_sealed(cast):
    let_days_pass(close(cast, make_minutes(cast)).meeting, 8)
    assert seal_due(desa=cast.villages.kalianget) == []
    assert len(seal_due(desa=cast.villages.umeanyar)) == 1
