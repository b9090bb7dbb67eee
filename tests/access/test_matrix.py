"""Every address for every role, own and other place; every form field that names another row."""

from collections import Counter
from itertools import product

import pytest

from accounts.enums import Role
from tests.access.matrix import (
    Walk,
    acceptance_fault,
    address_names,
    all_foreign_fields,
    all_rows,
    asked,
    refusal_fault,
)
from tests.access.row import Row, Who
from tests.random_cases import FULL

ROWS = all_rows()
FOREIGN_FIELDS = all_foreign_fields()

pytestmark = pytest.mark.usefixtures("papers_drawn_once")


def test_every_address_has_a_row():
    assert sorted(set(address_names()) - {row.name for row in ROWS}) == []


def test_no_row_speaks_of_an_address_that_is_gone():
    assert sorted({row.name for row in ROWS} - set(address_names())) == []


def test_no_address_has_two_rows():
    assert [name for name, times in Counter(row.name for row in ROWS).items() if times > 1] == []


def test_a_quick_walk_hears_every_answer_that_the_row_knows():
    walks = [(row, asked(row, full=True), asked(row, full=False)) for row in ROWS]
    assert [row.name for row, everybody, chosen in walks if not set(chosen) <= set(everybody)] == []
    assert [row.name for row, everybody, chosen in walks if _answers(row, chosen) != _answers(row, everybody)] == []


def _answers(row: Row, walk: list[tuple[Who, bool]]) -> set[tuple[bool, int, int]]:
    return {(own, row.expected("GET", who, own=own), row.expected("POST", who, own=own)) for who, own in walk}


def test_quick_walks_together_ask_every_role_at_both_places():
    chosen = Counter(asking for row in ROWS for asking in asked(row, full=False))
    assert [asking for asking in product(Role, (True, False)) if chosen[asking] < 5] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_the_answer_that_the_matrix_says(cast, row):
    faults = Walk(cast, row).go(full=FULL)
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("entry", FOREIGN_FIELDS, ids=lambda entry: f"{entry.name}-{entry.field}")
def test_a_form_refuses_the_row_of_another_place(cast, entry):
    assert acceptance_fault(cast, entry) == ""
    assert refusal_fault(cast, entry) == ""
