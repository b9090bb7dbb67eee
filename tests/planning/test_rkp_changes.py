"""Perubahan of a yearly plan: the same story as that of the multi-year plan."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.verdict import NotAllowed
from planning.documents.semula_menjadi import build_rkp
from planning.editions import compare_change, issued_in, last_edition
from planning.enums import PlanStatus
from planning.models import RkpDesa, RkpKegiatan
from planning.reading import rkp_line_data
from planning.services.changes import withdraw_change
from planning.services.rkp import record_rkp_enactment
from planning.services.rkp_lines import delete_rkp_line, update_rkp_line
from reporting.issued import payload_of
from tests.cast import Cast
from tests.planning.changing import enact, flood, opened
from tests.planning.making_data import make_rkp, make_rkp_line

YEAR = 2026
PERDES = {"perdes_number": "5 Tahun 2025", "perdes_date": date(2025, 9, 28)}
NEW_PERDES = {"perdes_number": "1 Tahun 2026", "perdes_date": date(2026, 2, 2)}


@pytest.fixture
def rkp(cast: Cast, codes: None) -> RkpDesa:
    """Umeanyar's plan of 2026 with a road and a posyandu, enacted in 2025."""
    rkp = make_rkp(cast.sari, cast.villages.umeanyar, YEAR)
    make_rkp_line(cast.sari, rkp, "Rabat beton", costs={"DDS": 80_000_000, "ADD": 20_000_000}, volume=250)
    make_rkp_line(cast.sari, rkp, "Posyandu", code="2.2.02", costs={"DDS": 30_000_000})
    return record_rkp_enactment(by=cast.sari, rkp=rkp, version=rkp.version, **PERDES)


def line(rkp: RkpDesa, name: str) -> RkpKegiatan:
    """A line by its name."""
    return RkpKegiatan.objects.with_children().select_related("rkp__desa").get(rkp=rkp, name=name)


def test_enacting_a_yearly_plan_freezes_its_matrices(rkp):
    edition = last_edition(rkp)
    assert (edition.number, edition.rkp, edition.rpjm) == (0, rkp, None)
    documents = issued_in(edition)
    assert list(documents) == ["rkp-114", "rkp-21", "rkp-rincian"]
    assert payload_of(documents["rkp-114"]).title == ("RKP DESA", "TAHUN 2026")


def test_the_yearly_plan_is_written_only_while_a_change_is_open(cast, rkp):
    road = line(rkp, "Rabat beton")
    with pytest.raises(NotAllowed, match="Perubahan RKP Desa"):
        delete_rkp_line(by=cast.sari, line=road, version=road.version)
    opened(cast, rkp)
    delete_rkp_line(by=cast.sari, line=road, version=road.version)


def test_semula_menjadi_agrees_with_both_yearly_plans(cast, rkp):
    change = opened(cast, rkp)
    road = line(rkp, "Rabat beton")
    cheaper = replace(rkp_line_data(road), volume=200, costs=rkp_line_data(road).costs[:1])
    update_rkp_line(by=cast.sari, line=road, version=road.version, data=cheaper)
    make_rkp_line(cast.sari, rkp, "Jembatan darurat", costs={"DDS": 45_000_000})
    edition = enact(cast, change, **NEW_PERDES)
    document = build_rkp(desa=rkp.desa.code, year=YEAR)
    assert document == payload_of(issued_in(edition)["semula-menjadi"])
    assert document.title == ("SEMULA–MENJADI PERUBAHAN RKP DESA", "TAHUN 2026")
    by_name = {row.cells[1]: row.cells for row in document.table.rows if row.kind == "row"}
    assert by_name["Rabat beton"][2:11] == (
        "Desa Umeanyar", "250 m", 100_000_000, "DDS 80.000.000; ADD 20.000.000",
        "Desa Umeanyar", "200 m", cheaper.costs[0].amount, cheaper.costs[0].sumber.code,
        cheaper.costs[0].amount - 100_000_000,
    )  # fmt: skip
    assert by_name["Jembatan darurat"][-1] == "Ditambah"
    assert by_name["Posyandu"][-1] == "Tetap"
    total = document.table.rows[-1].cells
    assert (total[4], total[8], total[10]) == (130_000_000, 155_000_000, 25_000_000)
    rkp.refresh_from_db()
    assert (rkp.status, rkp.perdes_number) == (PlanStatus.ENACTED, "1 Tahun 2026")


@pytest.mark.parametrize(
    "field",
    [
        {"target": "Jalan baik"}, {"starts_on": date(2026, 3, 1)}, {"time_words": "kemarau"}, {"pelaksana": "TPK"},
        {"outside_ground": "mendesak", "outside_reason": "Banjir"}, {"latitude": 1, "longitude": 2},
    ],
    ids=lambda field: next(iter(field)),
)  # fmt: skip
def test_every_yearly_field_is_seen_by_the_comparison(cast, rkp, field):
    change = opened(cast, rkp)
    road = line(rkp, "Rabat beton")
    update_rkp_line(by=cast.sari, line=road, version=road.version, data=replace(rkp_line_data(road), **field))
    assert [found.name for found in compare_change(change).differing] == ["Rabat beton"]


def test_an_untouched_yearly_plan_is_closed_again(cast, rkp):
    change = opened(cast, rkp, flood(event="krisis_ekonomi"))
    withdraw_change(by=cast.sari, change=change, version=change.version)
    rkp.refresh_from_db()
    assert rkp.status == PlanStatus.ENACTED
