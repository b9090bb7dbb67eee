"""States and acts of the review of a plan."""

from django.db.models import TextChoices


class ReviewState(TextChoices):
    """Where a plan stands between the village's desk and its Perdes."""

    DRAFT = "draft", "Disusun desa"
    SUBMITTED = "submitted", "Diajukan"
    IN_REVIEW = "in_review", "Sedang diperiksa"
    RETURNED = "returned", "Dikembalikan dengan catatan"
    RECOMMENDED = "recommended", "Direkomendasikan"
    PROCEEDING = "proceeding", "Dilanjutkan tanpa rekomendasi"
    AGREED = "agreed", "Disepakati BPD"
    ENACTED = "enacted", "Ditetapkan"
    CLARIFIED = "clarified", "Diklarifikasi"


class ReviewAct(TextChoices):
    """What somebody does that moves a plan from one state to another."""

    SUBMIT = "submit", "Ajukan untuk diperiksa"
    WITHDRAW = "withdraw", "Tarik pengajuan"
    TAKE_UP = "take_up", "Mulai periksa"
    RELEASE = "release", "Lepaskan"
    RETURN = "return", "Kembalikan dengan catatan"
    RECOMMEND = "recommend", "Rekomendasikan"
    UNDO_RECOMMEND = "undo_recommend", "Tarik rekomendasi"
    GO_ON = "go_on", "Lanjutkan tanpa rekomendasi"
    STEP_BACK = "step_back", "Buka kembali untuk disusun"
    AGREE = "agree", "Catat kesepakatan BPD"
    UNDO_AGREE = "undo_agree", "Tarik kesepakatan"
    ENACT = "enact", "Tetapkan Perdes"
    CLARIFY = "clarify", "Catat klarifikasi"


class StepKey(TextChoices):
    """Steps of the path; which of them are used, in which order and with how many days is data of a kabupaten."""

    TIM = "tim", "Tim penyusun dibentuk"
    FORUM = "forum", "Musrenbang desa"
    PERIKSA_KECAMATAN = "periksa_kecamatan", "Pemeriksaan kecamatan"
    PERIKSA_KABUPATEN = "periksa_kabupaten", "Pemeriksaan Dinas PMD"
    BPD = "bpd", "Kesepakatan BPD"
    PERDES = "perdes", "Penetapan dan pengundangan"
    KLARIFIKASI = "klarifikasi", "Klarifikasi"

    @property
    def is_check(self) -> bool:
        """Whether officers examine the plan in this step."""
        return self in {StepKey.PERIKSA_KECAMATAN, StepKey.PERIKSA_KABUPATEN}


class SubmissionKind(TextChoices):
    """Why the plan was frozen."""

    REVIEW = "review", "Diajukan untuk diperiksa"
    PROCEED = "proceed", "Dilanjutkan tanpa rekomendasi"
    UNLOCKED = "unlocked", "Diubah sesudah kunci dibuka"


class SubmissionEnd(TextChoices):
    """How a round ended."""

    WITHDRAWN = "withdrawn", "Ditarik desa"
    RETURNED = "returned", "Dikembalikan"
    RECOMMENDED = "recommended", "Direkomendasikan"
    OVERDUE = "overdue", "Dilewati karena batas waktu pemeriksa habis"


class DoneVia(TextChoices):
    """Whether the one who is named did it here, or somebody recorded it from the signed paper."""

    IN_APP = "in_app", "Dilakukan di aplikasi"
    FROM_SCAN = "from_scan", "Dicatat dari naskah bertanda tangan"


class Severity(TextChoices):
    """How much a note asks for."""

    MUST = "must", "Wajib diperbaiki"
    SHOULD = "should", "Sebaiknya diperbaiki"
    QUESTION = "question", "Pertanyaan"


class NoteOpens(TextChoices):
    """What a note opens when the plan is returned."""

    LINE = "line", "Kegiatan ini saja"
    NOTHING = "nothing", "Tidak membuka apa-apa"
    ADDING = "adding", "Menambah kegiatan"
    BIDANG = "bidang", "Seluruh bidang"
    TEXTS = "texts", "Visi, misi, arah kebijakan, dan dasar hukum"


class RequestKind(TextChoices):
    """Why the village asks for parts of a locked plan."""

    FURTHER = "further", "Membuka kegiatan lain"
    UNLOCK = "unlock", "Membuka kunci"


class ItemThere(TextChoices):
    """First answer to an item of the checklist."""

    ADA = "ada", "Ada"
    TIDAK = "tidak", "Tidak ada"
    TIDAK_PERLU = "tidak_perlu", "Tidak diperlukan"


class ItemFits(TextChoices):
    """Second answer to an item of the checklist."""

    SESUAI = "sesuai", "Sesuai"
    TIDAK = "tidak", "Tidak sesuai"


class Outcome(TextChoices):
    """What the officers make of a plan as a whole."""

    FIT = "fit", "Layak ditetapkan"
    FIT_ONCE_MENDED = "fit_once_mended", "Layak dengan perbaikan"
    RETURNED = "returned", "Dikembalikan"


class SumBasis(TextChoices):
    """What a frozen sum of a submission is summed by."""

    BIDANG = "bidang", "Bidang"
    SUMBER = "sumber", "Sumber dana"
    TAG = "tag", "Penandaan"
    LIMIT = "limit", "Batas Dana Desa"


class PublishedAt(TextChoices):
    """Where an enacted plan was made known (rule R36)."""

    BALIHO = "baliho", "Baliho"
    PAPAN = "papan", "Papan informasi desa"
    SITUS = "situs", "Situs web atau media sosial"
    PERTEMUAN = "pertemuan", "Pertemuan warga"
    LAIN = "lain", "Cara lain"


class ClarificationResult(TextChoices):
    """What the kabupaten found in a Perdes that was sent to it."""

    FITS = "fits", "Tidak bertentangan dengan kepentingan umum dan peraturan yang lebih tinggi"
    DIFFERS = "differs", "Bertentangan; hasil klarifikasi disampaikan kepada desa"
