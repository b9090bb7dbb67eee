"""Kinds, states and outcomes of meetings, usulan, decisions and teams."""

from django.db.models import TextChoices


class MusyawarahKind(TextChoices):
    """Forums of the village, in the order in which a plan usually meets them."""

    RAPAT_TIM = "rapat_tim", "Rapat pembentukan tim"
    PRA_MUSDES = "pra_musdes", "Pra-musdes"
    MUSDUS = "musdus", "Musyawarah dusun"
    MUSYAWARAH_KHUSUS = "musyawarah_khusus", "Musyawarah khusus kelompok"
    REMBUK_STUNTING = "rembuk_stunting", "Rembuk stunting"
    MUSDES_PERENCANAAN = "musdes_perencanaan", "Musdes perencanaan"
    MUSRENBANG = "musrenbang", "Musrenbang Desa"
    MUSDES_PENGESAHAN = "musdes_pengesahan", "Musdes pengesahan"
    MUSDES_KHUSUS = "musdes_khusus", "Musdes khusus (daftar penerima BLT)"
    MUSRENBANG_PERUBAHAN = "musrenbang_perubahan", "Musrenbang perubahan"

    @property
    def is_musdes(self) -> bool:
        """Whether the BPD holds and chairs it (UU 6/2014 art. 54)."""
        return self in {self.MUSDES_PERENCANAAN, self.MUSDES_PENGESAHAN, self.MUSDES_KHUSUS}

    @property
    def collects_ideas(self) -> bool:
        """Whether it passes ideas on and rejects none (Permendagri 114/2014 arts 14-16)."""
        return self in {self.PRA_MUSDES, self.MUSDUS, self.MUSYAWARAH_KHUSUS, self.REMBUK_STUNTING}


class MusyawarahStatus(TextChoices):
    """Where a meeting stands. After "closed" slips are mended by two; "sealed" is the end."""

    PLANNED = "planned", "Direncanakan"
    OPEN = "open", "Berlangsung"
    CLOSED = "closed", "Ditutup, masih dapat diralat"
    SEALED = "sealed", "Disegel"
    CANCELLED = "cancelled", "Dibatalkan"


class PlanKind(TextChoices):
    """Which plan a meeting, a usulan or a team serves."""

    RPJM = "rpjm", "RPJM Desa"
    RKP = "rkp", "RKP Desa"


class AttendanceRole(TextChoices):
    """Undangan speak and decide; the others speak only."""

    UNDANGAN = "undangan", "Undangan"
    PENDAMPING = "pendamping", "Pendamping"
    NARASUMBER = "narasumber", "Narasumber"
    PENINJAU = "peninjau", "Peninjau/warga"


class InvitedFor(TextChoices):
    """Why somebody stands on the list of the invited; seen by the secretariat, never printed."""

    JABATAN = "jabatan", "Jabatan"
    KELOMPOK = "kelompok", "Pengurus kelompok"
    TANPA_KELOMPOK = "tanpa_kelompok", "Warga yang belum bergabung kelompok"
    WARGA = "warga", "Warga"
    LAINNYA = "lainnya", "Ditambahkan"


class UsulanNeed(TextChoices):
    """The needs that proposals are measured by (UU 6/2014 art. 80 para. 4)."""

    PELAYANAN_DASAR = "pelayanan_dasar", "Peningkatan kualitas dan akses pelayanan dasar"
    INFRASTRUKTUR = "infrastruktur", "Infrastruktur dan lingkungan menurut kemampuan teknis dan sumber daya lokal"
    PERTANIAN = "pertanian", "Ekonomi pertanian berskala produktif"
    TEKNOLOGI = "teknologi", "Teknologi tepat guna untuk kemajuan ekonomi"
    KETENTERAMAN = "ketenteraman", "Ketertiban dan ketenteraman masyarakat"


class DecisionSubject(TextChoices):
    """What a decision is about."""

    USULAN = "usulan", "Usulan"
    PLAN = "plan", "Rencana disepakati"
    OUTSIDE_RPJM = "outside_rpjm", "Kegiatan di luar RPJM Desa"
    TEAM = "team", "Pembentukan tim"
    CHANGE_GROUND = "change_ground", "Dasar perubahan rencana"
    OTHER = "other", "Lainnya"


class DecisionOutcome(TextChoices):
    """How a decision ended. A musdus passes ideas on and rejects none."""

    PASSED_ON = "passed_on", "Diteruskan ke musdes"
    AGREED = "agreed", "Disepakati"
    DEFERRED = "deferred", "Ditunda"
    REJECTED = "rejected", "Tidak disepakati"
    MERGED = "merged", "Digabung"
    TO_DU_RKP = "to_du_rkp", "Diajukan lewat DU-RKP"


class DecisionMethod(TextChoices):
    """How it was decided."""

    MUFAKAT = "mufakat", "Musyawarah mufakat"
    VOTE = "vote", "Pemungutan suara"


class RalatTarget(TextChoices):
    """Which row a slip was mended in."""

    MUSYAWARAH = "musyawarah", "Data musyawarah"
    AGENDA = "agenda", "Notulen"
    KEHADIRAN = "kehadiran", "Kehadiran"
    MASA_HADIR = "masa_hadir", "Jam hadir"
    KEPUTUSAN = "keputusan", "Keputusan"


class RalatStatus(TextChoices):
    """A mend takes two: one proposes, the other agrees."""

    PROPOSED = "proposed", "Menunggu persetujuan"
    CONFIRMED = "confirmed", "Disetujui"
    REFUSED = "refused", "Ditolak"


class SealReason(TextChoices):
    """Why a closed meeting was sealed."""

    SCAN = "scan", "Berita acara bertanda tangan dilampirkan"
    DAYS = "days", "Batas waktu ralat habis"


class KajianTool(TextChoices):
    """Where a problem or potential was found (Permendagri 114/2014 art. 14; BPD)."""

    SKETSA = "sketsa", "Sketsa desa"
    KALENDER = "kalender", "Kalender musim"
    KELEMBAGAAN = "kelembagaan", "Bagan kelembagaan"
    POKOK_PIKIRAN = "pokok_pikiran", "Pokok pikiran BPD"


class TimKind(TextChoices):
    """Teams and committees that a decree forms."""

    PENYUSUN_RPJM = "penyusun_rpjm", "Tim Penyusun RPJM Desa"
    PENYUSUN_RKP = "penyusun_rkp", "Tim Penyusun RKP Desa"
    VERIFIKASI = "verifikasi", "Tim Verifikasi"
    PANITIA_MUSRENBANG = "panitia_musrenbang", "Panitia Musrenbang Desa"
    PANITIA_MUSDES = "panitia_musdes", "Panitia Musyawarah Desa"


class TimPost(TextChoices):
    """Post in a team."""

    PEMBINA = "pembina", "Pembina"
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ANGGOTA = "anggota", "Anggota"
