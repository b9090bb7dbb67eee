"""The made-up village's yearly plans, written through the services in the name of its secretary.

The file tells each year apart: ceilings, months, lines outside the RPJM Desa, RAB, what became of last year's open
lines, the Perdes, how it was carried out, and a Perubahan.
"""

import json
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from accounts.models import Membership
from codes.models import Kegiatan, Satuan, SumberDana
from desa_plan.demo.enacting import enact_from_paper
from places.models import Desa, Dusun
from planning.change_data import ChangeData
from planning.enums import LocationKind, Origin, Pola
from planning.line_data import CostData, PlaceData, RkpLineData
from planning.models import RkpDesa, RkpKegiatan
from planning.pagu_data import CeilingData
from planning.rab_data import RabRowData
from planning.reading import rkp_line_data
from planning.services.carry_over import CarryChoice, decide_carry_over
from planning.services.changes import open_change
from planning.services.compose import compose_rkp
from planning.services.evaluation import EvaluationData, evaluate_line, mark_done_as_planned
from planning.services.pagu import write_pagu
from planning.services.rab import write_rab
from planning.services.rkp import create_rkp, record_rkp_enactment
from planning.services.rkp_lines import create_rkp_line, delete_rkp_line, update_rkp_line
from planning.services.units import add_unit

FOLDER = Path(__file__).resolve().parent
RKP_JSON = FOLDER / "tirta_contoh_rkp.json"
EVIDENCE_PDF = FOLDER / "bukti_contoh.pdf"
WHOLE_YEAR = (1, 12)


def load_yearly_plans(*, by: Membership, desa: Desa) -> list[RkpDesa]:
    """Write the years that are not there yet; give the new ones."""
    data = json.loads(RKP_JSON.read_text(encoding="utf-8"))
    known = set(RkpDesa.objects.filter(desa=desa).values_list("year", flat=True))
    writer = _Writer(by, desa, data["pelaksana"])
    return [writer.year(row) for row in data["years"] if row["year"] not in known]


