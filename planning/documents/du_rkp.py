"""Daftar Usulan RKP Desa (DU-RKP): form F-RKP-08 of Permendagri 114/2014, or B-10 of Permendes PDTT 21/2020."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from places.formats.rupiah import format_decimal, format_rupiah
from planning.documents.plan_frame import matrix
from planning.documents.plan_print import PlanPrint
from planning.documents.plan_rows import Cells, grouped_rows, sdgs_words
from planning.facts import PlanFacts
from planning.models import DuRkp, DuRkpKegiatan
from reporting.errors import DocumentError
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah
from villages.enums import FormSet
from villages.setting import setting_of

_COST = "Prakiraan Biaya"
_COLUMNS_114 = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("bidang", ("Bidang",), 45, carried=True),
    Column("kegiatan", ("Jenis Kegiatan",), 80),
    Column("lokasi", ("Lokasi",), 50),
    Column("volume", ("Volume",), 30, align="right"),
    Column("waktu", ("Prakiraan Waktu Pelaksanaan",), 36),
    Column("jumlah", (_COST, "Jumlah (Rp)"), 34, "rupiah"),
    Column("sumber", (_COST, "Sumber Pembiayaan"), 36),
)
_COLUMNS_21 = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("bidang", ("Bidang",), 36, carried=True),
    Column("kegiatan", ("Jenis Kegiatan",), 62),
    Column("sdgs", ("Mendukung SDGs Desa ke-",), 22, align="center"),
    Column("data_eksisting", ("Data Eksisting",), 30),
    Column("lokasi", ("Lokasi",), 36),
    Column("volume", ("Volume",), 24, align="right"),
    Column("manfaat", ("Penerima Manfaat",), 30),
    Column("waktu", ("Waktu Pelaksanaan",), 26),
    Column("jumlah", ("Prakiraan Biaya (Rp)",), 30, "rupiah"),
    Column("sumber", ("Sumber Pembiayaan",), 28),
)


@dataclass(frozen=True)
class DuRkpPrint(PlanPrint):
    """A list of proposals with the local words, and who signs on the day on which it was sent."""

    du_rkp: DuRkp
    name = "RKP Desa"

    @property
    def record(self) -> DuRkp:  # type: ignore[override]  # a list beside the plan, of the same village and year
        """The list itself."""
        return self.du_rkp

    @property
    def heading(self) -> str:  # type: ignore[override]  # never enacted, so never "Perubahan"
        """How the title begins."""
        return f"{'RANCANGAN ' if self.is_draft else ''}DAFTAR USULAN RKP DESA (DU-RKP DESA)"

    @property
    def years_title(self) -> str:
        """ "TAHUN 2028"."""
        return f"TAHUN {self.du_rkp.year}"

    @property
    def years(self) -> tuple[int, ...]:
        """The one year."""
        return (self.du_rkp.year,)

    @property
    def is_draft(self) -> bool:
        """Whether the list was not sent yet."""
        return self.du_rkp.sent_on is None

    @property
    def on(self) -> date:
        """The day on which it was sent, else today."""
        return self.du_rkp.sent_on or timezone.localdate()

    @property
    def plan(self) -> PlanFacts:
        """No plan lines: the list has its own."""
        return PlanFacts(self.years, ())

    @cached_property
    def proposals(self) -> tuple[DuRkpKegiatan, ...]:
        """Living lines by bidang."""
        rows = self.du_rkp.line_set.alive().select_related("bidang", "unit")
        return tuple(rows.order_by("bidang__code", "position", "pk"))


@register(
    key="du-rkp",
    title="Daftar Usulan RKP Desa (DU-RKP)",
    arguments=("desa", "year"),
    description="Usulan desa kepada pemerintah di atasnya, dikirim kepada bupati melalui camat.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The list of a village by code and year. Raises DocumentError when there is none."""
    places = [f"desa__{place}" for place in ("kecamatan", "kabupaten", "provinsi")]
    found = DuRkp.objects.select_related(*places).filter(desa__code=desa, year=year).first()
    if found is None:
        raise DocumentError(f"Desa {desa} tidak mempunyai DU-RKP tahun {year}.")
    return draw(DuRkpPrint(found))


def draw(source: DuRkpPrint) -> MatrixDocument:
    """The list in the form that the kabupaten prescribes."""
    is_21 = setting_of(source.desa.kabupaten).form_set == FormSet.PERMENDES_21
    columns = _COLUMNS_21 if is_21 else _COLUMNS_114
    table = Table(columns, grouped_rows(_groups(source.proposals, is_21=is_21), columns=columns))
    total = sum(line.cost or 0 for line in source.proposals)
    unknown = sum(line.cost is None for line in source.proposals)
    return replace(
        matrix(source, key="du-rkp", table=table),
        total_in_words=terbilang_rupiah(total),
        notes=(f"{unknown} usulan belum diketahui prakiraan biayanya.",) if unknown else (),
    )


def _groups(lines: Sequence[DuRkpKegiatan], *, is_21: bool) -> Iterable[tuple[str, str, list[Row]]]:
    numbered = enumerate(lines, start=1)
    for bidang, members in groupby(numbered, key=lambda item: item[1].bidang):
        cells = _cells_21 if is_21 else _cells_114
        rows = [
            Row("row", cells(number, line, "" if place else bidang.name), ref=str(line.uid))
            for place, (number, line) in enumerate(members)
        ]
        yield bidang.code, bidang.name, rows


def _cells_114(number: int, line: DuRkpKegiatan, bidang: str) -> Cells:
    return (
        number, bidang, line.name, line.location_text, _volume(line), line.time_words, line.cost, line.source_words,
    )  # fmt: skip


def _cells_21(number: int, line: DuRkpKegiatan, bidang: str) -> Cells:
    return (
        number, bidang, line.name, sdgs_words(line.sdgs), line.data_eksisting, line.location_text, _volume(line),
        _people(line), line.time_words, line.cost, line.source_words,
    )  # fmt: skip


def _volume(line: DuRkpKegiatan) -> str:
    if line.volume is None:
        return ""
    return f"{format_decimal(line.volume)} {line.unit.name if line.unit else ''}".strip()


def _people(line: DuRkpKegiatan) -> str:
    people = (("L", line.manfaat_l), ("P", line.manfaat_p), ("A-RTM", line.manfaat_rtm))
    return ", ".join(f"{label} {format_rupiah(count)}" for label, count in people if count is not None)
