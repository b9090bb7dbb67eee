from hypothesis import given
from hypothesis import strategies as st

from reporting.payload import Column
from reporting.table_head import head_cells, head_depth
from tests.reporting.samples import wide_matrix

paths = st.lists(st.sampled_from("ABC"), min_size=1, max_size=3).map(tuple)


def columns(*heads: tuple[str, ...]) -> list[Column]:
    return [Column(f"c{number}", head, 10) for number, head in enumerate(heads)]


@given(st.lists(paths, min_size=1, max_size=8))
def test_the_head_covers_every_square_exactly_once(heads):
    made = columns(*heads)
    squares = [
        (level, index)
        for cell in head_cells(made)
        for level in range(cell.top, cell.top + cell.rowspan)
        for index in range(cell.first, cell.last + 1)
    ]
    assert sorted(squares) == [(level, index) for level in range(head_depth(made)) for index in range(len(made))]


def test_bidang_number_and_name_share_one_title():
    made = columns(("No",), ("Kegiatan", "Bidang"), ("Kegiatan", "Bidang"), ("Kegiatan", "Jenis"))
    found = {(cell.text, cell.top, cell.rowspan, cell.first, cell.last) for cell in head_cells(made)}
    assert found == {("No", 0, 2, 0, 0), ("Kegiatan", 0, 1, 1, 3), ("Bidang", 1, 1, 1, 2), ("Jenis", 1, 1, 3, 3)}


def test_equal_titles_under_different_parents_stay_apart():
    texts = [cell.text for cell in head_cells(columns(("A", "Jumlah"), ("B", "Jumlah")))]
    assert texts == ["A", "B", "Jumlah", "Jumlah"]


def test_the_wide_form_has_its_eight_years_twice():
    texts = [cell.text for cell in head_cells(wide_matrix().table.columns)]
    assert [text for text in texts if text.isdigit()] == [*map(str, range(1, 9)), *map(str, range(2020, 2028))]
