"""Form sets, kinds of office, and the capacity somebody holds an office in."""

from django.db.models import TextChoices


class FormSet(TextChoices):
    """Which ministry's forms a kabupaten prescribes."""

    PERMENDAGRI_114 = "permendagri_114", "Permendagri 114/2014"
    PERMENDES_21 = "permendes_21", "Permendes PDTT 21/2020"


class JabatanKind(TextChoices):
    """Offices of a village (SOTK) and of its institutions."""

    KEPALA_DESA = "kepala_desa", "Kepala Desa"
    SEKRETARIS_DESA = "sekretaris_desa", "Sekretaris Desa"
    KAUR_TATA_USAHA = "kaur_tata_usaha", "Kaur Tata Usaha dan Umum"
    KAUR_KEUANGAN = "kaur_keuangan", "Kaur Keuangan"
    KAUR_PERENCANAAN = "kaur_perencanaan", "Kaur Perencanaan"
    KASI_PEMERINTAHAN = "kasi_pemerintahan", "Kasi Pemerintahan"
    KASI_KESEJAHTERAAN = "kasi_kesejahteraan", "Kasi Kesejahteraan"
    KASI_PELAYANAN = "kasi_pelayanan", "Kasi Pelayanan"
    KEPALA_DUSUN = "kepala_dusun", "Kepala Dusun"
    KETUA_BPD = "ketua_bpd", "Ketua BPD"
    ANGGOTA_BPD = "anggota_bpd", "Anggota BPD"
    KETUA_LPM = "ketua_lpm", "Ketua LPM"
    KETUA_TIM_PENYUSUN = "ketua_tim_penyusun", "Ketua Tim Penyusun"
    LAINNYA = "lainnya", "Lainnya"


class Capacity(TextChoices):
    """How an office is held on a day."""

    DEFINITIF = "definitif", "Definitif"
    PJ = "pj", "Pj. (penjabat)"
    PLT = "plt", "Plt. (pelaksana tugas)"
    ATAS_NAMA = "a_n", "a.n. (atas nama)"


class Term(TextChoices):
    """Words whose local form is a setting of the kabupaten."""

    DESA = "desa", "Desa"
    DUSUN = "dusun", "Dusun"
    KEPALA_DESA = "kepala_desa", "Kepala Desa"
    SEKRETARIS_DESA = "sekretaris_desa", "Sekretaris Desa"
    KEPALA_DUSUN = "kepala_dusun", "Kepala Dusun"
    BPD = "bpd", "BPD"
    CAMAT = "camat", "Camat"
