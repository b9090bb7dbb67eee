"""Workbooks spoilt at random: moved, merged, shuffled, truncated, mistyped, huge, malicious.

Every activity carries a token of its own, so that one that vanishes is noticed.
"""

from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

from tests.planning.workbooks.making import HEAD, ods, part, repacked, row, xlsx

SHEET = "xl/worksheets/sheet1.xml"
_ODD = (
    "", None, -5, 1.5, 10**18, float(10**15), True, date(2025, 1, 2), datetime(2026, 3, 4, 5, 6), "#REF!",
    "=SUM(A1:A9)", "=1/0", "\u00a0", "\u200b", "-", "12 x 3 m", "1,080 m", "KPM", "ADD, DDS", "Rp 1.500.000,-",
    "x" * 4_000, "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "٣٤٥", "a\nb\n- c", "Jumlah", "BIDANG II",
    "L 10 P 12", "1/2/2026", "Tahun 2023", "0", 0, "tidak ada", "Sub Bidang Kesehatan", "Mengetahui", "???", "𝕏🙂",
)  # fmt: skip

Grid = list[list[Any]]


def token(number: int) -> str:
    """The word that marks an activity."""
    return f"Zq{number}Tanda"


class Spoilt:
    """A grid with its merged ranges, spoilt step by step, then written to a file."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.merges: list[str] = []
        self.more: dict[str, Grid] = {}
        self.head = list(HEAD)
        self.grid: Grid = [["RANCANGAN RKP DESA"], ["TAHUN 2026"], [], list(self.head)]
        for number in range(self.random.randint(1, 25)):
            if self.random.random() < 0.15:
                self.grid.append([self.random.choice(["BIDANG PELAKSANAAN PEMBANGUNAN DESA", "BIDANG III"])])
            self.grid.append(row(number=number + 1, name=f"Kegiatan {token(number)} desa"))
        self.grid.append(["JUMLAH", *[""] * 5, self.random.randint(0, 10**9)])

    def steps(self, count: int) -> None:
        """Apply that many mutations."""
        for _ in range(count):
            self.random.choice(_STEPS)(self)

    def cell(self) -> tuple[int, int]:
        """A random cell of the table."""
        at = self.random.randrange(3, len(self.grid))
        return at, self.random.randrange(max(len(self.grid[at]), 1))

    def write(self) -> bytes:
        """The file."""
        width = max(len(line) for line in self.grid)
        lines = [line + [""] * (width - len(line)) for line in self.grid]
        choice = self.random.random()
        if choice < 0.7:
            return xlsx(lines, self.merges, sheet="Lembar", more=self.more)
        if choice < 0.85:
            return ods([[_plain(value) for value in line] for line in lines])
        sign = self.random.choice(";,\t")
        text = "\n".join(sign.join(_quoted(value) for value in line) for line in lines)
        return text.encode(self.random.choice(["utf-8", "utf-8-sig", "utf-16"]))


def _plain(value: Any) -> Any:
    text = "" if value is None else value
    return text if isinstance(text, int | float) else "".join(s for s in str(text) if ord(s) >= 32 or s == "\n")


def _quoted(value: Any) -> str:
    return '"' + ("" if value is None else str(value)).replace('"', '""') + '"'


def _move(spoilt: Spoilt) -> None:
    down, right = spoilt.random.randint(0, 6), spoilt.random.randint(0, 6)
    if not spoilt.merges:
        spoilt.grid[:] = [[] for _ in range(down)] + [[""] * right + line for line in spoilt.grid]


def _swap_columns(spoilt: Spoilt) -> None:
    a, b = spoilt.random.randrange(len(HEAD)), spoilt.random.randrange(len(HEAD))
    for line in spoilt.grid:
        if len(line) > max(a, b) and not spoilt.merges:
            line[a], line[b] = line[b], line[a]


def _shuffle(spoilt: Spoilt) -> None:
    body = spoilt.grid[4:]
    spoilt.random.shuffle(body)
    spoilt.grid[4:] = body


def _merge(spoilt: Spoilt) -> None:
    from openpyxl.utils import get_column_letter

    at, column = spoilt.random.randrange(len(spoilt.grid)), spoilt.random.randint(1, 9)
    down, right = spoilt.random.randint(0, 3), spoilt.random.randint(0, 3)
    if down or right:
        place = f"{get_column_letter(column)}{at + 1}:{get_column_letter(column + right)}{at + 1 + down}"
        spoilt.merges.append(place)


def _odd_cell(spoilt: Spoilt) -> None:
    at, column = spoilt.cell()
    if spoilt.grid[at]:
        spoilt.grid[at][column] = spoilt.random.choice(_ODD)


def _repeat_head(spoilt: Spoilt) -> None:
    spoilt.grid.insert(spoilt.random.randrange(4, len(spoilt.grid) + 1), list(spoilt.head))


def _blank_line(spoilt: Spoilt) -> None:
    spoilt.grid.insert(spoilt.random.randrange(0, len(spoilt.grid)), [])


def _beside(spoilt: Spoilt) -> None:
    at = spoilt.random.randrange(len(spoilt.grid))
    spoilt.grid[at] += [""] * spoilt.random.randint(0, 4) + [spoilt.random.choice(["ADD", "DDS", "SISA", 99, 10**9])]


def _slip(spoilt: Spoilt) -> None:
    at, column = spoilt.cell()
    if spoilt.grid[at] and isinstance(text := spoilt.grid[at][column], str) and len(text) > 5 and "Tanda" not in text:
        place = spoilt.random.randrange(len(text))
        spoilt.grid[at][column] = text[:place] + text[place + 1 :]


def _below(spoilt: Spoilt) -> None:
    spoilt.grid += [[], ["", "Mengetahui", "", "Desa, 1 Desember 2025"], ["", "Kepala Desa"], ["", "(.........)"]]


def _totals(spoilt: Spoilt) -> None:
    words = spoilt.random.choice(["Jumlah per Bidang 1", "SUB TOTAL", "JUMLAH TOTAL", "Total"])
    spoilt.grid.insert(spoilt.random.randrange(4, len(spoilt.grid) + 1), [words, *[""] * 5, 5_000_000])


def _other_sheet(spoilt: Spoilt) -> None:
    spoilt.more = {"Lain": [[f"RKP DESA {spoilt.random.choice([2024, 2025, 2027])}"], list(HEAD), row(name="Lain")]}


def _drop_column(spoilt: Spoilt) -> None:
    column = spoilt.random.choice([0, 2, 3, 4, 5, 7, 8])
    if not spoilt.merges:
        for line in spoilt.grid:
            if len(line) > column and "Tanda" not in str(line[column]):
                del line[column]


_STEPS: tuple[Callable[[Spoilt], None], ...] = (
    _move, _swap_columns, _shuffle, _merge, _odd_cell, _odd_cell, _odd_cell, _repeat_head, _blank_line, _beside, _slip,
    _below, _totals, _other_sheet, _drop_column,
)  # fmt: skip


def damaged(data: bytes, random: Random) -> bytes:
    """The bytes cut, flipped, or stuffed with something malicious."""
    choice = random.randrange(6)
    if choice == 0:
        return data[: random.randrange(len(data))]
    if choice == 1:
        spoilt = bytearray(data)
        for _ in range(random.randint(1, 30)):
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
        return bytes(spoilt)
    if not data.startswith(b"PK") or b"xl/worksheets" not in data:
        return data + bytes(random.randrange(256) for _ in range(50))
    if choice == 2:
        return repacked(data, {SHEET: part(data, SHEET)[: random.randrange(2_000)]})
    if choice == 3:
        content = part(data, SHEET)
        far = random.choice(["XFD1048576", "ZZZ9999999", "A9999999", "AAAA1", "A0"]).encode()
        return repacked(data, {SHEET: content.replace(b'r="A1"', b'r="' + far + b'"', 1)})
    if choice == 4:
        return repacked(data, {"xl/media/big.bin": bytes(random.randint(1, 30) * 1_000_000)})
    return repacked(data, {"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
