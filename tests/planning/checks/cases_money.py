"""Plans that break, and just keep, a rule about money."""

from datetime import date
from decimal import Decimal
from typing import Any

from planning.checks.facts import (
    StatedTotal,
)
from planning.pagu_usage import PaguFacts, SourceCeiling
from tests.planning.checks.building import YEAR, limit, rab, rab_row, rkp, rkp_line, rpjm, rpjm_line, uid
from tests.planning.checks.cases import Case, of_plan

OTHER_PAGU = PaguFacts(YEAR, (SourceCeiling("DDS", 1_000_000),))


def with_limit(line: Any, **values: Any) -> Any:
    """A plan of one line in a year of one limit."""
    return rkp(line, dana_desa_rules=(limit(**values),))


def food(amount: int, **changes: Any) -> Any:
    """A line for food from Dana Desa."""
    return rkp_line(costs={"DDS": amount}, tags=("ketahanan_pangan",), **changes)


def blt(amount: int, **changes: Any) -> Any:
    """BLT for 40 families."""
    values = {"unit": "Keluarga", "volume": Decimal(40), "tags": ("blt",)} | changes
    return rkp_line(costs={"DDS": amount}, **values)


BLT_LIMIT = {
    "code": "BLT_PER_KPM",
    "kind": "max",
    "basis": "per_kpm_bulan",
    "tag": "blt",
    "percent": None,
    "nominal": 300_000,
}
WAGES = {"code": "PKTD_UPAH", "basis": "biaya_kegiatan", "tag": "pktd", "counted": "upah", "percent": Decimal(50)}
OFFICE = {
    "code": "KANTOR",
    "kind": "max",
    "basis": "biaya_kegiatan",
    "tag": "",
    "kegiatan": "1.2.03",
    "percent": None,
    "nominal": 25_000_000,
}
REGULAR = {"code": "OPS", "kind": "max", "basis": "pagu_dd_reguler", "tag": "operasional_dd", "percent": Decimal(3)}
OFFICE_LINE = {"code": "1.2.03", "bidang": "1", "sub_bidang": "1.2", "tags": ()}


def with_rab(line_total: int, *rows: tuple[str, int], **more: Any) -> Any:
    """A plan of one line with a RAB."""
    facts = rab(*rows)
    return rkp(rkp_line(costs={"DDS": line_total}, rab_total=facts.total), rab={uid(1): facts}, **more)


def with_row(**changes: Any) -> Any:
    """A plan of one line whose RAB has one row."""
    row = rab_row("bahan", 1_000_000, **changes)
    facts = rab(("bahan", 1_000_000))
    return rkp(rkp_line(rab_total=1_000_000), rab={uid(1): type(facts)((row,))})


