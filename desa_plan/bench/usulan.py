"""`bench usulan`: the hint of a repetition, and the pages of usulan, for many of them; CPU of the server."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from time import process_time
from typing import Any

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import Membership
from codes.models import Bidang
from desa_plan.bench.own_database import own_database
from desa_plan.bench.sample_plan import make_secretary, make_village
from musyawarah.duplicates import likeness
from musyawarah.methods import shipped_methods
from musyawarah.models import NilaiUsulan, Skoring, Usulan
from musyawarah.usulan_hint import hint_for
from places.models import Desa

DEFAULT_ROWS = [50, 500]
DEFAULT_RUNS = 5
BAR_MS = 50.0  # for the hint at 500 usulan
YEAR = 2027
TYPED = "Pembangunan drainase lingkungan"
_WORKS = ("Pembangunan", "Perbaikan", "Rehab", "Pengadaan", "Pelatihan", "Pembuatan", "Bantuan")
_THINGS = (
    *("jalan gang Mawar", "drainase lingkungan", "kader posyandu", "bibit padi", "lampu jalan", "senderan sungai"),
    *("alat jahit", "gedung PAUD", "jamban sehat", "air bersih", "jembatan", "pupuk kompos", "bank sampah"),
)

Result = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command line."""
    parser.add_argument("--rows", type=int, nargs="+", metavar="N", default=DEFAULT_ROWS, help="usulan of the village")
    parser.add_argument("--runs", type=int, metavar="N", default=DEFAULT_RUNS, help="runs of each (default 5)")


def run(options: dict[str, Any]) -> list[Result]:
    """Median CPU milliseconds; `ratio` is to the same page of the smallest village."""
    results: list[Result] = []
    with own_database(), override_settings(ALLOWED_HOSTS=["testserver"]):
        call_command("load_kegiatan", verbosity=0, stdout=sys.stderr)
        for number, rows in enumerate(options["rows"], start=1):
            desa = make_village(number)
            visitor = Client()
            visitor.force_login(make_secretary(desa))
            make_usulan(desa, rows)
            for name, work in _works(desa, visitor).items():
                print(f"{rows} usulan: {name} …", file=sys.stderr, flush=True)
                results.append({"name": name, "rows": rows, "ms": _median_ms(work, options["runs"])})
    smallest = {one["name"]: one["ms"] for one in results if one["rows"] == options["rows"][0]}
    for one in results:
        one["ratio"] = round(one["ms"] / smallest[one["name"]], 2)
        if one["name"] == "hint":
            one["bar_ms"] = BAR_MS
    return results


def table_lines(results: list[Result]) -> Iterable[str]:
    """The results for people."""
    yield f"{'':<22}{'usulan':>8}{'CPU ms':>9}{'ratio':>8}"
    for one in results:
        bar = "" if "bar_ms" not in one else f"  {'kept' if one['ms'] <= one['bar_ms'] else 'BROKEN'} (bar {BAR_MS})"
        yield f"{one['name']:<22}{one['rows']:>8}{one['ms']:>9.1f}{one['ratio']:>8}{bar}"


def make_usulan(desa: Desa, rows: int) -> list[Usulan]:
    """So many usulan of a village's hamlets with one person's scores; every seventh comes from last year."""
    by = Membership.objects.filter(desa=desa).earliest("pk")
    hamlets = [*desa.dusun_set.order_by("position"), None]
    bidang = list(Bidang.objects.all())
    made = Usulan.objects.bulk_create(
        Usulan(
            desa=desa,
            number=number,
            year=YEAR - (number % 7 == 0),
            name=f"{_WORKS[number % 7]} {_THINGS[number % 13]} RT {number % 40 + 1:03}",
            problem=f"Warga RT {number % 40 + 1:03} mengeluh",
            dusun=hamlets[number % len(hamlets)],
            bidang=bidang[number % len(bidang)],
            manfaat_l=number % 50,
            manfaat_p=number % 45,
            manfaat_rtm=number % 12,
            proposed_on=date(YEAR - 1, 5, number % 28 + 1),
            entered_by=by,
        )
        for number in range(1, rows + 1)
    )
    method = shipped_methods()["P2"]
    skoring = Skoring.objects.create(desa=desa, year=YEAR, method=method.as_json())
    NilaiUsulan.objects.bulk_create(
        NilaiUsulan(
            skoring=skoring, usulan=one, scorer=by.orang, criterion=criterion.code, value=one.number * 7 % 100 + 1
        )
        for one in made
        for criterion in method.criteria
    )
    return made


def _works(desa: Desa, visitor: Client) -> dict[str, Callable[[], Any]]:
    """What is measured; the bare comparison tells how much of the hint is words and how much is reading."""
    names = list(Usulan.objects.filter(desa=desa).values_list("name", flat=True))

    def page(address: str, **query: Any) -> Callable[[], Any]:
        return lambda: _visit(visitor, reverse(address), {"tahun": YEAR} | query)

    return {
        "comparing words": lambda: [likeness(TYPED, name) for name in names],
        "hint": lambda: hint_for(desa.pk, TYPED, None),
        "usulan_similar": page("usulan_similar", name=TYPED, place=""),
        "usulan_list": page("usulan_list"),
        "usulan_merge": page("usulan_merge"),
        "usulan_scoring": page("usulan_scoring"),
        "scoring_fill": page("scoring_fill"),
        "usulan_recap": page("usulan_recap"),
    }


def _visit(visitor: Client, address: str, query: dict[str, Any]) -> None:
    answer = visitor.get(address, query)
    if answer.status_code != 200:
        raise AssertionError(f"{address}: {answer.status_code}")


def _median_ms(work: Callable[[], Any], runs: int) -> float:
    work()  # compiles templates, fills caches
    times = []
    for _ in range(runs):
        begin = process_time()
        work()
        times.append((process_time() - begin) * 1000)
    return round(median(times), 1)
