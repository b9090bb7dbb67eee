"""Choices of training: what pays for it, who comes, how a finding is measured, what counts as evidence."""

from django.db.models import TextChoices


class ProgramFunding(TextChoices):
    """What pays for a programme (domain reference 7.2)."""

    APBD = "apbd", "APBD Kabupaten"
    APB_DESA = "apb_desa", "APB Desa"
    DOK = "dok", "Dana Operasional Kegiatan (DOK)"
    TAPM = "tapm", "Program tenaga pendamping (TAPM)"
    LAINNYA = "lainnya", "Sumber lain"


class SessionStatus(TextChoices):
    """Where a session stands; `held` closes its attendance and opens certificates and report."""

    PLANNED = "planned", "Direncanakan"
    HELD = "held", "Sudah dilaksanakan"
    CANCELLED = "cancelled", "Dibatalkan"


class HalfDayPart(TextChoices):
    """Part of a day for which attendance is kept."""

    PAGI = "pagi", "Pagi"
    SIANG = "siang", "Siang"


class ParticipantRole(TextChoices):
    """In which role somebody is trained."""

    KEPALA_DESA = "kepala_desa", "Kepala Desa"
    SEKRETARIS_DESA = "sekretaris_desa", "Sekretaris Desa"
    BENDAHARA = "bendahara", "Kaur Keuangan/Bendahara"
    KAUR_PERENCANAAN = "kaur_perencanaan", "Kaur Perencanaan"
    PERANGKAT = "perangkat", "Perangkat desa lain"
    KEPALA_DUSUN = "kepala_dusun", "Kepala Dusun"
    KETUA_BPD = "ketua_bpd", "Ketua BPD"
    ANGGOTA_BPD = "anggota_bpd", "Anggota BPD"
    TIM_PENYUSUN = "tim_penyusun", "Tim penyusun"
    LPM = "lpm", "LPM/lembaga kemasyarakatan"
    KPMD = "kpmd", "KPMD"
    PEMBANGUNAN_MANUSIA = "pembangunan_manusia", "Kader Pembangunan Manusia"
    KADER_LAIN = "kader_lain", "Kader lain"
    PENGURUS_BALAI = "pengurus_balai", "Pengurus Balai Rakyat"
    WARGA = "warga", "Masyarakat"
    PENDAMPING = "pendamping", "Pendamping desa"
    PETUGAS = "petugas", "Kecamatan/dinas"
    LAINNYA = "lainnya", "Lainnya"


class ParticipantOrigin(TextChoices):
    """How somebody came onto the list."""

    REGISTER = "register", "Dari daftar jabatan"
    NOMINATED = "nominated", "Diutus desa"
    IMPORTED = "imported", "Dari berkas"
    ADDED = "added", "Ditambah panitia"
    WALK_IN = "walk_in", "Datang tanpa undangan"


class MarkVia(TextChoices):
    """How an attendance was marked."""

    PHONE = "phone", "Lewat telepon peserta"
    OFFICER = "officer", "Ditandai panitia"
    PASTED = "pasted", "Tempelan daftar nama"
    PAPER = "paper", "Dari daftar hadir kertas"


class ExamKind(TextChoices):
    """Before or after the lessons."""

    PRE = "pre", "Tes awal"
    POST = "post", "Tes akhir"

    @property
    def word(self) -> str:
        """The kind as it stands in addresses."""
        return "awal" if self is ExamKind.PRE else "akhir"


class SheetVia(TextChoices):
    """How the answers of a test came in."""

    PHONE = "phone", "Diisi peserta"
    TYPED = "typed", "Diketik panitia"
    SCORE = "score", "Nilai saja"


class EvaluationItem(TextChoices):
    """What a session is judged on, 1 to 5."""

    MATERI = "materi", "Materi"
    METODE = "metode", "Cara penyampaian"
    WAKTU = "waktu", "Waktu"
    TEMPAT = "tempat", "Tempat dan perlengkapan"
    KONSUMSI = "konsumsi", "Konsumsi"
    PANITIA = "panitia", "Pelayanan panitia"
    MANFAAT = "manfaat", "Manfaat bagi tugas saya"


class TemuanCategory(TextChoices):
    """Subjects of the opening round (domain reference 7.2)."""

    DATA = "data", "Data"
    MUSYAWARAH = "musyawarah", "Musyawarah"
    DOKUMEN = "dokumen", "Dokumen"
    REGULASI = "regulasi", "Regulasi"
    INKLUSI = "inklusi", "Inklusi"


class Measure(TextChoices):
    """What the application measures that a finding may point to."""

    STEPS = "steps", "Langkah perencanaan punya tanggal (R06-R08)"
    UNGROUPED = "ungrouped", "Warga tidak tergabung kelompok terdaftar"
    DATA_BASIS = "data_basis", "Kegiatan berdasar Data Desa atau masalah yang dikaji"
    BA_MUSDUS = "ba_musdus", "Berita acara musyawarah dusun (R10, R12)"
    SOTK = "sotk", "Perdes SOTK bertanggal dan jabatan terisi"
    RULE = "rule", "Satu aturan pemeriksaan rencana"


class RtlKind(TextChoices):
    """What a follow-up leads to."""

    MUSYAWARAH = "musyawarah", "Musyawarah di kalender desa"
    PLAN = "plan", "Tugas pada rencana desa"
    LAINNYA = "lainnya", "Kegiatan lain"


class EvidenceKind(TextChoices):
    """What closes a follow-up; nothing closes without one."""

    MEASURED = "measured", "Keadaan yang diukur aplikasi sudah berubah"
    MUSYAWARAH = "musyawarah", "Musyawarahnya sudah ditutup"
    FILE = "file", "Berkas bukti"


class BalaiAim(TextChoices):
    """The six special aims of a Balai Rakyat (domain reference 0.B)."""

    KADERISASI = "kaderisasi", "Kaderisasi dan kapasitas warga"
    BELAJAR = "belajar", "Belajar bersama dari pengalaman setempat"
    TATA_KELOLA = "tata_kelola", "Tata kelola desa yang baik dan adil bagi yang rentan"
    GOTONG_ROYONG = "gotong_royong", "Kelompok masyarakat dan gotong royong"
    INOVASI = "inovasi", "Inovasi, ekonomi kreatif, dan kewirausahaan"
    KEMITRAAN = "kemitraan", "Kemitraan dan jejaring"


class AgeGroup(TextChoices):
    """Age groups of visitors."""

    ANAK = "anak", "Anak (di bawah 18 tahun)"
    MUDA = "muda", "18-30 tahun"
    DEWASA = "dewasa", "31-59 tahun"
    LANSIA = "lansia", "60 tahun ke atas"
