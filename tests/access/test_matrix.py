"""Every address for every role, own and other place; every form field that names another row."""

from collections import Counter

import pytest

from tests.access.matrix import (
    Walk,
    acceptance_fault,
    address_names,
    all_foreign_fields,
    all_rows,
    refusal_fault,
)

ROWS = all_rows()
FOREIGN_FIELDS = all_foreign_fields()


def test_every_address_has_a_row():
    assert sorted(set(address_names()) - {row.name for row in ROWS}) == []


def test_no_row_speaks_of_an_address_that_is_gone():
    assert sorted({row.name for row in ROWS} - set(address_names())) == []


def test_no_address_has_two_rows():
    assert [name for name, times in Counter(row.name for row in ROWS).items() if times > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_the_answer_that_the_matrix_says(cast, row):
    faults = Walk(cast, row).go()
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("entry", FOREIGN_FIELDS, ids=lambda entry: f"{entry.name}-{entry.field}")
def test_a_form_refuses_the_row_of_another_place(cast, entry):
    assert acceptance_fault(cast, entry) == ""
    assert refusal_fault(cast, entry) == ""
