"""The migrated database that every process of the tests gets a copy of."""

import threading

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.migrated import all_rooms, alone, key


@pytest.fixture
def room(tmp_path):
    """A room with one migration."""
    folder = tmp_path / "places"
    (folder / "migrations").mkdir(parents=True)
    (folder / "migrations" / "0001_initial.py").write_text("operations = []\n")
    return folder


def test_every_migration_has_run_on_the_database_of_the_tests(db):
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_changed_or_added_migration_asks_for_another_database(room):
    before = key({"places": room})
    (room / "migrations" / "0001_initial.py").write_text("operations = [1]\n")
    changed = key({"places": room})
    (room / "migrations" / "0002_more.py").write_text("operations = []\n")
    assert len({before, changed, key({"places": room})}) == 3


def test_the_same_migrations_ask_for_the_same_database(room):
    assert key({"places": room}) == key({"places": room})


def test_the_migrations_of_others_count_too():
    assert {"places", "planning", "auth", "contenttypes", "account"} <= set(all_rooms())


def test_two_processes_do_not_migrate_at_once(tmp_path):
    order = []

    def second():
        with alone("trial", tmp_path):
            order.append("second")

    with alone("trial", tmp_path):
        other = threading.Thread(target=second)
        other.start()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]
