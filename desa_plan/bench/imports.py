"""`bench imports`: reading and previewing a workbook, against a bare openpyxl pass over the same file."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from io import BytesIO
from time import process_time
from typing import Any

from django.core.management import call_command
from openpyxl import Workbook, load_workbook

from desa_plan.bench.own_database import own_database
from desa_plan.bench.sample_plan import make_village
from planning.import_lists import ImportLists
from planning.import_preview import build_preview
from planning.import_reading import read_workbook

DEFAULT_ROWS = [500, 5_000]
DEFAULT_RUNS = 3
BAR = 3.0  # times the bare pass
YEAR = 2027
_HEAD = ("No", "Jenis Kegiatan", "Data Eksisting Tahun Berjalan", "Target Capaian", "Lokasi", "Volume", "Satuan", "L",
         "P", "RTM", "Waktu Pelaksanaan", "Jumlah (Rp)", "Sumber Biaya", "Pola Pelaksanaan", "Pelaksana")  # fmt: skip
_WORKS = ("Pembangunan", "Pemeliharaan", "Rehabilitasi", "Pelatihan", "Pembinaan", "Penyediaan", "Penyelenggaraan")
_THINGS = ("jalan desa", "drainase lingkungan", "posyandu", "kader PKK", "sarana air bersih", "gedung PAUD", "talud",
           "karang taruna", "operasional kantor desa", "lumbung pangan", "jembatan desa")  # fmt: skip
_BIDANG = ("BIDANG PENYELENGGARAAN PEMERINTAHAN DESA", "BIDANG PELAKSANAAN PEMBANGUNAN DESA",
           "BIDANG PEMBINAAN KEMASYARAKATAN", "BIDANG PEMBERDAYAAN MASYARAKAT")  # fmt: skip

Result = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command line."""
    parser.add_argument("--rows", type=int, nargs="+", metavar="N", default=DEFAULT_ROWS, help="activities in the file")
    parser.add_argument("--runs", type=int, metavar="N", default=DEFAULT_RUNS, help="runs of each (default 3)")


def run(options: dict[str, Any]) -> list[Result]:
    """The fastest of some runs of each; `ratio` is preview to bare pass and should stay below `bar`."""
    results = []
    with own_database():
        call_command("load_kegiatan", verbosity=0, stdout=sys.stderr)
        desa = make_village(1)
        for rows in options["rows"]:
            content = sample_workbook(rows)
            bare = _fastest(lambda content=content: _bare_pass(content), options["runs"])
            ours = _fastest(lambda content=content, rows=rows: _preview(content, desa, rows), options["runs"])
            results.append(
                {
                    "name": "preview",
                    "rows": rows,
                    "kb": len(content) // 1024,
                    "bare_seconds": round(bare, 3),
                    "seconds": round(ours, 3),
                    "ratio": round(ours / bare, 2),
                    "bar": BAR,
                }
            )
    return results


def table_lines(results: list[Result]) -> Iterable[str]:
    """The results for people."""
    yield f"{'rows':>6} {'KB':>6} {'openpyxl s':>11} {'preview s':>10} {'ratio':>6}  bar {BAR}"
    for one in results:
        yield (
            f"{one['rows']:>6} {one['kb']:>6} {one['bare_seconds']:>11} {one['seconds']:>10} {one['ratio']:>6}"
            f"  {'kept' if one['ratio'] <= BAR else 'BROKEN'}"
        )


def sample_workbook(rows: int) -> bytes:
    """A yearly plan of that many activities with the columns and the small faults that real ones have."""
    book = Workbook()
    sheet = book.active
    sheet.append([f"RANCANGAN RKP DESA TAHUN {YEAR}"])
    sheet.append(list(_HEAD))
    for number in range(rows):
        if number % max(rows // len(_BIDANG), 1) == 0:
            sheet.append([_BIDANG[min(number * len(_BIDANG) // rows, len(_BIDANG) - 1)]])
        sheet.append(_row(number))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _row(number: int) -> list[Any]:
    name = f"{_WORKS[number % len(_WORKS)]} {_THINGS[number % len(_THINGS)]} RT {number % 60 + 1:03} tahap {number}"
    volume = "1,080 m" if number % 40 == 0 else number % 300 + 1
    source = "ADD, DDS" if number % 25 == 0 else ("DDS", "ADD", "PBH")[number % 3]
    return [
        number + 1, name, f"rusak {number % 90}%", f"baik {number} m", f"RT {number % 60 + 1:03}", volume, "m",
        number % 50, number % 45, number % 9, "Juni", 1_000_000 + number, source, "Swakelola", "TPK",
    ]  # fmt: skip


def _bare_pass(content: bytes) -> None:
    book = load_workbook(BytesIO(content), read_only=True)
    for sheet in book:
        for _ in sheet.iter_rows(values_only=True):
            pass


def _preview(content: bytes, desa: Any, rows: int) -> None:
    lists = ImportLists(desa, None, is_rpjm=False)
    found = read_workbook(content, "rkp.xlsx", lists=lists, first_year=YEAR, last_year=YEAR)
    preview = build_preview(found.reading, found.pagu, {}, lists)
    if len(preview.rows) != rows:
        raise AssertionError(f"{len(preview.rows)} of {rows} rows were read")


def _fastest(work: Callable[[], None], runs: int) -> float:
    times = []
    for _ in range(runs):
        begin = process_time()  # other work on the machine does not count
        work()
        times.append(process_time() - begin)
    return min(times)
