"""Form sets, kinds of office, parts of the community, and what is known of residents."""

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


class Unsur(TextChoices):
    """Part of the community or office that somebody speaks for (Permendagri 110/2016 art. 38 and practice)."""

    TOKOH_ADAT = "tokoh_adat", "Tokoh adat"
    TOKOH_AGAMA = "tokoh_agama", "Tokoh agama"
    TOKOH_MASYARAKAT = "tokoh_masyarakat", "Tokoh masyarakat"
    TOKOH_PENDIDIKAN = "tokoh_pendidikan", "Tokoh pendidikan"
    TANI = "tani", "Kelompok tani"
    NELAYAN = "nelayan", "Kelompok nelayan"
    PERAJIN = "perajin", "Kelompok perajin"
    PEREMPUAN = "perempuan", "Kelompok perempuan"
    ANAK = "anak", "Pemerhati dan pelindungan anak"
    MISKIN = "miskin", "Masyarakat miskin"
    DIFABEL = "difabel", "Penyandang disabilitas"
    PEMUDA = "pemuda", "Pemuda/Karang Taruna"
    KADER_KESEHATAN = "kader_kesehatan", "Kader kesehatan/Posyandu"
    PKK = "pkk", "PKK"
    LEMBAGA = "lembaga", "LPM/lembaga kemasyarakatan"
    LANSIA = "lansia", "Lansia"
    BUMDES = "bumdes", "BUM Desa/koperasi"
    KELOMPOK_LAIN = "kelompok_lain", "Kelompok lain"
    WARGA = "warga", "Warga"
    PEMDES = "pemdes", "Pemerintah desa"
    BPD = "bpd", "BPD"
    KECAMATAN = "kecamatan", "Kecamatan"
    PENDAMPING = "pendamping", "Pendamping desa"
    DINAS = "dinas", "Dinas/UPTD/instansi"
    KESEHATAN = "kesehatan", "Bidan/Puskesmas"
    SEKOLAH = "sekolah", "PAUD/sekolah"
    KEAMANAN = "keamanan", "Babinsa/Bhabinkamtibmas"

    @property
    def printed(self) -> str:
        """The word for lists that go round the room: poverty and disability are never written beside a name."""
        return "Masyarakat" if self in _PRIVATE_UNSUR else str(self.label)


_PRIVATE_UNSUR = frozenset({Unsur.MISKIN, Unsur.DIFABEL})
# Offices and institutions; everything else is the community (unsur masyarakat).
INSTITUTIONS = frozenset(
    {
        Unsur.PEMDES,
        Unsur.BPD,
        Unsur.KECAMATAN,
        Unsur.PENDAMPING,
        Unsur.DINAS,
        Unsur.KESEHATAN,
        Unsur.SEKOLAH,
        Unsur.KEAMANAN,
    }
)


class FamilyRelation(TextChoices):
    """Place in the household, as on the family card."""

    KEPALA = "kepala", "Kepala keluarga"
    PASANGAN = "pasangan", "Istri/suami"
    ANAK = "anak", "Anak"
    ORANG_TUA = "orang_tua", "Orang tua/mertua"
    LAINNYA = "lainnya", "Anggota lain"


class LeaveReason(TextChoices):
    """Why somebody is no resident any more."""

    PINDAH = "pindah", "Pindah"
    MENINGGAL = "meninggal", "Meninggal dunia"
    HAPUS_DATA = "hapus_data", "Data dihapus atas permintaan"


class KelompokPosition(TextChoices):
    """Post in a community group."""

    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    BENDAHARA = "bendahara", "Bendahara"
    ANGGOTA = "anggota", "Anggota"


class KaderKind(TextChoices):
    """Cadres of a village."""

    KPMD = "kpmd", "Kader Pemberdayaan Masyarakat Desa (KPMD)"
    PEMBANGUNAN_MANUSIA = "pembangunan_manusia", "Kader Pembangunan Manusia"
    POSYANDU = "posyandu", "Kader Posyandu"
    LAINNYA = "lainnya", "Kader lain"


class UngroupedReason(TextChoices):
    """Why somebody takes part in no community group."""

    BELUM_DIAJAK = "belum_diajak", "Belum pernah diajak"
    TIDAK_ADA = "tidak_ada", "Belum ada kelompok yang sesuai"
    JARAK = "jarak", "Tempat berkumpul terlalu jauh"
    WAKTU = "waktu", "Tidak ada waktu"
    KESEHATAN = "kesehatan", "Kesehatan atau umur"
    TIDAK_BERMINAT = "tidak_berminat", "Tidak berminat"
    LAINNYA = "lainnya", "Alasan lain"


class DataDesaCategory(TextChoices):
    """The four lists of Data Desa (Permendagri 114/2014 art. 13)."""

    SDA = "sda", "Sumber daya alam"
    SDM = "sdm", "Sumber daya manusia"
    PEMBANGUNAN = "pembangunan", "Sumber daya pembangunan"
    SOSIAL_BUDAYA = "sosial_budaya", "Sumber daya sosial budaya"
