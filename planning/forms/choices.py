"""The lists that a line's form offers, loaded once per request."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from codes.choices import CodeChoices
from codes.models import FokusDanaDesa, SumberDana
from places.models import Desa, Dusun, RukunTetangga
from planning.enums import Tag
from planning.line_data import PlanLineData
from planning.models import (
    KerjaSama,
    PrioritasKabupaten,
    ProgramMasuk,
    RkpDesa,
    RpjmDesa,
    RpjmKegiatan,
    SasaranRpjm,
)
from planning.rkp_facts import MONTHS

UNSPLIT = "belum"


class PlanChoices(CodeChoices):
    """What lines of both plans may point to in some years; nothing of another village is among it.

    `stored` is the line that is edited: what it points to stays on offer even when it is offered to no new line.
    """

    def __init__(self, desa: Desa, years: range, *, stored: PlanLineData | None = None) -> None:
        super().__init__(desa.kabupaten_id)
        self.desa, self.years, self.stored = desa, years, stored

    @cached_property
    def sources(self) -> dict[str, SumberDana]:
        """Fund sources by code."""
        return {source.code: source for source in SumberDana.objects.all()}

    @cached_property
    def source_choices(self) -> list[tuple[str, str]]:
        """Options of a cost row."""
        named = [(code, f"{code} – {source.name}") for code, source in self.sources.items()]
        return [("", "– pilih sumber –"), *named, (UNSPLIT, "Belum dibagi")]

    @cached_property
    def places(self) -> dict[str, tuple[Dusun, RukunTetangga | None]]:
        """Dusun ("12") and their RT ("12-40") of this village."""
        found: dict[str, tuple[Dusun, RukunTetangga | None]] = {}
        for dusun in self.desa.dusun_set.filter(is_retired=False).prefetch_related("rukun_tetangga_set"):
            found[str(dusun.pk)] = (dusun, None)
            for rt in dusun.rukun_tetangga_set.all():
                found[f"{dusun.pk}-{rt.pk}"] = (dusun, rt)
        return found

    @cached_property
    def place_choices(self) -> list[tuple[str, str]]:
        """Options of the place list, RT under their dusun."""
        return [(key, f"{dusun.name} · {rt}" if rt else dusun.name) for key, (dusun, rt) in self.places.items()]

    @cached_property
    def program(self) -> dict[str, ProgramMasuk]:
        """Programmes that enter the village in these years, by id."""
        return self._of_years(ProgramMasuk.objects.alive().filter(desa=self.desa), "program")

    @cached_property
    def prioritas(self) -> dict[str, PrioritasKabupaten]:
        """Priorities of the kabupaten for these years, by id."""
        rows = PrioritasKabupaten.objects.filter(kabupaten=self.desa.kabupaten_id, is_retired=False)
        return self._of_years(rows, "prioritas")

    @cached_property
    def kerja_sama(self) -> dict[str, KerjaSama]:
        """Agreements of the village for these years, by id."""
        return self._of_years(KerjaSama.objects.alive().filter(desa=self.desa), "kerja_sama")

    @cached_property
    def tag_choices(self) -> list[tuple[str, str]]:
        """What yearly rules and reports look for."""
        return list(Tag.choices)

    def _of_years(self, rows: QuerySet, field: str) -> dict[str, Any]:
        running = rows.filter(first_year__lt=self.years.stop, last_year__gte=self.years.start)
        found = {str(row.pk): row for row in running}
        if self.stored and (kept := getattr(self.stored, field)):
            found.setdefault(str(kept.pk), kept)
        return found


class LineChoices(PlanChoices):
    """What a line of a RPJM Desa may point to."""

    def __init__(self, rpjm: RpjmDesa, *, stored: PlanLineData | None = None) -> None:
        super().__init__(rpjm.desa, rpjm.years, stored=stored)
        self.rpjm = rpjm

    @cached_property
    def sasaran(self) -> dict[str, SasaranRpjm]:
        """Targets of this plan's tree by id."""
        rows = SasaranRpjm.objects.filter(tujuan__misi__rpjm=self.rpjm).select_related("tujuan__misi")
        ordered = rows.order_by("tujuan__misi__position", "tujuan__position", "position")
        return {str(row.pk): row for row in ordered}


class RkpLineChoices(PlanChoices):
    """What a line of a RKP Desa may point to."""

    def __init__(self, rkp: RkpDesa, *, stored: PlanLineData | None = None) -> None:
        super().__init__(rkp.desa, range(rkp.year, rkp.year + 1), stored=stored)
        self.rkp = rkp

    @cached_property
    def rpjm_lines(self) -> dict[str, RpjmKegiatan]:
        """Living lines of the RPJM Desa by uid, in print order; each has its years in `tahun_set`."""
        if self.rkp.rpjm_id is None:
            return {}
        rows = RpjmKegiatan.objects.filter(rpjm=self.rkp.rpjm_id).for_table().prefetch_related("tahun_set")
        found = {str(row.uid): row for row in rows}
        kept = getattr(self.stored, "rpjm_line", None)
        if kept is not None:  # also when it was deleted from the RPJM Desa meanwhile
            found.setdefault(str(kept.uid), kept)
        return found

    @cached_property
    def planned(self) -> frozenset[str]:
        """Which of them are planned in this year."""
        return frozenset(
            uid
            for uid, row in self.rpjm_lines.items()
            if any(tahun.year == self.rkp.year for tahun in row.tahun_set.all())
        )

    @cached_property
    def rpjm_line_choices(self) -> list:
        """Options of the link, those of this year first."""
        labels = [(uid, _rpjm_label(row)) for uid, row in self.rpjm_lines.items()]
        this_year = [pair for pair in labels if pair[0] in self.planned]
        others = [
            (uid, f"{label} ({_years_of(self.rpjm_lines[uid])})") for uid, label in labels if uid not in self.planned
        ]
        groups = [(f"Direncanakan {self.rkp.year}", this_year), ("Direncanakan tahun lain", others)]
        return [("", "– tidak ada dalam RPJM Desa –"), *((name, pairs) for name, pairs in groups if pairs)]

    @cached_property
    def tag_choices(self) -> list[tuple[str, str]]:
        """The focuses of this year's Dana Desa with their words, then the other marks."""
        focuses: dict[str, list[str]] = {}
        for row in FokusDanaDesa.objects.filter(year=self.rkp.year):
            focuses.setdefault(row.tag, []).append(f"fokus {row.number}: {row.name}")
        labels = dict(Tag.choices)
        first = [(tag, f"{labels.get(tag, tag)} ({'; '.join(words)})") for tag, words in focuses.items()]
        return [*first, *(pair for pair in Tag.choices if pair[0] not in focuses)]

    @cached_property
    def month_choices(self) -> list[tuple[str, str]]:
        """The months of the year; those of another year only when the stored line lies there."""
        stored = (getattr(self.stored, name, None) for name in ("starts_on", "ends_on"))
        days = {day.replace(day=1) for day in stored if day is not None}
        days |= {date(self.rkp.year, month, 1) for month in range(1, 13)}
        return [
            (
                f"{day:%Y-%m}",
                MONTHS[day.month - 1] if day.year == self.rkp.year else f"{MONTHS[day.month - 1]} {day.year}",
            )
            for day in sorted(days)
        ]


def _rpjm_label(row: RpjmKegiatan) -> str:
    code = row.kegiatan.code if row.kegiatan else row.bidang.code
    return f"{code} {row.name}"


def _years_of(row: RpjmKegiatan) -> str:
    return ", ".join(str(tahun.year) for tahun in row.tahun_set.all()) or "tanpa tahun"
