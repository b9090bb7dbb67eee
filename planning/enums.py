"""States, origins, places and tags of plan lines."""

from django.db.models import TextChoices


class RpjmStatus(TextChoices):
    """Where a RPJM Desa stands. Review adds the states between."""

    DRAFT = "draft", "Rancangan"
    ENACTED = "enacted", "Ditetapkan"


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
