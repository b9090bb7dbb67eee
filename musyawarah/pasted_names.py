"""Reading a pasted list of people: one a line, further columns by tab or semicolon, in any order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from musyawarah.name_matching import plain_name
from places.enums import Gender
from villages.enums import Unsur

MOST_LINES = 500
_NUMBERING = re.compile(r"^\s*\d{1,4}\s*[.)]\s*|^\s*\d{1,4}\s*[\t;]\s*")
_GENDERS = {
    Gender.L: {"l", "lk", "laki", "laki laki", "lakilaki", "pria", "m"},
    Gender.P: {"p", "pr", "perempuan", "wanita", "w", "f"},
}
_HEADINGS = {"nama", "nama lengkap", "nama peserta", "no nama", "nama warga"}
_SHORT_UNSUR = {
    "perempuan kelompok": Unsur.PEREMPUAN,
    "karang taruna": Unsur.PEMUDA,
    "pemuda": Unsur.PEMUDA,
    "posyandu": Unsur.KADER_KESEHATAN,
    "kader": Unsur.KADER_KESEHATAN,
    "petani": Unsur.TANI,
    "tani": Unsur.TANI,
    "nelayan": Unsur.NELAYAN,
    "perajin": Unsur.PERAJIN,
    "lpm": Unsur.LEMBAGA,
    "difabel": Unsur.DIFABEL,
    "disabilitas": Unsur.DIFABEL,
    "miskin": Unsur.MISKIN,
    "lansia": Unsur.LANSIA,
    "pemdes": Unsur.PEMDES,
    "perangkat desa": Unsur.PEMDES,
    "bidan": Unsur.KESEHATAN,
    "puskesmas": Unsur.KESEHATAN,
    "paud": Unsur.SEKOLAH,
    "sekolah": Unsur.SEKOLAH,
    "babinsa": Unsur.KEAMANAN,
    "bhabinkamtibmas": Unsur.KEAMANAN,
    "bumdes": Unsur.BUMDES,
    "bum desa": Unsur.BUMDES,
    "camat": Unsur.KECAMATAN,
    "kecamatan": Unsur.KECAMATAN,
    "tokoh adat": Unsur.TOKOH_ADAT,
    "tokoh agama": Unsur.TOKOH_AGAMA,
}


@dataclass(frozen=True)
class PastedName:
    """One line as it was understood; what no column explains is his office or address (`other`)."""

    number: int
    name: str
    gender: str = ""
    dusun_id: int | None = None
    unsur: str = ""
    other: str = ""


@dataclass(frozen=True)
class PastedList:
    """The lines that hold a name, and what could not be read."""

    names: tuple[PastedName, ...]
    problems: tuple[str, ...]


def read_pasted(text: str, *, hamlets: Mapping[str, int]) -> PastedList:
    """Read the text; `hamlets` gives keys of the village's dusun by their plain names (`plain_name`)."""
    names: list[PastedName] = []
    problems: list[str] = []
    for number, line in _lines(text):
        read = _read_line(number, line, hamlets)
        if read is None:
            continue
        if not any(sign.isalpha() for sign in read.name) or len(read.name) > 120:
            problems.append(f"Baris {number} “{line.strip()[:40]}” tidak memuat nama.")
        else:
            names.append(read)
    if len(names) > MOST_LINES:
        problems.append(f"Sekali tempel paling banyak {MOST_LINES} nama; sisanya tidak dibaca.")
    return PastedList(tuple(names[:MOST_LINES]), tuple(problems))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, "".join(sign for sign in line if sign == "\t" or sign.isprintable())


def _read_line(number: int, line: str, hamlets: Mapping[str, int]) -> PastedName | None:
    cells = [" ".join(cell.split()) for cell in re.split(r"[\t;]", _NUMBERING.sub("", line, count=1))]
    name, others = cells[0].strip(" ,"), cells[1:]
    if any(plain_name(cell) in _HEADINGS for cell in cells):
        return None
    found: dict[str, str | int] = {}
    rest: list[str] = []
    for cell in others:
        if not any(sign.isalpha() for sign in cell):
            continue  # a number may be an age, a telephone or a NIK: none of them belongs on the list
        for field, value in _meanings(cell, hamlets):
            if field not in found:
                found[field] = value
                break
        else:
            rest.append(cell)
    other = ", ".join(cell for cell in rest if cell)[:100]
    return PastedName(
        number,
        name,
        gender=str(found.get("gender", "")),
        dusun_id=int(found["dusun"]) if "dusun" in found else None,
        unsur=str(found.get("unsur", "")),
        other=other,
    )


def _meanings(cell: str, hamlets: Mapping[str, int]) -> Iterator[tuple[str, str | int]]:
    """What a cell may say: "P" is a sex, "Perempuan" that or a part of the community when the sex is known."""
    word = plain_name(cell)
    if not word:
        return
    for gender, spellings in _GENDERS.items():
        if word in spellings:
            yield "gender", gender.value
    for prefix in ("", "dusun ", "banjar ", "kampung "):
        if word.startswith(prefix) and word.removeprefix(prefix) in hamlets:
            yield "dusun", hamlets[word.removeprefix(prefix)]
            break
    if word in _UNSUR_WORDS:
        yield "unsur", _UNSUR_WORDS[word]


def _all_unsur_words(unsur: Iterable[Unsur]) -> dict[str, str]:
    found = {word: one.value for word, one in _SHORT_UNSUR.items()}
    for one in unsur:
        label = plain_name(str(one.label))
        found |= {label: one.value, plain_name(one.value): one.value}
        found |= {plain_name(part): one.value for part in str(one.label).split("/")}
    return found


_UNSUR_WORDS = _all_unsur_words(Unsur)
