"""What a desa is, and what its kabupaten prescribes."""

from villages.models.legal_basis import LegalBasis
from villages.models.office import Jabatan, PemangkuJabatan
from villages.models.profile import DesaProfile
from villages.models.setting import Holiday, KabupatenSetting, LocalTerm

__all__ = [
    "DesaProfile",
    "Holiday",
    "Jabatan",
    "KabupatenSetting",
    "LegalBasis",
    "LocalTerm",
    "PemangkuJabatan",
]
