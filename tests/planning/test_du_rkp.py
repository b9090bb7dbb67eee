"""The DU-RKP: what is proposed to higher government, the letter, and the answers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Act
from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, MusyawarahStatus
from places.errors import DomainError, StaleVersion
from planning.documents.du_rkp import build
from planning.du_rkp_data import AnswerData, DuRkpLineData
from planning.models import DuRkp
from planning.services.du_rkp import (
    add_du_rkp_line,
    answer_du_rkp_line,
    delete_du_rkp_line,
    open_du_rkp,
    restore_du_rkp_line,
    send_du_rkp,
    take_decisions,
    update_du_rkp_line,
)
from reporting.errors import DocumentError
from reporting.render_html import screen_matrix
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from villages.enums import FormSet
from villages.models import KabupatenSetting

SENT_ON = date(2025, 10, 1)


@pytest.fixture
def du_rkp(cast, codes):
    """Umeanyar's list for 2027, still empty."""
    return open_du_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2027)


@pytest.fixture
def decision(cast, codes):
    """A closed musdes sends a usulan to the DU-RKP."""
    usulan = make_usulan(cast, "Jalan kabupaten", bidang=Bidang.objects.get(code="2"), cost=500_000_000, sdgs=[9])
    meeting = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    return make_keputusan(meeting, usulan, outcome=DecisionOutcome.TO_DU_RKP)


def proposal(name="Jembatan", **values):
    return DuRkpLineData(**{"bidang": Bidang.objects.get(code="2"), "name": name} | values)


def test_decisions_become_lines_once(cast, du_rkp, decision):
    (line,) = take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    assert (line.name, line.cost, line.sdgs) == ("Jalan kabupaten", 500_000_000, [9])
    assert (line.usulan, line.keputusan) == (decision.usulan, decision)
    assert take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision]) == []
    assert open_du_rkp(by=cast.sari, desa=du_rkp.desa, year=2027) == du_rkp


def test_only_what_a_meeting_sent_there_is_taken(cast, du_rkp):
    usulan = make_usulan(cast, bidang=Bidang.objects.get(code="2"))
    agreed = make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), usulan)
    with pytest.raises(DomainError, match="tidak mengajukan"):
        take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[agreed])


def test_a_usulan_without_bidang_is_completed_first(cast, du_rkp, decision):
    decision.usulan.bidang = None
    decision.usulan.save()
    with pytest.raises(DomainError, match="belum menyebut bidang"):
        take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])


def test_the_decision_of_another_village_is_refused(cast, codes, decision):
    theirs = open_du_rkp(by=cast.bejo, desa=cast.villages.kalianget, year=2027)
    with pytest.raises(DomainError, match="desa lain"):
        take_decisions(by=cast.bejo, du_rkp=theirs, keputusan=[decision])


def test_a_line_without_decision_needs_its_reason(cast, du_rkp):
    with pytest.raises(DomainError) as refusal:
        add_du_rkp_line(by=cast.sari, du_rkp=du_rkp, data=proposal(), reason=" ")
    assert refusal.value.field == "reason"
    add_du_rkp_line(by=cast.sari, du_rkp=du_rkp, data=proposal(), reason="Milik kabupaten")
    assert Act.objects.get(verb="add_du_rkp_line").reason == "Milik kabupaten"


def test_two_people_never_overwrite_each_other(cast, du_rkp):
    line = add_du_rkp_line(by=cast.sari, du_rkp=du_rkp, data=proposal(), reason="Milik kabupaten")
    update_du_rkp_line(by=cast.wati, line=line, version=1, data=proposal("Jembatan gantung"))
    with pytest.raises(StaleVersion):
        update_du_rkp_line(by=cast.sari, line=line, version=1, data=proposal("Jembatan beton"))
    line.refresh_from_db()
    assert line.name == "Jembatan gantung"


def test_what_is_deleted_can_be_taken_back_unless_its_decision_was_taken_anew(cast, du_rkp, decision):
    (line,) = take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    delete_du_rkp_line(by=cast.sari, line=line)
    restore_du_rkp_line(by=cast.sari, line=line)
    assert du_rkp.line_set.alive().count() == 1
    delete_du_rkp_line(by=cast.sari, line=line)
    take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    with pytest.raises(DomainError, match="sudah diambil lagi"):
        restore_du_rkp_line(by=cast.sari, line=line)


def test_a_list_is_sent_when_it_holds_something_and_is_closed_then(cast, du_rkp, decision):
    with pytest.raises(DomainError, match="masih kosong"):
        send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=1, sent_on=SENT_ON)
    (line,) = take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(DomainError, match="belum tiba"):
        send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=1, sent_on=tomorrow)
    sent = send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=1, sent_on=SENT_ON, letter_number="050/1")
    with pytest.raises(DomainError, match="sudah dikirim"):
        delete_du_rkp_line(by=cast.sari, line=line)
    back = send_du_rkp(by=cast.sari, du_rkp=sent, version=2, sent_on=None)
    assert (back.sent_on, back.letter_number) == (None, "")


