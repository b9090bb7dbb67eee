"""Cutting pages: pure arithmetic on heights, linear in the number of rows, knows nothing of drawing.

What may not be parted is said by a link between neighbours. Links have a strength; when a chain is taller than a
page its weakest links give way first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WITH_NEIGHBOUR = 1  # a subtotal with the row above it
WITH_NEXT = 2  # a heading with the row below it
NEVER_ALONE = 3  # the signatures with the last row; a lone line of a cut row with its neighbour
FREE = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height in points; `lines` > 0 says it may be cut between lines.

    `link` ties it to the next block. A cut row needs `padding` again on each page it touches.
    """

    height: float
    link: int = FREE
    lines: int = 0
    leading: float = 0.0
    padding: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines `start` … `stop - 1` of block `index`; a whole block has stop = None."""

    index: int
    start: int = 0
    stop: int | None = None


@dataclass(slots=True)
class _Atom:
    piece: Piece
    height: float
    link: int
    padding: float


@dataclass(slots=True)
class _Pages:
    first_capacity: float
    capacity: float
    pages: list[list[Piece]] = field(default_factory=lambda: [[]])
    used: float = 0.0

    @property
    def room(self) -> float:
        full = self.first_capacity if len(self.pages) == 1 else self.capacity
        return full - self.used

    def turn(self) -> None:
        self.pages.append([])
        self.used = 0.0

    def height_of(self, chain: Sequence[_Atom]) -> float:
        """Height here; the lines of one cut row share their padding."""
        page = self.pages[-1]
        before = page[-1].index if page else -1
        return _height(chain, before)

    def put(self, chain: Sequence[_Atom]) -> None:
        self.used += self.height_of(chain)
        page = self.pages[-1]
        for atom in chain:
            if page and page[-1].index == atom.piece.index:
                page[-1] = Piece(atom.piece.index, page[-1].start, atom.piece.stop)
            else:
                page.append(atom.piece)


def paginate(blocks: Sequence[Block], first_capacity: float, capacity: float) -> list[list[Piece]]:
    """Pages of pieces in order; capacities in points. A block taller than a page is cut if it can be."""
    pages = _Pages(first_capacity, capacity)
    tall = 0.4 * min(first_capacity if first_capacity > 0 else capacity, capacity)
    atoms = [atom for index, block in enumerate(blocks) for atom in _atoms(index, block, tall)]
    for chain in _chains(atoms, WITH_NEIGHBOUR):
        _place(pages, chain, WITH_NEIGHBOUR)
    return pages.pages


def _atoms(index: int, block: Block, tall: float) -> Iterator[_Atom]:
    """A tall row becomes its lines, the first two and the last two tied together."""
    if block.lines < 4 or block.height <= tall:
        yield _Atom(Piece(index), block.height, block.link, 0.0)
        return
    for line in range(block.lines):
        if line == block.lines - 1:
            link = block.link
        else:
            link = NEVER_ALONE if line in (0, block.lines - 2) else FREE
        yield _Atom(Piece(index, line, line + 1), block.leading, link, block.padding)


def _chains(atoms: Sequence[_Atom], strength: int) -> Iterator[list[_Atom]]:
    chain: list[_Atom] = []
    for atom in atoms:
        chain.append(atom)
        if atom.link < strength:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[_Atom], before: int) -> float:
    total = 0.0
    for atom in chain:
        total += atom.height
        if atom.padding and atom.piece.index != before:
            total += 2 * atom.padding
        before = atom.piece.index
    return total


def _place(pages: _Pages, chain: list[_Atom], strength: int) -> None:
    if pages.height_of(chain) <= pages.room:
        pages.put(chain)
        return
    fits_a_page = _height(chain, -1) <= pages.capacity
    if fits_a_page and pages.pages[-1]:
        pages.turn()
        pages.put(chain)
    elif strength < NEVER_ALONE:
        for part in _chains(chain, strength + 1):
            _place(pages, part, strength + 1)
    elif fits_a_page:  # an empty first page whose title leaves too little room
        pages.turn()
        pages.put(chain)
    else:
        for part in _with_its_end_whole(chain, pages.capacity):
            if pages.height_of(part) > pages.room and pages.pages[-1]:
                pages.turn()
            pages.put(part)


def _with_its_end_whole(chain: list[_Atom], capacity: float) -> list[list[_Atom]]:
    """What is tied together and still taller than a page gives way anywhere but before its last atom."""
    end = chain[-2:]
    if _height(end, -1) > capacity:
        return [[atom] for atom in chain]
    return [*([atom] for atom in chain[:-2]), end]
