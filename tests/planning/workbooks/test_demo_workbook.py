"""The demo's workbook: the figures and the faults of a real RKP Desa."""

import json

import pytest

from desa_plan.demo.dirty_workbook import FILE, dirty_workbook
from places.workbooks.opening import open_workbook
from planning.workbooks.pagu_reader import PaguReading, read_pagu
from planning.workbooks.reading import Reading
from tests.planning.workbooks.making import codes, read


@pytest.fixture(scope="module")
def found():
    return read(FILE.read_bytes())


def test_the_file_is_what_the_code_writes(found):
    assert read(dirty_workbook()) == found


def test_all_38_activities_are_found_with_their_sum(found):
    assert len(found.rows) == 38
    assert found.total == 2_241_895_523


def test_foot_totals_are_compared_with_the_rows(found):
    foot = {total.cell: (total.amount, total.agrees) for total in found.stated if "foot" in total.kind}
    assert foot == {"Q52": (2_241_895_523, True), "X52": (2_032_351_158, False)}


def test_each_bidang_agrees_with_its_heading_and_its_side_total(found):
    by_bidang = [total for total in found.stated if total.kind in ("bidang", "side_bidang")]
    assert len(by_bidang) == 10
    assert all(total.agrees for total in by_bidang)


def test_the_unsplit_line_keeps_both_candidates(found):
    (line,) = [one for one in found.rows if "source_unsplit" in codes(one)]
    assert (line.amount, [(share.code, share.amount) for share in line.sources]) == (
        149_042_430,
        [("ADD", None), ("DDS", None)],
    )
    assert line.cells["source"] == "R12"


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("heading_other_year", ["K6"]), ("total_differs", ["X52"]), ("numbering_gap", ["F18", "F31"]),
        ("volume_without_number", ["N51"]), ("amount_zero", ["Q48"]), ("time_unclear", ["P40"]),
        ("below_table", ["N54"]), ("beside_table", ["X1:AB2", "W8:Z16", "X25:Y26", "X52"]),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_cell_and_a_remedy(found, code, cells):
    problems = [problem for problem in found.all_problems if problem.code == code]
    assert [problem.cell for problem in problems] == cells
    assert all(problem.sheet == "RKPDESA 2026" and problem.cell in problem.message for problem in problems)
    assert all(problem.remedy.endswith(".") for problem in problems)


def test_the_side_table_is_read_as_a_claim_not_as_activities(found):
    claims = {claim.code: (claim.used, claim.left, claim.pagu) for claim in found.claims}
    assert claims["PBH"] == (132_465_123, 7_435_035, 139_513_087)
    assert "sisa PBH tertulis 7.435.035, menurut barisnya 7.047.964." in " ".join(p.message for p in found.problems)


def test_bidang_come_from_headings_and_tall_merged_cells(found):
    assert [sum(1 for one in found.rows if one.bidang == number) for number in range(1, 6)] == [12, 12, 11, 2, 1]


def test_a_reading_survives_json(found):
    assert Reading.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_the_ceilings_of_the_second_sheet_add_up_per_source():
    found = read_pagu(open_workbook(dirty_workbook(), "a.xlsx"), 2026)
    assert found.by_source == {
        "PAD": 0, "ADD": 694_432_000, "DDS": 1_270_999_000, "PBH": 139_513_087, "DLL": 7_214_124,
    }  # fmt: skip
    assert (found.stated_total, found.stated_cell, found.problems) == (2_112_158_211, "E18", ())
    assert PaguReading.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_ceilings_of_another_year_are_told():
    found = read_pagu(open_workbook(dirty_workbook(), "a.xlsx"), 2027)
    assert [problem.code for problem in found.problems] == ["title_other_year"]