def test_an_answer_has_its_day_and_its_reason_and_keeps_the_list_sent(cast, du_rkp, decision):
    (line,) = take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    answer = AnswerData("refused", SENT_ON + timedelta(days=20), "Tidak ada dana", "Bappeda")
    with pytest.raises(DomainError, match="belum dikirim"):
        answer_du_rkp_line(by=cast.sari, line=line, version=1, data=answer)
    sent = send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=1, sent_on=SENT_ON)
    for odd, field in (
        (AnswerData("refused", None, "Tidak ada dana"), "answered_on"),
        (AnswerData("refused", SENT_ON), "answer_reason"),
        (AnswerData("accepted", SENT_ON - timedelta(days=1)), "answered_on"),
        (AnswerData("mungkin", SENT_ON), "answer"),
    ):
        with pytest.raises(DomainError) as refusal:
            answer_du_rkp_line(by=cast.sari, line=line, version=1, data=odd)
        assert refusal.value.field == field
    assert answer_du_rkp_line(by=cast.sari, line=line, version=1, data=answer).answer == "refused"
    with pytest.raises(DomainError, match="Sudah ada jawaban"):
        send_du_rkp(by=cast.sari, du_rkp=sent, version=2, sent_on=None)


def test_bappeda_answers_the_villages_of_its_kabupaten_and_nobody_else_from_outside(cast, du_rkp, decision):
    (line,) = take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=1, sent_on=SENT_ON)
    accepted = AnswerData("accepted", SENT_ON)
    for member in (cast.rina, cast.dewi, cast.joko, cast.bejo):
        with pytest.raises(DomainError):
            answer_du_rkp_line(by=member, line=line, version=1, data=accepted)
    assert answer_du_rkp_line(by=cast.of(Role.BAPPEDA), line=line, version=1, data=accepted).answer == "accepted"


def test_the_form_prescribed_by_the_kabupaten_is_printed(cast, du_rkp, decision):
    take_decisions(by=cast.sari, du_rkp=du_rkp, keputusan=[decision])
    add_du_rkp_line(by=cast.sari, du_rkp=du_rkp, data=proposal("Talud sungai", cost=None), reason="Milik provinsi")
    payload = build(desa=du_rkp.desa.code, year=2027)
    assert [column.key for column in payload.table.columns] == [
        "no", "bidang", "kegiatan", "lokasi", "volume", "waktu", "jumlah", "sumber",
    ]  # fmt: skip
    assert payload.title == ("RANCANGAN DAFTAR USULAN RKP DESA (DU-RKP DESA)", "TAHUN 2027")
    assert payload.total_in_words.startswith("Lima ratus juta")
    assert payload.notes == ("1 usulan belum diketahui prakiraan biayanya.",)
    screen_matrix(payload)
    setting, _ = KabupatenSetting.objects.get_or_create(kabupaten=du_rkp.desa.kabupaten)
    setting.form_set = FormSet.PERMENDES_21
    setting.save()
    keys = [column.key for column in build(desa=du_rkp.desa.code, year=2027).table.columns]
    assert {"sdgs", "data_eksisting", "manfaat"} <= set(keys)
    with pytest.raises(DocumentError):
        build(desa=du_rkp.desa.code, year=2031)


def test_the_page_takes_decisions_sends_and_is_answered(cast, sign_in, decision):
    browser = sign_in(cast.sari)
    assert "Keputusan yang belum masuk DU-RKP" in browser.get("/du-rkp/2027/").content.decode()
    browser.post("/du-rkp/2027/ambil/")
    line = DuRkp.objects.get().line_set.get()
    browser.post("/du-rkp/2027/kirim/", {"sent_on": "01-10-2025", "letter_number": "050/1", "version": "1"})
    page = browser.get("/du-rkp/2027/").content.decode()
    assert "surat nomor 050/1" in page
    agus = sign_in(cast.of(Role.BAPPEDA))
    address = f"/du-rkp/usulan/{line.uid}/jawaban/"
    refused = agus.post(address, {"answer": "refused", "answered_on": "2025-10-20", "version": "1"})
    assert "Tulis alasan yang diberikan" in refused.content.decode()
    sent = {"answer": "refused", "answered_on": "2025-10-20", "answer_reason": "Tidak ada dana", "version": "1"}
    assert agus.post(address, sent).status_code == 302
    stale = agus.post(address, sent)
    assert stale.status_code == 409
    assert "Tidak ada dana" in browser.get("/du-rkp/2027/").content.decode()
    assert "Tidak ada dana" in browser.get(f"/usulan/{decision.usulan.uid}/").content.decode()


def test_a_deleted_line_is_offered_back_at_once(cast, sign_in, du_rkp):
    line = add_du_rkp_line(by=cast.sari, du_rkp=du_rkp, data=proposal(), reason="Milik kabupaten")
    browser = sign_in(cast.sari)
    back = browser.post(f"/du-rkp/usulan/{line.uid}/hapus/")
    assert "Usulan dihapus dari DU-RKP" in browser.get(back["Location"]).content.decode()
    browser.post(f"/du-rkp/usulan/{line.uid}/pulihkan/")
    assert du_rkp.line_set.alive().count() == 1
