"""National lists, loaded from files in this repository and extended per kabupaten."""

from codes.models.kegiatan import Bidang, Kegiatan, SubBidang
from codes.models.satuan import Satuan
from codes.models.sdgs import TujuanSdgs
from codes.models.sumber_dana import SumberDana

__all__ = ["Bidang", "Kegiatan", "Satuan", "SubBidang", "SumberDana", "TujuanSdgs"]
