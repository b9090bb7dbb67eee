"""The DU-RKP goes through the camat to Bappeda, and every line is answered."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.verdict import NotAllowed
from codes.models import Bidang
from places.errors import DomainError
from planning.du_rkp_data import AnswerData, DuRkpLineData
from planning.models import DuRkp
from planning.services.du_rkp import add_du_rkp_line, answer_du_rkp_line, open_du_rkp, send_du_rkp
from reporting.registry import document
from reporting.rendering import render
from review.documents.rekap_du_rkp import draw
from review.models import DuRkpReceipt, Notice
from review.services.du_rkp_upward import forward_du_rkp, receive_du_rkp, undo_forward_du_rkp, undo_receipt
from tests.cast import Cast, make_member

YEAR = 2027
SENT, RECEIVED, FORWARDED, ANSWERED = (date(2025, 12, day) for day in (10, 12, 15, 20))


def a_list(by, desa, *, is_sent: bool = True) -> DuRkp:
    """A list with one road."""
    du_rkp = open_du_rkp(by=by, desa=desa, year=YEAR)
    data = DuRkpLineData(bidang=Bidang.objects.get(code="2"), name=f"Jalan kabupaten {desa.name}", cost=500_000_000)
    add_du_rkp_line(by=by, du_rkp=du_rkp, data=data, reason="Di luar kewenangan desa.")
    if is_sent:
        du_rkp = send_du_rkp(by=by, du_rkp=du_rkp, version=du_rkp.version, sent_on=SENT, letter_number="1")
    return du_rkp


@pytest.fixture
def du_rkp(cast: Cast, codes: None) -> DuRkp:
    """Umeanyar's list, sent."""
    return a_list(cast.sari, cast.villages.umeanyar)


def receive(cast: Cast, *lists: DuRkp, on: date = RECEIVED) -> list[DuRkpReceipt]:
    """Rina receives lists."""
    return receive_du_rkp(by=cast.rina, kecamatan=cast.rina.kecamatan, lists=lists, received_on=on)


def forward(cast: Cast, on: date = FORWARDED, number: str = "050/7") -> int:
    """Rina passes all on."""
    return forward_du_rkp(by=cast.rina, kecamatan=cast.rina.kecamatan, year=YEAR, forwarded_on=on, letter_number=number)


def answer(cast: Cast, du_rkp: DuRkp) -> None:
    """Bappeda refuses the road."""
    data = AnswerData("refused", ANSWERED, "Anggaran tidak cukup.", "Bappeda")
    answer_du_rkp_line(by=cast.of(Role.BAPPEDA), line=du_rkp.line_set.get(), version=1, data=data)


def test_a_list_is_received_passed_on_and_answered(cast: Cast, du_rkp: DuRkp) -> None:
    """Each step has its day, and those concerned are told."""
    receive(cast, du_rkp)
    assert forward(cast) == 1
    answer(cast, du_rkp)
    receipt = DuRkpReceipt.objects.get()
    assert (receipt.received_on, receipt.forwarded_on, receipt.letter_number) == (RECEIVED, FORWARDED, "050/7")
    assert Notice.objects.filter(recipient=cast.sari).count() == 2
    assert "Umeanyar" in Notice.objects.get(recipient=cast.of(Role.BAPPEDA)).text


def test_what_was_not_sent_is_not_received(cast: Cast, codes: None) -> None:
    """The list is still the village's."""
    with pytest.raises(DomainError, match="belum dikirim"):
        receive(cast, a_list(cast.sari, cast.villages.umeanyar, is_sent=False))


def test_days_follow_one_another(cast: Cast, du_rkp: DuRkp) -> None:
    """Sent, received, passed on; none of them lies ahead."""
    with pytest.raises(DomainError) as early:
        receive(cast, du_rkp, on=date(2025, 12, 1))
    with pytest.raises(DomainError) as late:
        receive(cast, du_rkp, on=date(2099, 1, 1))
    receive(cast, du_rkp)
    with pytest.raises(DomainError) as forwarded:
        forward(cast, on=date(2025, 12, 11))
    fields = [error.value.field for error in (early, late, forwarded)]
    assert fields == ["received_on", "received_on", "forwarded_on"]


def test_nothing_is_passed_on_that_was_not_received(cast: Cast, du_rkp: DuRkp) -> None:
    """And not without a letter."""
    with pytest.raises(DomainError, match="Tidak ada DU-RKP"):
        forward(cast)
    receive(cast, du_rkp)
    with pytest.raises(DomainError) as error:
        forward(cast, number=" ")
    assert error.value.field == "letter_number"


