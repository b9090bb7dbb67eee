from hypothesis import assume, given
from hypothesis import strategies as st

from reporting.pagination import FREE, NEVER_ALONE, WITH_NEIGHBOUR, WITH_NEXT, Block, Piece, paginate

LEADING, PADDING, PAGE = 10.0, 2.0, 300.0


def row(lines: int, link: int = FREE) -> Block:
    return Block(lines * LEADING + 2 * PADDING, link, lines, LEADING, PADDING)


short_rows = st.builds(row, st.integers(1, 8), st.sampled_from([FREE, FREE, WITH_NEIGHBOUR, WITH_NEXT]))
any_rows = st.builds(row, st.integers(1, 120), st.sampled_from([FREE, WITH_NEIGHBOUR, WITH_NEXT, NEVER_ALONE]))


def height(blocks: list[Block], page: list[Piece]) -> float:
    total = 0.0
    for piece in page:
        block = blocks[piece.index]
        total += block.height if piece.stop is None else (piece.stop - piece.start) * LEADING + 2 * PADDING
    return total


def lines_of(blocks: list[Block], pages: list[list[Piece]]) -> list[tuple[int, int]]:
    found = []
    for page in pages:
        for piece in page:
            stop = blocks[piece.index].lines if piece.stop is None else piece.stop
            found.extend((piece.index, line) for line in range(piece.start, stop))
    return found


@given(st.lists(any_rows, max_size=60), st.floats(-50, PAGE))
def test_no_line_is_lost_doubled_or_moved(blocks, first):
    expected = [(index, line) for index, block in enumerate(blocks) for line in range(block.lines)]
    assert lines_of(blocks, paginate(blocks, first, PAGE)) == expected


@given(st.lists(any_rows, max_size=60), st.floats(100, PAGE))
def test_no_page_is_fuller_than_it_can_be(blocks, first):
    for number, page in enumerate(paginate(blocks, first, PAGE)):
        assert height(blocks, page) <= (first if number == 0 else PAGE) + 0.001


@given(st.lists(short_rows, min_size=1, max_size=80), st.floats(150, PAGE))
def test_a_heading_never_ends_a_page_and_a_sum_never_begins_one(blocks, first):
    blocks[-1] = row(blocks[-1].lines)
    run = longest = 0
    for block in blocks:
        run = run + block.height if block.link else 0
        longest = max(longest, run)
    assume(longest < first / 2)  # longer chains may give way, weakest link first
    for page in paginate(blocks, first, PAGE)[:-1]:
        last = page[-1]
        is_cut = last.stop not in (None, blocks[last.index].lines)
        assert is_cut or blocks[last.index].link == FREE


@given(st.lists(any_rows, min_size=1, max_size=60), st.floats(150, PAGE), st.floats(20, 120))
def test_signatures_never_stand_alone(blocks, first, signatures):
    blocks[-1] = row(blocks[-1].lines, NEVER_ALONE)
    last_page = paginate([*blocks, Block(signatures)], first, PAGE)[-1]
    assert last_page[-1].index == len(blocks)
    assert last_page[-2].index == len(blocks) - 1


def test_signatures_keep_the_row_above_them_even_when_all_that_is_tied_together_fills_more_than_a_page():
    blocks = [row(1, NEVER_ALONE), row(9, NEVER_ALONE), row(9, NEVER_ALONE), Block(99.0)]
    assert paginate(blocks, 235.0, PAGE)[-1] == [Piece(2), Piece(3)]


def test_a_row_taller_than_a_page_is_cut_without_lonely_lines():
    pages = paginate([row(3), row(70), row(2)], 150, PAGE)
    pieces = [piece for page in pages for piece in page if piece.index == 1]
    assert [piece.stop - piece.start for piece in pieces] == [11, 29, 28, 2]


def test_a_title_that_fills_its_page_leaves_the_table_to_the_next():
    assert paginate([row(2)], -5, PAGE) == [[], [Piece(0)]]
