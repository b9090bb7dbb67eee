"""Merged usulan go on together; whatever is joined and parted, none is lost."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.verdict import NotAllowed
from codes.models import Satuan
from codes.services.load_lists import load_short_lists
from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.joining import joint_data
from musyawarah.models import DasarUsulan, GabunganUsulan, HasilKajian, Usulan
from musyawarah.services.merging import merge_usulan, unmerge_usulan
from musyawarah.usulan_reading import load_usulan
from places.errors import DomainError
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from tests.random_cases import cases

pytestmark = pytest.mark.django_db


def pair(cast, **values) -> list[Usulan]:
    return [make_usulan(cast, f"Drainase RT {number}", **values) for number in (1, 2)]


def merge(cast, usulan, into=None, by=None) -> Usulan:
    return merge_usulan(by=by or cast.sari, usulan=usulan, into=into, data=None if into else joint_data(usulan))


def test_a_joint_usulan_offers_the_sums_and_rests_on_what_its_parents_rest_on(cast):
    load_short_lists()
    unit = Satuan.objects.get(name="m", kabupaten=None)
    parents = pair(cast, manfaat_l=10, manfaat_p=12, cost=5_000_000, volume=Decimal("2.5"), unit=unit)
    basis = HasilKajian.objects.create(desa=cast.villages.umeanyar, year=2026, tool="sketsa", problem="Banjir")
    for one in parents:
        DasarUsulan.objects.create(usulan=one, kajian=basis)
    head = merge(cast, parents)
    assert (head.manfaat_l, head.manfaat_p, head.cost, head.volume) == (20, 24, 10_000_000, 5)
    assert head.manfaat_rtm is None and head.is_joint and head.number == 3
    assert [row.kajian for row in head.dasar_set.all()] == [basis]


def test_volumes_of_different_units_are_not_added(cast):
    load_short_lists()
    units = list(Satuan.objects.filter(kabupaten=None)[:2])
    rows = [make_usulan(cast, unit=unit, volume=1) for unit in units]
    assert joint_data(rows).volume is None and joint_data(rows).unit is None


def test_an_existing_usulan_may_take_the_others_in(cast):
    first, second = pair(cast)
    merge(cast, [first, second], into=first)
    usulan = load_usulan(cast.villages.umeanyar)
    assert [one.pk for one in usulan.of_year(2027)] == [first.pk]
    assert usulan.head_of(usulan.by_pk[second.pk]).pk == first.pk


def test_a_village_merges_its_own_and_only_who_may(cast):
    foreign = make_usulan(cast, desa=cast.villages.kalianget)
    own = make_usulan(cast)
    with pytest.raises(DomainError):
        merge(cast, [own, foreign])
    for stranger in (cast.bejo, cast.karto, cast.made, cast.rina):
        with pytest.raises(NotAllowed):
            merge(cast, pair(cast), by=stranger)
    assert not GabunganUsulan.objects.exists()


def test_no_ring_and_no_second_head(cast):
    first, second = pair(cast)
    third = make_usulan(cast, "Drainase RT 3")
    merge(cast, [first, second], into=second)
    for usulan, into in (([second, first], first), ([first, third], third)):
        with pytest.raises(DomainError):
            merge(cast, usulan, into=into)
    merge(cast, [second, third], into=third)
    with pytest.raises(DomainError):
        merge(cast, [third, first], into=first)


@pytest.mark.parametrize("outcome", [DecisionOutcome.AGREED, DecisionOutcome.REJECTED, DecisionOutcome.TO_DU_RKP])
def test_what_a_closed_meeting_settled_is_neither_joined_nor_parted(cast, outcome):
    first, second = pair(cast)
    head = merge(cast, [first, second])
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), head, outcome=outcome)
    with pytest.raises(DomainError):
        unmerge_usulan(by=cast.sari, usulan=head)
    with pytest.raises(DomainError):
        merge(cast, [make_usulan(cast), head], into=head)


def test_what_was_passed_on_or_deferred_may_still_be_joined(cast):
    first, second = pair(cast)
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.SEALED)
    make_keputusan(musdus, first, outcome=DecisionOutcome.PASSED_ON)
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), second, outcome=DecisionOutcome.DEFERRED)
    assert merge(cast, [first, second]).is_joint


def test_a_merger_that_a_meeting_decided_is_undone_by_a_meeting_only(cast):
    first, second = pair(cast)
    merge(cast, [first, second], into=second)
    make_keputusan(
        make_musyawarah(cast, status=MusyawarahStatus.OPEN), first, outcome=DecisionOutcome.MERGED, merged_into=second
    )
    with pytest.raises(DomainError):
        unmerge_usulan(by=cast.sari, usulan=first)


def test_undoing_parts_them_and_a_joint_usulan_that_is_left_empty_leaves_the_list(cast):
    parents = pair(cast)
    head = merge(cast, parents)
    unmerge_usulan(by=cast.sari, usulan=parents[0])
    assert [one.pk for one in load_usulan(cast.villages.umeanyar).of_year(2027)] == [parents[0].pk, head.pk]
    unmerge_usulan(by=cast.sari, usulan=head)
    assert unmerge_usulan(by=cast.sari, usulan=parents[0]) == []
    assert [one.pk for one in load_usulan(cast.villages.umeanyar).of_year(2027)] == [one.pk for one in parents]
    assert GabunganUsulan.objects.filter(undone_by=cast.sari).count() == 2


@cases(120)
@given(
    st.lists(st.tuples(st.sampled_from(["join", "take", "part"]), st.integers(0, 20), st.integers(0, 20)), max_size=12)
)
def test_whatever_is_joined_and_parted_every_usulan_stands_in_the_list_by_itself_or_in_its_head(cast, acts):
    GabunganUsulan.objects.all().delete()
    Usulan.objects.all().delete()
    originals = [make_usulan(cast, f"U{number}") for number in range(5)]
    for act, one, other in acts:
        rows = list(Usulan.objects.filter(deleted_at=None).order_by("number"))
        first, second = rows[one % len(rows)], rows[other % len(rows)]
        try:
            if act == "part":
                unmerge_usulan(by=cast.sari, usulan=first)
            else:
                merge(cast, [first, second], into=first if act == "take" else None)
        except DomainError:
            continue
    usulan = load_usulan(cast.villages.umeanyar)
    listed = {row.pk for row in usulan.of_year(2027)}
    for row in originals:
        head = usulan.head_of(usulan.by_pk[row.pk])
        assert head.pk in listed
        assert head.pk == row.pk or row.pk in {parent.pk for parent in usulan.ancestors(head)}


def test_likely_repetitions_are_offered_joined_and_parted_again_on_the_pages(cast, sign_in):
    first, second = pair(cast, manfaat_p=3)
    make_usulan(cast, "Pelatihan menjahit")
    browser, address = sign_in(cast.sari), reverse("usulan_merge")
    page = browser.get(address, {"tahun": 2027})
    assert [(one.pk, other.pk) for one, other, _ in page.context["pairs"]] == [(first.pk, second.pk)]
    chosen = {"pilih": [first.pk, second.pk], "tahun": "2027"}
    assert browser.get(address, chosen).context["form"].initial["manfaat_p"] == 6
    answer = browser.post(address, chosen | {"into": "baru", "name": "Drainase", "manfaat_p": "5"})
    head = Usulan.objects.get(is_joint=True)
    assert head.manfaat_p == 5
    listed = browser.get(answer["Location"]).content.decode()
    assert "Gabungan dari" in listed and "Drainase RT 2" in listed and "Usulan digabung." in listed
    assert browser.post(reverse("usulan_unmerge", args=[head.uid]), {"tahun": "2027"}).status_code == 302
    assert len(browser.get(reverse("usulan_list"), {"tahun": 2027}).context["rows"]) == 3
