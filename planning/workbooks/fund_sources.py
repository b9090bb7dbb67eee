"""Fund sources as villages write them: "DD", "ADD, DDS", "PADes", "DDS 10.000.000 + ADD 5.000.000"."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from places.formats.rupiah_input import AmountError, parse_rupiah
from places.workbooks.words import clean, plain

_PHRASES: dict[str, tuple[str, ...]] = {
    "PAD": ("pad", "pades", "padesa", "pad desa", "pendapatan asli desa"),
    "DDS": ("dds", "dd", "dana desa", "dana desa apbn", "dd apbn", "apbn dd", "danadesa", "dana desa dd"),
    "ADD": ("add", "alokasi dana desa", "add apbd", "alokasi dana desa add", "add kabupaten"),
    "PBH": (
        "pbh", "bhp", "bhpr", "bhprd", "bhpd", "pdrd", "dbh", "dbhpr", "dbhprd", "bagi hasil pajak", "bagi hasil",
        "bagi hasil pajak dan retribusi", "bagi hasil pajak retribusi", "bagi hasil pajak dan retribusi daerah",
        "dana bagi hasil", "dana bagi hasil pajak dan retribusi", "pendapatan bagi hasil pajak dan retribusi",
        "dana bagian dari hasil pajak dan retribusi", "bagian dari hasil pajak dan retribusi daerah", "bhp bhr",
    ),
    "PBK": (
        "pbk", "bkk", "bk kab", "bankeu kab", "bankeu kabupaten", "bantuan keuangan kabupaten", "apbd kab",
        "bantuan keuangan kabupaten kota", "apbd kabupaten", "apbd kabupaten kota", "apbd kab kota", "apbd ii",
        "bantuan keuangan kab kota", "bantuan kabupaten", "bantuan keuangan apbd kabupaten", "bk kabupaten",
    ),
    "PBP": (
        "pbp", "bkp", "bk prov", "bankeu prov", "bankeu provinsi", "bantuan keuangan provinsi", "apbd prov",
        "apbd provinsi", "apbd i", "bantuan provinsi", "bantuan keuangan apbd provinsi", "bk provinsi",
    ),
    "SWD": ("swd", "swadaya", "swadaya masyarakat", "partisipasi", "swadaya dan partisipasi masyarakat"),
    "DLL": ("dll", "lain lain", "lainnya", "pendapatan lain lain", "lain lain pendapatan desa yang sah", "bunga bank"),
}  # fmt: skip
CODES = tuple(_PHRASES)
_BY_PHRASE = {phrase: code for code, phrases in _PHRASES.items() for phrase in phrases}
_PARTS = re.compile(r"\s*(?:[,;+&\n/|]|\bdan\b|\bserta\b)\s*", re.IGNORECASE)
# Our own print says so behind the sources of a cost that waits to be divided.
_UNSPLIT = re.compile(r"\(?\s*belum\s+(?:di)?bagi\s*\)?", re.IGNORECASE)
_WITH_AMOUNT = re.compile(r"([A-Za-z][A-Za-z ().]*?)\s*[:=]?\s*\(?\s*((?:Rp\.?\s*)?\d[\d.]{3,}(?:,-|,00)?)\s*\)?")


@dataclass(frozen=True)
class Share:
    """A source and its rupiah; None is a candidate whose share is not known."""

    code: str
    amount: int | None = None


@dataclass(frozen=True)
class Sources:
    """Sources of a cell in the order written, and the words that name none; `is_unsplit` when the cell says so."""

    shares: tuple[Share, ...] = ()
    unknown: tuple[str, ...] = ()
    words: str = ""
    is_unsplit: bool = False


@lru_cache(maxsize=2_000)
def source_code(text: str) -> str | None:
    """PAD, DDS, ADD, PBH, PBK, PBP, SWD or DLL for one source's name, None when it is none."""
    words = plain(text)
    if code := _BY_PHRASE.get(words):
        return code
    shorter = re.sub(r"^(?:dana|sumber|dari) | (?:ta )?20\d\d$|^\d+ ", "", words)
    return _BY_PHRASE.get(shorter) or _BY_PHRASE.get(shorter.replace(" ", ""))


def read_sources(value: object) -> Sources:
    """All sources that a cell names; nothing is guessed."""
    text = clean(value)[:300]
    if not _UNSPLIT.search(text):
        return _read(text)
    return replace(_read(_UNSPLIT.sub(" ", text).strip()), words=text, is_unsplit=True)


@lru_cache(maxsize=2_000)
def _read(text: str) -> Sources:
    if not text or text in "-–":
        return Sources()
    if code := source_code(text):
        return Sources((Share(code),), words=text)
    if shares := _with_amounts(text):
        return Sources(shares, words=text)
    shares, unknown = [], []
    for part in filter(None, _PARTS.split(text)):
        code = source_code(part)
        if code is None:
            inner = [source_code(word) for word in plain(part).split()]
            if not inner or not all(inner):
                unknown.append(part)
            shares += [Share(found) for found in inner if found and all(inner)]
        else:
            shares.append(Share(code))
    return Sources(tuple(dict.fromkeys(shares)), tuple(unknown), text)


def _with_amounts(text: str) -> tuple[Share, ...]:
    found = _WITH_AMOUNT.findall(text)
    rest = re.sub(r"[\s,;+&/|().-]|\bdan\b", "", _WITH_AMOUNT.sub("", text), flags=re.IGNORECASE)
    if not found or rest:
        return ()
    shares = []
    for name, digits in found:
        code = source_code(name)
        try:
            amount = parse_rupiah(digits)
        except AmountError:
            return ()
        if code is None or amount is None or code in {share.code for share in shares}:
            return ()
        shares.append(Share(code, amount))
    return tuple(shares)
