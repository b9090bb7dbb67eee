"""Roles a membership can give, and the level of place each is held at."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Level of the place that a membership acts for."""

    DESA = "desa", "Desa"
    KECAMATAN = "kecamatan", "Kecamatan"
    KABUPATEN = "kabupaten", "Kabupaten/Kota"
    NATION = "nation", "Seluruh Indonesia"


class Role(TextChoices):
    """Who somebody acts as (domain reference, roles)."""

    SEKRETARIS_DESA = "sekretaris_desa", "Sekretaris Desa"
    KAUR_PERENCANAAN = "kaur_perencanaan", "Kaur Perencanaan"
    KAUR_KEUANGAN = "kaur_keuangan", "Kaur Keuangan"
    KEPALA_DESA = "kepala_desa", "Kepala Desa"
    TIM_PENYUSUN = "tim_penyusun", "Tim Penyusun"
    TIM_VERIFIKASI = "tim_verifikasi", "Tim Verifikasi"
    KEPALA_DUSUN = "kepala_dusun", "Kepala Dusun"
    BPD = "bpd", "BPD"
    PENDAMPING = "pendamping", "Pendamping Desa"
    PETUGAS_KECAMATAN = "petugas_kecamatan", "Petugas Kecamatan"
    CAMAT = "camat", "Camat"
    DINAS_PMD = "dinas_pmd", "Dinas PMD"
    BAPPEDA = "bappeda", "Bappeda"
    BAGIAN_HUKUM = "bagian_hukum", "Bagian Hukum"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    ADMINISTRATOR = "administrator", "Administrator"


LEVELS_OF_ROLE: dict[Role, tuple[Level, ...]] = {
    Role.SEKRETARIS_DESA: (Level.DESA,),
    Role.KAUR_PERENCANAAN: (Level.DESA,),
    Role.KAUR_KEUANGAN: (Level.DESA,),
    Role.KEPALA_DESA: (Level.DESA,),
    Role.TIM_PENYUSUN: (Level.DESA,),
    Role.TIM_VERIFIKASI: (Level.DESA,),
    Role.KEPALA_DUSUN: (Level.DESA,),
    Role.BPD: (Level.DESA,),
    Role.PENDAMPING: (Level.DESA, Level.KECAMATAN),
    Role.PETUGAS_KECAMATAN: (Level.KECAMATAN,),
    Role.CAMAT: (Level.KECAMATAN,),
    Role.DINAS_PMD: (Level.KABUPATEN,),
    Role.BAPPEDA: (Level.KABUPATEN,),
    Role.BAGIAN_HUKUM: (Level.KABUPATEN,),
    Role.INSPEKTORAT: (Level.KABUPATEN,),
    Role.ADMINISTRATOR: (Level.NATION,),
}

VILLAGE_EDITORS = frozenset({Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.TIM_PENYUSUN})
OFFICERS = frozenset(
    {
        Role.PETUGAS_KECAMATAN,
        Role.CAMAT,
        Role.DINAS_PMD,
        Role.BAPPEDA,
        Role.BAGIAN_HUKUM,
        Role.INSPEKTORAT,
        Role.ADMINISTRATOR,
    }
)


class CodePurpose(TextChoices):
    """What a printed one-time code is for."""

    START = "start", "Mulai akun"
    RESTORE = "restore", "Pulihkan akun"