CASES = [
    of_plan(
        "R13",
        "one rupiah over a source",
        rkp(rkp_line(costs={"ADD": 500_000_001})),
        rkp(rkp_line(costs={"ADD": 500_000_000})),
        "block",
        "pagu",
        "Lebih Rp1",
    ),
    of_plan(
        "R13",
        "a source without ceiling",
        rkp(rkp_line(costs={"PAD": 1})),
        rkp(rkp_line(costs={"ADD": 1})),
        "block",
        "pagu",
        "tidak punya pagu",
    ),
    of_plan(
        "R13",
        "over an assumed ceiling",
        rkp(pagu=PaguFacts(YEAR, (SourceCeiling("DDS", 999_999), SourceCeiling("ADD", 1)), assumed_from=2025)),
        rkp(pagu=PaguFacts(YEAR, (SourceCeiling("DDS", 1_000_000),), assumed_from=2025)),
        "warn",
        "pagu",
        "sebagai perkiraan",
    ),
    of_plan("R13", "no ceiling at all", rkp(pagu=PaguFacts(YEAR)), rkp(pagu=OTHER_PAGU), "warn", "pagu", "belum ada"),
    Case(
        "R14",
        "RAB less than the cost",
        with_rab(1_000_000, ("bahan", 999_999)),
        with_rab(1_000_000, ("bahan", 400_000), ("upah", 600_000)),
        "block",
        "rab",
        "selisih Rp1.",
    ),
    of_plan(
        "R14",
        "a workbook's foot total",
        rkp(stated_totals=(StatedTotal("Q52", 7, 8),)),
        rkp(stated_totals=(StatedTotal("Q52", 8, 8),)),
        "info",
        "costs",
        "Q52",
    ),
    Case(
        "R15",
        "volume times price",
        with_row(volume=Decimal("1.5")),
        with_row(volume=Decimal("2.5"), price=400_000),
        "block",
        "rab",
        "tertulis Rp1.000.000",
    ),
    Case(
        "R15",
        "above the standard",
        with_row(standard=999_999),
        with_row(standard=1_000_000),
        "warn",
        "rab",
        "lebih Rp1",
    ),
    Case(
        "R22",
        "not yet divided",
        rkp(rkp_line(costs={None: 5})),
        rkp(rkp_line(costs={"ADD": 2, "DDS": 3})),
        "block",
        "costs",
        "belum dibagi",
    ),
    Case("R22", "no source at all", rpjm(rpjm_line(years={2027: {}})), rpjm(), "warn", "costs", "Sumber dana belum"),
    Case(
        "R22",
        "Dana Desa without a focus",
        rkp(rkp_line(tags=("digital",))),
        rkp(rkp_line(tags=("digital",), costs={"ADD": 1})),
        "warn",
        "tags",
        "tanpa penanda fokus",
    ),
    of_plan(
        "R22",
        "no focuses of the year",
        rkp(focuses=()),
        rkp(rkp_line(costs={"ADD": 1}), focuses=()),
        "info",
        "tags",
        "belum dimuat",
    ),
    of_plan(
        "R23",
        "too little for food",
        with_limit(food(199_999_999)),
        with_limit(food(200_000_000)),
        "block",
        "tags",
        "kurang Rp1",
    ),
    of_plan(
        "R23",
        "too much for BLT",
        with_limit(blt(150_000_001), kind="max", tag="blt", percent=Decimal(15)),
        with_limit(blt(150_000_000), kind="max", tag="blt", percent=Decimal(15)),
        "block",
        "tags",
        "lebih Rp1",
    ),
    of_plan(
        "R23",
        "not exactly the share",
        with_limit(food(199_000_000), kind="fixed"),
        with_limit(food(200_000_000), kind="fixed"),
        "block",
        "tags",
        "kurang",
    ),
    of_plan(
        "R23",
        "above the regular ceiling's share",
        with_limit(rkp_line(costs={"DDS": 12_000_001}, tags=("operasional_dd",)), **REGULAR),
        with_limit(rkp_line(costs={"DDS": 12_000_000}, tags=("operasional_dd",)), **REGULAR),
        "block",
        "tags",
        "3% dari Rp400.000.000",
    ),
    Case(
        "R23",
        "BLT per family and month",
        with_limit(blt(144_000_001), **BLT_LIMIT),
        with_limit(blt(144_000_000), **BLT_LIMIT),
        "block",
        "costs",
        "40 keluarga selama 12 bulan",
    ),
    Case(
        "R23",
        "BLT of three months",
        with_limit(blt(36_000_001, ends_on=date(YEAR, 3, 31)), **BLT_LIMIT),
        with_limit(blt(36_000_000, ends_on=date(YEAR, 3, 31)), **BLT_LIMIT),
        "block",
        "costs",
        "selama 3 bulan",
    ),
    Case(
        "R23",
        "families unknown",
        with_limit(blt(1, unit="m"), **BLT_LIMIT),
        with_limit(blt(1, unit="m", manfaat="40 KPM"), **BLT_LIMIT),
        "info",
        "volume",
        "belum diketahui",
    ),
    Case(
        "R23",
        "wages below half",
        with_rab(1_000_000, ("bahan", 500_001), ("upah", 499_999), dana_desa_rules=(limit(**WAGES),)),
        with_rab(1_000_000, ("bahan", 500_000), ("upah", 500_000), dana_desa_rules=(limit(**WAGES),)),
        "block",
        "rab",
        "kurang Rp1",
    ),
    Case(
        "R23",
        "wages unknown",
        with_limit(rkp_line(), **WAGES),
        with_rab(2, ("upah", 2), dana_desa_rules=(limit(**WAGES),)),
        "info",
        "rab",
        "RAB belum diisi",
    ),
    Case(
        "R23",
        "renovating the office",
        with_limit(rkp_line(costs={"DDS": 25_000_001}, **OFFICE_LINE), **OFFICE),
        with_limit(rkp_line(costs={"DDS": 25_000_000}, **OFFICE_LINE), **OFFICE),
        "block",
        "costs",
        "lebih Rp1",
    ),
    of_plan(
        "R24",
        "salaries above 30 percent",
        rkp(rkp_line(1, code="1.1.01", bidang="1", costs={"ADD": 301}), rkp_line(2, costs={"DDS": 699})),
        rkp(rkp_line(1, code="1.1.01", bidang="1", costs={"ADD": 300}), rkp_line(2, costs={"DDS": 700})),
        "warn",
        "costs",
        "30,1%",
    ),
]
