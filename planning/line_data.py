"""What a service needs to write a line: plain values, already read from a form, a workbook or the demo file."""

from dataclasses import dataclass, field
from decimal import Decimal

from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.models import Dusun, RukunTetangga
from planning.enums import LocationKind, Origin
from planning.models import SasaranRpjm


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
class LineData:
    """A whole line with its children; `bidang` may be left out when `kegiatan` is known."""

    name: str
    kegiatan: Kegiatan | None = None
    bidang: Bidang | None = None
    is_code_confirmed: bool = True
    sasaran: SasaranRpjm | None = None
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
    years: tuple[YearData, ...] = field(default_factory=tuple)
