"""States, origins, places and tags of plan lines."""

from django.db.models import TextChoices


class PlanStatus(TextChoices):
    """Where a plan stands. Review adds the states between."""

    DRAFT = "draft", "Rancangan"
    ENACTED = "enacted", "Ditetapkan"
    CHANGING = "changing", "Sedang diubah"


class PlanLock(TextChoices):
    """Who holds a plan while it is reviewed; set by the services of review, read by planning's policy."""

    OPEN = "open", "Terbuka bagi desa"
    SUBMITTED = "submitted", "Diajukan"
    IN_REVIEW = "in_review", "Sedang diperiksa"
    RETURNED = "returned", "Dikembalikan dengan catatan"
    PASSED = "passed", "Selesai diperiksa"
    AGREED = "agreed", "Disepakati BPD"

    @property
    def has_openings(self) -> bool:
        """Whether parts of a locked plan can be open under it: what notes reopened, what two persons unlocked."""
        return self in {PlanLock.RETURNED, PlanLock.PASSED}


class OpeningKind(TextChoices):
    """Which part of a locked plan is open."""

    LINE = "line", "Satu kegiatan"
    BIDANG = "bidang", "Satu bidang"
    ADDING = "adding", "Menambah kegiatan"
    TEXTS = "texts", "Visi, misi, arah kebijakan, dan dasar hukum"


class LocationKind(TextChoices):
    """Where a line is carried out."""

    WHOLE_VILLAGE = "whole_village", "Seluruh desa"
    PLACES = "places", "Dusun/RT/RW tertentu (boleh lebih dari satu)"
    OTHER = "other", "Tempat lain (tulis di keterangan)"


class Pola(TextChoices):
    """Pola pelaksanaan, the three columns of the official forms."""

    SWAKELOLA = "swakelola", "Swakelola"
    KERJASAMA_ANTAR_DESA = "kerjasama_antar_desa", "Kerja sama antar desa"
    PIHAK_KETIGA = "pihak_ketiga", "Kerja sama pihak ketiga"


class Origin(TextChoices):
    """Where a line came from."""

    BEFORE_APP = "before_app", "Ditetapkan sebelum aplikasi dipakai"
    MUSDUS = "musdus", "Musyawarah dusun"
    KELOMPOK = "kelompok", "Kelompok masyarakat"
    MUSDES = "musdes", "Musyawarah desa"
    SDGS = "sdgs", "Rekomendasi SDGs Desa"
    INDEKS_DESA = "indeks_desa", "Rekomendasi Indeks Desa"
    PROGRAM_MASUK = "program_masuk", "Program masuk desa"
    DPRD = "dprd", "Penjaringan aspirasi DPRD"
    RUTIN = "rutin", "Kegiatan rutin pemerintahan desa"
    LAIN = "lain", "Lainnya"


class Tag(TextChoices):
    """What yearly Dana Desa rules and reports look for."""

    BLT = "blt", "BLT Desa"
    KETAHANAN_PANGAN = "ketahanan_pangan", "Ketahanan pangan"
    STUNTING = "stunting", "Stunting"
    IKLIM_BENCANA = "iklim_bencana", "Iklim dan bencana"
    KDMP = "kdmp", "Koperasi Desa Merah Putih"
    PKTD = "pktd", "Padat Karya Tunai Desa"
    DIGITAL = "digital", "Desa digital"
    OPERASIONAL_DD = "operasional_dd", "Operasional dari Dana Desa"
    KESEHATAN = "kesehatan", "Kesehatan"
    EKONOMI = "ekonomi", "Ekonomi"
    PRIORITAS_LAIN = "prioritas_lain", "Sektor prioritas lain di desa"


class OutsideGround(TextChoices):
    """Why a yearly plan holds a line that the RPJM Desa does not plan for that year (rule R04)."""

    MENDESAK = "mendesak", "Keadaan mendesak atau darurat"
    KEBIJAKAN = "kebijakan", "Perubahan kebijakan pemerintah"
    LAIN = "lain", "Alasan lain"


class CarryOutcome(TextChoices):
    """What became of last year's unfinished or unfunded line."""

    CARRIED = "carried", "Dilanjutkan"
    POSTPONED = "postponed", "Ditunda ke tahun berikutnya"
    DROPPED = "dropped", "Tidak dilanjutkan"


class EvaluationResult(TextChoices):
    """How far a line of last year's plan was carried out."""

    FINISHED = "finished", "Selesai"
    PARTLY = "partly", "Selesai sebagian"
    NOT_STARTED = "not_started", "Tidak terlaksana"


