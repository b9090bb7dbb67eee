"""What is typed of a usulan."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from codes.models import Bidang, Kegiatan, Satuan
from musyawarah.enums import PlanKind
from musyawarah.models import Musyawarah, Usulan
from places.models import Dusun, Orang, RukunTetangga
from villages.enums import Unsur
from villages.models import Kelompok


@dataclass(frozen=True)
class UsulanData:
    """One idea as the form and the services know it; `cost` in whole rupiah, beneficiaries are people."""

    name: str
    year: int
    proposed_on: date
    plan_kind: str = PlanKind.RKP
    musyawarah: Musyawarah | None = None
    problem: str = ""
    potential: str = ""
    bidang: Bidang | None = None
    kegiatan: Kegiatan | None = None
    dusun: Dusun | None = None
    rukun_tetangga: RukunTetangga | None = None
    location_text: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    volume: Decimal | None = None
    unit: Satuan | None = None
    cost: int | None = None
    manfaat_l: int | None = None
    manfaat_p: int | None = None
    manfaat_rtm: int | None = None
    needs: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    unsur: str = Unsur.WARGA
    kelompok: Kelompok | None = None
    pengusul: Orang | None = None
    pengusul_name: str = ""
    pengusul_gender: str = ""


def usulan_data(usulan: Usulan) -> UsulanData:
    """A stored usulan as it would be typed."""
    values = {name: getattr(usulan, name) for name in UsulanData.__dataclass_fields__}
    return UsulanData(**values | {"needs": tuple(usulan.needs), "sdgs": tuple(usulan.sdgs)})