class _Writer:
    """Writes one year after the other; names of lines stand for the lines."""

    def __init__(self, by: Membership, desa: Desa, pelaksana: Mapping[str, str]) -> None:
        self.by, self.desa, self.pelaksana = by, desa, pelaksana
        self.sources = {row.code: row for row in SumberDana.objects.all()}
        self.dusun = {row.name: row for row in Dusun.objects.filter(desa=desa)}

    def year(self, row: Mapping[str, Any]) -> RkpDesa:
        """Ceilings, lines, RAB, Perdes, evaluation, Perubahan, in that order."""
        self._pagu(row["year"], row)
        rkp = create_rkp(by=self.by, desa=self.desa, year=row["year"], is_before_app=True)
        compose_rkp(by=self.by, rkp=rkp)
        for line in self._lines(rkp):
            self._time_and_pelaksana(line, row["months"].get(line.name, WHOLE_YEAR))
        for outside in row["outside"]:
            self._outside(rkp, outside)
        for decision in row.get("carry_over", ()):
            self._carry_over(rkp, decision)
        for name, rows in row.get("rab", {}).items():
            self._rab(rkp, name, rows)
        rkp = record_rkp_enactment(
            by=self.by,
            rkp=rkp,
            version=RkpDesa.objects.get(pk=rkp.pk).version,
            perdes_number=row["perdes_number"],
            perdes_date=date.fromisoformat(row["perdes_date"]),
        )
        if "evaluation" in row:
            self._evaluation(rkp, row["evaluation"])
        if "change" in row:
            self._change(rkp, row["change"])
        return rkp

    def _pagu(self, year: int, row: Mapping[str, Any], *, version: int = 0) -> None:
        write_pagu(
            by=self.by,
            desa=self.desa,
            year=year,
            version=version,
            rows=[CeilingData(source, *amounts) for source, amounts in row["pagu"].items()],
            received_on=date.fromisoformat(row["received_on"]),
            document=row["document"],
        )

    def _lines(self, rkp: RkpDesa) -> Iterable[RkpKegiatan]:
        return list(
            rkp.line_set.alive().in_print_order().with_children().select_related("kegiatan__sub_bidang__bidang")
        )

    def _named(self, rkp: RkpDesa, name: str) -> RkpKegiatan:
        """The line of that name."""
        return next(line for line in self._lines(rkp) if line.name == name)

    def _time_and_pelaksana(self, line: RkpKegiatan, months: tuple[int, int]) -> None:
        starts_on, ends_on = _period(line.rkp.year, months)
        data = replace(
            rkp_line_data(line), starts_on=starts_on, ends_on=ends_on, pelaksana=self.pelaksana[line.bidang.code]
        )
        update_rkp_line(by=self.by, line=line, version=line.version, data=data)

    def _outside(self, rkp: RkpDesa, row: Mapping[str, Any]) -> None:
        """A line that the RPJM Desa does not hold for this year, with its ground."""
        kegiatan = Kegiatan.objects.select_related("sub_bidang__bidang").get(code=row["code"], kabupaten=None)
        starts_on, ends_on = _period(rkp.year, row["months"])
        men, women, poor = row["people"]
        data = RkpLineData(
            name=row["name"],
            kegiatan=kegiatan,
            location_kind=LocationKind.PLACES if row["places"] else LocationKind.WHOLE_VILLAGE,
            places=tuple(PlaceData(self.dusun[name]) for name in row["places"]),
            volume=Decimal(row["volume"]),
            unit=Satuan.objects.usable_in(self.desa.kabupaten_id).get(name=row["unit"]),
            manfaat=row["manfaat"],
            manfaat_l=men,
            manfaat_p=women,
            manfaat_rtm=poor,
            pola=Pola.SWAKELOLA,
            sdgs=tuple(row["sdgs"]),
            tags=tuple(row["tags"]),
            origin=Origin.MUSDES,
            outside_ground=row["ground"],
            outside_reason=row["reason"],
            starts_on=starts_on,
            ends_on=ends_on,
            pelaksana=self.pelaksana[kegiatan.sub_bidang.bidang.code],
            costs=self._costs(row["costs"]),
        )
        create_rkp_line(by=self.by, rkp=rkp, data=data)

    def _carry_over(self, rkp: RkpDesa, row: Mapping[str, Any]) -> None:
        """What became of a line of an earlier year; `into` names the line of this year that goes on with it."""
        before = RkpDesa.objects.get(desa=self.desa, year=row.get("from_year", rkp.year - 1))
        into = self._named(rkp, row["into"]) if "into" in row else None
        choice = CarryChoice(self._named(before, row["name"]), row["outcome"], row.get("reason", ""), into)
        (carried,) = decide_carry_over(by=self.by, rkp=rkp, choices=[choice])
        if carried.new_line_id is None:
            return
        line = next(line for line in self._lines(rkp) if line.pk == carried.new_line_id)
        starts_on, ends_on = _period(rkp.year, row["months"])
        data = replace(
            rkp_line_data(line),
            costs=self._costs(row["costs"]),
            volume=Decimal(row["volume"]),
            starts_on=starts_on,
            ends_on=ends_on,
            pelaksana=self.pelaksana[line.bidang.code],
        )
        update_rkp_line(by=self.by, line=line, version=line.version, data=data)

    def _rab(self, rkp: RkpDesa, name: str, rows: Iterable[list[Any]]) -> None:
        line = self._named(rkp, name)
        written = [
            RabRowData(group, words, Decimal(volume), price, self._unit(unit), self.sources[source])
            for group, words, volume, unit, price, source in rows
        ]
        write_rab(by=self.by, line=line, version=line.version, rows=written)

    def _unit(self, name: str) -> Satuan:
        known = Satuan.objects.usable_in(self.desa.kabupaten_id).filter(name=name).first()
        return known or add_unit(by=self.by, desa=self.desa, name=name)

    def _evaluation(self, rkp: RkpDesa, told: Mapping[str, list[Any]]) -> None:
        """What the file tells line by line; everything else went as planned."""
        lines = self._lines(rkp)
        for line in lines:
            if line.name in told:
                result, percent, volume, amount, obstacle, follow_up = told[line.name]
                data = EvaluationData(result, Decimal(volume), amount, percent, obstacle, follow_up)
                evaluate_line(by=self.by, line=line, version=0, data=data)
        mark_done_as_planned(by=self.by, rkp=rkp, lines=[line for line in lines if line.name not in told])

    def _change(self, rkp: RkpDesa, row: Mapping[str, Any]) -> None:
        """Lower ceilings, lines made smaller, dropped and added, enacted by a second Perdes."""
        told = ChangeData(
            ground=row["ground"],
            policy_level=row["policy_level"],
            explanation=row["explanation"],
            evidence_name=row["evidence_name"],
            evidence_date=date.fromisoformat(row["evidence_date"]),
            evidence=EVIDENCE_PDF.read_bytes(),
        )
        open_change(by=self.by, plan=rkp, data=told)
        self._pagu(rkp.year, {**row, "received_on": row["evidence_date"], "document": row["evidence_name"]}, version=1)
        for name, costs in row["costs"].items():
            line = self._named(rkp, name)
            data = replace(rkp_line_data(line), costs=self._costs(costs))
            update_rkp_line(by=self.by, line=line, version=line.version, data=data)
        for name in row["drop"]:
            line = self._named(rkp, name)
            delete_rkp_line(by=self.by, line=line, version=line.version)
        for outside in row["add"]:
            self._outside(rkp, outside)
        enact_from_paper(self.by, rkp, row)

    def _costs(self, costs: Mapping[str, int]) -> tuple[CostData, ...]:
        return tuple(CostData(self.sources[code], amount) for code, amount in costs.items())


def _period(year: int, months: Iterable[int]) -> tuple[date, date]:
    first, last = months
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
