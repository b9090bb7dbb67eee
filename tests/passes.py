"""Which tests belong to a run: decided by the database that DATABASE_URL names.

On SQLite everything runs but the races (`postgres`). On PostgreSQL runs what uses a database, but for `browser`, `fuzz`
and `sqlite_only`. So a test without a database runs once, and nothing is ever skipped to get there.
"""

import inspect

import pytest
from django.db import connection
from django.test import TransactionTestCase

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
BROWSER_FIXTURES = {"playwright", "browser", "new_context", "context", "page"}
NOT_ON_POSTGRESQL = ("browser", "fuzz", "sqlite_only")


def uses_database(item: pytest.Item) -> bool:
    """Tell whether a test touches the database, by its mark, its fixtures or its class."""
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    owner = getattr(item, "cls", None)
    return inspect.isclass(owner) and issubclass(owner, TransactionTestCase)


def belongs(item: pytest.Item, vendor: str) -> bool:
    """Tell whether a test belongs to the run on this database."""
    if vendor == "postgresql":
        return uses_database(item) and not any(map(item.get_closest_marker, NOT_ON_POSTGRESQL))
    return item.get_closest_marker("postgres") is None


def mark_by_nature(item: pytest.Item) -> None:
    """Mark what nobody should have to remember: browser tests by their fixtures, fuzz tests by their decorator."""
    if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
        item.add_marker("browser")
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker("fuzz")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, not skip, what belongs to the other run."""
    for item in items:
        mark_by_nature(item)
    outside = [item for item in items if not belongs(item, connection.vendor)]
    if outside:
        config.hook.pytest_deselected(items=outside)
        items[:] = [item for item in items if item not in set(outside)]
