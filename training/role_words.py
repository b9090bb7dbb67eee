"""In which role somebody comes, from the words of an office as people write it; pure."""

import re

from places.workbooks.words import plain
from training.enums import ParticipantRole as Role

# The first that fits wins, so the narrower stands before the wider.
_PATTERNS: tuple[tuple[str, Role], ...] = (
    (r"(?:sekretaris|sekcam|kasi|kepala seksi|staf|plt|pj)?\s*(?:camat|pmd|kecamatan)", Role.PETUGAS),
    (r"(?:staf|kepala|kabid|kasi|sekretaris)?\s*(?:dinas|dpmd|bappeda)", Role.PETUGAS),
    (r"(?:tenaga )?(?:pendamping (?:lokal )?desa|pendamping|pld|tapm)", Role.PENDAMPING),
    (r"(?:pengurus|ketua|sekretaris|bendahara|anggota) balai rakyat", Role.PENGURUS_BALAI),
    (r"ketua (?:bpd|badan permusyawaratan desa)", Role.KETUA_BPD),
    (r"(?:anggota|wakil ketua|sekretaris|bendahara)? ?(?:bpd|badan permusyawaratan desa)", Role.ANGGOTA_BPD),
    (r"(?:ketua|anggota|sekretaris)? ?tim (?:penyusun|rpjm ?desa|rkp ?desa)", Role.TIM_PENYUSUN),
    (r"(?:ketua|anggota|sekretaris|pengurus)? ?(?:lpm|lpmd|lpmdk|lkmd|pkk|tp pkk|karang taruna)", Role.LPM),
    (r"(?:kpmd|kader pemberdayaan masyarakat(?: desa)?)", Role.KPMD),
    (r"kader pembangunan manusia", Role.PEMBANGUNAN_MANUSIA),
    (r"kader(?: posyandu| desa| teknik| kesehatan)?", Role.KADER_LAIN),
    (r"(?:kaur|urusan|kepala urusan) (?:perencanaan|program)", Role.KAUR_PERENCANAAN),
    (r"(?:bendahara|(?:kaur|kepala urusan) keuangan)(?: desa)?", Role.BENDAHARA),
    (r"(?:plt |plh |pj )?(?:kepala (?:dusun|lingkungan|jorong|kampung)|kadus|k?elian (?:banjar )?(?:dinas|banjar)"
     r"|klian|kelian|kepala kewilayahan|kawil|bayan|jagabaya|dukuh)", Role.KEPALA_DUSUN),
    (r"(?:plt |plh |pj )?(?:sekretaris(?: (?:desa|nagari|gampong))?|sekdesa?|sek des|carik)", Role.SEKRETARIS_DESA),
    (r"(?:plt |plh |pj |pjs |penjabat )?(?:kepala desa|kades|perbekel|kuwu|lurah|wali nagari|keuchik|geuchik|petinggi"
     r"|pambakal|hukum tua|penghulu|peratin)", Role.KEPALA_DESA),
    (r"(?:kaur|kasi|kepala urusan|kepala seksi|perangkat|staf|pelaksana)(?: [a-z]+)*?(?: desa)?", Role.PERANGKAT),
    (r"(?:tokoh (?:masyarakat|agama|adat|perempuan|pemuda)|masyarakat|warga)", Role.WARGA),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"^{pattern}(?P<rest>$| .*)"), role) for pattern, role in _PATTERNS)
_LINKS = re.compile(r"^(?:desa|ds|kec|kecamatan|di|pada|pemdes|pemerintah desa)\b ?")


def role_of_office(text: str) -> tuple[str, str]:
    """The role that an office means ("" for none), and what stands behind it: "Sekdes Umeanyar" names the village."""
    words = plain(text)
    if not words:
        return "", ""
    for pattern, role in _COMPILED:
        if found := pattern.match(words):
            return role.value, _place_behind(found["rest"].strip())
    return "", ""


def _place_behind(rest: str) -> str:
    before = ""
    while rest != before:
        before, rest = rest, _LINKS.sub("", rest)
    return rest
