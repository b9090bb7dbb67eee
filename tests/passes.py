"""Which tests belong to a run: decided by the database that DATABASE_URL names.

On SQLite everything runs but the races (`postgres`). On PostgreSQL runs what uses a database, but for `browser`, `fuzz`
and `sqlite_only`. So a test without a database runs once, and nothing is ever skipped to get there.

A quick run asks PostgreSQL only what the database can decide: races, locks, triggers, lists that are loaded, each
address through the access matrix, and every third of the other tests of services and querysets, which its name
decides. What looks at pages, papers and policies runs there with `--full`.
"""

import inspect
import re

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.chosen import one_of
from tests.random_cases import FULL

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
BROWSER_FIXTURES = {"playwright", "browser", "new_context", "context", "page"}
NOT_ON_POSTGRESQL = ("browser", "fuzz", "sqlite_only")
PAGE_FIXTURES = {"client", "sign_in"}
ALWAYS = re.compile(r"/test_matrix\.py|/test_\w*(races|locks|triggers|load)\w*\.py")
PAGES_AND_PAPERS = re.compile(
    r"tests/(pages|baselines|demo)/|test_private|test_policy|documents|hostile_text|pandanlandung|_pages\.py"
)


def uses_database(item: pytest.Item) -> bool:
    """Tell whether a test touches the database, by its mark, its fixtures or its class."""
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    owner = getattr(item, "cls", None)
    return inspect.isclass(owner) and issubclass(owner, TransactionTestCase)


def is_decided_by_the_database(item: pytest.Item) -> bool:
    """Tell whether a quick run asks PostgreSQL, too: another database could give another answer here."""
    if item.get_closest_marker("postgres"):
        return True
    if PAGE_FIXTURES & set(getattr(item, "fixturenames", ())) or PAGES_AND_PAPERS.search(item.nodeid):
        return False
    return bool(ALWAYS.search(item.nodeid)) or one_of((True, False, False), item.nodeid)


def belongs(item: pytest.Item, vendor: str, *, full: bool) -> bool:
    """Tell whether a test belongs to the run on this database."""
    if vendor != "postgresql":
        return item.get_closest_marker("postgres") is None
    if not uses_database(item) or any(map(item.get_closest_marker, NOT_ON_POSTGRESQL)):
        return False
    return full or is_decided_by_the_database(item)


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
    outside = [item for item in items if not belongs(item, connection.vendor, full=FULL)]
    if outside:
        config.hook.pytest_deselected(items=outside)
        items[:] = [item for item in items if item not in set(outside)]
