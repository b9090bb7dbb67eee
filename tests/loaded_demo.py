"""The demo as `load_demo` leaves it: on SQLite loaded once for a run and copied, elsewhere once for a module."""

import csv
import gzip
import os
import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings

from desa_plan.demo.loader import DemoResult, load_demo
from places.services.wilayah_file import WILAYAH_CSV
from tests.migrated import alone

DATABASE, RESULT = "demo.sqlite3", "result.pickle"
PARTS = ("35.07.21", "51.08", "53.04.18")


def write_few_places(path: Path) -> Path:
    """Write the list of places cut down to the demo's two kecamatan and one kabupaten; all else stays as shipped."""
    with gzip.open(WILAYAH_CSV, "rt", encoding="utf-8") as shipped, path.open("w", encoding="utf-8", newline="") as few:
        head, *rows = csv.reader(shipped)
        kept = [row for row in rows if any(row[0].startswith(part) or part.startswith(row[0]) for part in PARTS)]
        csv.writer(few).writerows([head, *kept])
    return path


@pytest.fixture(scope="session")
def few_places(tmp_path_factory) -> Path:
    """A decree's file with what the demo needs."""
    return write_few_places(tmp_path_factory.mktemp("wilayah") / "few.csv")


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup, django_db_blocker, few_places: Path, tmp_path_factory) -> Iterator[DemoResult]:
    """What loading said; each test's own changes are taken back as ever, the demo itself after the last one.

    It is there for every test of the module: one that wants an empty database stands in another.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with _in_a_copy(_loaded_once(few_places, tmp_path_factory), tmp_path_factory.mktemp("demo")) as loaded:
                yield loaded
        else:
            with transaction.atomic():
                yield load_demo(wilayah=few_places)
                transaction.set_rollback(True)


def _loaded_once(few_places: Path, tmp_path_factory) -> Path:
    """Load the demo beside the tests' database, once for all processes of a run; give the folder with all it left."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "loaded-demo"
    folder.mkdir(exist_ok=True)
    with alone("loading", folder):
        if not (folder / RESULT).exists():
            connection.ensure_connection()
            with closing(sqlite3.connect(folder / DATABASE)) as empty:
                connection.connection.backup(empty)
            with _standing_in(folder):
                result = load_demo(wilayah=few_places)
            (folder / RESULT).write_bytes(pickle.dumps(result))
    return folder


@contextmanager
def _in_a_copy(folder: Path, own: Path) -> Iterator[DemoResult]:
    """Let the tests stand in a copy of the loaded demo."""
    shutil.copytree(folder, own, dirs_exist_ok=True)
    with _standing_in(own):
        yield pickle.loads((own / RESULT).read_bytes())


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Use the database and the files of this folder instead of the tests'."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(folder / DATABASE)
    try:
        with override_settings(MEDIA_ROOT=str(folder / "media")):
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture
def demo(loaded_demo: DemoResult, db) -> DemoResult:
    """The loaded demo, with the database open."""
    return loaded_demo
