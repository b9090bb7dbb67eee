from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.payload import Column, MatrixDocument, PayloadError, ProseDocument, Row, Table
from reporting.payload_json import canonical_bytes, from_bytes, from_json, to_json
from tests.random_cases import cases
from tests.reporting.hostile_text import texts
from tests.reporting.samples import siskeudes_matrix, wide_matrix
from tests.reporting.tables import matrices

plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=10,
)


@cases(300)
@given(matrices())
def test_a_matrix_survives_json_unchanged(document):
    assert from_bytes(canonical_bytes(document)) == document


@given(st.dictionaries(st.text("abc", min_size=1, max_size=5), plain_values, max_size=5))
def test_prose_survives_json_unchanged(context):
    document = ProseDocument("surat", "Surat", "reporting/prose_base.html", context)
    restored = from_json(to_json(document))
    assert restored == document
    assert canonical_bytes(restored) == canonical_bytes(document)


@pytest.mark.parametrize("document", [siskeudes_matrix(), wide_matrix()])
def test_real_looking_matrices_survive_json(document):
    assert from_bytes(canonical_bytes(document)) == document


def test_a_decimal_keeps_its_digits():
    row = Row("row", (Decimal("1.500"),))
    document = MatrixDocument("k", ("T",), (), Table((Column("v", ("Volume",), 20, "decimal"),), (row,)))
    value = from_bytes(canonical_bytes(document)).table.rows[0].cells[0]
    assert str(value) == "1.500"


def test_the_spelling_does_not_depend_on_how_the_width_was_written():
    one = Table((Column("v", ("Volume",), 20),), ())
    other = Table((Column("v", ("Volume",), 20.0),), ())
    spelled = {canonical_bytes(MatrixDocument("k", ("T",), (), table)) for table in (one, other)}
    assert len(spelled) == 1


def test_an_older_or_foreign_file_is_refused_with_its_format_named():
    with pytest.raises(PayloadError, match="format 99"):
        from_json({"format": 99, "type": "matrix", "document": {}})


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("rupiah", 1.5),
        ("rupiah", True),
        ("rupiah", Decimal("1.5")),
        ("text", 7),
        ("tick", 1),
        ("decimal", Decimal("NaN")),
    ],
)
def test_a_value_that_does_not_belong_to_its_column_is_refused(kind, value):
    with pytest.raises(PayloadError, match="is not"):
        Table((Column("c", ("C",), 20, kind),), (Row("row", (value,)),))


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(PayloadError, match="0 cells for 1 columns"):
        Table((Column("c", ("C",), 20),), (Row("row", ()),))


def test_a_label_without_room_is_refused():
    with pytest.raises(PayloadError, match="no empty cell"):
        Table((Column("c", ("C",), 20),), (Row("total", ("x",), label="JUMLAH"),))


def test_a_label_spans_the_first_run_of_empty_cells():
    assert Row("subtotal", (None, None, 5, None), label="JUMLAH").label_span() == (0, 1)
    assert Row("group", ("1", None, None, None), label="BIDANG").label_span() == (1, 3)


def test_prose_refuses_what_json_cannot_hold():
    with pytest.raises(PayloadError, match="object is not a plain value"):
        ProseDocument("surat", "Surat", "reporting/prose_base.html", {"thing": object()})
