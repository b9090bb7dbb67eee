"""Workbooks spoilt at random: never an unforeseen error, no activity dropped unseen, memory bounded."""

import json
import re
import resource
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from places.workbooks.addresses import position
from places.workbooks.opening import open_workbook
from places.workbooks.problem import Problem
from places.workbooks.refusal import WorkbookRefused
from places.workbooks.sheet import Workbook
from planning.workbooks.pagu_reader import read_pagu
from planning.workbooks.plan_reader import read_plan
from planning.workbooks.price_reader import read_prices
from planning.workbooks.reading import RKP, RPJM, Ask, Reading
from planning.workbooks.village_pagu_reader import read_village_pagu
from tests.planning.workbooks.mutations import Spoilt, damaged
from tests.random_cases import cases

_TOKEN = re.compile(r"Zq\d+Tanda")


@cases(300)
@given(st.integers(0, 10**9), st.integers(0, 8))
def test_no_activity_of_a_spoilt_workbook_is_dropped_unseen(seed, count):
    spoilt = Spoilt(seed)
    spoilt.steps(count)
    book = open_workbook(spoilt.write(), "rusak.xlsx")
    found = read_plan(book, Ask(RKP, 2026, 2026))
    assert Reading.from_json(json.loads(json.dumps(found.to_json()))) == found
    assert missing(book, found) == []
    assert sane(found)


@cases(300)
@given(st.integers(0, 10**9))
def test_a_damaged_file_is_read_or_refused(seed):
    random = Random(seed)
    spoilt = Spoilt(seed)
    spoilt.steps(random.randint(0, 3))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        book = open_workbook(damaged(spoilt.write(), random), "rusak.xlsx")
    except WorkbookRefused as refusal:
        assert refusal.message
        assert refusal.code
    else:
        for shape in (RKP, RPJM):
            assert sane(read_plan(book, Ask(shape, 2026, 2026)))
        read_pagu(book, 2026)
        read_village_pagu(book)
        read_prices(book)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def missing(book: Workbook, found: Reading) -> list[str]:
    """Tokens of the workbook that stand in no row and in no cell that a problem names."""
    if any(problem.code in ("no_table", "too_many_rows") for problem in found.problems):
        return []
    kept = set(_TOKEN.findall(json.dumps(found.to_json())))
    unread = {problem.sheet for problem in found.problems if problem.code == "sheet_not_read"}
    areas = [(problem.sheet, *reach(problem)) for problem in found.all_problems]
    lost = []
    for sheet in book.sheets:
        for row in range(len(sheet.rows)):
            for column, value in sheet.filled(row):
                for token in _TOKEN.findall(str(value)):
                    told = any(
                        name == sheet.name and top <= row <= bottom and left <= column <= right
                        for name, top, left, bottom, right in areas
                    )
                    if token not in kept and not told and sheet.name not in unread:
                        lost.append(f"{sheet.name} {sheet.where(row, column)} {token}")
    return lost


def reach(problem: Problem) -> tuple[int, int, int, int]:
    """First row and column, last row and column that a problem speaks of."""
    first, _, last = problem.cell.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return top, left, 10**6 if problem.code == "column_unknown" else bottom, right


def sane(found: Reading) -> bool:
    """No nonsense is accepted: amounts within bounds, days within the year, volumes positive."""
    return all(
        (row.amount is None or 0 <= row.amount <= 10**15)
        and (row.volume is None or row.volume >= 0)
        and (row.starts is None or row.ends is None or row.starts <= row.ends)
        and all(share.amount is None or share.amount >= 0 for share in row.sources)
        and sum(share.amount or 0 for share in row.sources) in (0, row.amount)
        for row in found.rows
    )
