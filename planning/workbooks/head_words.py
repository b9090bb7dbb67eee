"""The words that heads of tables are made of, and the field that each stands for."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from places.workbooks.words import plain
from planning.workbooks.fund_sources import source_code
from planning.workbooks.months import MONTHS
from planning.workbooks.words import ROMAN

PHRASES: dict[str, tuple[str, ...]] = {
    "number": ("no", "nomor", "no urut", "nomer", "nomor urut", "no kegiatan"),
    "code": ("kode", "kode rekening", "kode kegiatan", "kode rek", "kode keg", "kd keg", "kode rekening kegiatan"),
    "bidang": ("bidang", "nama bidang", "kode bidang"),
    "sub_bidang": ("sub bidang", "subbidang", "nama sub bidang", "bidang sub bidang", "bidang dan sub bidang"),
    "name": (
        "jenis kegiatan", "nama kegiatan", "kegiatan", "nama program kegiatan", "program kegiatan", "uraian kegiatan",
        "program dan kegiatan", "nama program dan kegiatan", "usulan kegiatan", "usulan program kegiatan",
        "usulan rencana kegiatan", "rencana kegiatan", "gagasan kegiatan", "bidang dan nama program kegiatan",
        "bidang nama program kegiatan", "bidang jenis kegiatan", "bidang dan jenis kegiatan", "kegiatan pembangunan",
        "nama program", "kegiatan sub kegiatan", "indikatif program kegiatan desa", "uraian program kegiatan",
        "rencana program kegiatan", "usulan rencana program dan kegiatan", "nama pekerjaan", "bidang kegiatan",
    ),
    "description": ("uraian", "nama barang", "uraian barang", "nama barang jasa", "uraian pendapatan", "jenis barang",
                    "uraian barang jasa", "uraian pekerjaan", "komponen"),
    "data_eksisting": (
        "data eksisting", "data existing", "data eksisting tahun berjalan", "data existing tahun berjalan", "eksisting",
        "kondisi eksisting", "data eksisting berjalan",
    ),
    "target": ("target capaian", "target", "capaian target", "target kinerja", "target keluaran", "keluaran"),
    "location": (
        "lokasi", "lokasi kegiatan", "tempat", "lokasi rt rw dusun", "alamat", "lokasi spesifik", "lokasi pelaksanaan",
        "lokasi dusun rt rw",
    ),
    "volume_unit": ("volume dan satuan", "volume satuan", "vol dan satuan", "vol satuan", "volume dan satuan kegiatan"),
    "volume": ("volume", "vol", "jumlah volume", "kuantitas", "volume kegiatan"),
    "unit": ("satuan", "sat", "unit satuan"),
    "manfaat": (
        "sasaran manfaat", "sasaran", "manfaat", "penerima manfaat", "sasaran penerima manfaat", "pemanfaat",
        "jumlah penerima manfaat", "sasaran dan manfaat",
    ),
    "men": ("l", "lk", "laki laki", "laki", "pria"),
    "women": ("p", "pr", "perempuan", "wanita"),
    "poor": ("rtm", "a rtm", "artm", "anggota rumah tangga miskin", "rumah tangga miskin"),
    "time": (
        "waktu pelaksanaan", "waktu", "jadwal", "jadwal pelaksanaan", "waktu kegiatan", "tahun pelaksanaan", "bulan",
        "waktu pelaksanaan tahun ke", "tahun ke", "tahun",
    ),
    "amount": (
        "jumlah", "biaya", "jumlah biaya", "anggaran", "pagu", "pagu dana", "pagu anggaran", "total biaya", "nilai",
        "total pagu dana", "rencana biaya", "rencana anggaran", "jumlah anggaran", "total anggaran", "jumlah dana",
        "total", "alokasi anggaran", "pagu indikatif", "biaya jumlah", "besar biaya", "anggaran biaya",
    ),
    "source": ("sumber", "sumber biaya", "sumber dana", "sumber pembiayaan", "sumber anggaran", "sumberdana"),
    "cost_group": ("biaya dan sumber pembiayaan", "biaya dan sumber dana", "biaya dan sumber"),
    "pola": (
        "pola pelaksanaan", "pola", "cara pelaksanaan", "pola kegiatan",
        "pola pelaksanaan swakelola kerjasama antar desa kerjasama pihak ketiga",
    ),
    "swakelola": ("swakelola",),
    "kerjasama_antar_desa": ("kerjasama antar desa", "kerja sama antar desa", "kerjasama desa", "antar desa"),
    "pihak_ketiga": ("kerjasama pihak ketiga", "kerja sama pihak ketiga", "pihak ketiga", "kerjasama pihak ke 3",
                     "kerjasama dengan pihak ketiga"),
    "pelaksana": ("pelaksana", "pelaksana kegiatan", "rencana pelaksana kegiatan", "rencana pelaksana"),
    "sdgs": ("sdgs", "sdgs ke", "mendukung sdgs", "mendukung sdgs desa ke", "mendukung sdgs ke", "no sdgs", "sdgs desa",
             "sdgs desa ke", "tujuan sdgs"),
    "price": ("harga satuan", "harga", "harga satuan rp", "satuan harga", "standar harga", "harga tertinggi"),
    "note": ("keterangan", "ket", "catatan", "pengusul", "prioritas", "urutan prioritas", "ranking", "skor"),
    "village": ("nama desa", "desa", "desa kelurahan"),
    "village_code": ("kode desa", "kode wilayah", "kode desa kelurahan", "id desa"),
    "specification": ("spesifikasi", "merk", "spesifikasi teknis", "merek"),
}  # fmt: skip
_BY_PHRASE = {phrase: field for field, phrases in PHRASES.items() for phrase in phrases}
_LONG = [phrase for phrase in _BY_PHRASE if len(phrase) >= 6]
_PREFIX = re.compile(r"^(?:prakiraan|perkiraan|rencana|jml|rancangan)\s+")
_INSIDE = re.compile(r"\([^)]*\)")
_TIMES = re.compile(r"\b(?:tahun|thn|th|ta|tahun anggaran) ?(?:20\d\d)\b|\b20\d\d\b|\b(?:rp|rupiah)\b|\bx\b")
_YEAR = re.compile(r"(?:tahun|thn|th)? ?(20\d\d)")
_RELATIVE = re.compile(r"(?:tahun|thn|th) ?(?:ke ?)?([1-9]|[ivx]{1,4})")
LONGEST_HEAD = 160
QUICK = re.compile(
    r"\b(no|nomor|kode|bidang|kegiatan|program|uraian|lokasi|volume|vol|satuan|sasaran|manfaat|waktu|jadwal|tahun|biaya"
    r"|jumlah|anggaran|pagu|sumber|pola|swakelola|pelaksana|sdgs|target|eksisting|harga|desa|tempat|usulan|gagasan)\b"
)


@lru_cache(maxsize=5_000)
def field_of(text: str) -> str | None:
    """The field that a head's text stands for, None when it is no head; small slips of the pen are forgiven."""
    if not text or len(text) > LONGEST_HEAD:
        return None
    words = plain(text)
    short = plain(_INSIDE.sub(" ", text))
    for candidate in dict.fromkeys((words, short, _bare(words), _bare(short))):
        if field := _BY_PHRASE.get(candidate):
            return field
    bare = _bare(short)
    if 6 <= len(bare) <= 45 and not any(sign.isdigit() for sign in bare):
        found = process.extractOne(bare, _LONG, scorer=fuzz.ratio, score_cutoff=86)
        if found:
            return _BY_PHRASE[found[0]]
    return None


def _bare(words: str) -> str:
    previous, current = "", _TIMES.sub(" ", words)
    while previous != current:
        previous, current = current, _PREFIX.sub("", " ".join(current.split()))
    return current


@lru_cache(maxsize=2_000)
def year_of(text: str) -> int | None:
    """2026 for "2026" or "Tahun 2026"; 1 to 9 for "Tahun ke-1", "Thn II"; None otherwise."""
    words = plain(text)
    if found := _YEAR.fullmatch(words):
        return int(found[1])
    if found := _RELATIVE.fullmatch(words):
        return int(found[1]) if found[1].isdigit() else ROMAN.get(found[1])
    return None


def month_of(text: str) -> int | None:
    """1 to 12 for the head of a month's column."""
    return MONTHS.get(plain(text))


def source_of(text: str) -> str | None:
    """The source that a column of amounts belongs to: "DDS", "Dana Desa (APBN)"."""
    return source_code(text) or source_code(_INSIDE.sub(" ", text))
