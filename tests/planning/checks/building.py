"""Plans as facts that keep every rule, and small changes to them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from planning.checks.facts import (
    CitationFact,
    DanaDesaRule,
    Focus,
    LastYear,
    LastYearLine,
    PerdesFact,
    RkpUnderCheck,
    RpjmLineRef,
    RpjmRef,
    RpjmUnderCheck,
)
from planning.checks.finding import Finding
from planning.checks.registry import RKP, RPJM
from planning.checks.run import Checked, judge
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, group_lines
from planning.pagu_usage import PaguFacts, SourceCeiling
from planning.rab_facts import RabFacts, RabRowFact, StandardPrice
from planning.rkp_facts import RkpLineFact
from tests.planning.checks.making_building import making, rpjm_process

YEAR = 2026
TODAY = date(2025, 9, 1)
SPACE = UUID("6f1f3c7e-0000-4000-8000-000000000000")
Costs = dict[str | None, int | None]

NAMES = [
    "Rabat beton jalan usaha tani",
    "Insentif kader posyandu",
    "Pelatihan menjahit",
    "Pembangunan talud",
    "Bibit kelapa",
]


PAGU = (SourceCeiling("DDS", 1_000_000_000, 0, 400_000_000), SourceCeiling("ADD", 500_000_000))


def uid(number: int) -> UUID:
    """The uid of a line by its number."""
    return uuid5(SPACE, str(number))


def costs_of(costs: Costs) -> tuple[CostFact, ...]:
    """Rupiah by source; the source None is "belum dibagi", the amount None a candidate."""
    return tuple(CostFact(source, amount) for source, amount in costs.items())


def _shared(number: int) -> dict[str, Any]:
    return {
        "uid": uid(number),
        "number": number,
        "version": 1,
        "bidang": "2",
        "sub_bidang": "2.3",
        "code": "2.3.10",
        "is_code_confirmed": True,
        "name": NAMES[(number - 1) % len(NAMES)] + ("" if number <= len(NAMES) else f" {number}"),
        "location": f"Banjar Anyar RT {number:03}",
        "volume": Decimal("120.5"),
        "unit": "m",
        "manfaat": "Petani",
        "manfaat_l": 60,
        "manfaat_p": 60,
        "manfaat_rtm": 120,
        "data_eksisting": "jalan tanah",
        "pola": "swakelola",
        "sdgs": (9,),
        "tags": ("pktd",),
        "origin": "musdus",
        "sasaran": "",
    }


def rkp_line(number: int = 1, *, costs: Costs | None = None, **changes: Any) -> RkpLineFact:
    """A yearly line that keeps every rule, but for these changes."""
    values = _shared(number) | {
        "pk": number,
        "rpjm_uid": uid(100 + number),
        "rpjm_name": "Jalan usaha tani",
        "rpjm_years": (YEAR,),
        "outside_ground": "",
        "outside_reason": "",
        "target": "",
        "starts_on": date(YEAR, 1, 1),
        "ends_on": date(YEAR, 12, 31),
        "time_words": "",
        "pelaksana": "TPK",
        "carried_from_year": None,
        "kerja_sama_agreement": None,
        "rab_total": None,
        "rab_rows": 0,
        "location_kind": "places",
        "has_places": True,
        "unit_is_vague": False,
    }
    values |= changes
    year = YearFact(YEAR, values["target"], values["volume"], costs_of(costs or {"DDS": 1_000_000}))
    return RkpLineFact(**values, years=(year,))


def rpjm_line(number: int = 1, *, years: dict[int, Costs] | None = None, **changes: Any) -> LineFact:
    """A line of a multi-year plan that keeps every rule, but for these changes."""
    values = _shared(number) | changes
    ticked = {2027: {"DDS": 1_000_000}} if years is None else years
    facts = tuple(YearFact(year, "", None, costs_of(costs)) for year, costs in ticked.items())
    return LineFact(**values, years=facts)


def plan_of(*lines: LineFact, years: tuple[int, ...] = (YEAR,)) -> PlanFacts:
    """The lines under their headings."""
    rows = [((line.bidang, f"Bidang {line.bidang}"), (line.sub_bidang, line.sub_bidang), line) for line in lines]
    return group_lines(years, rows)


def _measured_against() -> dict[str, Any]:
    return {
        "today": TODAY,
        "inaugurations": (date(2019, 2, 1),),
        "perdes": (PerdesFact("RPJM Desa 2020–2027", "3 Tahun 2019", date(2019, 4, 1)),),
        "citations": (CitationFact("UU Nomor 6 Tahun 2014", date(2014, 1, 15)),),
        "codes": frozenset({"2.3.10", "1.1.01", "1.1.08", "1.2.03", "5.3.00"}),
        "units": frozenset({"m", "Keluarga", "Paket"}),
        "vague_units": frozenset({"Paket"}),
    }


def rkp(*lines: RkpLineFact, **changes: Any) -> RkpUnderCheck:
    """A yearly plan that keeps every rule, but for these lines and changes."""
    values = _measured_against() | {
        "plan": plan_of(*(lines or (rkp_line(),))),
        "year": YEAR,
        "pagu": PaguFacts(
            YEAR, (SourceCeiling("DDS", 1_000_000_000, 0, 400_000_000), SourceCeiling("ADD", 500_000_000))
        ),
        "rpjm": RpjmRef(2020, 2027, True, (ref(),)),
        "focuses": (Focus(6, "pktd", "Padat karya", "Permendes PDT 16/2025 Pasal 2"),),
        "last_year": LastYear((LastYearLine("Talud", "finished", False),)),
        "making": making(),
    }
    return RkpUnderCheck(**(values | changes))


def rpjm(*lines: LineFact, **changes: Any) -> RpjmUnderCheck:
    """A multi-year plan that keeps every rule, but for these lines and changes."""
    first, last = changes.get("first_year", 2027), changes.get("last_year", 2034)
    values = _measured_against() | {
        "plan": plan_of(*(lines or (rpjm_line(),)), years=tuple(range(first, last + 1))),
        "inaugurations": (date(2026, 12, 1),),
        "today": date(2027, 2, 1),
        "first_year": first,
        "last_year": last,
        "making": making(rpjm_process()),
    }
    return RpjmUnderCheck(**(values | changes))


def ref(number: int = 101, name: str = "Jalan usaha tani", years: tuple[int, ...] = (YEAR,)) -> RpjmLineRef:
    """A line of the RPJM Desa that a yearly line may point to."""
    return RpjmLineRef(uid(number), name, "2", "2.3.10", years)


def limit(**values: Any) -> DanaDesaRule:
    """A limit of the year: at least 20 percent of the ceiling for food, unless told."""
    usual = {
        "code": "PANGAN_MIN",
        "kind": "min",
        "basis": "pagu_dd",
        "name": "Ketahanan pangan paling sedikit 20%",
        "legal_source": "Permendes contoh Pasal 7",
        "level": "block",
        "tag": "ketahanan_pangan",
        "percent": Decimal(20),
    }
    return DanaDesaRule(**(usual | values))


def rab(*rows: tuple[str, int], **changes: Any) -> RabFacts:
    """A RAB of rows given as (group, rupiah)."""
    return RabFacts(tuple(rab_row(group, amount, **changes) for group, amount in rows))


def rab_row(group: str, amount: int, *, standard: int | None = None, **changes: Any) -> RabRowFact:
    """One row of one unit at this price; `standard` is the kabupaten's price."""
    price = None if standard is None else StandardPrice("1", "Semen", "sak", standard)
    row = RabRowFact(group, "Semen", Decimal(1), "sak", amount, amount, "DDS", price)
    return replace(row, **changes)


def check(facts: RkpUnderCheck | RpjmUnderCheck, **levels: str) -> Checked:
    """Run the rules of the plan's kind."""
    return judge(facts, RKP if isinstance(facts, RkpUnderCheck) else RPJM, levels=levels)


def found(facts: RkpUnderCheck | RpjmUnderCheck, **levels: str) -> tuple[Finding, ...]:
    """What the rules find."""
    return check(facts, **levels).findings
