"""The demo as `load_demo` leaves it, loaded once for all tests of a module and taken back after them."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from desa_plan.demo.loader import DemoResult, load_demo
from places.services.wilayah_file import WILAYAH_CSV

PARTS = ("35.07.21", "51.08.02", "53.04.18")


def write_few_places(path: Path) -> Path:
    """Write the list of places cut down to the demo's three kecamatan; everything else about it stays as shipped."""
    with gzip.open(WILAYAH_CSV, "rt", encoding="utf-8") as shipped, path.open("w", encoding="utf-8", newline="") as few:
        head, *rows = csv.reader(shipped)
        kept = [row for row in rows if any(row[0].startswith(part) or part.startswith(row[0]) for part in PARTS)]
        csv.writer(few).writerows([head, *kept])
    return path


@pytest.fixture(scope="session")
def few_places(tmp_path_factory) -> Path:
    """A decree's file with three kecamatan."""
    return write_few_places(tmp_path_factory.mktemp("wilayah") / "few.csv")


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup, django_db_blocker, few_places: Path) -> Iterator[DemoResult]:
    """What loading said; each test's own changes are taken back as ever, the demo itself after the last one.

    It is there for every test of the module: one that wants an empty database stands in another.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(wilayah=few_places)
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_demo: DemoResult, db) -> DemoResult:
    """The loaded demo, with the database open."""
    return loaded_demo
