"""Each page takes as many queries as agreed, for few rows and for many.

A quick run asks for few rows only: a page that asks once more for each row then misses the agreed number, too.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.baselines.page import FEW, MANY, all_pages, as_list, queries_of
from tests.random_cases import FULL

AGREED = Path(__file__).with_name("queries.json")
REWRITE = bool(os.environ.get("REWRITE_BASELINES"))
PAGES = all_pages()

pytestmark = pytest.mark.usefixtures("papers_drawn_once")


def agreed() -> dict[str, int]:
    """Give the committed numbers by the name of the page."""
    return json.loads(AGREED.read_text()) if AGREED.exists() else {}


def rewrite(name: str, number: int) -> None:
    """Write one number down, and forget the pages that are gone."""
    kept = {page.name for page in PAGES}
    numbers = {known: value for known, value in agreed().items() if known in kept} | {name: number}
    AGREED.write_text(json.dumps(dict(sorted(numbers.items())), indent=2) + "\n")


@pytest.mark.parametrize("counted", PAGES, ids=lambda page: page.name)
def test_a_page_takes_as_many_queries_as_agreed_whatever_its_rows(cast, counted):
    few = queries_of(cast, counted, FEW)
    many = queries_of(cast, counted, MANY) if FULL or REWRITE else few
    if len(few) != len(many):
        pytest.fail(
            f"{counted.name}: {len(few)} queries at {FEW} rows and {len(many)} at {MANY}:\n{as_list(many)}",
            pytrace=False,
        )
    if counted.most is not None and len(few) > counted.most:
        pytest.fail(
            f"{counted.name}: {len(few)} queries, at most {counted.most} are allowed:\n{as_list(few)}", pytrace=False
        )
    if REWRITE:
        rewrite(counted.name, len(few))
    elif len(few) != agreed().get(counted.name):
        pytest.fail(
            f"{counted.name}: {len(few)} queries, {agreed().get(counted.name, 'none')} agreed (queries.json). "
            f"If this is meant: REWRITE_BASELINES=1 python -m pytest tests/baselines\n{as_list(few)}",
            pytrace=False,
        )


def test_every_agreement_is_about_a_page_and_no_page_stands_twice():
    names = Counter(page.name for page in PAGES)
    assert [name for name, times in names.items() if times > 1] == []
    assert REWRITE or sorted(agreed()) == sorted(names)
