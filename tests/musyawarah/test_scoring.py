"""Scores are each person's own; ranks follow from them alone."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.verdict import NotAllowed
from musyawarah.enums import MusyawarahStatus
from musyawarah.methods import Criterion, Method, methods_of, shipped_methods
from musyawarah.models import MetodePrioritas, NilaiUsulan
from musyawarah.scoring_facts import Score, load_scoring, rank_usulan, ranks
from musyawarah.services.scoring import change_method, save_scores, start_scoring
from musyawarah.usulan_reading import load_usulan
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import make_keputusan, make_musyawarah, make_usulan
from tests.random_cases import cases

pytestmark = pytest.mark.django_db
P1 = [criterion.code for criterion in shipped_methods()["P1"].criteria]


def begin(cast, method="P1"):
    return start_scoring(by=cast.sari, desa=cast.villages.umeanyar, year=2027, method_code=method)


def give(by, skoring, usulan, *values):
    save_scores(by=by, skoring=skoring, version=1, scores={usulan.pk: dict(zip(P1, values, strict=True))})


def test_the_shipped_methods_reach_25_and_400():
    assert {code: method.most for code, method in shipped_methods().items()} == {"P1": 25, "P2": 400}
    words = [shipped_methods()["P2"].band_of(Decimal(value)) for value in ("76", "75.5", "26", "1", "0")]
    assert words == ["Sangat sesuai", "Sesuai", "Cukup sesuai", "Kurang sesuai", ""]


def test_ranks_are_over_all_and_per_bidang_from_the_averages_of_all_scorers(cast):
    first, second, third = (make_usulan(cast, name) for name in ("Talud", "Posyandu", "Lampu"))
    skoring = begin(cast)
    give(cast.sari, skoring, first, 5, 5, 5, 5, 5)
    give(cast.joko, skoring, first, 1, 1, 1, 1, 1)
    give(cast.sari, skoring, second, 4, 4, 4, 4, 4)
    found = ranks(cast.villages.umeanyar, 2027)
    assert found == {second.pk: (Decimal(20), 1, 1), first.pk: (Decimal(15), 2, 2)}
    assert NilaiUsulan.objects.filter(usulan=first).count() == 10
    facts = load_scoring(cast.villages.umeanyar, 2027)
    assert [row.usulan.pk for row in facts.rows] == [second.pk, first.pk, third.pk]
    assert set(facts.scorers.values()) == {"Sari", "Joko"}


def test_a_tie_goes_to_poor_households_then_to_women_and_equals_share_a_rank(cast):
    poor = make_usulan(cast, "A", manfaat_rtm=9, manfaat_p=1)
    women = make_usulan(cast, "B", manfaat_rtm=2, manfaat_p=40)
    others = [make_usulan(cast, name, manfaat_rtm=2, manfaat_p=3) for name in ("C", "D")]
    skoring = begin(cast)
    for usulan in (*others, women, poor):
        give(cast.sari, skoring, usulan, 3, 3, 3, 3, 3)
    found = ranks(cast.villages.umeanyar, 2027)
    assert [found[one.pk][2] for one in (poor, women, *others)] == [1, 2, 3, 3]


def test_who_lacks_a_criterion_has_no_rank_yet(cast):
    usulan = make_usulan(cast)
    skoring = begin(cast)
    save_scores(by=cast.sari, skoring=skoring, version=1, scores={usulan.pk: {P1[0]: 5}})
    assert ranks(cast.villages.umeanyar, 2027) == {}


@cases(200)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 100)), max_size=30))
def test_more_points_never_rank_lower(cast, given_scores):
    usulan = [make_usulan(cast, f"U{number}") for number in range(4)]
    method = Method("x", "X", (Criterion("a", "A", 3, 1, 100),))
    facts = load_usulan(cast.villages.umeanyar).everything[-4:]
    scores = [Score(usulan[at].pk, number, "a", value) for number, (at, value) in enumerate(given_scores)]
    rows = rank_usulan(method, facts, scores)
    assert len(rows) == 4
    ranked = [row for row in rows if row.rank_all]
    for one in ranked:
        for other in ranked:
            assert (one.total > other.total) <= (one.rank_all < other.rank_all)


def test_a_score_outside_its_criterion_or_of_another_village_is_refused(cast):
    skoring, usulan = begin(cast), make_usulan(cast)
    foreign = make_usulan(cast, desa=cast.villages.kalianget)
    for scores in ({usulan.pk: {P1[0]: 6}}, {usulan.pk: {P1[0]: 0}}, {usulan.pk: {"x": 1}}, {foreign.pk: {P1[0]: 1}}):
        with pytest.raises(DomainError):
            save_scores(by=cast.sari, skoring=skoring, version=1, scores=scores)
    with pytest.raises(NotAllowed):
        save_scores(by=cast.karto, skoring=skoring, version=1, scores={})
    assert not NilaiUsulan.objects.exists()


def test_a_score_may_be_changed_and_taken_back_and_the_history_keeps_it(cast):
    skoring, usulan = begin(cast), make_usulan(cast)
    for value in (3, 4, 4, None):
        save_scores(by=cast.sari, skoring=skoring, version=1, scores={usulan.pk: {P1[0]: value}})
    assert not NilaiUsulan.objects.exists()
    assert [row.value for row in NilaiUsulan.history.order_by("history_id")] == [3, 4, 4]


def test_the_method_stays_as_it_was_when_the_kabupaten_changes_it(cast):
    kabupaten = cast.villages.umeanyar.kabupaten
    criteria = [{"code": "a", "name": "Manfaat", "weight": 2, "lowest": 1, "highest": 10}]
    own = MetodePrioritas.objects.create(kabupaten=kabupaten, code="buleleng", name="Buleleng", criteria=criteria)
    skoring = begin(cast, "buleleng")
    own.criteria = [criteria[0] | {"weight": 5}]
    own.save()
    assert skoring.method["criteria"][0]["weight"] == 2
    assert methods_of(kabupaten)["buleleng"].criteria[0].weight == 5
    assert "buleleng" not in methods_of(cast.villages.pandanlandung.kabupaten)


def test_another_method_needs_a_reason_once_scores_exist_and_begins_anew(cast):
    skoring, usulan = begin(cast), make_usulan(cast)
    change_method(by=cast.sari, skoring=skoring, version=1, method_code="P2")
    change_method(by=cast.sari, skoring=skoring, version=2, method_code="P1")
    save_scores(by=cast.sari, skoring=skoring, version=3, scores={usulan.pk: {P1[0]: 5}})
    with pytest.raises(DomainError):
        change_method(by=cast.sari, skoring=skoring, version=3, method_code="P2")
    change_method(by=cast.sari, skoring=skoring, version=3, method_code="P2", reason="Perbup baru")
    assert not NilaiUsulan.objects.exists() and NilaiUsulan.history.count() == 2
    with pytest.raises(StaleVersion):
        save_scores(by=cast.joko, skoring=skoring, version=3, scores={usulan.pk: {P1[0]: 5}})


def test_a_rank_that_a_closed_meeting_used_does_not_move_under_it(cast):
    skoring, usulan, other = begin(cast), make_usulan(cast), make_usulan(cast, "Lain")
    give(cast.sari, skoring, usulan, 5, 5, 5, 5, 5)
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.CLOSED), usulan, scored_rank=1, rank=1)
    with pytest.raises(DomainError):
        give(cast.sari, skoring, usulan, 1, 1, 1, 1, 1)
    with pytest.raises(DomainError):
        change_method(by=cast.sari, skoring=skoring, version=1, method_code="P2", reason="Ingin lain")
    give(cast.sari, skoring, other, 1, 1, 1, 1, 1)


def test_a_year_is_scored_once(cast):
    begin(cast)
    with pytest.raises(DomainError):
        begin(cast)


def test_the_sheet_keeps_what_was_typed_when_one_score_is_wrong(cast, sign_in):
    usulan = make_usulan(cast)
    begin(cast)
    browser, address = sign_in(cast.sari), f"{reverse('scoring_fill')}?tahun=2027"
    typed = {f"n-{usulan.pk}-{code}": "4" for code in P1} | {"version": "1"}
    page = browser.post(address, typed | {f"n-{usulan.pk}-{P1[0]}": "44"})
    assert page.status_code == 200 and "Angka 1 sampai 5" in page.content.decode()
    assert not NilaiUsulan.objects.exists()
    assert browser.post(address, typed).status_code == 302
    assert NilaiUsulan.objects.count() == 5
    assert "20" in browser.get(f"{reverse('usulan_scoring')}?tahun=2027").content.decode()
