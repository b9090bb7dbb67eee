"""What the heads of a list of residents are called in real workbooks."""

from places.workbooks.words import plain

_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("nama", "nama lengkap", "nama warga", "nama penduduk", "nama anggota keluarga", "nama anggota"),
    "number": ("no kk", "nomor kk", "no kartu keluarga", "nomor kartu keluarga", "nkk", "kk"),
    "nik": ("nik", "no nik", "nomor nik", "no ktp", "nik ktp", "nomor induk kependudukan"),
    "gender": ("l p", "lp", "jk", "jenis kelamin", "lk pr", "kelamin", "j k", "sex"),
    "dusun": ("dusun", "nama dusun", "banjar", "banjar dinas", "lingkungan", "kampung", "jorong", "dukuh", "gampong"),
    "rt": ("rt", "no rt"),
    "rw": ("rw", "no rw"),
    "rt_rw": ("rt rw", "rtrw", "rukun tetangga"),
    "born": ("tgl lahir", "tanggal lahir", "tgl lhr", "lahir", "tahun lahir", "thn lahir", "tanggal tahun lahir"),
    "relation": (
        "hubungan", "hubungan keluarga", "hubungan dalam keluarga", "shdk", "status hubungan", "hub keluarga",
        "status hubungan dalam keluarga", "status dalam keluarga", "status keluarga", "hubungan dengan kepala keluarga",
    ),
    "rtm": ("rtm", "dtks", "rtm dtks", "dtsen", "miskin", "keluarga miskin", "status miskin", "rumah tangga miskin"),
    "disability": ("disabilitas", "difabel", "ragam disabilitas", "penyandang disabilitas", "jenis disabilitas"),
    "occupation": ("pekerjaan", "mata pencaharian", "pekerjaan utama"),
    "address": ("alamat", "alamat rumah"),
}  # fmt: skip
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words}

LABELS = {
    "name": "Nama", "number": "No KK", "nik": "NIK", "gender": "L/P", "dusun": "Dusun", "rt": "RT", "rw": "RW",
    "rt_rw": "RT/RW", "born": "Tgl lahir", "relation": "Hubungan", "rtm": "RTM/DTKS", "disability": "Disabilitas",
    "occupation": "Pekerjaan", "address": "Alamat",
}  # fmt: skip


def field_of_head(text: str, *, local_dusun: str = "") -> str:
    """The field that a head means, "" for none; `local_dusun` is the kabupaten's own word."""
    words = plain(text)
    if local_dusun and words in (plain(local_dusun), f"nama {plain(local_dusun)}"):
        return "dusun"
    return _FIELD_OF.get(words, "")
