"""What a meeting may decide, and who types it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.verdict import NotAllowed
from musyawarah.decision_data import DecisionData
from musyawarah.decision_facts import load_decided
from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan, Keputusan, Musyawarah
from musyawarah.services.decisions import delete_decision, record_decision, record_decisions, update_decision
from musyawarah.usulan_reading import load_usulan
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import at, make_agenda, make_attendee, make_keputusan, make_musyawarah, make_usulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def musdes(cast) -> Musyawarah:
    """A musdes that was held on paper and is being entered."""
    return make_musyawarah(cast, status=MusyawarahStatus.OPEN, is_on_paper=True)


def agreed(usulan, **values) -> DecisionData:
    return DecisionData(text=f"{usulan.name} disepakati", usulan=usulan, **values)


def other(**values) -> DecisionData:
    return DecisionData(text="Musyawarah dilanjutkan minggu depan", subject=DecisionSubject.OTHER, **values)


def test_decisions_are_numbered_in_the_order_in_which_they_are_taken(cast, musdes):
    rows = [record_decision(by=cast.sari, musyawarah=musdes, data=agreed(make_usulan(cast, name))) for name in "AB"]
    assert [(row.number, row.text) for row in rows] == [(1, "A disepakati"), (2, "B disepakati")]


def test_a_decision_of_a_sitting_meeting_is_taken_now(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    before = timezone.now()
    row = record_decision(by=cast.sari, musyawarah=meeting, data=other())
    assert before <= row.decided_at <= timezone.now()


def test_a_paper_meeting_decides_within_its_hours(cast, musdes):
    row = record_decision(by=cast.sari, musyawarah=musdes, data=other(decided_at=at(10, 30)))
    assert row.decided_at == at(10, 30)
    assert record_decision(by=cast.sari, musyawarah=musdes, data=other()).decided_at == at(12)
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=other(decided_at=at(12, 1)))
    assert refusal.value.field == "decided_at"
    assert "09.00" in refusal.value.message and "12.00" in refusal.value.message


def test_a_sitting_meeting_decides_neither_before_its_opening_nor_later_than_now(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    for moment in (at(8, 59), timezone.now() + timedelta(minutes=5)):
        with pytest.raises(DomainError):
            record_decision(by=cast.sari, musyawarah=meeting, data=other(decided_at=moment))


@pytest.mark.parametrize("who", ["sari", "joko"])
def test_notulis_and_chair_type_decisions(cast, musdes, who):
    record_decision(by=getattr(cast, who), musyawarah=musdes, data=other())
    assert Keputusan.objects.count() == 1


@pytest.mark.parametrize("who", ["wati", "karto", "made", "rina", "bejo"])
def test_nobody_else_types_decisions(cast, musdes, who):
    with pytest.raises(NotAllowed):
        record_decision(by=getattr(cast, who), musyawarah=musdes, data=other())
    assert not Keputusan.objects.exists()


@pytest.mark.parametrize("status", [MusyawarahStatus.PLANNED, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED])
def test_only_an_open_meeting_decides(cast, status):
    meeting = make_musyawarah(cast, status=status)
    with pytest.raises(NotAllowed):
        record_decision(by=cast.sari, musyawarah=meeting, data=other())


@pytest.mark.parametrize("outcome", ["agreed", "deferred", "rejected", "to_du_rkp"])
def test_a_musdus_rejects_no_idea(cast, outcome):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    data = agreed(make_usulan(cast), outcome=outcome, reason="Tidak ada dana")
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.karto, musyawarah=meeting, data=data)
    assert refusal.value.field == "outcome"
    passed_on = replace(data, outcome=DecisionOutcome.PASSED_ON, reason="")
    assert record_decision(by=cast.karto, musyawarah=meeting, data=passed_on).outcome == "passed_on"


def test_a_musdus_agrees_about_its_own_matters_or_puts_them_off(cast):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.OPEN)
    for outcome, reason in (("agreed", ""), ("deferred", "Belum semua RT hadir")):
        record_decision(by=cast.karto, musyawarah=meeting, data=other(outcome=outcome, reason=reason))
    with pytest.raises(DomainError):
        record_decision(by=cast.karto, musyawarah=meeting, data=other(outcome="rejected", reason="Tidak"))


@pytest.mark.parametrize("outcome", ["deferred", "rejected", "to_du_rkp"])
def test_whatever_is_not_agreed_needs_its_reason(cast, musdes, outcome):
    data = agreed(make_usulan(cast), outcome=outcome, reason="  ")
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=data)
    assert refusal.value.field == "reason"
    assert record_decision(by=cast.sari, musyawarah=musdes, data=replace(data, reason="Dana kurang")).reason


@pytest.mark.parametrize(
    ("votes", "outcome", "field"),
    [
        ((None, 3), "agreed", "votes_for"),
        ((3, None), "agreed", "votes_against"),
        ((0, 0), "agreed", "votes_for"),
        ((5, 5), "agreed", "outcome"),
        ((6, 4), "rejected", "outcome"),
    ],
)
def test_votes_must_fit_the_outcome(cast, musdes, votes, outcome, field):
    data = other(
        outcome=outcome, reason="Kalah suara", method=DecisionMethod.VOTE, votes_for=votes[0], votes_against=votes[1]
    )
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=data)
    assert refusal.value.field == field


def test_more_than_half_agrees_and_abstentions_count(cast, musdes):
    vote = {"method": DecisionMethod.VOTE, "votes_for": 6, "votes_against": 4}
    assert record_decision(by=cast.sari, musyawarah=musdes, data=other(**vote)).votes_for == 6
    with pytest.raises(DomainError):
        record_decision(by=cast.sari, musyawarah=musdes, data=other(**vote, votes_abstain=2))


def test_more_votes_than_people_who_decide_warn_and_do_not_block(cast, musdes):
    make_attendee(musdes, "Ani", gender=Gender.P)
    make_attendee(musdes, "Camat", role="pendamping")
    vote = {"method": DecisionMethod.VOTE, "votes_for": 2, "votes_against": 0}
    record_decision(by=cast.sari, musyawarah=musdes, data=other(**vote))
    (fact,) = load_decided(musdes)
    assert "Suara yang dihitung 2, sedangkan undangan di ruangan 1 orang." in fact.warnings


def test_a_rank_other_than_the_scored_one_needs_a_reason(cast, musdes):
    data = agreed(make_usulan(cast), rank=1, scored_rank=7)
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=data)
    assert refusal.value.field == "overrule_reason"
    row = record_decision(by=cast.sari, musyawarah=musdes, data=replace(data, overrule_reason="Jembatan putus"))
    assert row.overrules_rank


def test_a_usulan_is_decided_once_in_a_meeting(cast, musdes):
    usulan = make_usulan(cast)
    record_decision(by=cast.sari, musyawarah=musdes, data=agreed(usulan))
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=agreed(usulan))
    assert "nomor 1" in refusal.value.message


def test_another_villages_usulan_and_agenda_are_refused(cast, musdes):
    foreign = make_usulan(cast, desa=cast.villages.kalianget)
    agenda = make_agenda(make_musyawarah(cast))
    for data, field in ((agreed(foreign), "usulan"), (other(agenda=agenda), "agenda")):
        with pytest.raises(DomainError) as refusal:
            record_decision(by=cast.sari, musyawarah=musdes, data=data)
        assert refusal.value.field == field


def test_a_plan_is_endorsed_by_its_kind_and_year(cast, musdes):
    data = DecisionData(text="RKP Desa 2027 disepakati", subject=DecisionSubject.PLAN)
    with pytest.raises(DomainError):
        record_decision(by=cast.sari, musyawarah=musdes, data=data)
    row = record_decision(by=cast.sari, musyawarah=musdes, data=replace(data, plan_kind="rkp", plan_year=2027))
    assert (row.plan_kind, row.plan_year) == ("rkp", 2027)


def test_a_merged_usulan_goes_on_in_the_other_until_the_decision_is_taken_back(cast, musdes):
    small, head = make_usulan(cast, "Drainase RT 1"), make_usulan(cast, "Drainase")
    data = agreed(small, outcome=DecisionOutcome.MERGED, reason="Satu saluran", merged_into=head)
    row = record_decision(by=cast.sari, musyawarah=musdes, data=data)
    assert load_usulan(musdes.desa).by_pk[small.pk].merged_into_pk == head.pk
    update_decision(by=cast.sari, keputusan=row, version=1, data=agreed(small))
    assert load_usulan(musdes.desa).by_pk[small.pk].merged_into_pk is None
    row = update_decision(by=cast.sari, keputusan=row, version=2, data=data)
    delete_decision(by=cast.sari, keputusan=row, version=3)
    assert not GabunganUsulan.objects.living().exists() and GabunganUsulan.objects.count() == 2


def test_usulan_are_not_merged_in_a_ring(cast, musdes):
    one, two = make_usulan(cast, "A"), make_usulan(cast, "B")
    merged = {"outcome": DecisionOutcome.MERGED, "reason": "Sama"}
    record_decision(by=cast.sari, musyawarah=musdes, data=agreed(one, merged_into=two, **merged))
    with pytest.raises(DomainError) as refusal:
        record_decision(by=cast.sari, musyawarah=musdes, data=agreed(two, merged_into=one, **merged))
    assert refusal.value.field == "merged_into"


def test_a_later_meeting_corrects_a_closed_ones_decision_and_both_pages_say_so(cast, sign_in):
    earlier = make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.SEALED), make_usulan(cast))
    later = make_musyawarah(
        cast,
        MusyawarahKind.MUSDES_PENGESAHAN,
        status=MusyawarahStatus.OPEN,
        held_on=earlier.musyawarah.held_on + timedelta(days=30),
    )
    row = record_decision(by=cast.sari, musyawarah=later, data=other(corrects=earlier))
    page = reverse("decision_edit", args=[earlier.uid])
    assert row.uid.hex not in sign_in(cast.wati).get(page).content.decode().replace("-", "")
    later.status, later.closed_at, later.closed_by = MusyawarahStatus.CLOSED, timezone.now(), cast.joko
    later.save()
    for shown, named in ((earlier, row), (row, earlier)):
        answer = sign_in(cast.wati).get(reverse("decision_edit", args=[shown.uid])).content.decode()
        assert reverse("decision_edit", args=[named.uid]) in answer


def test_an_open_or_foreign_decision_is_not_corrected(cast, musdes):
    still_open = make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.OPEN))
    foreign = make_keputusan(
        make_musyawarah(cast, status=MusyawarahStatus.CLOSED, desa=cast.villages.kalianget), outcome="agreed"
    )
    for row in (still_open, foreign):
        with pytest.raises(DomainError) as refusal:
            record_decision(by=cast.sari, musyawarah=musdes, data=other(corrects=row))
        assert refusal.value.field == "corrects"


def test_of_two_who_change_a_decision_the_second_is_told(cast, musdes):
    row = record_decision(by=cast.sari, musyawarah=musdes, data=other())
    update_decision(by=cast.sari, keputusan=row, version=1, data=replace(other(), text="Dilanjutkan besok"))
    with pytest.raises(StaleVersion):
        update_decision(by=cast.joko, keputusan=row, version=1, data=other())
    assert Keputusan.objects.get().text == "Dilanjutkan besok"


def test_many_usulan_are_decided_at_once_or_none(cast, musdes):
    usulan = [make_usulan(cast, name) for name in "ABC"]
    record_decision(by=cast.sari, musyawarah=musdes, data=agreed(usulan[2]))
    with pytest.raises(DomainError):
        record_decisions(by=cast.sari, musyawarah=musdes, rows=[agreed(one) for one in usulan])
    assert Keputusan.objects.count() == 1
    record_decisions(by=cast.sari, musyawarah=musdes, rows=[agreed(one) for one in usulan[:2]])
    assert list(Keputusan.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_the_page_decides_all_that_are_ticked(cast, sign_in, musdes):
    usulan = [make_usulan(cast, name) for name in "ABC"]
    address = reverse("musyawarah_decisions", args=[musdes.uid])
    form = {"usulan": [str(one.pk) for one in usulan[:2]], "outcome": "agreed"}
    assert sign_in(cast.sari).post(address, form).status_code == 302
    texts = list(Keputusan.objects.values_list("text", flat=True))
    assert texts[0] == "Usulan nomor 1, A, Seluruh desa: disepakati untuk RKP Desa 2027."
    page = sign_in(cast.sari).get(address).content.decode()
    assert f'id="usulan-{usulan[2].pk}"' in page and f'id="usulan-{usulan[0].pk}"' not in page


def test_two_versions_of_a_decision_meet_on_one_page(cast, sign_in, musdes):
    row = record_decision(by=cast.sari, musyawarah=musdes, data=other())
    update_decision(by=cast.joko, keputusan=row, version=1, data=replace(other(), text="Tulisan Joko"))
    form = {"subject": "other", "outcome": "agreed", "method": "mufakat", "text": "Tulisan Sari", "version": "1"}
    answer = sign_in(cast.sari).post(reverse("decision_edit", args=[row.uid]), form)
    assert answer.status_code == 409
    assert "Tulisan Joko" in answer.content.decode() and "Tulisan Sari" in answer.content.decode()
