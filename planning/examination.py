"""The 14 papers that the tim verifikasi looks for (Permendagri 114/2014, annex; form F-RKP-06)."""

from django.db.models import TextChoices


class Paper(TextChoices):
    """One paper of the sheet, in the order of the form; the value is the key under which its state is kept."""

    SKETSA = "sketsa", "Sketsa lokasi kegiatan"
    SURVEI_TEKNIS = "survei_teknis", "Dokumen survei teknis"
    DESAIN = "desain", "Gambar desain"
    VOLUME = "volume", "Perhitungan volume"
    SURVEI_HARGA = "survei_harga", "Survei harga bahan dan alat"
    UPAH = "upah", "Kesepakatan pembayaran upah kerja"
    RAB = "rab", "Perhitungan RAB"
    LINGKUNGAN = "lingkungan", "Kajian dampak lingkungan"
    HIBAH_LAHAN = "hibah_lahan", "Pernyataan hibah lahan"
    GANTI_RUGI = "ganti_rugi", "Pernyataan tidak minta ganti rugi"
    SWADAYA = "swadaya", "Kesanggupan swadaya"
    ALAT_BERAT = "alat_berat", "Rencana penggunaan alat berat"
    KESIAPAN_WARGA = "kesiapan_warga", "Pernyataan kesiapan warga"
    PEMANFAAT = "pemanfaat", "Data pemanfaat"


class PaperState(TextChoices):
    """Whether a paper is there; one that the line does not need is said so, not left empty."""

    ADA = "ada", "Ada"
    TIDAK = "tidak", "Tidak ada"
    TIDAK_PERLU = "tidak_perlu", "Tidak perlu"
