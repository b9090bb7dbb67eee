"""`bench pages`: server time and queries per page, on a database made for the run and dropped after it."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from desa_plan.bench.area_pages import DEFAULT_LINES, DEFAULT_VILLAGES, area_failures, measure_areas
from desa_plan.bench.area_pages import DEFAULT_RUNS as DEFAULT_AREA_RUNS
from desa_plan.bench.own_database import own_database
from desa_plan.bench.sample_plan import make_plan, make_secretary, make_village
from planning.models import RpjmDesa

DEFAULT_ROWS = [15, 150, 500]
DEFAULT_RUNS = 5

Result = dict[str, Any]
Address = Callable[[RpjmDesa], str]


def _of_plan(name: str, **kwargs: Any) -> Address:
    return lambda rpjm: reverse(name, kwargs={"pk": rpjm.pk, **kwargs})


PAGES: dict[str, Address] = {
    "home": lambda rpjm: reverse("home"),
    "rpjm_list": lambda rpjm: reverse("rpjm_list"),
    "rpjm_detail": _of_plan("rpjm_detail"),
    "rpjm_year_matrix": _of_plan("rpjm_year_matrix"),
    "rpjm_charts": _of_plan("rpjm_charts"),
    "rpjm_visi_misi": _of_plan("rpjm_visi_misi"),
    "rpjm_documents": _of_plan("rpjm_documents"),
    "rpjm_document": _of_plan("rpjm_document", key="rpjm-114"),
    "line_create": _of_plan("line_create"),
    "line_edit": lambda rpjm: reverse("line_edit", kwargs={"uid": rpjm.line_set.values_list("uid", flat=True)[0]}),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command line."""
    parser.add_argument("--rows", type=int, nargs="*", metavar="N", default=DEFAULT_ROWS, help="lines of the plan")
    parser.add_argument("--runs", type=int, metavar="N", default=DEFAULT_RUNS, help="visits per page (default 5)")
    add_number = partial(parser.add_argument, type=int, metavar="N")
    add_number("--villages", nargs="*", default=DEFAULT_VILLAGES, help="villages of the officers' pages")
    add_number("--lines", default=DEFAULT_LINES, help="lines of each of their plans (default 100)")
    add_number("--area-runs", default=DEFAULT_AREA_RUNS, help="visits per officers' page (default 20)")


def run(options: dict[str, Any]) -> list[Result]:
    """Visit each page of a plan at each size; `seconds` is the median, `kb` the gzipped page without its files.

    Then the officers' pages: `rows` are villages, `ratio` compares with the fewest, `same_queries` likewise.
    """
    results = []
    with own_database(), override_settings(ALLOWED_HOSTS=["testserver"]):
        call_command("load_kegiatan", verbosity=0, stdout=sys.stderr)
        for number, rows in enumerate(options["rows"], start=1):
            desa = make_village(number)
            rpjm = make_plan(desa, rows)
            visitor = Client()
            visitor.force_login(make_secretary(desa))
            results += [
                _measure(name, address(rpjm), visitor, rows, options["runs"]) for name, address in PAGES.items()
            ]
        results += measure_areas(_measure, options["villages"], options["lines"], options["area_runs"])
    return results


def table_lines(results: list[Result]) -> list[str]:
    """The results for people, and what passes its bar."""
    head = f"{'':<24}{'rows':>6}{'seconds':>10}{'queries':>9}{'KB':>8}{'ratio':>7}"
    lines = [
        f"{r['name']:<24}{r['rows']:>6}{r['seconds']:>10.3f}{r['queries']:>9}{r['kb']:>8.1f}{r.get('ratio', ''):>7}"
        for r in results
    ]
    return [head, *lines, *area_failures(results)]


def _measure(name: str, address: str, visitor: Client, rows: int, runs: int) -> Result:
    print(f"{rows} rows: {name} …", file=sys.stderr, flush=True)
    _visit(visitor, address)  # compiles templates, fills caches
    with CaptureQueriesContext(connection) as captured:
        _visit(visitor, address)
    queries = len(captured)  # the next request empties the log
    visits = [_visit(visitor, address) for _ in range(runs)]
    return {
        "name": name,
        "rows": rows,
        "seconds": round(median(seconds for seconds, _ in visits), 4),
        "queries": queries,
        "kb": round(median(size for _, size in visits) / 1024, 1),
    }


def _visit(visitor: Client, address: str) -> tuple[float, int]:
    """Seconds and bytes of one visit. Raises RuntimeError unless the page comes."""
    started = perf_counter()
    response = visitor.get(address, headers={"accept-encoding": "gzip"})
    seconds = perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return seconds, len(response.content)
