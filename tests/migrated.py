"""A migrated database, made once and then copied for every process that tests.

The migrations run whenever one of them has changed, and always for a clone's first run: they take half a minute, and a
run would else pay that for each process and database. On SQLite the copy is a file in `.pytest_cache`; on PostgreSQL
it is a database beside those of the tests (`desa_plan_migrated_…`), which goes with a private server.
Typed as a command, `python -m tests.migrated` makes the one for DATABASE_URL when it is not there yet.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

FOLDER = Path(".pytest_cache") / "migrated"
NAME = "desa_plan_migrated_"
LONGEST_WAIT = 900  # seconds, for another process that migrates


def key(rooms: Mapping[str, Path]) -> str:
    """Give a name for what the migrations of these rooms bring about: another one for any change in any of them."""
    told = hashlib.sha256(repr((settings.CACHES, settings.AUTH_USER_MODEL)).encode())
    for label, room in sorted(rooms.items()):
        for path in sorted((room / "migrations").glob("*.py")):
            told.update(f"\0{label}/{path.name}\0".encode())
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


def all_rooms() -> dict[str, Path]:
    """Give the folder of every installed app, ours and others'."""
    return {app.label: Path(app.path) for app in apps.get_app_configs()}


def folder() -> Path:
    """Where the copies of this clone lie."""
    path = Path(settings.BASE_DIR) / FOLDER
    path.mkdir(parents=True, exist_ok=True)
    return path


def template(make: Callable[[], None]) -> str:
    """Give the migrated database: the path of a file on SQLite, a name on PostgreSQL; make it when it is not there."""
    if not _is_there():
        with alone(f"migrating-{connection.vendor}"):
            if not _is_there():
                make()
    return _place()


def _place() -> str:
    name = key(all_rooms())
    return str(folder() / f"{name}.sqlite3") if connection.vendor == "sqlite" else f"{NAME}{name}"


def _is_there() -> bool:
    if connection.vendor == "sqlite":
        return Path(_place()).exists()
    return _place() in _databases()


def _databases() -> list[str]:
    """Give the names of the migrated databases on the PostgreSQL server, fresh and stale."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [NAME])
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def alone(purpose: str, where: Path | None = None) -> Iterator[None]:
    """Wait until no other process does the same; one that dies lets the next one in."""
    with closing(sqlite3.connect((where or folder()) / f"{purpose}.lock", timeout=LONGEST_WAIT)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def migrate_elsewhere() -> None:
    """Migrate in a process of its own: this one's connection is the tests'."""
    words = [sys.executable, "-m", "tests.migrated", "--at-once"]
    done = subprocess.run(words, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.exit(f"The migrations do not run:\n{done.stdout}{done.stderr}", returncode=3)


def migrate_here() -> None:
    """Migrate an empty database, and give it its name when it is whole; those of other migrations go."""
    place = _place()
    if connection.vendor == "sqlite":
        stale = [path for path in folder().glob("*.sqlite3") if str(path) != place]
        with tempfile.TemporaryDirectory(dir=folder()) as draft:
            _migrate(str(Path(draft) / "draft.sqlite3"))
            (Path(draft) / "draft.sqlite3").replace(place)
        for path in stale:
            path.unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        for name in _databases():
            cursor.execute(f'DROP DATABASE "{name}"')
        cursor.execute(f'CREATE DATABASE "{NAME}draft"')
    _migrate(f"{NAME}draft")
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{NAME}draft" RENAME TO "{place}"')


def _migrate(name: str) -> None:
    """Run all migrations on the empty database of this name, and leave it."""
    default = connections["default"]
    before = default.settings_dict["NAME"]
    default.close()
    default.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        default.close()  # the last one to leave puts everything into the one file
        default.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool, django_db_use_migrations: bool) -> bool:
    """Take the copied file as it is; what it lacks is migrated."""
    return django_db_keepdb or (connection.vendor == "sqlite" and django_db_use_migrations)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_use_migrations, django_db_blocker, tmp_path_factory
) -> None:
    """Give each process a copy of the migrated database.

    SQLite is tested as it is used: a file with WAL and several connections, not one shared memory. On PostgreSQL each
    process of a shared run has a database of its own, named after it.
    """
    test = connections["default"].settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("sqlite") / "test.sqlite3")
    if not django_db_use_migrations:
        return
    with django_db_blocker.unblock():
        place = template(migrate_elsewhere)
    if connection.vendor == "sqlite":
        shutil.copyfile(place, test["NAME"])
    else:
        test["TEMPLATE"] = place


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desa_plan.settings")
    import django

    django.setup()
    if "--at-once" in sys.argv:  # somebody holds the lock for us
        migrate_here()
    else:
        template(migrate_here)
