"""Ceilings against use: per source, for sources that share an undivided cost, and for the whole."""

import pytest

from planning.overspending import explain_overspending
from planning.pagu_data import CeilingData
from planning.pagu_facts import load_pagu
from planning.pagu_usage import pagu_usage
from planning.rkp_facts import load_rkp_facts
from planning.services.pagu import write_pagu
from tests.cast import make_member
from tests.planning.pagu_making import give, pandanlandung_2026, rkp_with


def usage_of(rkp):
    return pagu_usage(load_rkp_facts(rkp).lines, load_pagu(rkp.desa_id, rkp.year))


def left(usage) -> dict[str, int]:
    """Rupiah left by the name of the ceiling."""
    return {part.label: part.left for part in usage.every}


@pytest.fixture
def pandanlandung(villages, codes):
    """The plan for 2026 with its real figures."""
    desa = villages.pandanlandung
    return pandanlandung_2026(make_member("Siti", "sekretaris_desa", desa), desa)


def test_the_figures_of_pandanlandung_2026_before_any_split(pandanlandung):
    usage = usage_of(pandanlandung)
    assert left(usage) == {
        "PAD": -5_000_000,
        "DDS": -41_960_970,
        "ADD": 52_004_000,
        "PBH": 7_047_964,
        "DLL": 7_214_124,
        "DDS dan ADD bersama": -138_999_400,
        "Seluruhnya": -129_737_312,
    }
    assert usage.whole.used == 2_241_895_523


def test_every_overspent_ceiling_is_explained_with_the_lines_that_cause_it(pandanlandung):
    plan = load_rkp_facts(pandanlandung)
    found = {part.usage.label: part for part in explain_overspending(usage_of(pandanlandung), plan.lines)}
    assert list(found) == ["PAD", "DDS", "DDS dan ADD bersama", "Seluruhnya"]
    assert {cause.line.name: cause.amount for cause in found["PAD"].causes} == {
        "Penyelenggaraan musdes": 2_500_000,
        "Penyusunan RKP Desa": 2_500_000,
    }
    assert "tidak punya pagu" in found["PAD"].sentence
    assert "PBH (sisa Rp7.047.964)" in found["DDS"].remedy
    assert "149.042.430 yang belum dibagi" in found["DDS dan ADD bersama"].sentence
    for part in found.values():
        assert sum(cause.amount for cause in part.causes) == part.usage.used
        assert len(part.named) <= 10
        assert sum(cause.amount for cause in part.named) + part.unnamed_amount == part.usage.used


def test_a_plan_within_its_ceilings_has_nothing_to_explain(cast, codes):
    desa = cast.villages.umeanyar
    give(cast.sari, desa, 2027, DDS=10, ADD=5)
    rkp = rkp_with(cast.sari, desa, 2027, ("Talud", {"DDS": 10}), ("Gapura", {"ADD": None, None: 5}))
    assert explain_overspending(usage_of(rkp), load_rkp_facts(rkp).lines) == ()


def test_one_source_that_an_undivided_cost_waits_for_is_told_apart(cast, codes):
    desa = cast.villages.umeanyar
    give(cast.sari, desa, 2027, DDS=10, PBH=50)
    rkp = rkp_with(cast.sari, desa, 2027, ("Talud", {"DDS": 8}), ("Gapura", {"DDS": None, None: 5}))
    usage = usage_of(rkp)
    assert left(usage) == {"DDS": 2, "PBH": 50, "DDS dengan yang belum dibagi": -3, "Seluruhnya": 47}
    assert [part.key for part in usage.every] == ["DDS", "PBH", "DDS+", "all"]
    (found,) = explain_overspending(usage, load_rkp_facts(rkp).lines)
    assert {cause.line.name: cause.amount for cause in found.causes} == {"Talud": 8, "Gapura": 5}
    assert "termasuk Rp5 yang belum dibagi, sedangkan" in found.sentence


def test_without_any_ceiling_nothing_counts_as_overspent(cast, codes):
    rkp = rkp_with(cast.sari, cast.villages.umeanyar, 2027, ("Talud", {"DDS": 10}))
    usage = usage_of(rkp)
    assert not usage.pagu.is_known
    assert explain_overspending(usage, load_rkp_facts(rkp).lines) == ()


def test_last_years_ceilings_are_an_assumption_until_this_years_transfers_come(cast, codes):
    desa = cast.villages.umeanyar
    silpa = (CeilingData("DDS", 100, silpa=7), CeilingData("PAD", 40))
    write_pagu(by=cast.sari, desa=desa, year=2026, version=0, rows=silpa, received_on=None, document="")
    assumed = load_pagu(desa.pk, 2027)
    assert (assumed.assumed_from, assumed.total) == (2026, 140), "last year's SiLPA is no promise"
    own = (CeilingData("PAD", 55), CeilingData("DDS", None, silpa=9))
    write_pagu(by=cast.sari, desa=desa, year=2027, version=0, rows=own, received_on=None, document="")
    assumed = load_pagu(desa.pk, 2027)
    assert assumed.assumed_from == 2026
    assert (assumed.of("PAD").total, assumed.of("DDS").amount, assumed.of("DDS").silpa) == (55, 100, 9)
    give(cast.dewi, desa, 2027, version=1, DDS=80)
    come = load_pagu(desa.pk, 2027)
    assert (come.assumed_from, come.of("DDS").total, come.total) == (None, 89, 144)


def test_ceilings_of_two_years_ago_are_not_assumed(cast, codes):
    give(cast.sari, cast.villages.umeanyar, 2025, DDS=100)
    assert not load_pagu(cast.villages.umeanyar.pk, 2027).is_known


def test_ceilings_are_loaded_in_two_queries(cast, codes, django_assert_num_queries):
    desa = cast.villages.umeanyar
    give(cast.sari, desa, 2026, DDS=1)
    give(cast.sari, desa, 2027, DDS=1, ADD=2, PBH=3)
    with django_assert_num_queries(2):
        load_pagu(desa.pk, 2027)
