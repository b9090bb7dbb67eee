"""The Kemendagri list of administrative areas as a file: `kode,nama`, one row per place of every level."""

import re
from dataclasses import dataclass
from pathlib import Path

from places.enums import DesaKind
from places.services.reference_file import BadFile, read_rows

WILAYAH_CSV = Path(__file__).resolve().parent.parent / "data" / "wilayah.csv.gz"

LEVELS = ("provinsi", "kabupaten", "kecamatan", "desa")
CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[123][0-9]{3})?)?)?", re.ASCII)
KIND_OF_DIGIT = {"2": DesaKind.DESA, "1": DesaKind.KELURAHAN, "3": DesaKind.DESA_ADAT}
MAX_NAME = 100


@dataclass(frozen=True)
class Place:
    """One row of the file."""

    code: str
    name: str

    @property
    def parent_code(self) -> str:
        """Code of the place it lies in; empty for a provinsi."""
        return self.code.rpartition(".")[0]

    @property
    def kind(self) -> DesaKind:
        """Desa, kelurahan or desa adat, by the first digit of the fourth part."""
        return KIND_OF_DIGIT[self.code[9]]


def read_wilayah(path: Path) -> dict[str, list[Place]]:
    """Read and check the whole file; give the places of each level. Raises BadFile naming every faulty line."""
    rows = read_rows(path, header=["kode", "nama"])
    line_of = {code: line for line, (code, _) in reversed(rows)}
    places: dict[str, list[Place]] = {level: [] for level in LEVELS}
    problems: list[str] = []
    for line, (code, name) in rows:
        problem = _problem(line, code, name, line_of)
        if problem:
            problems.append(f"Baris {line}: {problem}")
        else:
            places[LEVELS[code.count(".")]].append(Place(code, name))
    if problems:
        raise BadFile(path, problems)
    return places


def _problem(line: int, code: str, name: str, line_of: dict[str, int]) -> str:
    if not CODE.fullmatch(code):
        return f"kode {code!r} tidak berbentuk 51, 51.08, 51.08.02 atau 51.08.02.2021."
    if line_of[code] != line:
        return f"kode {code} sudah ada pada baris {line_of[code]}. Hapus salah satu."
    if not name or not name.isprintable():
        return f"nama untuk kode {code} kosong atau memuat huruf yang tidak tercetak."
    if len(name) > MAX_NAME:
        return f"nama untuk kode {code} lebih dari {MAX_NAME} huruf."
    parent = code.rpartition(".")[0]
    if parent and parent not in line_of:
        return f"kode induk {parent} dari {code} tidak ada di berkas. Tambahkan barisnya."
    return ""
