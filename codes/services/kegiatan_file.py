"""The list of bidang, sub bidang and kegiatan as a file: `code,level,name`."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from places.services.reference_file import BadFile, read_rows

KEGIATAN_CSV = Path(__file__).resolve().parent.parent / "data" / "kegiatan.csv"

SHAPES = {
    "bidang": re.compile(r"[1-9]"),
    "sub_bidang": re.compile(r"[1-9]\.[1-9]"),
    "kegiatan": re.compile(r"[1-9]\.[1-9]\.[0-9]{2}"),
    "kegiatan_lain": re.compile(r"[1-9]\.[1-9]\.90-99"),
}
EXAMPLES = {"bidang": "2", "sub_bidang": "2.3", "kegiatan": "2.3.10", "kegiatan_lain": "2.3.90-99"}
MAX_NAME = {"bidang": 200, "sub_bidang": 200, "kegiatan": 250, "kegiatan_lain": 250}
FIRST_LOCAL = 90  # "90-99" of every sub bidang are the kabupaten's own (annex of Permendagri 20/2018)
SMALL_WORDS = {"dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dengan"}


@dataclass
class KegiatanFile:
    """Names by code, one mapping per level; the ranges 90-99 are checked and left out."""

    bidang: dict[str, str] = field(default_factory=dict)
    sub_bidang: dict[str, str] = field(default_factory=dict)
    kegiatan: dict[str, str] = field(default_factory=dict)


def read_kegiatan(path: Path, *, known_sub_bidang: frozenset[str] | None = None) -> KegiatanFile:
    """Read and check the national file, or a kabupaten's additions when `known_sub_bidang` is given.

    Raises BadFile naming every faulty line.
    """
    rows = read_rows(path, header=["code", "level", "name"])
    line_of = {code: line for line, (code, _, _) in reversed(rows)}
    is_local = known_sub_bidang is not None
    parents = frozenset(line_of) if known_sub_bidang is None else known_sub_bidang
    listed = KegiatanFile()
    problems: list[str] = []
    for line, (code, level, name) in rows:
        problem = _shape_problem(code, level, name) or _place_problem(code, level, parents, is_local)
        if not problem and line_of[code] != line:
            problem = f"kode {code} sudah ada pada baris {line_of[code]}. Hapus salah satu."
        if problem:
            problems.append(f"Baris {line}: {problem}")
        elif level != "kegiatan_lain":
            getattr(listed, level)[code] = title_case(name) if level == "bidang" else name
    if problems:
        raise BadFile(path, problems)
    return listed


def title_case(name: str) -> str:
    """A name written in capitals, as it is written within a sentence: small words stay small."""
    if not name.isupper():
        return name
    first, *rest = name.lower().split(" ")
    return " ".join([first.capitalize(), *(word if word in SMALL_WORDS else word.capitalize() for word in rest)])


def _shape_problem(code: str, level: str, name: str) -> str:
    if level not in SHAPES:
        return f"tingkat {level!r} tidak dikenal; pilih {', '.join(SHAPES)}."
    if not SHAPES[level].fullmatch(code):
        return f"kode {code!r} tidak berbentuk seperti {EXAMPLES[level]} untuk {level}."
    if not name or not name.isprintable() or len(name) > MAX_NAME[level]:
        return f"nama untuk kode {code} kosong, lebih dari {MAX_NAME[level]} huruf, atau tidak tercetak."
    return ""


def _place_problem(code: str, level: str, parents: frozenset[str], is_local: bool) -> str:
    is_local_code = level == "kegiatan" and int(code[-2:]) >= FIRST_LOCAL
    if is_local and not is_local_code:
        return f"{code} bukan tambahan kabupaten; tambahan memakai level kegiatan dan angka akhir 90 sampai 99."
    if not is_local and is_local_code:
        return f"kode {code} milik kabupaten; muat dengan --kabupaten KODE."
    parent = code.rpartition(".")[0]
    if parent and parent not in parents:
        return f"kode induk {parent} dari {code} tidak ada."
    return ""
