"""`bench documents`: what a matrix costs by each writer, as a ratio to a plain WeasyPrint table; and what a berita
acara costs, as a ratio to a WeasyPrint page of one line."""

import json
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from typing import Any

NAMES = ("matrix", "xlsx", "weasyprint")
YARDSTICK = "weasyprint"
PROSE_NAMES, PROSE_YARDSTICK, DECISIONS = ("berita-acara", "one-line"), "one-line", 10
DEFAULT_ROWS = [500, 2_000]
DEFAULT_RUNS = 5
ROOT = Path(__file__).resolve().parent.parent.parent

Result = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command line."""
    parser.add_argument("--rows", type=int, nargs="+", metavar="N", default=DEFAULT_ROWS, help="lines of the plan")
    parser.add_argument("--runs", type=int, metavar="N", default=DEFAULT_RUNS, help="processes per writer (default 5)")


def run(options: dict[str, Any]) -> list[Result]:
    """Measure each writer at each size, one process after the other; medians over the runs."""
    runs = options["runs"]
    matrices = [result for rows in options["rows"] for result in _results_at(rows, runs, NAMES, YARDSTICK)]
    return [*matrices, *_results_at(DECISIONS, runs, PROSE_NAMES, PROSE_YARDSTICK)]


def table_lines(results: list[Result]) -> list[str]:
    """The results for people."""
    head = f"{'':<12}{'rows':>6}{'seconds':>10}{'ratio':>8}{'MB added':>10}{'KB':>7}"
    return [
        head,
        *[
            f"{r['name']:<12}{r['rows']:>6}{r['seconds']:>10.3f}{r['ratio']:>8.3f}{r['peak_mb']:>10.1f}{r['kb']:>7.0f}"
            for r in results
        ],
    ]


def _results_at(rows: int, runs: int, names: tuple[str, ...], yardstick: str) -> list[Result]:
    measured: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for number in range(1, runs + 1):
        for name in names:
            print(f"{rows} rows, run {number} of {runs}: {name} …", file=sys.stderr, flush=True)
            measured[name].append(_measure_in_own_process(name, rows))
    return [_summary(name, rows, measured[name], measured[yardstick]) for name in names]


def _measure_in_own_process(name: str, rows: int) -> dict[str, float]:
    words = [sys.executable, "-m", "desa_plan.bench.document_worker", name, str(rows)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"bench of {name} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _summary(name: str, rows: int, own: list[dict[str, float]], yardstick: list[dict[str, float]]) -> Result:
    """Ratios are taken pair by pair within a run, so that a slow minute of the machine weighs on both."""
    ratios = [mine["seconds"] / other["seconds"] for mine, other in zip(own, yardstick, strict=True)]
    return {
        "name": name,
        "rows": rows,
        "seconds": round(median(one["seconds"] for one in own), 4),
        "ratio": round(median(ratios), 4),
        "peak_mb": round(median(one["peak_mb"] for one in own), 1),
        "kb": round(median(one["kb"] for one in own), 1),
    }
