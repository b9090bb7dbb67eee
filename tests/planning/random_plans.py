"""Plans as chance makes them: lines with any years, sources, candidates and amounts that are not split."""

from dataclasses import dataclass

from hypothesis import strategies as st

SOURCES = ("PAD", "DDS", "ADD", "PBH", "PBK", "PBP", "SWD", "DLL")
CODES = ("1.1.01", "1.1.02", "2.3.10", "2.3.11", "2.4.01", "3.1.01", "4.2.01", "5.1.00")

# Thirty times the largest is just below what a whole plan may cost (planning/services/plan_total.py).
amounts = st.one_of(st.integers(0, 10**12), st.integers(0, 5), st.just(3 * 10**13))


@dataclass(frozen=True)
class RandomLine:
    """One line: a kegiatan code (or only a bidang) and rupiah by year and source; None as in `making.Costs`."""

    code: str | None
    bidang: str
    costs: dict[int, dict[str | None, int | None]]

    @property
    def total(self) -> int:
        """Rupiah of the line."""
        return sum(amount or 0 for costs in self.costs.values() for amount in costs.values())


def _costs(cells: list[tuple[int, str | None, int | None]]) -> dict[int, dict[str | None, int | None]]:
    """Cells as rupiah by year and source; a candidate source always has an amount to share in."""
    costs: dict[int, dict[str | None, int | None]] = {}
    for year, source, amount in cells:
        of_year = costs.setdefault(year, {})
        if source or amount is not None:
            of_year[source] = amount
    for of_year in costs.values():
        if None in of_year.values():
            of_year.setdefault(None, 0)
    return costs


def _line(code: str | None, bidang: str, cells: list[tuple[int, str | None, int | None]]) -> RandomLine:
    return RandomLine(code, code[0] if code else bidang, _costs(cells))


def random_plans(years: range, *, most_lines: int = 5) -> st.SearchStrategy[list[RandomLine]]:
    """Lists of lines of at most six costs within the years."""
    cell = st.tuples(st.sampled_from(years), st.sampled_from([*SOURCES, None]), amounts | st.none())
    line = st.builds(
        _line,
        st.sampled_from([*CODES, None]),
        st.sampled_from("12345"),
        st.lists(cell, max_size=6, unique_by=lambda cell: cell[:2]),
    )
    return st.lists(line, max_size=most_lines)
