"""What became of a usulan is told by decisions; nothing is lost between years."""

import pytest
from django.utils import timezone

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan
from musyawarah.usulan_reading import load_usulan
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan

pytestmark = pytest.mark.django_db


def _numbers(desa, year):
    return [one.number for one in load_usulan(desa).of_year(year)]


def test_a_deferred_usulan_returns_to_the_next_years_list_by_itself(cast):
    usulan = make_usulan(cast)
    musdes = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    make_keputusan(musdes, usulan, outcome=DecisionOutcome.DEFERRED)
    assert _numbers(cast.villages.umeanyar, 2028) == [1]
    assert load_usulan(cast.villages.umeanyar).everything[0].came_back_in(2028)


@pytest.mark.parametrize("outcome", ["agreed", "rejected", "to_du_rkp"])
def test_a_settled_usulan_stays_in_the_list_of_its_year_only(cast, outcome):
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), make_usulan(cast), outcome=outcome)
    assert _numbers(cast.villages.umeanyar, 2027) == [1]
    assert _numbers(cast.villages.umeanyar, 2028) == []


def test_what_nobody_decided_returns_too(cast):
    make_usulan(cast)
    assert _numbers(cast.villages.umeanyar, 2031) == [1]


def test_a_decision_counts_only_once_its_meeting_is_closed(cast):
    usulan = make_usulan(cast)
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    make_keputusan(meeting, usulan, outcome=DecisionOutcome.REJECTED)
    fact = load_usulan(cast.villages.umeanyar).by_pk[usulan.pk]
    assert fact.outcome == "" and not fact.is_decided


def test_a_later_meeting_corrects_a_decision(cast):
    usulan = make_usulan(cast)
    first = make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.SEALED), usulan, outcome="rejected")
    later = make_musyawarah(
        cast, MusyawarahKind.MUSRENBANG, status=MusyawarahStatus.CLOSED, held_on=first.musyawarah.held_on
    )
    make_keputusan(later, usulan, corrects=first)
    fact = load_usulan(cast.villages.umeanyar).by_pk[usulan.pk]
    assert fact.outcome == "agreed"
    assert [one.outcome for one in fact.standing] == ["agreed"]
    assert len(fact.decisions) == 2


def test_merged_usulan_go_on_in_their_head_and_come_back_when_it_is_undone(cast):
    parents = [make_usulan(cast, name) for name in ("Drainase RT 1", "Drainase RT 2")]
    head = make_usulan(cast, "Drainase", is_joint=True)
    rows = [GabunganUsulan.objects.create(usulan=one, into=head, merged_by=cast.sari) for one in parents]
    usulan = load_usulan(cast.villages.umeanyar)
    assert [one.name for one in usulan.of_year(2027)] == ["Drainase"]
    assert usulan.head_of(usulan.by_pk[parents[0].pk]).pk == head.pk
    assert {one.pk for one in usulan.ancestors(usulan.by_pk[head.pk])} == {one.pk for one in parents}
    GabunganUsulan.objects.filter(pk=rows[0].pk).update(undone_at=timezone.now(), undone_by=cast.sari)
    assert [one.name for one in load_usulan(cast.villages.umeanyar).of_year(2027)] == ["Drainase RT 1", "Drainase"]


def test_a_village_costs_the_same_queries_whatever_it_proposed(cast, django_assert_num_queries):
    for number in range(5):
        make_usulan(cast, f"Usulan {number}")
    with django_assert_num_queries(4):
        load_usulan(cast.villages.umeanyar)
