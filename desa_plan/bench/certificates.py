"""`bench certificates`: a hall's certificates issued and bound in one PDF, as a ratio to one in a warm process."""

import gc
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from statistics import median
from time import process_time
from typing import Any

from django.test import override_settings

from accounts.models import Membership
from desa_plan.bench.memory import reset_peak, status_mb
from desa_plan.bench.own_database import own_database
from desa_plan.bench.sample_plan import make_village
from desa_plan.bench.sample_session import HELD_ON, make_held_session, make_officer
from reporting.pdf_joining import page_count
from training.certificates import all_in_one, certificates_of
from training.models import TrainingSession
from training.services.certificates import issue_certificates

DEFAULT_COUNT = 129  # secretaries whom the founding bimtek called
DEFAULT_RUNS = 3
BAR_RATIO, BAR_MB = 140.0, 200.0

Result = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command line."""
    parser.add_argument("--count", type=int, metavar="N", default=DEFAULT_COUNT, help="certificates (default 129)")
    parser.add_argument("--runs", type=int, metavar="N", default=DEFAULT_RUNS, help="runs of each (default 3)")


def run(options: dict[str, Any]) -> list[Result]:
    """CPU seconds of one and of many, and MB added at the peak since before the first one, fonts and libraries too.

    Both go the whole way: drawn, stamped, hashed, stored, read back and bound. Ratios are taken pair by pair.
    """
    pairs: list[tuple[float, float]] = []
    peaks, sizes = [], []
    with tempfile.TemporaryDirectory() as folder, own_database(), override_settings(MEDIA_ROOT=folder):
        desa = make_village()
        officer = make_officer(desa)
        gc.collect()
        reset_peak()
        before = status_mb("VmRSS")
        _measure(officer, make_held_session(desa, 1))  # warms up
        for number in range(1, options["runs"] + 1):
            print(f"{options['count']} certificates, run {number} of {options['runs']} …", file=sys.stderr, flush=True)
            one, _ = _measure(officer, make_held_session(desa, 1))
            many, data = _measure(officer, make_held_session(desa, options["count"]))
            pairs.append((one, many))
            peaks.append(status_mb("VmHWM") - before)
            sizes.append(len(data) / 1024)
    return [
        {"name": "one certificate", "count": 1, "seconds": round(median(one for one, _ in pairs), 4)},
        {
            "name": "all in one PDF",
            "count": options["count"],
            "seconds": round(median(many for _, many in pairs), 4),
            "ratio": round(median(many / one for one, many in pairs), 2),
            "bar_ratio": BAR_RATIO,
            "peak_mb": round(max(0.0, *peaks), 1),
            "bar_mb": BAR_MB,
            "kb": round(median(sizes), 1),
        },
    ]


def table_lines(results: list[Result]) -> Iterable[str]:
    """The results for people."""
    yield f"{'':<18}{'count':>6}{'CPU s':>9}{'ratio':>9}{'MB added':>10}{'KB':>9}"
    for one in results:
        line = f"{one['name']:<18}{one['count']:>6}{one['seconds']:>9.3f}"
        if "ratio" in one:
            kept = one["ratio"] <= one["bar_ratio"] and one["peak_mb"] <= one["bar_mb"]
            line += f"{one['ratio']:>9.2f}{one['peak_mb']:>10.1f}{one['kb']:>9.1f}"
            line += f"  {'kept' if kept else 'BROKEN'} (bars {BAR_RATIO:.0f} and {BAR_MB:.0f} MB)"
        yield line


def _measure(officer: Membership, session: TrainingSession) -> tuple[float, bytes]:
    """CPU seconds from the button to the PDF in hand, and the PDF."""
    count = session.participant_set.count()
    start = process_time()
    issue_certificates(by=officer, session=session, version=session.version, pattern="", on=HELD_ON)
    found = [row.certificate for row in certificates_of(session, officer).issued if row.certificate]
    data = all_in_one(found, title=f"Sertifikat {session}")
    seconds = process_time() - start
    if len(found) != count or page_count(data) != 2 * count:
        raise AssertionError(f"{len(found)} certificates of {count} on {page_count(data)} pages")
    return seconds, data
