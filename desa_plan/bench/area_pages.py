"""The officers' pages of `bench pages`: the same ones for a few villages and for many."""

from collections.abc import Callable, Sequence
from typing import Any

from django.test import Client
from django.urls import reverse

from desa_plan.bench.sample_area import YEAR, make_area

DEFAULT_VILLAGES = [50, 400]
DEFAULT_LINES = 100
DEFAULT_RUNS = 20
LARGEST_RATIO = 2.0

Result = dict[str, Any]
Measure = Callable[[str, str, Client, int, int], Result]

PAGES = (
    "review_queue",
    "review_board",
    "review_board_budget",
    "review_board_rules",
    "review_board_calendar",
    "training_loop",
)
WITH_A_BAR = ("review_queue", "review_board")  # the others sum every village's figures; they are measured only


def measure_areas(measure: Measure, villages: Sequence[int], lines: int, runs: int) -> list[Result]:
    """Visit each page as Dinas PMD of kabupaten with so many villages; `ratio` is to the smallest of them."""
    results: list[Result] = []
    for count in villages:
        visitor = Client()
        visitor.force_login(make_area(count, lines))
        results += [_compared(measure(name, _address(name), visitor, count, runs), results) for name in PAGES]
    return results


def area_failures(results: Sequence[Result]) -> list[str]:
    """What passes its bar: queue and board of many villages take at most twice the time of a few; none asks more."""
    return [
        f"{one['name']} at {one['rows']} villages: ratio {one['ratio']}, same queries: {one['same_queries']}"
        for one in results
        if "ratio" in one and (not one["same_queries"] or (one["name"] in WITH_A_BAR and one["ratio"] > LARGEST_RATIO))
    ]


def _address(name: str) -> str:
    return reverse(name) if name in {"review_queue", "review_board_calendar"} else f"{reverse(name)}?tahun={YEAR}"


def _compared(result: Result, before: Sequence[Result]) -> Result:
    first = next((one for one in before if one["name"] == result["name"]), None)
    if first is None:
        return result
    ratio = round(result["seconds"] / first["seconds"], 2)
    return result | {"ratio": ratio, "same_queries": result["queries"] == first["queries"]}
