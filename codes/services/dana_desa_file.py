"""The rules and focuses of Dana Desa years as files; everything is checked before anything is written."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from codes.models import AturanDanaDesa
from places.services.reference_file import BadFile, read_rows

RULES_HEADER = [
    "year", "code", "kind", "basis", "tag", "kegiatan", "counted", "percent", "nominal", "level", "is_certain", "name",
    "legal_source",
]  # fmt: skip
FOCUS_HEADER = ["year", "number", "tag", "is_certain", "name", "legal_source"]
LEVELS = ("block", "warn", "info")
FIRST_YEAR, LAST_YEAR = 2015, 2100

_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
_TAG = re.compile(r"[a-z][a-z_]{1,29}")
_KEGIATAN = re.compile(r"[1-9](\.[1-9](\.[0-9]{2})?)?")
_PERCENT = re.compile(r"\d{1,3}(\.\d{1,2})?")
_NOMINAL = re.compile(r"\d{1,15}")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class Listed:
    """The rows of a file: field values by the key that a year knows them by."""

    rows: dict[tuple, dict]

    @property
    def years(self) -> set[int]:
        """Budget years that the file speaks of."""
        return {key[0] for key in self.rows}


def read_rules(path: Path, *, known_tags: Collection[str] | None = None) -> Listed:
    """Rules by (year, code). Raises BadFile naming every faulty line."""
    return _read(path, RULES_HEADER, ("year", "code"), _rule_problem, _rule_values, known_tags)


def read_focuses(path: Path, *, known_tags: Collection[str] | None = None) -> Listed:
    """Focuses by (year, number, tag). Raises BadFile naming every faulty line."""
    return _read(path, FOCUS_HEADER, ("year", "number", "tag"), _focus_problem, _focus_values, known_tags)


def _read(path, header, key_names, problem_of, values_of, known_tags) -> Listed:  # type: ignore[no-untyped-def]
    rows: dict[tuple, dict] = {}
    problems: list[str] = []
    for line, cells in read_rows(path, header=header):
        row = dict(zip(header, cells, strict=True))
        problem = problem_of(row) or _shared_problem(row, known_tags)
        if not problem:
            values = values_of(row)
            key = tuple(values.pop(name) for name in key_names)
            problem = f"{' '.join(map(str, key))} sudah ada di atas. Hapus salah satu." if key in rows else ""
            rows.setdefault(key, values)
        if problem:
            problems.append(f"Baris {line}: {problem}")
    if problems:
        raise BadFile(path, problems)
    return Listed(rows)


def _shared_problem(row: dict[str, str], known_tags: Collection[str] | None) -> str:
    if not (row["year"].isascii() and row["year"].isdigit() and FIRST_YEAR <= int(row["year"]) <= LAST_YEAR):
        return f"tahun {row['year']!r} tidak wajar; tulis seperti 2027."
    if row["tag"] and (not _TAG.fullmatch(row["tag"]) or (known_tags is not None and row["tag"] not in known_tags)):
        known = f" Pilih: {', '.join(sorted(known_tags))}." if known_tags else ""
        return f"penanda {row['tag']!r} tidak dikenal.{known}"
    if row["is_certain"] not in ("0", "1"):
        return "is_certain ditulis 1 (sudah dipastikan) atau 0 (belum)."
    if not 0 < len(row["name"]) <= 300:
        return "bunyi (name) kosong atau lebih dari 300 huruf."
    if not 0 < len(row["legal_source"]) <= 200:
        return "dasar hukum (legal_source) kosong atau lebih dari 200 huruf."
    return ""


def _rule_problem(row: dict[str, str]) -> str:
    for name, choices in (
        ("kind", AturanDanaDesa.Kind.values),
        ("basis", AturanDanaDesa.Basis.values),
        ("counted", AturanDanaDesa.Counted.values),
        ("level", LEVELS),
    ):
        if row[name] not in choices:
            return f"{name} {row[name]!r} tidak dikenal; pilih {', '.join(choices)}."
    if not _CODE.fullmatch(row["code"]):
        return f"kode {row['code']!r} ditulis dengan huruf besar seperti BLT_MAKS."
    if row["kegiatan"] and not _KEGIATAN.fullmatch(row["kegiatan"]):
        return f"kode kegiatan {row['kegiatan']!r} ditulis seperti 1.2.03."
    if row["percent"] and not (_PERCENT.fullmatch(row["percent"]) and Decimal(row["percent"]) <= 100):
        return f"persen {row['percent']!r} ditulis seperti 20 atau 58.03, paling banyak 100."
    if row["nominal"] and not _NOMINAL.fullmatch(row["nominal"]):
        return f"nominal {row['nominal']!r} ditulis dengan angka saja, seperti 300000."
    return _limit_problem(row)


def _limit_problem(row: dict[str, str]) -> str:
    """Why a limit could not be reckoned with; remarks need nothing."""
    if row["kind"] == AturanDanaDesa.Kind.INFO:
        return ""
    if bool(row["percent"]) == bool(row["nominal"]):
        return "isi persen atau nominal, salah satu saja."
    if not row["tag"] and not row["kegiatan"]:
        return "isi penanda (tag) atau kode kegiatan yang dibatasi."
    if row["basis"] == AturanDanaDesa.Basis.PER_KPM_BULAN and not row["nominal"]:
        return "batas per keluarga per bulan ditulis sebagai nominal."
    if row["basis"].startswith("pagu") and not row["percent"]:
        return "batas terhadap pagu ditulis sebagai persen."
    return ""


def _focus_problem(row: dict[str, str]) -> str:
    if not _NUMBER.fullmatch(row["number"]):
        return f"nomor {row['number']!r} ditulis dengan angka."
    return "" if row["tag"] else "penanda (tag) kosong."


def _rule_values(row: dict[str, str]) -> dict:
    return row | {
        "year": int(row["year"]),
        "percent": Decimal(row["percent"]) if row["percent"] else None,
        "nominal": int(row["nominal"]) if row["nominal"] else None,
        "is_certain": row["is_certain"] == "1",
    }


def _focus_values(row: dict[str, str]) -> dict:
    numbers = {"year": int(row["year"]), "number": int(row["number"])}
    return row | numbers | {"is_certain": row["is_certain"] == "1"}
