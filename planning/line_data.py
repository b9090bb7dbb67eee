"""What a service needs to write a line: plain values, already read from a form, a workbook or the demo file."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.models import Dusun, RukunTetangga
from planning.enums import LocationKind, Origin
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk, RkpKegiatan, RpjmKegiatan, SasaranRpjm


@dataclass(frozen=True)
class CostData:
    """Rupiah from a source; no source means "belum dibagi", no amount means a candidate source."""

    sumber: SumberDana | None
    amount: int | None


@dataclass(frozen=True)
class YearData:
    """One ticked year."""

    year: int
    target: str = ""
    volume: Decimal | None = None
    costs: tuple[CostData, ...] = ()


@dataclass(frozen=True)
class PlaceData:
    """A dusun, or one RT of it."""

    dusun: Dusun
    rukun_tetangga: RukunTetangga | None = None


@dataclass(frozen=True)
class PlanLineData:
    """What the lines of both plans have in common; `bidang` may be left out when `kegiatan` is known."""

    name: str
    kegiatan: Kegiatan | None = None
    bidang: Bidang | None = None
    is_code_confirmed: bool = True
    location_kind: str = LocationKind.WHOLE_VILLAGE
    location_text: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    volume: Decimal | None = None
    unit: Satuan | None = None
    manfaat: str = ""
    manfaat_l: int | None = None
    manfaat_p: int | None = None
    manfaat_rtm: int | None = None
    data_eksisting: str = ""
    pola: str = ""
    sdgs: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    origin: str = Origin.LAIN
    places: tuple[PlaceData, ...] = ()
    program: ProgramMasuk | None = None
    prioritas: PrioritasKabupaten | None = None
    kerja_sama: KerjaSama | None = None


@dataclass(frozen=True)
class LineData(PlanLineData):
    """A whole line of a RPJM Desa with its children."""

    sasaran: SasaranRpjm | None = None
    years: tuple[YearData, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class RkpLineData(PlanLineData):
    """A whole line of a RKP Desa with its children; `costs` are of the plan's year."""

    rpjm_line: RpjmKegiatan | None = None
    outside_ground: str = ""
    outside_reason: str = ""
    target: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    time_words: str = ""
    pelaksana: str = ""
    carried_from: RkpKegiatan | None = None
    costs: tuple[CostData, ...] = ()