class RabGroup(TextChoices):
    """Groups of a RAB as the form prints them."""

    BAHAN = "bahan", "Bahan"
    ALAT = "alat", "Alat"
    UPAH = "upah", "Upah"


class VerificationResult(TextChoices):
    """Verdict of the tim verifikasi over a proposal and its RAB."""

    LAYAK = "layak", "Layak"
    TIDAK_LAYAK = "tidak_layak", "Tidak layak"


class PaguOrigin(TextChoices):
    """Who entered a ceiling."""

    DESA = "desa", "Diisi desa"
    KABUPATEN = "kabupaten", "Diisi Dinas PMD"


class GovernmentLevel(TextChoices):
    """Which government brings a programme into the village."""

    PUSAT = "pusat", "Pemerintah pusat"
    PROVINSI = "provinsi", "Pemerintah provinsi"
    KABUPATEN = "kabupaten", "Pemerintah kabupaten/kota"
    DPRD = "dprd", "Penjaringan aspirasi DPRD"


class PriorityKind(TextChoices):
    """Which plan of the kabupaten a priority stands in."""

    RPJMD = "rpjmd", "RPJMD"
    RKPD = "rkpd", "RKPD"


class PartnerKind(TextChoices):
    """With whom the village cooperates (UU 6/2014 arts 91-93)."""

    ANTAR_DESA = "antar_desa", "Kerja sama antar desa"
    PIHAK_KETIGA = "pihak_ketiga", "Kerja sama dengan pihak ketiga"


class LampiranKind(TextChoices):
    """What is attached to a line."""

    DESAIN = "desain", "Gambar desain"
    SURVEI_HARGA = "survei_harga", "Survei harga"
    LAHAN = "lahan", "Pernyataan hibah lahan"
    FOTO = "foto", "Foto lokasi"
    LAIN = "lain", "Berkas lain"


class ChangeGround(TextChoices):
    """Grounds for changing an enacted plan (Permendagri 114/2014 arts 47 and 49)."""

    PERISTIWA = "peristiwa", "A. Peristiwa khusus"
    KEBIJAKAN = "kebijakan", "B. Perubahan mendasar atas kebijakan"


class SpecialEvent(TextChoices):
    """Peristiwa khusus that the regulation names."""

    BENCANA_ALAM = "bencana_alam", "Bencana alam"
    KRISIS_POLITIK = "krisis_politik", "Krisis politik"
    KRISIS_EKONOMI = "krisis_ekonomi", "Krisis ekonomi"
    KERUSUHAN_SOSIAL = "kerusuhan_sosial", "Kerusuhan sosial berkepanjangan"


class PolicyLevel(TextChoices):
    """Whose policy changed."""

    PEMERINTAH = "pemerintah", "Pemerintah"
    PROVINSI = "provinsi", "Pemerintah daerah provinsi"
    KABUPATEN = "kabupaten", "Pemerintah daerah kabupaten/kota"


class CheckLevel(TextChoices):
    """What a finding does to a submission."""

    BLOCK = "block", "Menghalangi pengajuan"
    WARN = "warn", "Peringatan"
    INFO = "info", "Keterangan"


class ImportStatus(TextChoices):
    """Where an upload stands."""

    UPLOADED = "uploaded", "Diunggah"
    READ = "read", "Sudah dibaca"
    APPLIED = "applied", "Diterapkan"
    UNDONE = "undone", "Dibatalkan"
    REFUSED = "refused", "Ditolak"


class ImportShape(TextChoices):
    """Which plan a workbook is read as."""

    RPJM = "rpjm", "RPJM Desa"
    RKP = "rkp", "RKP Desa"
    DU_RKP = "du_rkp", "DU-RKP Desa"


class DuRkpAnswer(TextChoices):
    """What became of a line of the DU-RKP; the bupati tells by July of the plan's year."""

    ACCEPTED = "accepted", "Diterima"
    PARTLY = "partly", "Diterima sebagian"
    REFUSED = "refused", "Tidak diterima"


class OriginKind(TextChoices):
    """What a line of a plan rests on; stored nowhere, worked out from its decisions and fields."""

    DECISION = "keputusan", "Keputusan musyawarah"
    NAMED = "sumber", "Sumber lain yang disebut"
    BEFORE_APP = "sebelum", "Sebelum aplikasi"
    UNCLEAR = "belum", "Belum jelas"
