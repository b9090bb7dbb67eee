"""The plans."""

from planning.models.rpjm import RpjmDesa
from planning.models.rpjm_line import RpjmBiaya, RpjmKegiatan, RpjmLokasi, RpjmTahun
from planning.models.visi_misi import Misi, SasaranRpjm, Tujuan

__all__ = [
    "Misi",
    "RpjmBiaya",
    "RpjmDesa",
    "RpjmKegiatan",
    "RpjmLokasi",
    "RpjmTahun",
    "SasaranRpjm",
    "Tujuan",
]
