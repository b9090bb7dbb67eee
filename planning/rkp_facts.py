"""Loading the facts of a RKP Desa: plain tuples from five queries, whatever the number of lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Sum

from places.models import RukunTetangga
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, group_lines, source_order
from planning.models import RabRincian, RkpBiaya, RkpDesa, RkpKegiatan, RkpLokasi, RpjmTahun
from planning.rpjm_facts import location_words

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


@dataclass(frozen=True)
class RkpLineFact(LineFact):
    """One line of a yearly plan; `years` holds the plan's year alone.

    `rpjm_years` are the years in which the linked RPJM line is planned; `rab_total` is None without a RAB.
    """

    pk: int
    rpjm_uid: UUID | None
    rpjm_name: str
    rpjm_years: tuple[int, ...]
    outside_ground: str
    outside_reason: str
    target: str
    starts_on: date | None
    ends_on: date | None
    time_words: str
    pelaksana: str
    carried_from_year: int | None
    kerja_sama_agreement: str | None
    rab_total: int | None
    rab_rows: int
    location_kind: str
    has_places: bool
    unit_is_vague: bool

    @property
    def costs(self) -> tuple[CostFact, ...]:
        """Financing of the line."""
        return self.years[0].costs

    @property
    def is_planned(self) -> bool:
        """Whether it carries out a line that the RPJM Desa plans for this very year (rule R04)."""
        return self.years[0].year in self.rpjm_years

    @property
    def is_explained(self) -> bool:
        """Whether a line that is not planned says on what ground and why."""
        return bool(self.outside_ground and self.outside_reason)

    @property
    def outside_words(self) -> str:
        """How the line stands to the RPJM Desa when it is not planned there for this year, else ""."""
        if self.is_planned:
            return ""
        words = f"dalam RPJM Desa untuk {_years_words(self.rpjm_years)}, bukan {self.years[0].year}"
        if self.rpjm_uid is None:
            words = "di luar RPJM Desa"
        elif not self.rpjm_years:
            words = "dalam RPJM Desa tanpa tahun"
        return words if self.is_explained else f"{words}; alasan belum ditulis"

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What the page says under the line's name: what it lacks, and how it stands to the RPJM Desa."""
        outside = self.outside_words
        return (*self.missing, outside) if outside else self.missing

    @property
    def time(self) -> str:
        """When it is carried out: "Januari–Desember", "Juni", or the village's own words."""
        months = months_words(self.starts_on, self.ends_on)
        if months and self._says_the_same(months):
            return months
        return ", ".join(part for part in (months, self.time_words) if part)

    def _says_the_same(self, months: str) -> bool:
        """Whether the village's own words only repeat the months: "Juni", or "12 Bulan" for the whole year."""
        words = " ".join(self.time_words.casefold().split())
        if words == months.casefold():
            return True
        if self.starts_on is None or self.ends_on is None or self.starts_on.year != self.ends_on.year:
            return False
        return words == f"{self.ends_on.month - self.starts_on.month + 1} bulan"


def load_rkp_facts(rkp: RkpDesa) -> PlanFacts:
    """All living lines of the yearly plan under their headings; the lines are RkpLineFact."""
    costs, places, rabs = _costs_by_line(rkp), _places_by_line(rkp), _rab_by_line(rkp)
    lines = list(rkp.line_set.for_table().select_related("rpjm_line", "carried_from__rkp", "kerja_sama"))
    rpjm_years = _rpjm_years(rkp)
    rows = []
    for number, line in enumerate(lines, start=1):
        sub = (line.sub_bidang.code, line.sub_bidang.name) if line.sub_bidang else ("", "Sub bidang belum dipilih")
        year = YearFact(rkp.year, line.target, line.volume, tuple(costs.get(line.pk, ())))
        fact = _line_fact(line, number, rkp.desa.name, year, places.get(line.pk, ()), rabs.get(line.pk), rpjm_years)
        rows.append(((line.bidang.code, line.bidang.name), sub, fact))
    return group_lines((rkp.year,), rows)


