"""What the evaluation of a yearly plan adds up to."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.evaluation_facts import load_evaluation_facts, load_previous_evaluation, percent_of
from planning.models import EvaluasiKegiatan, RkpDesa, RkpKegiatan
from tests.planning.making_data import make_rkp, make_rkp_line


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    return make_rkp(cast.sari, cast.villages.umeanyar, 2026)


def evaluated(line: RkpKegiatan, result: str, **values) -> EvaluasiKegiatan:
    return EvaluasiKegiatan.objects.create(line=line, desa_id=line.desa_id, result=result, **values)


def test_what_was_spent_adds_up_per_bidang_and_per_combination_of_sources(cast, rkp):
    road = make_rkp_line(cast.sari, rkp, "Jalan", costs={"DDS": 100_000_000})
    mixed = make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 30_000_000, "ADD": 20_000_000})
    class_ = make_rkp_line(cast.sari, rkp, "Insentif", code="1.1.01", costs={"ADD": 12_000_000})
    evaluated(road, "finished", amount=97_500_000)
    evaluated(mixed, "partly", amount=25_000_000)
    evaluated(class_, "finished", amount=12_000_000)
    facts = load_evaluation_facts(rkp)
    assert [(part.code, part.planned, part.realised, part.money_percent) for part in facts.by_bidang] == [
        ("1", 12_000_000, 12_000_000, 100),
        ("2", 150_000_000, 122_500_000, 82),
    ]
    assert [(part.name, part.realised) for part in facts.by_source] == [
        ("DDS", 97_500_000),
        ("ADD", 12_000_000),
        ("DDS, ADD", 25_000_000),
    ]
    assert (facts.whole.planned, facts.whole.realised) == (162_000_000, 134_500_000)


def test_money_without_a_split_stays_with_the_sources_that_may_pay_it(cast, rkp):
    line = make_rkp_line(cast.sari, rkp, costs={"ADD": None, "DDS": None, None: 149_042_430})
    evaluated(line, "partly", amount=1)
    assert [part.name for part in load_evaluation_facts(rkp).by_source] == ["DDS, ADD, belum dibagi"]


@pytest.mark.parametrize(("filled", "enough"), [(3, False), (4, True)])
def test_four_lines_of_five_are_enough(cast, rkp, filled, enough):
    lines = [make_rkp_line(cast.sari, rkp, f"Kegiatan {number}") for number in range(5)]
    for line in lines[:filled]:
        evaluated(line, "finished")
    whole = load_evaluation_facts(rkp).whole
    assert (whole.filled, whole.count, whole.is_filled_enough) == (filled, 5, enough)


def test_unfinished_lines_come_with_their_story_and_what_is_left(cast, rkp):
    line = make_rkp_line(cast.sari, rkp, "Drainase", volume=Decimal(200), costs={"DDS": 80_000_000})
    make_rkp_line(cast.sari, rkp, "Belum dievaluasi")
    values = {"volume": Decimal("150.5"), "amount": 60_000_000, "percent": 75}
    evaluated(line, "partly", obstacle="Hujan", follow_up="Dilanjutkan tahun depan", **values)
    facts = load_evaluation_facts(rkp)
    (unfinished,) = facts.unfinished
    assert unfinished.story == "Selesai sebagian (75% fisik); kendala: Hujan; tindak lanjut: Dilanjutkan tahun depan"
    assert (unfinished.open_volume, unfinished.unspent) == (Decimal("49.5"), 20_000_000)
    assert [other.story for other in facts.not_evaluated] == ["Belum dievaluasi"]


def test_nothing_is_left_when_more_was_done_and_spent_than_planned(cast, rkp):
    line = make_rkp_line(cast.sari, rkp, volume=Decimal(10), costs={"DDS": 5_000_000})
    evaluated(line, "finished", volume=Decimal(12), amount=6_000_000)
    (fact,) = load_evaluation_facts(rkp).lines
    assert (fact.open_volume, fact.unspent, fact.money_percent) == (Decimal(0), 0, 120)


def test_deleted_lines_are_not_evaluated(cast, rkp):
    line = make_rkp_line(cast.sari, rkp)
    evaluated(line, "finished")
    RkpKegiatan.objects.filter(pk=line.pk).update(deleted_at="2026-01-01T00:00Z")
    assert load_evaluation_facts(rkp).whole.count == 0
    assert load_evaluation_facts(rkp).whole.is_filled_enough


def test_the_year_before_is_found_by_village(cast, rkp):
    make_rkp_line(cast.sari, rkp)
    next_year = make_rkp(cast.sari, cast.villages.umeanyar, 2027)
    assert load_previous_evaluation(next_year).year == 2026
    assert load_previous_evaluation(rkp) is None
    assert load_previous_evaluation(make_rkp(cast.bejo, cast.villages.kalianget, 2027)) is None


def test_two_lines_take_as_many_queries_as_twenty(cast, rkp):
    counts = []
    for more in (2, 18):
        for number in range(more):
            evaluated(make_rkp_line(cast.sari, rkp, f"Kegiatan {number}", costs={"DDS": 5}), "finished")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load_evaluation_facts(rkp)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


@pytest.mark.parametrize(("part", "whole", "percent"), [(1, 200, 1), (1, 201, 0), (0, 5, 0), (5, 5, 100), (5, 0, None)])
def test_percents_are_rounded_half_up(part, whole, percent):
    assert percent_of(part, whole) == percent
