"""National lists, loaded from files in this repository and extended per kabupaten."""

from codes.models.dana_desa import AturanDanaDesa, FokusDanaDesa
from codes.models.kegiatan import Bidang, Kegiatan, SubBidang
from codes.models.satuan import Satuan
from codes.models.sdgs import TujuanSdgs
from codes.models.sumber_dana import SumberDana

__all__ = [
    "AturanDanaDesa",
    "Bidang",
    "FokusDanaDesa",
    "Kegiatan",
    "Satuan",
    "SubBidang",
    "SumberDana",
    "TujuanSdgs",
]