def _years_words(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def months_words(starts_on: date | None, ends_on: date | None) -> str:
    """Months of a period in words: "Juni", "Januari–Maret", "November 2025–Februari 2026"."""
    first, last = starts_on or ends_on, ends_on or starts_on
    if first is None or last is None:
        return ""
    if first.year != last.year:
        return f"{MONTHS[first.month - 1]} {first.year}–{MONTHS[last.month - 1]} {last.year}"
    if first.month == last.month:
        return MONTHS[first.month - 1]
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]}"


def _costs_by_line(rkp: RkpDesa) -> dict[int, list[CostFact]]:
    costs: dict[int, list[CostFact]] = defaultdict(list)
    rows = RkpBiaya.objects.filter(line__rkp=rkp, line__deleted_at=None).order_by()
    for line_id, source, amount in rows.values_list("line_id", "sumber__code", "amount"):
        costs[line_id].append(CostFact(source, amount))
    return {line_id: sorted(facts, key=lambda cost: source_order(cost.source)) for line_id, facts in costs.items()}


def _places_by_line(rkp: RkpDesa) -> dict[int, list[tuple[str, str]]]:
    places: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = RkpLokasi.objects.filter(line__rkp=rkp, line__deleted_at=None)
    for line_id, dusun, rt, rw in rows.values_list(
        "line_id", "dusun__name", "rukun_tetangga__rt", "rukun_tetangga__rw"
    ):
        places[line_id].append((dusun, str(RukunTetangga(rt=rt, rw=rw)) if rt else ""))
    return places


def _rab_by_line(rkp: RkpDesa) -> dict[int, tuple[int, int]]:
    rows = RabRincian.objects.filter(line__rkp=rkp, line__deleted_at=None).order_by().values("line_id")
    summed = rows.annotate(total=Sum("amount"), rows=Count("pk"))
    return {line_id: (total, count) for line_id, total, count in summed.values_list("line_id", "total", "rows")}


def _rpjm_years(rkp: RkpDesa) -> dict[int, tuple[int, ...]]:
    years: dict[int, list[int]] = defaultdict(list)
    taken = RpjmTahun.objects.filter(line__rkp_line_set__rkp=rkp, line__rkp_line_set__deleted_at=None)
    linked = taken.filter(line__deleted_at=None).distinct()
    for line_id, year in linked.order_by("year").values_list("line_id", "year"):
        years[line_id].append(year)
    return {line_id: tuple(values) for line_id, values in years.items()}


def _line_fact(
    line: RkpKegiatan,
    number: int,
    desa_name: str,
    year: YearFact,
    places: Sequence[tuple[str, str]],
    rab: tuple[int, int] | None,
    rpjm_years: dict[int, tuple[int, ...]],
) -> RkpLineFact:
    return RkpLineFact(
        uid=line.uid,
        pk=line.pk,
        number=number,
        version=line.version,
        bidang=line.bidang.code,
        sub_bidang=line.sub_bidang.code if line.sub_bidang else "",
        code=line.kegiatan.code if line.kegiatan else "",
        is_code_confirmed=line.is_code_confirmed,
        name=line.name,
        location=location_words(line.location_kind, line.location_text, places, desa_name=desa_name),
        volume=line.volume,
        unit=line.unit.name if line.unit else "",
        unit_is_vague=bool(line.unit and line.unit.is_vague),
        manfaat=line.manfaat,
        manfaat_l=line.manfaat_l,
        manfaat_p=line.manfaat_p,
        manfaat_rtm=line.manfaat_rtm,
        data_eksisting=line.data_eksisting,
        pola=line.pola,
        sdgs=tuple(line.sdgs),
        tags=tuple(line.tags),
        origin=line.origin,
        sasaran="",
        years=(year,),
        rpjm_uid=line.rpjm_line.uid if line.rpjm_line else None,
        rpjm_name=line.rpjm_line.name if line.rpjm_line else "",
        rpjm_years=rpjm_years.get(line.rpjm_line_id or 0, ()),
        outside_ground=line.outside_ground,
        outside_reason=line.outside_reason,
        target=line.target,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        time_words=line.time_words,
        pelaksana=line.pelaksana,
        carried_from_year=line.carried_from.rkp.year if line.carried_from else None,
        kerja_sama_agreement=line.kerja_sama.agreement_number if line.kerja_sama else None,
        rab_total=rab[0] if rab else None,
        rab_rows=rab[1] if rab else 0,
        location_kind=line.location_kind,
        has_places=bool(places),
    )