def test_a_list_of_another_kecamatan_is_not_received(cast: Cast, codes: None) -> None:
    """Its own camat does."""
    nearby = make_member("Luh", Role.SEKRETARIS_DESA, cast.villages.dencarik)
    assert receive(cast, a_list(nearby, cast.villages.dencarik)) == []
    assert not DuRkpReceipt.objects.exists()


def test_only_the_kecamatan_receives(cast: Cast, du_rkp: DuRkp) -> None:
    """Neither village nor kabupaten."""
    for member in (cast.sari, cast.dewi, cast.of(Role.BAPPEDA)):
        with pytest.raises(NotAllowed):
            receive_du_rkp(by=member, kecamatan=cast.rina.kecamatan, lists=[du_rkp], received_on=RECEIVED)


def test_a_village_takes_no_list_back_that_the_kecamatan_has(cast: Cast, du_rkp: DuRkp) -> None:
    """The kecamatan gives it back first."""
    [receipt] = receive(cast, du_rkp)
    with pytest.raises(NotAllowed, match="sudah diterima kecamatan"):
        send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=du_rkp.version, sent_on=None)
    undo_receipt(by=cast.rina, receipt=receipt)
    assert send_du_rkp(by=cast.sari, du_rkp=du_rkp, version=du_rkp.version, sent_on=None).sent_on is None


def test_what_is_undone_is_undone_from_the_top(cast: Cast, du_rkp: DuRkp) -> None:
    """Answer, passing on, receipt."""
    [receipt] = receive(cast, du_rkp)
    forward(cast)
    with pytest.raises(DomainError, match="Tarik dahulu penerusannya"):
        undo_receipt(by=cast.rina, receipt=receipt)
    answer(cast, du_rkp)
    with pytest.raises(DomainError, match="sudah dijawab"):
        undo_forward_du_rkp(by=cast.rina, receipt=receipt)


def test_the_recap_holds_all_lists_that_were_sent_with_their_answers(cast: Cast, du_rkp: DuRkp) -> None:
    """For the musrenbang kecamatan; what a village still writes is not in it."""
    a_list(cast.bejo, cast.villages.kalianget)
    receive(cast, du_rkp)
    forward(cast)
    answer(cast, du_rkp)
    payload = document("rekap-du-rkp").payload(kecamatan="51.08.02", year=YEAR)
    rows = [row.cells for row in payload.table.rows if row.kind == "row"]
    assert [cells[1] for cells in rows] == ["Kalianget", "Umeanyar"]
    assert rows[1][-2:] == ("Tidak diterima", "Anggaran tidak cukup., 20 Desember 2025")
    assert payload.table.rows[-1].cells[6] == 1_000_000_000
    assert not payload.draft
    assert render(payload, "xlsx").data[:2] == b"PK"


def test_a_list_that_was_not_sent_is_not_in_the_recap(cast: Cast, codes: None) -> None:
    """An empty form is printed as a draft."""
    a_list(cast.sari, cast.villages.umeanyar, is_sent=False)
    payload = draw(cast.rina.kecamatan, YEAR)
    assert payload.table.rows == ()
    assert payload.draft


def test_the_page_receives_and_passes_on(cast: Cast, du_rkp: DuRkp, sign_in) -> None:
    """By ticking what arrived."""
    browser, page = sign_in(cast.rina), reverse("du_rkp_receipts", args=[YEAR])
    assert "Umeanyar" in browser.get(page).content.decode()
    posted = browser.post(page, {"desa": [du_rkp.desa.code], "received_on": "2025-12-12"})
    assert posted.status_code == 302
    letter = {"forwarded_on": "2025-12-15", "letter_number": "050/7"}
    assert browser.post(reverse("du_rkp_forward", args=[YEAR]), letter).status_code == 302
    assert DuRkpReceipt.objects.get().forwarded_on == FORWARDED
    undo = reverse("du_rkp_receipt_undo", args=[DuRkpReceipt.objects.get().pk])
    assert browser.post(undo).status_code == 302
    assert DuRkpReceipt.objects.get().forwarded_on is None


def test_the_answer_shows_beside_the_list_and_the_receipt_too(cast: Cast, du_rkp: DuRkp, sign_in) -> None:
    """The village sees where its list is."""
    receive(cast, du_rkp)
    page = sign_in(cast.sari).get(reverse("du_rkp_detail", args=[YEAR])).content.decode()
    assert "Diterima kecamatan" in page
