"""One page whose queries are counted, and counting them."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import tests.baselines
from accounts.enums import Role
from tests.cast import Cast

FEW, MANY = 15, 150  # many: more than a page of the longest lists
SHOWN_LETTERS = 220

Build = Callable[[Cast, int], str]


@dataclass(frozen=True)
class Page:
    """A page by its name; `address` makes that many rows of what it shows and gives where it stands."""

    name: str
    address: Build
    who: Role = Role.SEKRETARIS_DESA
    most: int | None = None  # a bar that no new agreement may pass


def all_pages() -> list[Page]:
    """Give the pages from all files `pages_<app>.py`."""
    files = [info.name for info in pkgutil.iter_modules(tests.baselines.__path__) if info.name.startswith("pages_")]
    return [page for name in files for page in importlib.import_module(f"tests.baselines.{name}").PAGES]


def queries_of(cast: Cast, page: Page, rows: int) -> list[str]:
    """Give the SQL of a visit to the page with that many rows, the second one, as a person's mostly are."""
    with transaction.atomic():
        address = page.address(cast, rows)
        browser = Client()
        browser.force_login(cast.of(page.who).orang.user)
        assert browser.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        transaction.set_rollback(True)
    return [query["sql"] for query in queries.captured_queries]


def as_list(statements: list[str]) -> str:
    """Give the statements one per line, each cut to what tells them apart."""
    short = [re.sub(r"SELECT .*? FROM", "SELECT … FROM", statement, count=1) for statement in statements]
    return "\n".join(f"{number:3} {text[:SHOWN_LETTERS]}" for number, text in enumerate(short, start=1))
