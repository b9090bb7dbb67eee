"""What the heads of a list of participants are called in real workbooks."""

from places.workbooks.words import plain

_WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "nama", "nama lengkap", "nama peserta", "nama peserta bimtek", "nama peserta pelatihan", "nama utusan",
        "nama lengkap dan gelar", "nama lengkap dengan gelar", "nama lengkap gelar", "nama dan gelar", "nama gelar",
        "nama beserta gelar", "nama lengkap beserta gelar", "nama lengkap peserta", "nama sekdes",
        "nama sekretaris desa",
    ),
    "title_before": ("gelar depan",),
    "title_after": ("gelar belakang", "gelar"),
    "gender": ("l p", "lp", "jk", "j k", "jenis kelamin", "jns kelamin", "kelamin", "lk pr", "l pr", "sex"),
    "male": ("l", "lk", "laki laki", "laki"),
    "female": ("p", "pr", "perempuan"),
    "desa": (
        "desa", "nama desa", "asal desa", "desa asal", "utusan desa", "desa kelurahan", "desa utusan", "alamat desa",
        "instansi desa", "desa instansi", "nagari", "gampong", "pekon", "kampung", "negeri", "desa nagari",
    ),
    "origin": ("asal", "asal utusan", "alamat", "instansi", "asal instansi", "unit kerja", "utusan"),
    "desa_kecamatan": ("desa kecamatan", "desa kec", "asal desa kecamatan", "desa dan kecamatan", "kecamatan desa"),
    "kecamatan": ("kecamatan", "kec", "nama kecamatan", "asal kecamatan", "distrik"),
    "office": (
        "jabatan", "kedudukan", "jabatan di desa", "jabatan dalam desa", "peran", "unsur", "jabatan unsur",
        "unsur jabatan", "jabatan peran", "jabatan pekerjaan", "jabatan dalam pemerintahan desa",
    ),
    "phone": (
        "no hp", "nomor hp", "hp", "no hp wa", "nomor hp wa", "no wa", "nomor wa", "wa", "whatsapp", "no whatsapp",
        "no telp", "no tlp", "telp", "tlp", "telepon", "no telepon", "nomor telepon", "no telp hp", "no hp telp",
        "handphone", "no handphone", "kontak", "no kontak", "nomor kontak", "hp wa", "no hp aktif", "no telpon",
        "nomor telpon",
    ),
    "letter": ("surat tugas", "no surat tugas", "nomor surat tugas", "nomor spt", "no spt", "spt"),
}  # fmt: skip
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words}
# Heads that say more than the word: "Nama Peserta (lengkap dengan gelar)", "No. HP/WA yang aktif".
_BEGINNINGS = (
    ("nama ", "name"),
    ("jabatan ", "office"),
    ("no hp ", "phone"),
    ("nomor hp ", "phone"),
    ("no wa ", "phone"),
)
_NO_NAMES = frozenset(
    {"kegiatan", "program", "desa", "kecamatan", "kabupaten", "instansi", "bank", "tempat", "pelatihan"}
)
_MOST_WORDS = 7
_NUMBERING = frozenset({"no", "nomor", "no urut", "nomor urut", "urut", "nmr"})

LABELS = {
    "name": "Nama", "title_before": "Gelar depan", "title_after": "Gelar belakang", "gender": "L/P", "male": "L",
    "female": "P", "desa": "Desa", "origin": "Asal", "desa_kecamatan": "Desa/Kecamatan", "kecamatan": "Kecamatan",
    "office": "Jabatan", "phone": "Nomor telepon", "letter": "Nomor surat tugas",
}  # fmt: skip


def field_of_head(text: str) -> str:
    """The field that a head means, "" for none."""
    words = plain(text)
    if known := _FIELD_OF.get(words):
        return known
    parts = words.split()
    if len(parts) > _MOST_WORDS or _NO_NAMES & set(parts):
        return ""
    return next((field for beginning, field in _BEGINNINGS if words.startswith(beginning)), "")


def is_numbering_head(text: str) -> bool:
    """Whether a head stands over the running numbers."""
    return plain(text) in _NUMBERING
