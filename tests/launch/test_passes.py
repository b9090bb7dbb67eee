"""The two runs of the suite: which test belongs to which, and that each speaks to its own database."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.passes import belongs, mark_by_nature, uses_database


class Item:
    """A collected test, as far as the rules look at one."""

    def __init__(
        self, *marks: str, fixtures: tuple[str, ...] = (), function: object = None, file: str = "planning/test_lines.py"
    ) -> None:
        self.nodeid = f"tests/{file}::test_it"
        self.marks = set(marks)
        self.fixturenames = fixtures
        self.obj = function

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None

    def add_marker(self, name: str) -> None:
        self.marks.add(name)


@given(st.integers())
def a_property(number):
    """Stand in for a test with random cases."""


@pytest.mark.parametrize(
    ("item", "vendors"),
    [
        (Item(), {"sqlite"}),
        (Item("django_db"), {"sqlite", "postgresql"}),
        (Item(fixtures=("db",)), {"sqlite", "postgresql"}),
        (Item("django_db", "postgres"), {"postgresql"}),
        (Item("django_db", "sqlite_only"), {"sqlite"}),
        (Item("django_db", "fuzz"), {"sqlite"}),
        (Item(fixtures=("live_server", "page")), {"sqlite"}),
        (Item("django_db", function=a_property), {"sqlite"}),
    ],
)
def test_each_test_belongs_to_the_runs_that_can_say_something_new(item, vendors):
    mark_by_nature(item)
    assert {vendor for vendor in ("sqlite", "postgresql") if belongs(item, vendor, full=True)} == vendors


@pytest.mark.parametrize(
    ("item", "runs"),
    [
        (Item("django_db"), False),  # two of three stay away; the name decides
        (Item("django_db", file="planning/test_pagu.py"), True),
        (Item(fixtures=("db", "cast"), file="planning/test_rab.py"), True),
        (Item("django_db", file="access/test_matrix.py"), True),
        (Item("django_db", file="planning/test_locks_of_services.py"), True),
        (Item("django_db", file="musyawarah/test_seal_triggers.py"), True),
        (Item(fixtures=("db", "sign_in"), file="planning/test_pagu.py"), False),
        (Item("django_db", "postgres", fixtures=("sign_in",)), True),
        (Item("django_db", file="pages/test_home.py"), False),
        (Item("django_db", file="demo/test_load_demo_again.py"), False),
        (Item("django_db", file="planning/test_rkp_documents.py"), False),
        (Item(), False),
        (Item("django_db", "sqlite_only"), False),
    ],
)
def test_a_quick_run_asks_postgresql_only_what_the_database_can_decide(item, runs):
    mark_by_nature(item)
    assert belongs(item, "postgresql", full=False) is runs
    assert belongs(item, "sqlite", full=False) is (item.get_closest_marker("postgres") is None)


def test_a_plain_function_uses_no_database(request):
    assert not uses_database(request.node)


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_run_of_the_races_speaks_to_postgresql():
    assert connection.vendor == "postgresql"


@pytest.mark.sqlite_only
@pytest.mark.django_db
def test_sqlite_is_tested_as_it_is_used():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
