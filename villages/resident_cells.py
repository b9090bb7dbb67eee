"""Reading single cells of a list of residents; what cannot be read is told, never guessed."""

import re
from datetime import date, datetime

from places.enums import Gender
from places.workbooks.problem import DOUBT, NOTE, Complaint
from places.workbooks.sheet import Value
from places.workbooks.words import clean, plain
from villages.enums import FamilyRelation
from villages.forms.birth_field import Birth, parse_birth

_NOTHING = frozenset({"", "tidak ada", "tidak tahu", "belum ada", "n a", "na", "null", "kosong", "0"})
_YES = frozenset({"ya", "y", "iya", "v", "x", "1", "ada", "terdaftar", "rtm", "dtks", "dtsen", "miskin", "benar"})
_NO = frozenset({"tidak", "t", "n", "bukan", "tdk", "tidak terdaftar", "tidak miskin", "normal"})
_TICKS = frozenset({"✓", "√", "✔", "☑"})
_GENDERS = {
    **dict.fromkeys(("l", "lk", "laki laki", "laki", "pria", "laki2", "m"), Gender.L),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f"), Gender.P),
}
_RELATIONS = {
    **dict.fromkeys(("kepala", "kepala keluarga", "kk", "kepala kk", "kep kel", "kepala rumah tangga"), "kepala"),
    **dict.fromkeys(("istri", "suami", "isteri", "pasangan", "istri suami"), "pasangan"),
    **dict.fromkeys(("anak", "anak kandung", "anak angkat", "anak tiri"), "anak"),
    **dict.fromkeys(("orang tua", "mertua", "ayah", "ibu", "orangtua", "orang tua mertua", "bapak"), "orang_tua"),
    **dict.fromkeys(
        (
            "lainnya",
            "anggota lain",
            "famili lain",
            "menantu",
            "cucu",
            "saudara",
            "keponakan",
            "pembantu",
            "kakak",
            "adik",
        ),
        "lainnya",
    ),
}
_DECORATION = str.maketrans("", "", " .-'\u00a0\u200b")
_RT_RW = re.compile(r"(?:rt)?\s*0*(\d{1,3})\s*(?:[/ ,-]|rw)+\s*0*(\d{1,3})")
_PLACE_BEFORE = re.compile(r"^[^\d]*[,;]\s*")
LENGTH = 16


def read_number(value: Value, label: str) -> tuple[str, Complaint | None]:
    """Sixteen digits of a NIK or a family card. A number that Excel rounded is not taken."""
    text = clean(value)
    if plain(text) in _NOTHING:
        return "", None
    digits = text.translate(_DECORATION)
    if isinstance(value, int | float) and not isinstance(value, bool) and len(digits) == LENGTH and digits[-1] == "0":
        remedy = "Jadikan kolomnya teks, lalu tulis ulang nomornya."
        return "", Complaint("rounded", f"{label} tersimpan sebagai angka, dan Excel membulatkan ujungnya.", remedy)
    if not re.fullmatch(r"[0-9]{16}", digits) or not digits.strip("0"):
        return "", Complaint("number", f"{label} bukan {LENGTH} angka.", f"Betulkan {label}-nya, atau kosongkan.")
    return digits, None


def read_gender(value: Value) -> tuple[str, Complaint | None]:
    """L or P."""
    words = plain(clean(value))
    if words in _NOTHING:
        return "", None
    if words in _GENDERS:
        return _GENDERS[words], None
    return "", _left_out("gender", f"“{clean(value)[:30]}” bukan L atau P", "Tulis L atau P.")


def read_birth(value: Value) -> tuple[Birth, Complaint | None]:
    """A day, a year, or a day written after the place: "Singaraja, 12-03-1980"."""
    if isinstance(value, datetime):
        return Birth(value.date(), value.year), None
    if isinstance(value, date):
        return Birth(value, value.year), None
    text = " ".join(clean(value).split())
    if plain(text) in _NOTHING:
        return Birth(), None
    birth = parse_birth(text) or parse_birth(_PLACE_BEFORE.sub("", text))
    if birth is not None and birth.year and 1890 <= birth.year <= 2100:
        return birth, None
    remedy = "Tulis seperti 12-03-1980, atau tahunnya saja."
    return Birth(), _left_out("born", f"“{text[:30]}” bukan tanggal lahir", remedy)


def read_relation(value: Value) -> tuple[str, Complaint | None]:
    """Place in the household."""
    words = plain(clean(value))
    if words in _NOTHING:
        return "", None
    if words in _RELATIONS:
        return FamilyRelation(_RELATIONS[words]).value, None
    remedy = "Tulis: Kepala keluarga, Istri, Suami, Anak, Orang tua, atau Lainnya."
    return "", _left_out("relation", f"hubungan “{clean(value)[:30]}” tidak dikenal", remedy)


def read_mark(value: Value) -> tuple[bool | None, Complaint | None]:
    """Yes, no, or nothing said."""
    text = clean(value)
    if text in _TICKS:
        return True, None
    words = plain(text)
    if words in _YES:
        return True, None
    if words in _NO or words == "0":
        return False, None
    if words in _NOTHING:
        return None, None
    return None, _left_out("mark", f"“{text[:30]}” bukan ya atau tidak", "Tulis ya atau tidak.")


def read_disability(value: Value) -> tuple[bool | None, str]:
    """Whether somebody lives with a disability, and which; every word but yes and no is its kind."""
    text = clean(value)
    words = plain(text)
    if text in _TICKS or words in _YES:
        return True, ""
    if words in _NO or words == "0":
        return False, ""
    return (None, "") if words in _NOTHING else (True, text[:60])


def read_rt_rw(rt: Value, rw: Value, both: Value) -> tuple[str, str]:
    """Three digits each, "" where nothing is said: from two columns, or "001/002" in one of them."""
    for text in (clean(both).casefold(), clean(rt).casefold()):
        if match := _RT_RW.search(text):
            return match[1].zfill(3), match[2].zfill(3)
    return _three(clean(rt) or clean(both)), _three(clean(rw))


def _three(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits.zfill(3) if 0 < len(digits) <= 3 and digits.strip("0") else ""


def _left_out(code: str, message: str, remedy: str) -> Complaint:
    return Complaint(code, f"{message}; sel ini dikosongkan.", remedy, NOTE)


def refused(code: str, message: str, remedy: str) -> Complaint:
    """A complaint for which the whole row is left out."""
    return Complaint(code, message, remedy, DOUBT)
