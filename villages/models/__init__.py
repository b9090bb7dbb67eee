"""What a desa is, who lives there, and what its kabupaten prescribes."""

from villages.models.data_desa import DataDesa
from villages.models.kelompok import AnggotaKelompok, Kader, Kelompok
from villages.models.legal_basis import LegalBasis
from villages.models.office import Jabatan, PemangkuJabatan
from villages.models.profile import DesaProfile
from villages.models.setting import Holiday, KabupatenSetting, LocalTerm
from villages.models.warga import Keluarga, TindakLanjutWarga, Warga

__all__ = [
    "AnggotaKelompok",
    "DataDesa",
    "DesaProfile",
    "Holiday",
    "Jabatan",
    "KabupatenSetting",
    "Kader",
    "Kelompok",
    "Keluarga",
    "LegalBasis",
    "LocalTerm",
    "PemangkuJabatan",
    "TindakLanjutWarga",
    "Warga",
]
