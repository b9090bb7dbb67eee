"""What a kabupaten prescribes for meetings."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.verdict import NotAllowed
from musyawarah.enums import MusyawarahKind
from musyawarah.models import AturanMusyawarah
from musyawarah.rules import rule_of, shipped_rules
from musyawarah.services.meeting_rules import MeetingRuleData, save_meeting_rules
from places.errors import DomainError, StaleVersion

MUSDUS = MusyawarahKind.MUSDUS
OWN = MeetingRuleData(Decimal(50), Decimal(40), 5, 14, "Perbup 7/2026")


def test_dinas_pmd_sets_a_rule_and_goes_back_to_the_shipped_one(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    assert save_meeting_rules(by=cast.dewi, kabupaten=kabupaten, version=0, rules={MUSDUS: OWN}) == 1
    rule = rule_of(kabupaten, MUSDUS)
    assert (rule.quorum_percent, rule.invitation_days, rule.source) == (50, 5, "Perbup 7/2026")
    shipped = shipped_rules()[MUSDUS]
    back = MeetingRuleData(shipped.quorum_percent, shipped.women_percent, 3, 7)
    assert save_meeting_rules(by=cast.dewi, kabupaten=kabupaten, version=1, rules={MUSDUS: back}) == 1
    assert not AturanMusyawarah.objects.exists()
    assert save_meeting_rules(by=cast.dewi, kabupaten=kabupaten, version=2, rules={MUSDUS: back}) == 0


def test_only_dinas_pmd_of_that_kabupaten_writes_and_nobody_overwrites_unseen(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    for who in (cast.sari, cast.rina, cast.tono, cast.joko):
        with pytest.raises(NotAllowed):
            save_meeting_rules(by=who, kabupaten=kabupaten, version=0, rules={MUSDUS: OWN})
    save_meeting_rules(by=cast.dewi, kabupaten=kabupaten, version=0, rules={MUSDUS: OWN})
    with pytest.raises(StaleVersion):
        save_meeting_rules(by=cast.dewi, kabupaten=kabupaten, version=0, rules={MUSDUS: OWN})


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (MeetingRuleData(Decimal(0), None, 3, 7), "musdus-quorum_percent"),
        (MeetingRuleData(None, Decimal(101), 3, 7), "musdus-women_percent"),
        (MeetingRuleData(None, None, 61, 7), "musdus-invitation_days"),
    ],
)
def test_an_impossible_rule_is_refused(cast, data, field):
    with pytest.raises(DomainError) as error:
        save_meeting_rules(by=cast.dewi, kabupaten=cast.villages.umeanyar.kabupaten, version=0, rules={MUSDUS: data})
    assert error.value.field == field


def test_the_page_shows_the_shipped_rule_beside_and_saves_what_is_typed(cast, sign_in):
    kabupaten = cast.villages.umeanyar.kabupaten
    address = reverse("meeting_rules", kwargs={"kabupaten_code": kabupaten.code})
    browser = sign_in(cast.dewi)
    page = browser.get(address)
    assert "Bawaan: kuorum 66,67%" in page.content.decode()
    form = {bound.html_name: bound.value() or "" for bound in page.context["form"]}
    form = {name: str(value).replace(".", ",") for name, value in form.items()} | {"version": "0"}
    assert browser.post(address, form).status_code == 302
    assert not AturanMusyawarah.objects.exists()
    assert browser.post(address, form | {"musdus-quorum_percent": "50,5", "version": "0"}).status_code == 302
    assert AturanMusyawarah.objects.get().quorum_percent == Decimal("50.5")
    assert "(diatur kabupaten)" in sign_in(cast.sari).get(address).content.decode()
