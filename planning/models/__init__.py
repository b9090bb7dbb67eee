"""The plans."""

from planning.models.asal import AsalKegiatanRkp, AsalKegiatanRpjm
from planning.models.change import Perubahan
from planning.models.du_rkp import DuRkp, DuRkpKegiatan
from planning.models.edition import EditionDocument, PlanEdition
from planning.models.evaluation import CarryOver, EvaluasiKegiatan
from planning.models.kerja_sama import KerjaSama
from planning.models.lampiran import Lampiran
from planning.models.langkah import BatasLangkah, TanggalLangkah
from planning.models.opening import PlanOpening
from planning.models.pagu import PaguIndikatif, PaguTahun
from planning.models.plan_import import ImportedRow, PlanImport
from planning.models.prioritas import PrioritasKabupaten
from planning.models.program_masuk import ProgramMasuk
from planning.models.rab import PemeriksaanRab, RabRincian, StandarHarga
from planning.models.rkp import RkpDesa
from planning.models.rkp_line import RkpBiaya, RkpKegiatan, RkpLokasi
from planning.models.rpjm import RpjmDesa
from planning.models.rpjm_line import RpjmBiaya, RpjmKegiatan, RpjmLokasi, RpjmTahun
from planning.models.rule_level import RuleLevel
from planning.models.visi_misi import Misi, SasaranRpjm, Tujuan

__all__ = [
    "AsalKegiatanRkp",
    "AsalKegiatanRpjm",
    "BatasLangkah",
    "CarryOver",
    "DuRkp",
    "DuRkpKegiatan",
    "EditionDocument",
    "EvaluasiKegiatan",
    "ImportedRow",
    "KerjaSama",
    "Lampiran",
    "Misi",
    "PaguIndikatif",
    "PaguTahun",
    "PemeriksaanRab",
    "Perubahan",
    "PlanEdition",
    "PlanImport",
    "PlanOpening",
    "PrioritasKabupaten",
    "ProgramMasuk",
    "RabRincian",
    "RkpBiaya",
    "RkpDesa",
    "RkpKegiatan",
    "RkpLokasi",
    "RpjmBiaya",
    "RpjmDesa",
    "RpjmKegiatan",
    "RpjmLokasi",
    "RpjmTahun",
    "RuleLevel",
    "SasaranRpjm",
    "StandarHarga",
    "TanggalLangkah",
    "Tujuan",
]
